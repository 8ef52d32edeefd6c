// The scene of the square: wide, empty, grey; armoured vehicles across it, a cloth banner left on the snow before them.
import { chanceFrom } from '../chance.ts';
import { paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { group, polygon, shape, short, stroke, within } from '../svg.ts';
import { bands, carve, strew } from '../texture.ts';
import { armouredVehicle } from './armoured-vehicle.ts';
import { drawBanner } from './banner.ts';
import { drawBlock, drawStreetLamp, type Block } from './city-front.ts';
import { breakLine, mountains } from './mountains.ts';
import { spruce } from './trees.ts';

const width = 1600;
const height = 1000;
const horizon = 560;
const chance = chanceFrom(20220108);

function drawSky(): string {
	const colours = ['#39445c', '#445069', '#525d76', '#636d83', '#777f90', '#8d929c', '#a3a3a5', '#b8b0a6'];
	return [
		bands(chance, { x: 0, y: 0, width, height: horizon }, colours, 16),
		carve(
			chance,
			{ x: -60, y: 0, width: 1700, height: 330 },
			{ count: 80, colour: '#2f3950', length: [40, 190], width: 3, angle: 2, stray: 3, opacity: 0.4 }
		),
		carve(
			chance,
			{ x: -60, y: 120, width: 1700, height: 330 },
			{ count: 60, colour: '#c2bdb4', length: [30, 150], width: 2.5, angle: 2, stray: 3, opacity: 0.22 }
		)
	].join('');
}

/** Mountains south of the city, lit from the left, their feet lost in mist. */
function drawMountains(): string {
	const far = breakLine(
		chance,
		[
			[-20, 360],
			[150, 300],
			[330, 330],
			[520, 262],
			[760, 300],
			[980, 250],
			[1200, 306],
			[1400, 268],
			[1640, 330]
		],
		0.16,
		3
	);
	const near = breakLine(
		chance,
		[
			[-20, 300],
			[130, 380],
			[300, 250],
			[460, 340],
			[640, 190],
			[820, 310],
			[1010, 226],
			[1190, 350],
			[1330, 286],
			[1500, 360],
			[1640, 300]
		],
		0.15,
		3
	);
	return [
		mountains(chance, far, horizon, { lit: '#9fa4ae', shade: '#7d8595', rock: '#7d8595' }),
		mountains(chance, near, horizon, { lit: '#c9c8c5', shade: '#737c8e', rock: '#737c8e' }),
		bands(chance, { x: 0, y: 400, width, height: 190 }, ['#8b919d', '#a09f9f', '#b9ab98'], 14)
	].join('');
}

function drawTown(): string {
	const far: readonly Block[] = [
		{ x: 260, top: 412, wide: 190, face: '#7e8593', holes: '#666d7c', columns: 7, rows: 4 },
		{ x: 1120, top: 398, wide: 210, face: '#7e8593', holes: '#666d7c', columns: 8, rows: 4 }
	];
	const near: readonly Block[] = [
		{ x: -40, top: 318, wide: 300, face: '#616a7b', holes: '#474f60', columns: 8, rows: 6 },
		{ x: 1330, top: 296, wide: 320, face: '#616a7b', holes: '#474f60', columns: 9, rows: 6 },
		{
			x: 520,
			top: 330,
			wide: 540,
			face: '#6c7484',
			holes: '#454d5d',
			columns: 17,
			rows: 6,
			burnt: ['2/3', '2/4', '3/4', '3/5', '3/6', '2/12', '2/13', '4/13', '1/9']
		}
	];
	const sides = [
		polygon([260, 318], [300, 350], [300, 590], [260, 590]),
		polygon([1330, 296], [1288, 332], [1288, 590], [1330, 590]),
		polygon([1060, 330], [1092, 352], [1092, 590], [1060, 590])
	];
	const stele = shape(polygon([470, 590], [478, 226], [484, 208], [490, 226], [498, 590]), '#4e5768');
	return [
		...far.map((block) => drawBlock(chance, horizon + 30, block)),
		...near.map((block) => drawBlock(chance, horizon + 30, block)),
		...sides.map((side) => shape(side, '#4d5566')),
		stele,
		...[330, 1268].map(drawStreetLamp)
	].join('');
}

/** Paving seen in perspective, lightest in the middle distance, with joints running to the vanishing point. */
function drawGround(): string {
	const joints = Array.from({ length: 25 }, (_, index) => `M800 ${horizon - 70}L${-1600 + index * 200} 1010`).join('');
	const courses = [600, 622, 650, 686, 732, 792, 868, 964].map((y) => `M0 ${y}H${width}`).join('');
	const floor = `M0 ${horizon + 14}H${width}V${height}H0Z`;
	return within(
		'floor',
		floor,
		bands(
			chance,
			{ x: 0, y: horizon + 14, width, height: height - horizon },
			['#a9a8a6', '#b7b3ad', '#bdb8b0', '#aeabaa', '#9a9aa0', '#838694', '#6b7184'],
			12
		),
		stroke(joints, '#8b8d95', 2.5, { opacity: 0.55 }),
		stroke(courses, '#8b8d95', 2.5, { opacity: 0.5 }),
		carve(
			chance,
			{ x: 0, y: 640, width, height: 340 },
			{ count: 170, colour: paper.plain, length: [14, 90], width: 3.5, angle: 0, stray: 3, opacity: 0.5 }
		),
		carve(
			chance,
			{ x: 0, y: 780, width, height: 230 },
			{ count: 110, colour: '#555c72', length: [20, 120], width: 4, angle: 0, stray: 3, opacity: 0.5 }
		)
	);
}

/** Where wheels have turned on the snow: pairs of dark curves from the front edge to the row. */
function drawTracks(): string {
	const pairs = [
		'M1500 1010C1430 860 1370 740 1300 640',
		'M1590 1010C1500 850 1420 735 1340 640',
		'M120 1010C190 860 230 760 270 640',
		'M40 1010C120 850 180 750 236 640'
	];
	return pairs
		.map(
			(path) =>
				stroke(path, '#6e7280', 20, { opacity: 0.5, strokeLinecap: 'butt' }) +
				stroke(path, '#565c6d', 16, { strokeDasharray: '5 11', opacity: 0.6, strokeLinecap: 'butt' })
		)
		.join('');
}

function drawRow(): string {
	const places: readonly (readonly [number, boolean])[] = [
		[-90, false],
		[166, true],
		[430, false],
		[690, true],
		[952, false],
		[1214, true],
		[1462, false]
	];
	return places.map(([x, mirrored], index) => armouredVehicle(x, 640 + (index % 2) * 8, 0.76, mirrored)).join('');
}

function draw(): string {
	chance.restart();
	const trees = [70, 150, 232, 560, 640, 940, 1020, 1380, 1462, 1548].map((x) =>
		spruce(chance, x, 600, chance.between(100, 140))
	);
	const footprints = Array.from({ length: 22 }, (_, step) => {
		const away = step / 22;
		return shape(
			`M${short(980 + step * 5 + (step % 2) * 22 * (1 - away * 0.7))} ${short(800 - 150 * away)}q${short(9 - 6 * away)} -5 ${short(18 - 12 * away)} 0q-${short(9 - 6 * away)} 5 -${short(18 - 12 * away)} 0Z`,
			'#6c7180',
			{ opacity: 0.8 }
		);
	});
	return [
		drawSky(),
		drawMountains(),
		drawTown(),
		group({}, ...trees),
		drawGround(),
		drawTracks(),
		drawRow(),
		...footprints,
		drawBanner(chance),
		strew(chance, { x: 0, y: 0, width, height }, 90, [1.5, 3.2], paper.white, 0.7)
	].join('');
}

export const square: Picture = { kind: 'wordless', name: 'square', width, height, draw };
