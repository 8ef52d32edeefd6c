// The scene of the lamp: one flame on a window-sill at night, and behind the glass a town with no light at all.
import { chanceFrom } from '../chance.ts';
import { lamp as light, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, polygon, shape, stroke, within } from '../svg.ts';
import { bands, carve, steppedGlow, strew } from '../texture.ts';
import { darkBlock, darkHouse } from './dark-town.ts';
import { breakLine, mountains } from './mountains.ts';
import { oilLamp } from './oil-lamp.ts';
import { drawCurtain, drawThings } from './sill-things.ts';

const width = 1200;
const height = 1660;
const chance = chanceFrom(7);

/** The opening of the window and the places of its bars. */
const opening = { left: 130, top: 120, right: 1070, bottom: 1400, middle: 610, bar: 560 } as const;
const flame = { x: 420, y: 1040 } as const;

function drawNight(): string {
	const area = { x: opening.left, y: opening.top, width: opening.right - opening.left, height: 880 };
	const line = breakLine(
		chance,
		[
			[100, 850],
			[230, 740],
			[350, 820],
			[540, 690],
			[690, 800],
			[800, 716],
			[930, 810],
			[1100, 740]
		],
		0.13,
		3
	);
	const far = { wall: '#1a2134', hole: '#131929', snow: '#46516b' };
	const near = { wall: '#121725', hole: '#0c101b', snow: '#5a6580' };
	return [
		bands(chance, area, ['#0d1220', '#10172a', '#141d33', '#19243e', '#22304f', '#2f3e5e', '#43506b'], 22),
		carve(
			chance,
			{ ...area, height: 500 },
			{ count: 60, colour: '#1f2b47', length: [40, 150], width: 3, angle: -4, stray: 4, opacity: 0.8 }
		),
		strew(chance, { ...area, height: 600 }, 110, [1.2, 3], paper.white, 0.85),
		strew(chance, { ...area, height: 520 }, 12, [3.2, 4.6], light.core, 0.9),
		mountains(chance, line, 1000, { lit: '#4e5b78', shade: '#182138', rock: '#182138' }),
		bands(chance, { x: 100, y: 900, width: 1000, height: 500 }, ['#1d2740', '#1a2238', '#151b2c'], 10),
		darkBlock(chance, 150, 960, 170, 1400, far),
		darkBlock(chance, 350, 1000, 210, 1400, far),
		darkBlock(chance, 640, 930, 150, 1400, far),
		darkBlock(chance, 820, 990, 230, 1400, far),
		darkHouse(130, 1400, 250, near),
		darkHouse(430, 1400, 220, near),
		darkBlock(chance, 690, 1130, 170, 1400, near),
		darkHouse(850, 1400, 260, near)
	].join('');
}

/** Ferns of frost that grow inward from the corners of a pane. */
function drawFrost(x: number, y: number, across: number, up: number): string {
	const ferns = Array.from({ length: 9 }, (_, index) => {
		const turn = (index / 8) * (Math.PI / 2);
		const long = chance.between(60, 150);
		const endX = x + Math.cos(turn) * long * across;
		const endY = y - Math.sin(turn) * long * up;
		const ribs = [0.35, 0.55, 0.75].map((share) => {
			const ribX = x + (endX - x) * share;
			const ribY = y + (endY - y) * share;
			return `M${Math.round(ribX)} ${Math.round(ribY)}l${Math.round(14 * across)} -4M${Math.round(ribX)} ${Math.round(ribY)}l-2 ${Math.round(-14 * up)}`;
		});
		return `M${x} ${y}L${Math.round(endX)} ${Math.round(endY)}${ribs.join('')}`;
	});
	return stroke(ferns.join(''), '#aebbd2', 3, { opacity: 0.34 });
}

function drawFrame(): string {
	const { left, top, right, bottom, middle, bar } = opening;
	const wood = '#4a3225';
	const dark = '#2c1e19';
	const lit = '#8a5a30';
	const beam = (x: number, y: number, wide: number, tall: number): string => box(x, y, wide, tall, wood);
	return [
		beam(left - 46, top - 46, right - left + 92, 50),
		beam(left - 46, top - 46, 50, bottom - top + 60),
		beam(right - 4, top - 46, 50, bottom - top + 60),
		beam(middle - 20, top, 40, bottom - top),
		beam(left, bar - 18, right - left, 36),
		beam(left, bottom - 26, right - left, 40),
		stroke(
			`M${left + 4} ${top + 4}V${bar - 18}M${left + 4} ${bar + 18}V${bottom - 26}M${middle + 20} ${top}V${bar - 18}M${middle + 20} ${bar + 18}V${bottom - 26}`,
			dark,
			7,
			{ strokeLinecap: 'butt' }
		),
		stroke(
			`M${left} ${bar + 18}H${middle - 20}M${middle + 20} ${bar + 18}H${right}M${left} ${bottom - 26}H${right}`,
			lit,
			6,
			{ strokeLinecap: 'butt' }
		),
		stroke(`M${middle - 20} ${bar + 18}V${bottom - 26}M${left - 2} ${bar + 60}V${bottom - 60}`, light.deep, 6, {
			strokeLinecap: 'butt'
		}),
		carve(
			chance,
			{ x: left - 44, y: top - 40, width: 34, height: bottom - top },
			{ count: 36, colour: dark, length: [20, 90], width: 3, angle: 90, stray: 1, opacity: 0.8 }
		),
		carve(
			chance,
			{ x: right + 6, y: top - 40, width: 30, height: bottom - top },
			{ count: 30, colour: dark, length: [20, 90], width: 3, angle: 90, stray: 1, opacity: 0.8 }
		)
	].join('');
}

function drawSill(): string {
	return [
		box(40, 1400, 1120, 70, '#6f4a2d'),
		box(40, 1400, 1120, 16, '#a87238'),
		box(40, 1470, 1120, 34, '#2f201a'),
		shape(polygon([180, 1400], [660, 1400], [720, 1470], [120, 1470]), light.amber, { opacity: 0.28 }),
		shape(polygon([270, 1400], [570, 1400], [610, 1470], [230, 1470]), light.pale, { opacity: 0.26 }),
		carve(
			chance,
			{ x: 50, y: 1424, width: 1080, height: 40 },
			{ count: 34, colour: '#4a3020', length: [30, 140], width: 3, angle: 0, stray: 1, opacity: 0.8 }
		)
	].join('');
}

function draw(): string {
	chance.restart();
	const { left, top, right, bottom } = opening;
	return [
		bands(chance, { x: 0, y: 0, width, height }, ['#1a1519', '#1d171a', '#211a1b'], 0),
		carve(
			chance,
			{ x: 0, y: 0, width, height },
			{ count: 120, colour: '#2b2120', length: [20, 90], width: 3, angle: 90, stray: 2 }
		),
		within(
			'glass',
			polygon([left, top], [right, top], [right, bottom], [left, bottom]),
			drawNight(),
			drawFrost(left, bottom - 26, 1, 1),
			drawFrost(right, bottom - 26, -1, 1),
			drawFrost(right, 542, -1, 1),
			drawFrost(left, 542, 1, 1),
			drawFrost(right, top, -1, -1)
		),
		drawFrame(),
		steppedGlow(flame.x, flame.y, 640, 9, light.amber, 0.035),
		drawSill(),
		drawCurtain(),
		box(0, 1504, width, 200, night.deep, { opacity: 0.35 }),
		steppedGlow(flame.x, flame.y, 250, 5, light.amber, 0.07),
		drawThings(),
		oilLamp(flame.x, 1436, 1.12)
	].join('');
}

export const lamp: Picture = { kind: 'wordless', name: 'lamp', width, height, draw };
