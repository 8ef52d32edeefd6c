// What lies beside the phone: charger, power bank, torch, a card with numbers, a memory card. Each is drawn about its own middle, within 300 by 200.
import { clay, ink, lamp, night, paper, sage } from '../palette.ts';
import { box, disc, group, polygon, shape, stroke } from '../svg.ts';

function at(x: number, y: number, ...pieces: readonly string[]): string {
	return group({ transform: `translate(${x} ${y})` }, ...pieces);
}

const shadow = (wide: number, y: number): string =>
	`<ellipse cx="0" cy="${y}" rx="${wide}" ry="14" fill="${night.deep}" opacity="0.6"/>`;

/** A plug with its pins upward and the cable running off. */
export function charger(x: number, y: number): string {
	return at(
		x,
		y,
		shadow(120, 92),
		stroke('M0 72C0 110 120 108 124 60S150 10 150 -30', paper.shade, 12),
		stroke('M-34 -64V-96M34 -64V-96', paper.shade, 16, { strokeLinecap: 'butt' }),
		box(-70, -66, 140, 118, paper.plain, { rx: 18 }),
		shape('M20 -66H52A18 18 0 0 1 70 -48V34A18 18 0 0 1 52 52H20Z', paper.worn),
		box(-26, 50, 52, 30, paper.shade),
		shape('M6 -40L-22 4H-2L-8 36L22 -8H2Z', lamp.deep)
	);
}

/** A power bank with four lights lit. */
export function powerBank(x: number, y: number): string {
	return at(
		x,
		y,
		shadow(150, 86),
		box(-140, -62, 280, 140, sage.deep, { rx: 20 }),
		shape('M-120 -62H120A20 20 0 0 1 140 -42V-22H-140V-42A20 20 0 0 1 -120 -62Z', sage.plain),
		...[-90, -46, -2, 42].map((light) => disc(light, 34, 13, lamp.pale)),
		box(92, 20, 30, 28, ink),
		box(96, 28, 22, 12, paper.shade)
	);
}

/** A torch lying level, shining away to the left. */
export function torch(x: number, y: number): string {
	return at(
		x,
		y,
		shape(polygon([-58, -40], [-176, -84], [-176, 112], [-58, 62]), lamp.amber, { opacity: 0.3 }),
		shape(polygon([-58, -22], [-176, -40], [-176, 64], [-58, 44]), lamp.pale, { opacity: 0.35 }),
		shadow(120, 84),
		shape(polygon([-62, -46], [6, -22], [6, 44], [-62, 68]), clay.deep),
		box(-72, -50, 18, 122, lamp.pale, { rx: 6 }),
		box(4, -22, 136, 66, clay.plain, { rx: 10 }),
		box(4, -22, 136, 20, clay.pale, { rx: 8 }),
		box(44, -32, 36, 16, ink, { rx: 6 }),
		stroke('M104 -18V40M120 -18V40', clay.deep, 6, { strokeLinecap: 'butt' })
	);
}

/** A card with rows of numbers in handwriting: strokes that are no real number. */
export function numbersCard(x: number, y: number): string {
	const row = (top: number): string =>
		`M-96 ${top}h34M-40 ${top - 10}v20M-22 ${top + 8}q8 -24 16 -4M10 ${top - 10}v20M28 ${top}h22M66 ${top - 10}q-14 12 4 20M92 ${top - 8}v18`;
	return at(
		x,
		y,
		shadow(140, 96),
		group(
			{ transform: 'rotate(-4)' },
			box(-132, -92, 264, 176, paper.worn, { transform: 'translate(8 8)' }),
			box(-132, -92, 264, 176, paper.white),
			box(-132, -92, 264, 26, clay.plain),
			stroke(`${row(-36)}${row(6)}${row(48)}`, night.far, 8),
			stroke('M-112 -14H112M-112 28H112M-112 70H112', paper.worn, 3)
		)
	);
}

/** A memory card with its cut corner and contacts. */
export function memoryCard(x: number, y: number): string {
	return at(
		x,
		y,
		shadow(100, 104),
		shape('M-84 -96H50L84 -62V88A12 12 0 0 1 72 100H-72A12 12 0 0 1 -84 88Z', night.haze),
		shape('M-84 -96H50L84 -62V-40H-84Z', night.mist),
		...[-60, -28, 4, 36].map((left) => box(left, -82, 20, 44, lamp.amber)),
		box(-60, -12, 120, 84, paper.plain),
		stroke('M-40 16H40M-40 44H14', paper.dark, 9)
	);
}
