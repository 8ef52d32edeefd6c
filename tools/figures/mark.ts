// The mark of Shyraq: a small standing lamp whose bowl is an open book, with one flame. Drawn on a square of 512.
import { lamp, night, paper } from './palette.ts';
import { box, disc, element, group, shape, stroke } from './svg.ts';

/** The side of the square the mark is drawn on. */
export const markSide = 512;

const flame =
	'M256 82C262 132 318 158 318 222C318 262 291 290 256 290C221 290 194 262 194 222C194 196 206 178 218 164C222 182 232 190 238 190C234 150 240 112 256 82Z';
const flameHeart =
	'M258 186C262 208 284 220 284 248C284 268 272 280 256 280C240 280 228 268 228 248C228 226 250 212 258 186Z';
const bowlLeft = 'M256 342C232 308 168 296 104 306V322C104 376 166 418 256 418Z';
const bowlRight = 'M256 342C280 308 344 296 408 306V322C408 376 346 418 256 418Z';
const gutter = 'M256 342V392';
const foot = 'M226 414H286L292 434C310 437 324 444 328 456H184C188 444 202 437 220 434Z';

/** The lamp alone, without a ground. */
export function lampMark(): string {
	return [
		shape(flame, lamp.amber),
		shape(flameHeart, lamp.core),
		shape(foot, paper.shade),
		shape(bowlLeft, paper.plain),
		shape(bowlRight, paper.worn),
		stroke(gutter, night.ground, 10)
	].join('');
}

type Ground = { readonly kind: 'rounded' | 'full'; readonly scale: number; readonly halo: boolean };

/** The mark on its night ground as a whole SVG document; `scale` sizes the lamp about the middle (1 fills the square). */
export function markDocument({ kind, scale, halo }: Ground): string {
	const middle = markSide / 2;
	const ground = box(0, 0, markSide, markSide, night.ground, kind === 'rounded' ? { rx: 112 } : {});
	const glow = halo ? disc(middle, 214, 168, '#1e2436') + disc(middle, 214, 122, '#332c31') : '';
	const placed = group(
		{ transform: `translate(${middle} ${middle}) scale(${scale}) translate(${-middle} ${-middle - 10})` },
		glow,
		lampMark()
	);
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${markSide} ${markSide}` },
		ground + placed
	);
}

/** The icon of the discreet name as a whole SVG document: a ruled sheet, within what a phone's mask leaves. */
export function sheetDocument(): string {
	const middle = markSide / 2;
	const sheet = box(146, 106, 220, 300, paper.plain, { rx: 24 });
	const lines = [186, 256, 326].map((y) => stroke(`M196 ${y}H${y === 326 ? middle + 10 : 316}`, night.ground, 18));
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${markSide} ${markSide}` },
		box(0, 0, markSide, markSide, '#8a94a6') + sheet + lines.join('')
	);
}

const shortcuts = {
	saved: shape('M160 96H352A24 24 0 0 1 376 120V424L256 336L136 424V120A24 24 0 0 1 160 96Z', lamp.amber),
	library: [
		shape('M244 164C212 138 164 128 96 128V372C164 372 212 384 244 408Z', paper.plain),
		shape('M268 164C300 138 348 128 416 128V372C348 372 300 384 268 408Z', lamp.amber)
	].join('')
} as const;

/** The icon of one shortcut as a whole SVG document: a ribbon for what is saved, an open book for the library. */
export function shortcutDocument(name: keyof typeof shortcuts): string {
	const ground = disc(markSide / 2, markSide / 2, markSide / 2, night.ground);
	const drawn = group({ transform: 'translate(256 256) scale(0.82) translate(-256 -262)' }, shortcuts[name]);
	return element(
		'svg',
		{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${markSide} ${markSide}` },
		ground + drawn
	);
}
