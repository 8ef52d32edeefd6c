// Mountains behind a city: a broken ridge line, snow on the lit side, shadow on the other, feet in the mist.
import type { Chance } from '../chance.ts';
import { polygon, shape } from '../svg.ts';

type Point = readonly [number, number];

/** The line through the given points broken up `times` over; each break is moved up or down by up to `roughness` of its length. */
export function breakLine(chance: Chance, line: readonly Point[], roughness: number, times: number): readonly Point[] {
	if (times === 0) return line;
	const broken = line.flatMap(([x, y], index): Point[] => {
		const next = line[index + 1];
		if (next === undefined) return [[x, y]];
		const long = next[0] - x;
		const share = chance.between(0.36, 0.64);
		return [
			[x, y],
			[x + long * share, y + (next[1] - y) * share + chance.between(-long, long) * roughness]
		];
	});
	return breakLine(chance, broken, roughness, times - 1);
}

export type MountainTones = { readonly lit: string; readonly shade: string; readonly rock: string };

/** A mountain chain along the ridge line down to `floor`, lit from the left. */
export function mountains(chance: Chance, ridgeLine: readonly Point[], floor: number, tones: MountainTones): string {
	const first = ridgeLine[0];
	const last = ridgeLine[ridgeLine.length - 1];
	if (first === undefined || last === undefined) return '';
	const pieces = [shape(polygon([first[0], floor], ...ridgeLine, [last[0], floor]), tones.shade)];
	ridgeLine.forEach(([x, y], index) => {
		const before = ridgeLine[index - 1];
		const after = ridgeLine[index + 1];
		if (before === undefined || after === undefined || before[1] <= y || after[1] < y) return;
		const deep = Math.min((floor - y) * chance.between(0.4, 0.75), 190);
		const left = x - deep * chance.between(0.55, 0.85);
		// The lit face: down the left of the peak, then back up to it in a zigzag of snow and rock.
		const zigzag: Point[] = [
			[left, y + deep * 0.8],
			[left + deep * 0.2, y + deep * 0.66],
			[x - deep * 0.3, y + deep],
			[x - deep * 0.14, y + deep * 0.58],
			[x + deep * 0.1, y + deep * 0.82],
			[x + deep * 0.02, y + deep * 0.36]
		];
		pieces.push(shape(polygon([x, y], ...zigzag), tones.lit));
		pieces.push(
			shape(
				polygon(
					[x, y + deep * 0.1],
					[x - deep * 0.2, y + deep * 0.5],
					[x - deep * 0.12, y + deep * 0.34],
					[x - deep * 0.02, y + deep * 0.5]
				),
				tones.rock
			)
		);
	});
	return pieces.join('');
}
