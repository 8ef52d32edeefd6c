// A person in a long winter coat carrying a tray of bread, seen from the side, walking to the left; about 270 tall.
import { clay, lamp, night, paper } from '../palette.ts';
import { group, shape, stroke } from '../svg.ts';
import { loaf } from './bread-van.ts';

/** The figure with its boots on `ground`. */
export function bakerWithTray(x: number, ground: number, scale: number): string {
	return group(
		{ transform: `translate(${x} ${ground - 280 * scale}) scale(${scale})` },
		shape('M20 276C50 268 110 268 150 278C120 288 50 290 20 276Z', night.deep, { opacity: 0.5 }),
		// Legs in mid-step.
		shape('M84 196L112 196L130 262L146 268V278H112L88 226Z', '#20232e'),
		shape('M70 196H100L84 240L78 264V278H44V268L56 260L62 224Z', '#2a2e3b'),
		// Coat, with the light of the van on its back.
		shape('M64 84C78 72 108 72 120 86C132 112 138 168 136 214C112 222 72 222 52 212C54 168 54 112 64 84Z', clay.deep),
		shape('M112 78C128 92 138 160 136 214C130 216 124 217 118 218C122 168 120 112 104 76Z', clay.plain),
		stroke('M60 150H134', clay.dark, 8),
		// Scarf, head, cap.
		shape('M70 82C76 70 106 68 112 80L110 92H72Z', paper.worn),
		shape('M70 40C68 22 112 20 114 44C116 64 106 76 92 76C76 76 66 64 70 40Z', '#c99b78'),
		shape('M62 46C60 14 116 6 120 44C122 50 116 52 110 48C96 42 80 44 62 46Z', night.mid),
		stroke('M64 48C80 42 100 42 118 48', night.far, 7),
		// The tray with its loaves, the arm over it.
		shape('M-24 142H74V154H-24Z', '#7a5a40'),
		loaf(-2, 132, 36),
		loaf(34, 132, 36),
		loaf(16, 118, 36),
		stroke('M102 100C100 130 84 146 46 148', clay.deep, 24),
		stroke('M106 98C108 128 92 148 60 150', clay.plain, 9),
		stroke('M42 148h8', '#c99b78', 16),
		stroke('M112 82C120 92 126 106 128 120', lamp.amber, 4, { opacity: 0.8 })
	);
}
