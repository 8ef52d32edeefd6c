// A burnt-out car, seen from the side: no glass, no tyres, rust and ash. It stands 600 wide and 210 tall.
import type { Chance } from '../chance.ts';
import { clay, night } from '../palette.ts';
import { disc, group, shape, stroke, within } from '../svg.ts';
import { carve, strew } from '../texture.ts';

const body =
	'M10 128C14 106 40 96 96 88C130 84 150 82 164 78C196 44 226 20 268 14C330 8 396 12 428 26C454 38 476 62 494 86C540 92 580 98 590 116C598 134 596 156 588 168L540 170A50 50 0 0 0 440 172L192 176A50 50 0 0 0 92 178L22 174C10 162 6 146 10 128Z';

/** The empty windows, cut out of the body so that the street shows through. */
const panes = 'M196 84C220 52 242 36 274 32L312 30L316 84ZM332 30C370 28 398 32 416 42C434 52 452 70 462 84L334 84Z';

function drawWheel(x: number): string {
	return (
		disc(x, 180, 33, '#15120f') +
		disc(x, 180, 27, '#54402f') +
		disc(x, 180, 15, '#221a15') +
		stroke(`M${x - 20} 180h40M${x} 160v40M${x - 14} 166l28 28M${x + 14} 166l-28 28`, '#7a5c44', 4)
	);
}

/** The wreck with its scorched ground, its rims standing on `ground`. */
export function burntCar(chance: Chance, x: number, ground: number, scale: number): string {
	const inside = within(
		'wreck',
		body,
		carve(
			chance,
			{ x: 0, y: 86, width: 600, height: 90 },
			{ count: 70, colour: '#8d5a3f', length: [10, 60], width: 5, angle: 4, stray: 12, opacity: 0.65 }
		),
		carve(
			chance,
			{ x: 80, y: 80, width: 480, height: 40 },
			{ count: 36, colour: '#b7a492', length: [8, 46], width: 5, angle: 2, stray: 10, opacity: 0.75 }
		),
		carve(
			chance,
			{ x: 0, y: 120, width: 600, height: 60 },
			{ count: 50, colour: '#1d1512', length: [10, 60], width: 6, angle: 2, stray: 10, opacity: 0.7 }
		),
		carve(
			chance,
			{ x: 220, y: 10, width: 210, height: 16 },
			{ count: 26, colour: '#b7a492', length: [10, 40], width: 4, angle: 2, stray: 6, opacity: 0.8 }
		)
	);
	return group(
		{ transform: `translate(${x} ${ground - 212 * scale}) scale(${scale})` },
		shape(
			'M-50 218C40 190 160 200 300 196C450 192 580 196 660 220C600 246 420 244 300 248C160 250 20 246 -50 218Z',
			night.deep,
			{ opacity: 0.6 }
		),
		shape('M104 120H528V188H104Z', '#0f0d0d'),
		shape('M196 84L270 36L316 30L330 30L420 44L462 84L470 110H190Z', '#15110f'),
		stroke('M236 100C240 74 262 70 268 100M370 100C374 72 398 70 404 100', '#4b3a30', 8),
		stroke('M214 90a24 24 0 0 1 26 -22', '#6b5343', 6),
		`<path d="${body}${panes}" fill="${clay.dark}" fill-rule="evenodd"/>`,
		`<g clip-path="url(#panes-out)">${inside}</g><clipPath id="panes-out"><path clip-rule="evenodd" d="M-20 -20H640V240H-20Z${panes}"/></clipPath>`,
		stroke('M324 32L326 170M176 86C178 120 180 150 190 172M474 86C478 116 470 140 452 150', '#1d1512', 5),
		stroke('M164 78C196 44 226 20 268 14C330 8 396 12 428 26C454 38 476 62 494 86', '#a08a78', 5),
		drawWheel(142),
		drawWheel(490),
		strew(chance, { x: -30, y: 206, width: 660, height: 34 }, 60, [2, 5], '#1a1613')
	);
}
