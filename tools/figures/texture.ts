// The hand in the drawings: glows in steps, carved strokes, stars, snow and skies in uneven bands.
import type { Chance } from './chance.ts';
import { box, disc, group, polygon, shape, short, stroke } from './svg.ts';

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Light around a flame in flat steps, as a print would have it; `strength` is the opacity of one step. */
export function steppedGlow(
	x: number,
	y: number,
	radius: number,
	steps: number,
	colour: string,
	strength: number
): string {
	const discs = Array.from({ length: steps }, (_, step) =>
		disc(x, y, radius * Math.pow((steps - step) / steps, 1.35), colour, { opacity: strength })
	);
	return group({}, ...discs);
}

type Strokes = {
	readonly count: number;
	readonly colour: string;
	/** Length of the shortest and the longest stroke, in pixels. */
	readonly length: readonly [number, number];
	readonly width: number;
	/** Direction in degrees, clockwise from level, and how far single strokes stray from it. */
	readonly angle: number;
	readonly stray?: number;
	readonly opacity?: number;
};

/** Short carved strokes strewn over the area, as one path. */
export function carve(chance: Chance, area: Area, strokes: Strokes): string {
	const { count, colour, length, width, angle, stray = 6, opacity } = strokes;
	const parts = Array.from({ length: count }, () => {
		const turn = ((angle + chance.between(-stray, stray)) * Math.PI) / 180;
		const long = chance.between(length[0], length[1]);
		const x = area.x + chance.between(0, area.width);
		const y = area.y + chance.between(0, area.height);
		return `M${short(x)} ${short(y)}l${short(Math.cos(turn) * long)} ${short(Math.sin(turn) * long)}`;
	});
	return stroke(parts.join(''), colour, width, { opacity });
}

/** Round specks over the area: stars, snow, grit. */
export function strew(
	chance: Chance,
	area: Area,
	count: number,
	radii: readonly [number, number],
	colour: string,
	opacity = 1
): string {
	const specks = Array.from({ length: count }, () =>
		disc(
			Math.round(area.x + chance.between(0, area.width)),
			Math.round(area.y + chance.between(0, area.height)),
			Math.round(chance.between(radii[0], radii[1]) * 10) / 10,
			colour
		)
	);
	return group({ opacity }, ...specks);
}

/** A sky (or a wall, or a ground) in flat bands with uneven lower edges, first colour on top. */
export function bands(chance: Chance, area: Area, colours: readonly string[], unevenness: number): string {
	const step = area.height / colours.length;
	return colours
		.map((colour, row) => {
			const top = area.y + row * step;
			if (row === 0) return box(area.x, area.y, area.width, area.height, colour);
			return shape(`${waveFrom(chance, area, top, unevenness)}V${area.y + area.height}H${area.x}Z`, colour);
		})
		.join('');
}

/** Path commands along an uneven level line from the left edge of the area to its right one. */
function waveFrom(chance: Chance, area: Area, level: number, unevenness: number): string {
	const swing = area.width / 4;
	let path = `M${area.x} ${short(level + chance.between(-unevenness, unevenness))}`;
	for (let part = 1; part <= 4; part += 1) {
		const x = area.x + swing * part;
		const bend = short(level + chance.between(-unevenness, unevenness));
		path += `S${short(x - swing / 2)} ${bend} ${short(x)} ${short(level + chance.between(-unevenness, unevenness))}`;
	}
	return path;
}

/** A ridge of hills or mountains as a closed shape: peaks given as places, the foot level with `floor`. */
export function ridge(peaks: readonly (readonly [number, number])[], floor: number, fill: string): string {
	const first = peaks[0];
	const last = peaks[peaks.length - 1];
	if (first === undefined || last === undefined) return '';
	return shape(polygon([first[0], floor], ...peaks, [last[0], floor]), fill);
}
