// What was found in the article that is open, lit on the page: all of it, and the one where one is.
import type { Place } from '#lib/article/locator.ts';
import { toRange, type Block } from './blocks.ts';

/** A stretch of a block, in UTF-16 units, the end exclusive. */
export interface Found {
	block: number;
	start: number;
	end: number;
}

/** The names to style them by, as `::highlight(shyraq-found)`. */
const highlightNames = { all: 'shyraq-found', here: 'shyraq-found-here' } as const;

/** Lights all that was found, and the one with this number more. Where the browser has no highlights that one is selected. */
export function lightFound(blocks: Block[], found: readonly Found[], here: number): void {
	const ranges = found.map((each) => rangeOf(blocks, each));
	const one = ranges[here];
	if (typeof Highlight === 'undefined') {
		if (one !== undefined)
			getSelection()?.setBaseAndExtent(one.startContainer, one.startOffset, one.endContainer, one.endOffset);
		return;
	}
	CSS.highlights.set(highlightNames.all, new Highlight(...ranges.filter((range) => range !== undefined)));
	const above = new Highlight(...(one === undefined ? [] : [one]));
	above.priority = 1;
	CSS.highlights.set(highlightNames.here, above);
}

/** Nothing is lit any more. */
export function darkenFound(): void {
	if (typeof Highlight === 'undefined') getSelection()?.removeAllRanges();
	else for (const name of Object.values(highlightNames)) CSS.highlights.delete(name);
}

/** Whether a place can be seen where the page stands, below what covers its top and above its foot. */
export function isSeen(blocks: Block[], found: Found, coveredPx: number): boolean {
	const box = rangeOf(blocks, found)?.getBoundingClientRect();
	return box !== undefined && box.top >= coveredPx && box.bottom <= innerHeight;
}

/** The number of the first that stands at or after a place; the first of all where none does. */
export function firstFrom(found: readonly Found[], place: Place | undefined): number {
	if (place === undefined) return 0;
	const at = found.findIndex(({ block, end }) => block > place.block || (block === place.block && end > place.offset));
	return Math.max(0, at);
}

function rangeOf(blocks: Block[], { block, start, end }: Found): Range | undefined {
	return toRange(blocks, { block, offset: start }, { block, offset: end });
}
