// Where the reader is on the screen: the place at the reading line, and bringing a place back to that line.
import type { Place } from '#lib/article/locator.ts';
import { toRange, type Block } from './blocks.ts';

/** How far below the top, and below what covers it, a line counts as the one being read, in CSS pixels. */
const lineInset = 8;

/** The height of the reading line in the window, in CSS pixels. What covers the top is told by `scroll-padding-top`. */
export function readingLine(): number {
	const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
	return (Number.isFinite(covered) ? covered : 0) + lineInset;
}

/** The first of `count` things, in order, that fits; `count` where none does. Fitting must not end once it has begun. */
export function firstThat(count: number, fits: (index: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (fits(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The place of the first letter of the line at the reading line; undefined where there are no blocks. */
export function placeAtLine(blocks: Block[], line = readingLine()): Place | undefined {
	if (blocks.length === 0) return undefined;
	const block = firstThat(blocks.length, (index) => boxOf(blocks, index).bottom > line);
	const text = blocks[block]?.text;
	if (text === undefined) return { block: blocks.length - 1, offset: blocks.at(-1)?.text.length ?? 0 };
	if (boxOf(blocks, block).top >= line) return { block, offset: 0 };
	const offset = firstThat(text.length, (at) => bottomOf(blocks, { block, offset: at }) > line);
	// A space that hangs at the end of the line before has no box of its own.
	const hanging = text.slice(offset).search(/\S/u);
	return { block, offset: offset + Math.max(0, hanging) };
}

/** Scrolls so that a place's line is the reading line. @returns where the page was scrolled to */
export function scrollToPlace(blocks: Block[], place: Place): number {
	const isTop = place.block === 0 && place.offset === 0;
	const top = isTop ? 0 : scrollY + topOf(blocks, place) - readingLine() + 1;
	if (Math.abs(top - scrollY) >= 1) scrollTo({ top, behavior: 'instant' });
	return scrollY;
}

function boxOf(blocks: Block[], block: number): DOMRect {
	const end = blocks[block]?.text.length ?? 0;
	return toRange(blocks, { block, offset: 0 }, { block, offset: end })?.getBoundingClientRect() ?? new DOMRect();
}

/** The line box of the letter at a place; collapsed spaces have none, so that of the next letter that has. */
function letterBox(blocks: Block[], { block, offset }: Place): DOMRect | undefined {
	const length = blocks[block]?.text.length ?? 0;
	for (let at = offset; at < length; at++) {
		const box = toRange(blocks, { block, offset: at }, { block, offset: at + 1 })?.getClientRects();
		const last = box?.[box.length - 1];
		if (last !== undefined && last.height > 0) return last;
	}
	return undefined;
}

function bottomOf(blocks: Block[], place: Place): number {
	return letterBox(blocks, place)?.bottom ?? boxOf(blocks, place.block).bottom;
}

function topOf(blocks: Block[], place: Place): number {
	return letterBox(blocks, place)?.top ?? boxOf(blocks, place.block).bottom;
}
