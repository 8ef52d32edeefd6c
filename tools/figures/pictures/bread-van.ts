// A small bread van seen from the side, its side door open on lit racks of loaves. It stands 560 wide and 300 tall.
import { lamp, night, paper, sage } from '../palette.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';

const body = 'M20 250V60C20 34 36 18 62 16H430C462 16 486 30 500 58L536 132C548 140 556 152 556 172V250Z';

/** One loaf with three cuts, its middle at the given place. */
export function loaf(x: number, y: number, wide: number): string {
	const tall = wide * 0.46;
	return (
		shape(
			`M${x - wide / 2} ${y + tall / 2}c-4 ${-tall * 0.9} ${wide * 0.2} ${-tall} ${wide / 2} ${-tall}s${wide / 2 + 4} ${tall * 0.1} ${wide / 2} ${tall}Z`,
			lamp.deep
		) +
		stroke(
			`M${x - wide * 0.24} ${y - tall * 0.22}l${wide * 0.08} ${tall * 0.3}M${x} ${y - tall * 0.3}l${wide * 0.08} ${tall * 0.3}M${x + wide * 0.22} ${y - tall * 0.22}l${wide * 0.08} ${tall * 0.3}`,
			lamp.pale,
			Math.max(2, wide * 0.06)
		)
	);
}

function drawRacks(): string {
	const shelves = [98, 146, 194, 242].map((y) => {
		const loaves = [188, 232, 276].map((x) => loaf(x, y - 12, 38));
		return `${loaves.join('')}${stroke(`M164 ${y}H300`, lamp.ember, 5)}`;
	});
	return box(162, 54, 140, 192, lamp.amber) + box(162, 54, 140, 34, lamp.pale) + shelves.join('');
}

function drawWheel(x: number): string {
	return disc(x, 254, 46, '#11141c') + disc(x, 254, 22, paper.shade) + disc(x, 254, 9, '#11141c');
}

/** An ear of wheat, painted on the side in place of a name. */
function drawEar(x: number, y: number): string {
	const grains = [0, 1, 2, 3].map((row) =>
		shape(`M${x} ${y + row * 22}q22 -4 26 -26q-24 2 -26 26q-22 -4 -26 -26q24 2 26 26Z`, lamp.deep)
	);
	return grains.join('') + stroke(`M${x} ${y - 10}V${y + 104}`, lamp.deep, 5);
}

/** The van with its nose to the right and its wheels on `ground`. */
export function breadVan(x: number, ground: number, scale: number): string {
	return group(
		{ transform: `translate(${x} ${ground - 300 * scale}) scale(${scale})` },
		shape('M-10 296C120 280 460 280 590 298C500 316 100 318 -10 296Z', night.deep, { opacity: 0.55 }),
		shape(body, paper.plain),
		shape('M20 176H556V250H20Z', sage.deep),
		shape('M20 60C20 34 36 18 62 16H430C450 16 468 22 480 32H40C26 40 20 50 20 60Z', paper.white),
		box(20, 168, 536, 8, sage.dark),
		drawRacks(),
		box(300, 46, 14, 208, sage.dark),
		box(312, 52, 84, 196, paper.worn),
		box(312, 176, 84, 72, sage.dark),
		stroke('M408 44V240', paper.shade, 4),
		shape('M424 56H462C474 58 482 66 488 78L512 130H424Z', night.mid),
		shape('M424 56H448L436 130H424Z', night.far),
		stroke('M424 150H442', paper.dark, 7),
		drawEar(92, 86),
		stroke('M20 250H556', '#11141c', 10),
		drawWheel(116),
		drawWheel(452),
		disc(544, 186, 13, lamp.pale),
		box(538, 216, 22, 16, paper.shade)
	);
}
