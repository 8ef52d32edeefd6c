// A town at night without a light: blocks, roofs and chimneys against a sky a little paler than they are.
import type { Chance } from '../chance.ts';
import { box, polygon, shape, stroke } from '../svg.ts';

type Tones = { readonly wall: string; readonly hole: string; readonly snow: string };

/** A block of flats with a flat roof, snow along its edge and its windows dark. */
export function darkBlock(
	chance: Chance,
	x: number,
	top: number,
	wide: number,
	foot: number,
	{ wall, hole, snow }: Tones
): string {
	const pieces = [box(x, top, wide, foot - top, wall), box(x - 4, top - 7, wide + 8, 9, snow)];
	const step = 34;
	for (let y = top + 24; y < foot - 20; y += 42)
		for (let left = x + 14; left + 20 < x + wide - 6; left += step) pieces.push(box(left, y, 18, 22, hole));
	if (chance.happens(0.7)) pieces.push(box(x + wide * chance.between(0.2, 0.7), top - 30, 20, 26, wall));
	return pieces.join('');
}

/** A house with a snow-laden gable roof and one dark window. */
export function darkHouse(x: number, foot: number, wide: number, { wall, hole, snow }: Tones): string {
	const eaves = foot - wide * 0.42;
	const top = eaves - wide * 0.36;
	const middle = x + wide / 2;
	return [
		box(middle + wide * 0.16, top + 4, wide * 0.11, wide * 0.3, wall),
		box(x + wide * 0.06, eaves, wide * 0.88, foot - eaves, wall),
		shape(polygon([x - wide * 0.06, eaves + 6], [middle, top], [x + wide * 1.06, eaves + 6]), wall),
		stroke(`M${x - wide * 0.06} ${eaves + 3}L${middle} ${top}L${x + wide * 1.06} ${eaves + 3}`, snow, 9),
		box(middle - wide * 0.12, eaves + wide * 0.1, wide * 0.24, wide * 0.2, hole)
	].join('');
}
