// A burning oil lamp of brass and glass. It stands 560 tall and 250 wide on its foot.
import { clay, lamp, night, paper } from '../palette.ts';
import { disc, group, shape, stroke } from '../svg.ts';

const brass = { dark: '#5d3a1c', mid: '#a06a2c', light: '#d99a45', shine: '#f6d08a' } as const;

const foot = 'M-112 0C-112 -22 -84 -34 -50 -40C-34 -52 -30 -64 -30 -76H30C30 -64 34 -52 50 -40C84 -34 112 -22 112 0Z';
const bowl =
	'M-30 -74C-92 -82 -122 -118 -122 -156C-122 -196 -78 -214 -40 -218H40C78 -214 122 -196 122 -156C122 -118 92 -82 30 -74Z';
const burner = 'M-46 -218H46L40 -236C58 -240 62 -256 60 -270H-60C-62 -256 -58 -240 -40 -236Z';
const chimney =
	'M-48 -272C-62 -300 -84 -330 -84 -366C-84 -408 -44 -432 -38 -470L-34 -556H34L38 -470C44 -432 84 -408 84 -366C84 -330 62 -300 48 -272Z';
const flame =
	'M0 -462C10 -420 44 -398 44 -346C44 -312 24 -290 0 -290C-24 -290 -44 -312 -44 -346C-44 -398 -10 -420 0 -462Z';
const heart =
	'M2 -400C6 -378 24 -362 24 -332C24 -312 14 -298 0 -298C-14 -298 -24 -312 -24 -332C-24 -360 -4 -376 2 -400Z';

/** The lamp with the middle of its foot at the given place; the light comes from its flame. */
export function oilLamp(x: number, y: number, scale: number): string {
	return group(
		{ transform: `translate(${x} ${y}) scale(${scale})` },
		`<ellipse cx="6" cy="4" rx="150" ry="20" fill="${night.deep}" opacity="0.6"/>`,
		shape(foot, brass.mid),
		shape(
			'M-112 0C-112 -22 -84 -34 -50 -40C-36 -50 -30 -62 -30 -76H-12C-14 -52 -30 -38 -52 -28C-76 -20 -88 -12 -88 0Z',
			brass.dark
		),
		shape('M4 -76H22C22 -56 32 -46 52 -36C76 -28 92 -16 92 0H70C68 -14 48 -24 30 -32C12 -42 4 -56 4 -76Z', brass.light),
		shape(bowl, brass.mid),
		shape(
			'M-30 -74C-92 -82 -122 -118 -122 -156C-122 -196 -78 -214 -40 -218H-20C-62 -206 -88 -184 -88 -150C-88 -112 -56 -84 -14 -74Z',
			brass.dark
		),
		shape(
			'M-8 -214C52 -210 104 -196 104 -160C104 -138 92 -118 76 -104C84 -128 84 -156 66 -176C50 -194 22 -206 -8 -214Z',
			brass.light
		),
		stroke('M-118 -148H118', brass.dark, 6, { opacity: 0.7 }),
		stroke('M40 -206C72 -198 92 -184 96 -164', brass.shine, 7),
		stroke('M60 -246H96', brass.mid, 9),
		disc(104, -246, 15, brass.light),
		shape(burner, brass.mid),
		stroke('M-52 -262H52M-34 -232H34', brass.dark, 7),
		stroke('M-30 -250H30', brass.shine, 5, { strokeDasharray: '2 13' }),
		shape(chimney, lamp.amber, { opacity: 0.26 }),
		disc(0, -354, 70, lamp.amber, { opacity: 0.3 }),
		shape(flame, lamp.amber),
		shape(
			'M0 -440C8 -404 36 -388 36 -344C36 -314 20 -294 0 -294C-20 -294 -36 -314 -36 -344C-36 -388 -8 -404 0 -440Z',
			lamp.pale
		),
		shape(heart, lamp.core),
		shape('M-16 -276H16V-298H-16Z', brass.dark),
		stroke(chimney, lamp.pale, 4, { opacity: 0.75 }),
		stroke('M-66 -372C-68 -346 -58 -322 -48 -306', paper.white, 8, { opacity: 0.85 }),
		stroke('M52 -412C62 -400 68 -388 70 -374M26 -548L28 -500', paper.white, 6, { opacity: 0.7 }),
		shape('M-54 -272H54V-262H-54Z', clay.deep, { opacity: 0.5 })
	);
}
