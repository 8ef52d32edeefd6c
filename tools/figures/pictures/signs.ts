// Signs the diagrams share: tick and cross, padlock, certificate, arrow, key. Each is drawn about its own middle.
import { clay, ink, lamp, night, paper, sage } from '../palette.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';

function at(x: number, y: number, scale: number, ...pieces: readonly string[]): string {
	return group({ transform: `translate(${x} ${y}) scale(${scale})` }, ...pieces);
}

/** A tick on a sage disc, 120 across. */
export function tick(x: number, y: number, scale: number): string {
	return at(x, y, scale, disc(0, 0, 60, sage.plain), stroke('M-28 2L-8 24L30 -22', ink, 16));
}

/** A cross on a clay disc with a notched edge, so that it differs from the tick without colour too; 120 across. */
export function cross(x: number, y: number, scale: number): string {
	return at(
		x,
		y,
		scale,
		box(-56, -56, 112, 112, clay.plain, { rx: 10, transform: 'rotate(45) scale(0.86)' }),
		stroke('M-22 -22L22 22M22 -22L-22 22', paper.white, 16)
	);
}

/** A closed padlock, 110 wide and 140 tall. */
export function padlock(x: number, y: number, scale: number, body: string): string {
	return at(
		x,
		y,
		scale,
		stroke('M-34 -10V-34A34 34 0 0 1 34 -34V-10', paper.shade, 16),
		box(-55, -14, 110, 86, body, { rx: 12 }),
		disc(0, 20, 12, ink),
		stroke('M0 24V46', ink, 10)
	);
}

/** A certificate: a sheet with lines and a rosette; the rosette of a false one is clay and broken. 200 wide and 150 tall. */
export function certificate(x: number, y: number, scale: number, isTrue: boolean): string {
	const rosette = isTrue
		? shape('M40 34L28 84L52 70L76 84L64 34Z', sage.deep) +
			disc(52, 30, 30, sage.plain) +
			stroke('M40 30L49 40L66 20', ink, 7)
		: shape('M40 34L28 84L52 70L76 84L64 34Z', clay.deep) +
			disc(52, 30, 30, clay.plain) +
			stroke('M42 20L62 40M62 20L42 40', paper.white, 7);
	return at(
		x,
		y,
		scale,
		box(-100, -75, 200, 150, paper.plain),
		stroke('M-88 -63H88V63H-88Z', paper.shade, 4, isTrue ? {} : { strokeDasharray: '10 12' }),
		stroke('M-66 -38H40M-66 -12H6M-66 14H-10M-66 40H-22', paper.dark, 8),
		rosette
	);
}

/** A thick arrow along the path commands, its head at (x, y) turned by `degrees` (0 points to the right). */
export function arrow(path: string, x: number, y: number, degrees: number, colour: string): string {
	return (
		stroke(path, colour, 14) +
		shape('M-8 -34L44 0L-8 34Z', colour, { transform: `translate(${x} ${y}) rotate(${degrees})` })
	);
}

/** A key lying level with its bow to the left, 190 long. */
export function key(x: number, y: number, scale: number, colour: string): string {
	return at(
		x,
		y,
		scale,
		disc(-62, 0, 34, 'none', { stroke: colour, strokeWidth: 18 }),
		stroke('M-26 0H92M92 0V32M58 0V24', colour, 18, { strokeLinejoin: 'miter' })
	);
}

/** An upright phone, 220 wide and 400 tall, with whatever is to be seen on its screen (176 by 330 about the middle). */
export function smallPhone(x: number, y: number, scale: number, screen: string): string {
	return at(
		x,
		y,
		scale,
		box(-110, -200, 220, 400, paper.shade, { rx: 30 }),
		box(-104, -194, 208, 388, '#0a0d15', { rx: 26 }),
		box(-90, -172, 180, 344, night.mid, { rx: 8 }),
		disc(0, -183, 5, night.haze),
		screen
	);
}

/** A page of text with a headline, 220 wide and 280 tall. */
export function textPage(x: number, y: number, scale: number): string {
	return at(
		x,
		y,
		scale,
		shape('M-110 -140H62L110 -92V140H-110Z', paper.plain),
		shape('M62 -140V-92H110Z', paper.shade),
		stroke('M-78 -88H26', ink, 18, { strokeLinecap: 'butt' }),
		stroke('M-78 -44H78M-78 -10H78M-78 24H78M-78 58H78M-78 92H10', paper.dark, 10, { strokeLinecap: 'butt' }),
		box(-110, 132, 220, 8, lamp.amber)
	);
}
