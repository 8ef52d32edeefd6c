// Where a page ends and the next begins: so that every line stands whole on one, and what is higher than a page on several.
import type { Band } from '#lib/reader/lines.ts';

/** The part of the window in which a page stands, from the window's top, in CSS pixels. */
export interface Leaf {
	top: number;
	bottom: number;
}

/** Positions are rounded differently by browsers; within this they are one. */
const samePx = 2;
/** How much of what is higher than a page is seen again on the next. */
const seenAgain = 0.1;
/** A line that begins up to this far above a page's top belongs to it: the place kept puts it there. */
const abovePx = 14;

const height = ({ top, bottom }: Band): number => bottom - top;

/** How far to scroll for the next page; undefined where the last line is seen. */
export function forwardBy(bands: readonly Band[], leaf: Leaf): number | undefined {
	const next = bands.find(({ bottom }) => bottom > leaf.bottom + samePx);
	if (next === undefined) return undefined;
	if (next.top > leaf.top + samePx) return next.top - leaf.top;
	return Math.min(next.bottom - leaf.bottom, height(leaf) * (1 - seenAgain));
}

/** How far to scroll for the page before; undefined where there is none. */
export function backwardBy(bands: readonly Band[], leaf: Leaf): number | undefined {
	const before = bands.filter(({ top }) => top < leaf.top - samePx);
	const last = before.at(-1);
	if (last === undefined) return undefined;
	if (last.bottom > leaf.top + samePx) return -Math.min(leaf.top - last.top, height(leaf) * (1 - seenAgain));
	if (height(last) > height(leaf)) return last.bottom - leaf.bottom;
	const first = before.find(({ top }) => top >= last.bottom - height(leaf) - samePx) ?? last;
	return first.top - leaf.top;
}

/** What of the window is shown: lines that would be cut at its edges are left out, and come on the page before or after. */
export function shownPart(bands: readonly Band[], leaf: Leaf): Leaf {
	const isCut = (band: Band, edge: number): boolean => band.top < edge - samePx && band.bottom > edge + samePx;
	const isLow = (band: Band): boolean => height(band) <= height(leaf);
	const first = bands.find(({ top }) => top >= leaf.top - abovePx);
	const above = bands.find((band) => band !== first && isCut(band, leaf.top));
	const below = bands.find((band) => isCut(band, leaf.bottom));
	const top = above === undefined ? Math.min(leaf.top, first?.top ?? leaf.top) : isLow(above) ? above.bottom : 0;
	const isNext = below !== undefined && (isLow(below) || below.top > leaf.top + samePx);
	return { top, bottom: isNext && below.top > top + samePx ? below.top : leaf.bottom };
}
