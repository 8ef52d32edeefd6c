// A battery radio on a table, its lit side to the right. Its front is 560 wide and 320 tall.
import { clay, lamp, night, paper, sage } from '../palette.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';

const deepSide = 46;

function drawGrille(): string {
	const middle = { x: 170, y: 170 };
	const reach = 112;
	const slats = Array.from({ length: 9 }, (_, row) => {
		const y = middle.y - 96 + row * 24;
		const half = Math.sqrt(reach * reach - (y - middle.y) ** 2) - 8;
		return `M${middle.x - half} ${y}H${middle.x + half}`;
	});
	return (
		disc(middle.x, middle.y, reach + 10, paper.dark) +
		disc(middle.x, middle.y, reach, '#1c1a1c') +
		stroke(slats.join(''), paper.shade, 11)
	);
}

/** The dial: a lit strip with marks, and the needle where the station is. */
function drawDial(): string {
	const marks = Array.from({ length: 12 }, (_, mark) => `M${332 + mark * 17} ${mark % 3 === 0 ? 88 : 98}V118`).join('');
	return [
		box(312, 60, 220, 76, '#1c1a1c', { rx: 8 }),
		box(320, 68, 204, 60, lamp.amber),
		box(320, 68, 204, 22, lamp.pale),
		stroke(marks, lamp.ember, 4, { strokeLinecap: 'butt' }),
		stroke('M450 64V132', clay.plain, 7, { strokeLinecap: 'butt' })
	].join('');
}

function drawKnob(x: number): string {
	return (
		disc(x, 216, 50, '#1c1a1c') +
		disc(x, 216, 42, paper.shade) +
		disc(x + 4, 212, 30, paper.worn) +
		stroke(`M${x + 4} 212l14 -22`, '#3b3129', 7) +
		stroke(`M${x + 22} 184a40 40 0 0 1 18 22`, lamp.pale, 5)
	);
}

/** The radio with the lower left corner of its front at the given place. */
export function portableRadio(x: number, ground: number, scale: number): string {
	return group(
		{ transform: `translate(${x} ${ground - 320 * scale}) scale(${scale})` },
		// The aerial and the handle stand behind the case.
		stroke('M40 4L-54 -254', '#7c7468', 8),
		stroke('M-20 -162L-54 -254', '#b3a892', 4),
		disc(-54, -256, 9, '#d6c4a2'),
		stroke('M120 6V-46Q120 -62 138 -62H442Q460 -62 460 -46V6', '#2a2523', 24),
		stroke('M138 -70H442Q462 -70 466 -52', lamp.deep, 5),
		// The side towards the candle, then the front.
		shape(`M548 4L${560 + deepSide} -22V300L556 320Z`, lamp.deep),
		shape(`M548 4L${560 + deepSide} -22V0L560 26Z`, lamp.pale),
		shape(`M14 0L60 -22H${560 + deepSide}L552 4Z`, sage.plain),
		box(0, 0, 560, 320, sage.deep, { rx: 20 }),
		shape('M20 0H540C551 0 560 9 560 20V40H0V20C0 9 9 0 20 0Z', sage.plain, { opacity: 0.65 }),
		box(0, 286, 560, 34, sage.dark, { rx: 16 }),
		drawGrille(),
		drawDial(),
		drawKnob(366),
		drawKnob(482),
		stroke('M554 24V300', lamp.pale, 6),
		box(40, 318, 60, 14, night.deep),
		box(450, 318, 60, 14, night.deep)
	);
}
