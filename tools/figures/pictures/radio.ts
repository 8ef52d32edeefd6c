// The scene of the radio: a table by candlelight, a battery radio, an open notebook and a pencil.
import { chanceFrom } from '../chance.ts';
import { clay, lamp, night, paper } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, polygon, shape, stroke, within } from '../svg.ts';
import { bands, carve, steppedGlow, strew } from '../texture.ts';
import { candle } from './candle.ts';
import { drawNotebook } from './notebook.ts';
import { portableRadio } from './portable-radio.ts';

const width = 1600;
const height = 1000;
const tableTop = 600;
const flame = { x: 1120, y: 330 } as const;
const chance = chanceFrom(5);

/** A window in the wall behind, with the night in it. */
function drawWindow(): string {
	const [left, top, wide, tall] = [96, -40, 330, 420];
	return [
		box(left - 26, top, wide + 52, tall + 26, '#2b1f1d'),
		within(
			'night',
			polygon([left, top], [left + wide, top], [left + wide, top + tall], [left, top + tall]),
			bands(chance, { x: left, y: top, width: wide, height: tall }, ['#0f1526', '#131b30', '#19233d', '#212d49'], 10),
			strew(chance, { x: left, y: 0, width: wide, height: 330 }, 26, [1.4, 3], paper.white, 0.9)
		),
		box(left + wide / 2 - 9, top, 18, tall, '#2b1f1d'),
		box(left, 130, wide, 16, '#2b1f1d'),
		stroke(`M${left + wide / 2 + 9} 0V${top + tall}M${left + wide} 0V${top + tall}`, '#59391f', 4, {
			strokeLinecap: 'butt'
		}),
		box(left - 46, top + tall + 20, wide + 92, 22, '#3a2822'),
		box(left - 46, top + tall + 20, wide + 92, 6, '#7a5230')
	].join('');
}

/** The wall, its paper with a sparse ram's-horn ornament. */
function drawWall(): string {
	let ornament = '';
	for (let row = 0; row < 5; row += 1)
		for (let column = 0; column < 9; column += 1) {
			const x = 70 + column * 190 + (row % 2) * 95;
			const y = 60 + row * 124;
			ornament += `M${x} ${y + 26}V${y}c0 -22 -30 -22 -30 -2c0 14 18 14 18 2M${x} ${y}c0 -22 30 -22 30 -2c0 14 -18 14 -18 2`;
		}
	return [
		bands(chance, { x: 0, y: 0, width, height: tableTop + 20 }, ['#1d1719', '#21191a', '#251c1b'], 0),
		stroke(ornament, '#33251f', 5),
		drawWindow(),
		steppedGlow(flame.x, flame.y, 760, 11, lamp.amber, 0.034)
	].join('');
}

function drawTable(): string {
	const top = `M0 ${tableTop}H${width}V${height}H0Z`;
	const boards = [660, 740, 846].map((y) => `M0 ${y}H${width}`).join('');
	return [
		within(
			'table',
			top,
			bands(chance, { x: 0, y: tableTop, width, height: 400 }, ['#4a3122', '#452d20', '#3d281d', '#34221a'], 6),
			stroke(boards, '#2a1b15', 5, { strokeLinecap: 'butt' }),
			carve(
				chance,
				{ x: -60, y: tableTop, width: 1700, height: 400 },
				{ count: 150, colour: '#2c1d16', length: [40, 200], width: 3, angle: 0, stray: 1, opacity: 0.8 }
			),
			...[
				[560, 190, 0.1],
				[440, 150, 0.12],
				[330, 112, 0.16],
				[220, 74, 0.2]
			].map(
				([wide = 0, tall = 0, opacity = 0]) =>
					`<ellipse cx="1110" cy="706" rx="${wide}" ry="${tall}" fill="${lamp.amber}" opacity="${opacity}"/>`
			),
			carve(
				chance,
				{ x: 660, y: 640, width: 900, height: 150 },
				{ count: 40, colour: '#b27a3c', length: [30, 140], width: 3, angle: 0, stray: 1, opacity: 0.5 }
			)
		),
		stroke(`M0 ${tableTop}H${width}`, '#7a5230', 5, { strokeLinecap: 'butt' })
	].join('');
}

/** A tea bowl and two batteries, for the side of the table that has little light. */
function drawSmallThings(): string {
	return [
		`<ellipse cx="424" cy="912" rx="96" ry="16" fill="#140f10" opacity="0.5"/>`,
		shape('M340 808H504C506 862 476 902 422 906C368 902 338 862 340 808Z', paper.worn),
		shape('M440 808H504C506 862 476 902 422 906C462 890 472 850 470 808Z', paper.plain),
		stroke('M360 838q14 -14 28 0t28 0t28 0t28 0', clay.plain, 6),
		`<ellipse cx="422" cy="808" rx="82" ry="15" fill="${paper.shade}"/><ellipse cx="422" cy="810" rx="68" ry="10" fill="${lamp.ember}"/>`,
		stroke('M503 822C504 856 490 880 470 894', lamp.pale, 6),
		...[
			[150, 872],
			[176, 926]
		].map(
			([x = 0, y = 0]) =>
				box(x, y, 104, 38, night.mid, { rx: 8 }) +
				box(x + 78, y, 26, 38, lamp.deep, { rx: 6 }) +
				box(x + 104, y + 11, 9, 16, paper.shade) +
				box(x + 4, y + 4, 96, 7, paper.shade, { opacity: 0.45, rx: 3 })
		)
	].join('');
}

function draw(): string {
	chance.restart();
	return [
		drawWall(),
		drawTable(),
		shape('M140 716L720 716L640 760L40 770Z', '#120e10', { opacity: 0.55 }),
		portableRadio(190, 716, 1),
		steppedGlow(flame.x, flame.y, 260, 6, lamp.amber, 0.07),
		drawNotebook(chance),
		drawSmallThings(),
		candle(flame.x, 680, 1.16)
	].join('');
}

export const radio: Picture = { kind: 'wordless', name: 'radio', width, height, draw };
