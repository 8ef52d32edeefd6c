// The scene of the street: a burnt-out car, shops with their shutters down, and a van that still brings bread.
import { chanceFrom } from '../chance.ts';
import { lamp, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, polygon, shape, stroke, within } from '../svg.ts';
import { bands, carve, steppedGlow, strew } from '../texture.ts';
import { bakerWithTray } from './baker.ts';
import { breadVan } from './bread-van.ts';
import { burntCar } from './burnt-car.ts';
import { breakLine, mountains } from './mountains.ts';
import { bareTree } from './trees.ts';

const width = 1600;
const height = 1000;
const pavement = 640;
const kerb = 690;
const chance = chanceFrom(111);

function drawSky(): string {
	const line = breakLine(
		chance,
		[
			[500, 360],
			[570, 330],
			[640, 372],
			[704, 300],
			[770, 356],
			[830, 318],
			[900, 360]
		],
		0.14,
		3
	);
	return [
		bands(
			chance,
			{ x: 0, y: 0, width, height: 660 },
			['#1f2940', '#27324b', '#323e58', '#434f68', '#5b6479', '#7a7c86', '#a0937f'],
			14
		),
		mountains(chance, line, 560, { lit: '#a9abb0', shade: '#566076', rock: '#566076' }),
		bands(chance, { x: 480, y: 440, width: 520, height: 210 }, ['#525c72', '#6b7080', '#857f7f'], 8),
		box(600, 470, 110, 190, '#3f495e'),
		box(716, 430, 84, 230, '#465066')
	].join('');
}

/** A house front: rows of dark flats above, a ledge with snow, room for shops below. */
function drawHouse(x: number, wide: number, top: number, wall: string, hole: string): string {
	const pieces = [box(x, top, wide, pavement - top, wall)];
	const columns = Math.round(wide / 118);
	const step = wide / columns;
	for (let y = top + 34; y < 240; y += 132)
		for (let column = 0; column < columns; column += 1) {
			const left = x + step * (column + 0.24);
			pieces.push(box(left - 6, y - 6, step * 0.52 + 12, 92, '#59647a', { opacity: 0.5 }));
			pieces.push(box(left, y, step * 0.52, 80, hole));
			pieces.push(
				stroke(`M${left + step * 0.26} ${y}v80M${left} ${y + 28}h${step * 0.52}`, wall, 5, { strokeLinecap: 'butt' })
			);
			pieces.push(box(left - 10, y + 80, step * 0.52 + 20, 8, '#a7abb4'));
		}
	pieces.push(box(x - 8, 326, wide + 16, 14, '#aeb1b8'), box(x - 8, 338, wide + 16, 16, hole));
	return pieces.join('');
}

/** One shop with its shutter down, or raised a little with light under it. */
function drawShop(x: number, wide: number, tone: string, raised: number): string {
	const top = 412;
	const bottom = pavement - raised;
	let slats = '';
	for (let y = top + 13; y < bottom - 4; y += 13) slats += `M${x} ${y}h${wide}`;
	return [
		box(x - 12, 366, wide + 24, pavement - 366, '#2b3347'),
		box(x - 4, 374, wide + 8, 32, tone),
		raised > 0 ? box(x, top, wide, pavement - top, lamp.amber) + box(x, pavement - 26, wide, 26, lamp.pale) : '',
		box(x, top, wide, bottom - top, '#687287'),
		box(x, top, wide, 20, '#4a5468'),
		stroke(slats, '#515b70', 4, { strokeLinecap: 'butt' }),
		box(x, bottom - 8, wide, 8, '#3a4357')
	].join('');
}

/** A shop whose window has been boarded up. */
function drawBoards(x: number, wide: number): string {
	const boards = [0, 1, 2, 3, 4].map((row) => {
		const y = 424 + row * 42;
		const lean = row % 2 === 0 ? 5 : -4;
		return (
			shape(
				polygon([x, y + lean], [x + wide, y - lean], [x + wide, y + 32 - lean], [x, y + 32 + lean]),
				row % 2 === 0 ? '#7b624c' : '#6b5442'
			) + stroke(`M${x + 10} ${y + 16}h${wide - 30}`, '#54402f', 3)
		);
	});
	return (
		box(x - 12, 366, wide + 24, pavement - 366, '#2b3347') +
		box(x - 4, 374, wide + 8, 32, '#5a4a4d') +
		box(x, 412, wide, pavement - 412, '#161a25') +
		boards.join('')
	);
}

function drawGround(): string {
	const road = `M0 ${kerb}H${width}V${height}H0Z`;
	return [
		box(0, pavement, width, kerb - pavement, '#8c8f98'),
		box(0, pavement, width, 8, '#6c7080'),
		stroke(
			Array.from({ length: 16 }, (_, index) => `M${index * 110 - 40} ${kerb}L${index * 104 + 10} ${pavement}`).join(''),
			'#757985',
			3
		),
		box(0, kerb - 4, width, 14, '#b9b9b9'),
		within(
			'road',
			road,
			bands(
				chance,
				{ x: 0, y: kerb + 8, width, height: 320 },
				['#5f6577', '#555c70', '#4a5166', '#3c4359', '#2f364b'],
				10
			),
			carve(
				chance,
				{ x: 0, y: 710, width, height: 290 },
				{ count: 150, colour: '#a5a8b0', length: [16, 110], width: 4, angle: 0, stray: 2, opacity: 0.4 }
			),
			carve(
				chance,
				{ x: 0, y: 820, width, height: 190 },
				{ count: 90, colour: '#1f2538', length: [20, 130], width: 5, angle: 0, stray: 2, opacity: 0.5 }
			),
			shape('M880 1000C1000 900 1200 860 1600 846V900C1260 906 1080 940 1000 1000Z', '#2c3347', { opacity: 0.6 })
		)
	].join('');
}

/** Light of the open van and of the raised shutter lying on the snow. */
function drawLightOnSnow(): string {
	const pool = (x: number, y: number, wide: number, tall: number, opacity: number): string =>
		`<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${tall}" fill="${lamp.amber}" opacity="${opacity}"/>`;
	return [
		pool(1130, 850, 250, 44, 0.16),
		pool(1130, 850, 180, 31, 0.2),
		pool(1120, 850, 110, 20, 0.28),
		pool(905, 662, 120, 20, 0.3),
		pool(905, 656, 80, 12, 0.4)
	].join('');
}

function drawRubble(): string {
	const bricks = Array.from({ length: 16 }, () => {
		const x = chance.between(40, 800);
		const y = chance.between(870, 960);
		const side = chance.between(8, 20);
		return shape(
			polygon(
				[x, y],
				[x + side * 1.6, y - side * 0.3],
				[x + side * 1.9, y + side * 0.4],
				[x + side * 0.4, y + side * 0.8]
			),
			chance.one(['#6b4a3d', '#23283a', '#7d8190'])
		);
	});
	return bricks.join('');
}

function draw(): string {
	chance.restart();
	return [
		drawSky(),
		drawHouse(-30, 600, -64, '#3a445b', '#20283b'),
		drawHouse(806, 840, -70, '#424c63', '#232b3f'),
		shape(polygon([570, -40], [604, 20], [604, pavement], [570, pavement]), '#2c354a'),
		drawShop(24, 220, '#7f3a2d', 0),
		drawBoards(290, 240),
		drawShop(838, 140, '#566b50', 62),
		drawShop(1030, 230, '#6f6453', 0),
		drawShop(1310, 250, '#7f3a2d', 0),
		bareTree(chance, 690, pavement + 30, 380, '#232b3d', 5),
		drawGround(),
		steppedGlow(908, 610, 190, 6, lamp.amber, 0.05),
		drawLightOnSnow(),
		steppedGlow(1120, 720, 240, 6, lamp.amber, 0.05),
		breadVan(950, 860, 0.98),
		bakerWithTray(800, 800, 0.82),
		burntCar(chance, 110, 890, 1.06),
		drawRubble(),
		strew(chance, { x: 0, y: 0, width, height }, 100, [1.6, 3.2], paper.white, 0.7)
	].join('');
}

export const street: Picture = { kind: 'wordless', name: 'street', width, height, draw };
