// A candle in a saucer with a handle, burning. It stands 380 tall on its saucer.
import { lamp, paper } from '../palette.ts';
import { group, shape, stroke } from '../svg.ts';

const ellipse = (x: number, y: number, wide: number, tall: number, fill: string): string =>
	`<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${tall}" fill="${fill}"/>`;

/** The candle with the middle of its saucer at the given place. */
export function candle(x: number, y: number, scale: number): string {
	return group(
		{ transform: `translate(${x} ${y}) scale(${scale})` },
		`<ellipse cx="0" cy="26" rx="170" ry="26" fill="#140f10" opacity="0.55"/>`,
		stroke('M128 -4C180 -26 196 22 150 26', '#8a5a2c', 14),
		ellipse(0, 8, 142, 36, '#6e4522'),
		ellipse(0, 0, 142, 34, '#b9762f'),
		ellipse(0, -2, 118, 25, '#8a5a2c'),
		ellipse(0, -4, 66, 15, '#5d3a1c'),
		shape('M-40 -6V-216C-40 -226 -24 -232 0 -232C24 -232 40 -226 40 -216V-6C20 4 -20 4 -40 -6Z', paper.plain),
		shape('M-40 -6V-216C-40 -226 -30 -230 -18 -231V2C-28 1 -34 -2 -40 -6Z', paper.worn),
		shape(
			'M40 -216C40 -180 34 -150 30 -128C28 -114 14 -116 14 -130C14 -150 12 -168 4 -176C-6 -168 -10 -182 -24 -186C-36 -190 -40 -204 -40 -216C-40 -226 -24 -234 0 -234C24 -234 40 -226 40 -216Z',
			paper.white
		),
		ellipse(0, -217, 38, 12, lamp.pale),
		stroke('M0 -216C-2 -230 4 -238 2 -250', '#3a2a1e', 6),
		shape(
			'M2 -372C10 -334 38 -312 38 -272C38 -244 22 -228 0 -228C-22 -228 -38 -244 -38 -272C-38 -312 -8 -334 2 -372Z',
			lamp.amber
		),
		shape(
			'M2 -346C8 -316 28 -302 28 -268C28 -246 16 -234 0 -234C-16 -234 -28 -246 -28 -268C-28 -302 -4 -316 2 -346Z',
			lamp.pale
		),
		shape(
			'M2 -304C6 -284 18 -276 18 -260C18 -246 10 -238 0 -238C-10 -238 -18 -246 -18 -260C-18 -276 -2 -284 2 -304Z',
			lamp.core
		)
	);
}
