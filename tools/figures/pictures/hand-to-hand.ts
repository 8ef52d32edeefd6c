// The scene of handing on: two people's hands, two phones close together, an article going across; open steppe, and no mast.
import { chanceFrom } from '../chance.ts';
import { clay, lamp, night, paper, sage } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, group, shape, stroke } from '../svg.ts';
import { bands, carve, ridge, steppedGlow, strew } from '../texture.ts';
import { holdingHand } from './holding-hand.ts';
import { breakLine, mountains } from './mountains.ts';

const width = 1600;
const height = 1000;
const chance = chanceFrom(42);

function drawSteppe(): string {
	const far = breakLine(
		chance,
		[
			[-20, 520],
			[240, 440],
			[470, 500],
			[760, 410],
			[1010, 490],
			[1290, 420],
			[1640, 500]
		],
		0.12,
		4
	);
	return [
		bands(
			chance,
			{ x: 0, y: 0, width, height: 640 },
			['#0f1526', '#131b31', '#19233e', '#212e4c', '#2c3b5a', '#3c4a66', '#55596c', '#7c6a66', '#a9805a'],
			16
		),
		strew(chance, { x: 0, y: 0, width, height: 380 }, 130, [1.2, 3], paper.white, 0.9),
		strew(chance, { x: 0, y: 0, width, height: 300 }, 9, [3.4, 4.6], lamp.core),
		mountains(chance, far, 640, { lit: '#4b5673', shade: '#343f5c', rock: '#343f5c' }),
		ridge(
			[
				[-20, 590],
				[180, 560],
				[420, 588],
				[700, 556],
				[980, 584],
				[1260, 552],
				[1640, 586]
			],
			760,
			'#28324a'
		),
		ridge(
			[
				[-20, 640],
				[260, 620],
				[560, 652],
				[900, 616],
				[1240, 648],
				[1640, 612]
			],
			height,
			'#1e2739'
		),
		shape(`M-20 720Q400 660 860 706T1640 686V${height}H-20Z`, '#161d2c'),
		carve(
			chance,
			{ x: 0, y: 640, width, height: 360 },
			{ count: 170, colour: '#39435a', length: [10, 34], width: 3, angle: -80, stray: 16, opacity: 0.7 }
		),
		carve(
			chance,
			{ x: 0, y: 720, width, height: 280 },
			{ count: 110, colour: '#7d6a4a', length: [10, 38], width: 3, angle: -78, stray: 16, opacity: 0.45 }
		),
		// A track that runs to the hills.
		shape(
			'M700 1000C760 860 640 800 760 730C820 700 790 680 812 660L822 660C810 684 850 700 800 738C720 800 900 870 900 1000Z',
			'#2c3448'
		)
	].join('');
}

/** An article on a screen: a picture of a lamp, a headline, lines; `share` of it has come across so far. */
function drawArticle(share: number): string {
	const rows = Array.from({ length: 9 }, (_, row) => {
		const here = row / 9 < share;
		const wide = row === 8 ? 96 : 178 - (row % 3) * 12;
		return box(-94, -10 + row * 24, wide, 10, here ? paper.dark : '#e9d9b4');
	});
	return [
		box(-94, -196, 188, 110, night.mid),
		steppedGlow(0, -142, 46, 4, lamp.amber, 0.22),
		shape(
			'M0 -172C4 -154 18 -146 18 -130C18 -118 10 -110 0 -110C-10 -110 -18 -118 -18 -130C-18 -146 -4 -154 0 -172Z',
			lamp.amber
		),
		box(-30, -108, 60, 10, paper.worn),
		box(-94, -70, 176, 16, night.ground),
		box(-94, -46, 120, 16, night.ground),
		...rows
	].join('');
}

/** The article on its way: sheets of light in an arc from the one screen to the other. */
function drawCrossing(): string {
	const sheets = Array.from({ length: 7 }, (_, step) => {
		const along = (step + 0.5) / 7;
		const x = 650 + along * 300;
		const y = 300 - Math.sin(along * Math.PI) * 96;
		const side = 18 + Math.sin(along * Math.PI) * 12;
		return group(
			{ transform: `translate(${Math.round(x)} ${Math.round(y)}) rotate(${Math.round(-24 + along * 48)})` },
			box(-side / 2, -side * 0.66, side, side * 1.32, step % 2 === 0 ? lamp.core : lamp.pale),
			stroke(
				`M${-side * 0.28} ${-side * 0.3}h${side * 0.56}M${-side * 0.28} 0h${side * 0.56}M${-side * 0.28} ${side * 0.3}h${side * 0.3}`,
				lamp.deep,
				3
			)
		);
	});
	return sheets.join('');
}

function draw(): string {
	chance.restart();
	return [
		drawSteppe(),
		steppedGlow(800, 440, 560, 9, lamp.amber, 0.045),
		drawCrossing(),
		holdingHand({
			x: 560,
			y: 470,
			turn: 9,
			scale: 0.98,
			mirrored: false,
			screen: drawArticle(1),
			skin: { light: '#e3b48c', mid: '#c98f66', dark: '#96603f' },
			sleeve: { cloth: clay.plain, shade: clay.deep, trim: paper.worn }
		}),
		holdingHand({
			x: 1040,
			y: 470,
			turn: -9,
			scale: 0.98,
			mirrored: true,
			screen: drawArticle(0.55),
			skin: { light: '#d9a57b', mid: '#b97f57', dark: '#834f34' },
			sleeve: { cloth: sage.plain, shade: sage.deep, trim: night.far }
		})
	].join('');
}

export const handToHand: Picture = { kind: 'wordless', name: 'hand-to-hand', width, height, draw };
