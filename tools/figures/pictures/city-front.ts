// House fronts of a city in winter: grids of dark windows, soot above the burnt ones, street lamps that are out.
import type { Chance } from '../chance.ts';
import { box, polygon, shape, stroke } from '../svg.ts';

/** A house front: where it stands, its colours, its grid of windows; `burnt` names windows as row/column, from 0. */
export type Block = {
	readonly x: number;
	readonly top: number;
	readonly wide: number;
	readonly face: string;
	readonly holes: string;
	readonly columns: number;
	readonly rows: number;
	readonly burnt?: readonly string[];
};

/** The house front down to `floor`, with its grid of dark windows; nobody is at home in any of them. */
export function drawBlock(chance: Chance, floor: number, block: Block): string {
	const { x, top, wide, face, holes, columns, rows, burnt = [] } = block;
	const stepX = wide / (columns + 0.5);
	const stepY = (floor - 10 - top) / (rows + 1);
	const pieces = [box(x, top, wide, floor - top, face), box(x - 6, top - 8, wide + 12, 12, holes)];
	for (let row = 0; row < rows; row += 1)
		for (let column = 0; column < columns; column += 1) {
			const left = x + stepX * (column + 0.42);
			const upper = top + stepY * (row + 0.5);
			const isBurnt = burnt.includes(`${row}/${column}`);
			if (isBurnt) pieces.push(drawSoot(chance, left, upper, stepX * 0.62));
			pieces.push(box(left, upper, stepX * 0.62, stepY * 0.56, isBurnt ? '#191c24' : holes));
		}
	return pieces.join('');
}

/** A stain of smoke on the wall above one burnt window, torn at its upper edge. */
function drawSoot(chance: Chance, x: number, y: number, wide: number): string {
	const tall = chance.between(44, 74);
	const tips = [
		[-0.12, 0.4],
		[0.06, 0.86],
		[0.3, 0.62],
		[0.52, 1],
		[0.78, 0.66],
		[1.06, 0.84],
		[1.16, 0.3]
	] as const;
	return shape(
		polygon([x, y], ...tips.map(([across, up]) => [x + wide * across, y - tall * up] as const), [x + wide, y]),
		'#252a34',
		{ opacity: 0.6 }
	);
}

/** A street lamp with two arms, out. */
export function drawStreetLamp(x: number): string {
	return (
		stroke(`M${x} 610V380M${x - 34} 372Q${x} 352 ${x + 34} 372`, '#3c4454', 5) +
		box(x - 46, 370, 24, 6, '#3c4454') +
		box(x + 22, 370, 24, 6, '#3c4454')
	);
}
