// Trees of the city: spruces under snow and bare winter trees.
import type { Chance } from '../chance.ts';
import { group, polygon, shape, short, stroke } from '../svg.ts';

/** A spruce with snow on its boughs, its foot at the given place. */
export function spruce(chance: Chance, x: number, foot: number, tall: number): string {
	const tiers = 5;
	const pieces: string[] = [];
	for (let tier = 0; tier < tiers; tier += 1) {
		const top = foot - tall + (tall / tiers) * tier * 0.92;
		const bottom = top + tall * 0.34;
		const half = tall * (0.09 + tier * 0.055);
		const lean = chance.between(-3, 3);
		pieces.push(
			shape(
				polygon(
					[x + lean, top],
					[x + half, bottom],
					[x + half * 0.4, bottom - 5],
					[x, bottom + 4],
					[x - half * 0.5, bottom - 4],
					[x - half, bottom]
				),
				'#36443f'
			)
		);
		pieces.push(
			stroke(
				`M${short(x - half * 0.9)} ${short(bottom - 3)}L${short(x - half * 0.3)} ${short(top + tall * 0.14)}`,
				'#a9b0b3',
				4,
				{ opacity: 0.8 }
			)
		);
	}
	return group({}, ...pieces);
}

/** A bare tree: a trunk that parts and parts again. `depth` is the number of partings. */
export function bareTree(chance: Chance, x: number, foot: number, tall: number, colour: string, depth = 5): string {
	const pieces: string[] = [];
	const grow = (fromX: number, fromY: number, long: number, degrees: number, thick: number, left: number): void => {
		const turn = (degrees * Math.PI) / 180;
		const toX = fromX + Math.cos(turn) * long;
		const toY = fromY + Math.sin(turn) * long;
		pieces.push(stroke(`M${short(fromX)} ${short(fromY)}L${short(toX)} ${short(toY)}`, colour, thick));
		if (left === 0) return;
		for (const side of [-1, 1])
			grow(toX, toY, long * chance.between(0.62, 0.8), degrees + side * chance.between(14, 34), thick * 0.66, left - 1);
	};
	grow(x, foot, tall * 0.3, -90 + chance.between(-5, 5), tall * 0.05, depth);
	return group({}, ...pieces);
}
