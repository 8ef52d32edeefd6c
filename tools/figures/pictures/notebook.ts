// An open notebook lying on a table, seen in perspective, with a pencil across its empty lines.
import type { Chance } from '../chance.ts';
import { clay, paper } from '../palette.ts';
import { polygon, shape, short, stroke } from '../svg.ts';

type Point = readonly [number, number];

/** A page lying in perspective, given by its corners from the far left one clockwise, with rows of writing that form no words. */
function drawPage(
	chance: Chance,
	[a, b, c, d]: readonly [Point, Point, Point, Point],
	fill: string,
	rows: number,
	filled: number
): string {
	const between = (from: Point, to: Point, share: number): Point => [
		from[0] + (to[0] - from[0]) * share,
		from[1] + (to[1] - from[1]) * share
	];
	let ruled = '';
	let written = '';
	for (let row = 0; row < rows; row += 1) {
		const down = 0.14 + (row / rows) * 0.8;
		const left = between(a, d, down);
		const right = between(b, c, down);
		const from = between(left, right, 0.09);
		const to = between(left, right, 0.92);
		ruled += `M${from.map(short).join(' ')}L${to.map(short).join(' ')}`;
		if (row >= filled) continue;
		const end = row === filled - 1 ? 0.45 : chance.between(0.8, 1);
		for (let at = 0.02; at < end;) {
			const long = Math.min(chance.between(0.06, 0.2), 1 - at);
			const [x, y] = between(from, to, at);
			const step = ((to[0] - from[0]) * long) / 4;
			written +=
				`M${short(x)} ${short(y - 4)}` +
				[0, 1, 2, 3]
					.map(() => `q${short(step / 4)} ${short(-chance.between(3, 17))} ${short(step / 2)} 0t${short(step / 2)} 0`)
					.join('');
			at += long + 0.045;
		}
	}
	return (
		shape(polygon(a, b, c, d), fill) + stroke(ruled, paper.shade, 2, { opacity: 0.6 }) + stroke(written, '#4a4450', 3)
	);
}

/** The open notebook with its cover, its shadow and the pencil across it. */
export function drawNotebook(chance: Chance): string {
	return [
		shape(polygon([716, 800], [1010, 778], [1318, 792], [1402, 974], [1020, 964], [650, 990]), '#140f10', {
			opacity: 0.5,
			transform: 'translate(-14 10)'
		}),
		shape(polygon([716, 796], [1010, 776], [1318, 788], [1404, 974], [1020, 962], [650, 988]), clay.deep),
		drawPage(
			chance,
			[
				[726, 786],
				[1008, 768],
				[1018, 944],
				[664, 970]
			],
			paper.worn,
			7,
			7
		),
		drawPage(
			chance,
			[
				[1008, 768],
				[1308, 778],
				[1388, 956],
				[1018, 944]
			],
			paper.plain,
			7,
			4
		),
		shape(polygon([1008, 768], [1040, 769], [1058, 946], [1018, 944]), paper.shade, { opacity: 0.7 }),
		stroke('M1008 768L1018 944', paper.dark, 4),
		// The pencil, laid across the empty lines.
		stroke('M1146 926L1338 846', '#140f10', 18, {
			opacity: 0.35,
			strokeLinecap: 'butt',
			transform: 'translate(-4 10)'
		}),
		stroke('M1150 922L1340 842', clay.plain, 18, { strokeLinecap: 'butt' }),
		stroke('M1148 916L1336 837', clay.pale, 5, { strokeLinecap: 'butt' }),
		shape(polygon([1154, 931], [1146, 913], [1112, 938]), paper.worn),
		shape(polygon([1127, 934], [1124, 928], [1110, 939]), '#2a2523'),
		stroke('M1328 847L1342 841', paper.shade, 18, { strokeLinecap: 'butt' })
	].join('');
}
