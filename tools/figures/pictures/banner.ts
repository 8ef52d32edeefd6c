// The banner on the ground: a long cloth between two poles, laid flat and creased. What is painted on it cannot be read.
import type { Chance } from '../chance.ts';
import { clay, night, paper } from '../palette.ts';
import { polygon, shape, short, stroke, within } from '../svg.ts';

/** Places on the cloth: `along` from the left pole (0) to the right one (1), `across` from the far edge (0) to the near one (1). */
function onCloth(along: number, across: number): readonly [number, number] {
	const sag = Math.sin(along * Math.PI * 3) * 7 + Math.sin(along * Math.PI * 7 + 1) * 3;
	const far = { x: 452 + along * 716, y: 800 + sag - along * 8 };
	const near = { x: 396 + along * 830, y: 902 + sag * 1.6 - along * 4 };
	return [far.x + (near.x - far.x) * across, far.y + (near.y - far.y) * across];
}

function edge(across: number, backwards: boolean): readonly (readonly [number, number])[] {
	const places = Array.from({ length: 41 }, (_, step) => onCloth(step / 40, across));
	return backwards ? places.reverse() : places;
}

function strip(from: number, to: number, lean: number, fill: string): string {
	return shape(polygon(onCloth(from, 0), onCloth(to, 0), onCloth(to + lean, 1), onCloth(from + lean, 1)), fill);
}

/** Rows of brush dabs in the rhythm of four words, each dab a few strokes that form no letter. */
function drawPaint(chance: Chance): string {
	let strokes = '';
	let along = 0.06;
	for (const length of [2, 3, 3, 10]) {
		for (let dab = 0; dab < length; dab += 1) {
			const [topX, topY] = onCloth(along, 0.27 + chance.between(-0.03, 0.03));
			const [footX, footY] = onCloth(along + chance.between(-0.006, 0.006), 0.75);
			strokes += `M${short(topX)} ${short(topY)}L${short(footX)} ${short(footY)}`;
			const [sideX, sideY] = onCloth(along + 0.017, chance.between(0.3, 0.72));
			if (chance.happens(0.75))
				strokes += `M${short((topX + footX) / 2)} ${short((topY + footY) / 2)}L${short(sideX)} ${short(sideY)}`;
			along += 0.0405;
		}
		along += 0.045;
	}
	return stroke(strokes, clay.plain, 10, { strokeLinecap: 'butt' });
}

/** Snow and wear across the paint, which is what makes it unreadable. */
function drawWear(chance: Chance): string {
	return Array.from({ length: 46 }, () => {
		const along = chance.between(0.03, 0.95);
		const across = chance.between(0.25, 0.8);
		const [fromX, fromY] = onCloth(along, across);
		const [toX, toY] = onCloth(along + chance.between(0.02, 0.05), across + chance.between(-0.06, 0.06));
		return stroke(`M${short(fromX)} ${short(fromY)}L${short(toX)} ${short(toY)}`, paper.plain, 5);
	}).join('');
}

/** The whole banner with its poles and its shadow. */
export function drawBanner(chance: Chance): string {
	const outline = polygon(...edge(0, false), ...edge(1, true));
	const [leftFar, leftNear, rightFar, rightNear] = [
		onCloth(0, -0.28),
		onCloth(0, 1.22),
		onCloth(1, -0.28),
		onCloth(1, 1.22)
	];
	const pole = (from: readonly [number, number], to: readonly [number, number]): string =>
		stroke(`M${from.join(' ')}L${to.join(' ')}`, '#2c211d', 15) +
		stroke(`M${from.join(' ')}L${to.join(' ')}`, '#7a5a40', 7);
	return [
		shape(outline, night.near, { opacity: 0.5, transform: 'translate(4 14)' }),
		shape(outline, paper.plain),
		within(
			'cloth',
			outline,
			strip(0.12, 0.19, 0.03, paper.worn),
			strip(0.33, 0.37, -0.04, paper.worn),
			strip(0.5, 0.58, 0.02, '#e2d3b5'),
			strip(0.84, 0.89, -0.03, paper.worn),
			drawPaint(chance),
			drawWear(chance)
		),
		stroke(outline, paper.dark, 2.5),
		pole(leftFar, leftNear),
		pole(rightFar, rightNear)
	].join('');
}
