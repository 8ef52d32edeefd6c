// Highlights on the page: found among its blocks, shown without touching the text, and told by a point or by what is selected.
import { findPassage, isBefore, type Passage } from '#lib/article/locator-passage.ts';
import type { Place } from '#lib/article/locator.ts';
import type { Span } from '#lib/shelf/rows.ts';
import { textsOf, toRange, type Block } from './blocks.ts';

/** A passage with the name it goes by and the style it is shown in. */
export interface Shown {
	key: string;
	style: string;
	passage: Passage;
}

/** Where one stands on this page. */
export interface FoundHighlight {
	key: string;
	style: string;
	start: Place;
	end: Place;
	range: Range;
	span: Span;
}

/** Beginning of the names to style highlights by, as `::highlight(shyraq-mark-amber)`. */
const namePrefix = 'shyraq-mark-';

/** Whether this browser can show highlights over a text that is not touched (CSS Custom Highlight API). */
export function canHighlight(): boolean {
	return typeof Highlight !== 'undefined' && 'highlights' in CSS;
}

/** The passages that stand in these blocks in the very words that were marked, in the order of the text; others are left out. */
export function findHighlights(blocks: Block[], wanted: readonly Shown[]): FoundHighlight[] {
	const texts = textsOf(blocks);
	const found = wanted.flatMap(({ key, style, passage }): FoundHighlight[] => {
		const place = findPassage(passage, texts);
		const range = place?.sure === true ? toRange(blocks, place.start, place.end) : undefined;
		if (place === undefined || range === undefined) return [];
		return [{ key, style, start: place.start, end: place.end, range, span: spanOf(texts, place.start, place.end) }];
	});
	return found.sort((one, other) => (isBefore(one.start, other.start) ? -1 : isBefore(other.start, one.start) ? 1 : 0));
}

/** Shows these and no others, each in its style. Of two that overlap the later one in the text lies above. */
export function showHighlights(found: readonly FoundHighlight[], styles: readonly string[]): void {
	if (!canHighlight()) return;
	for (const style of styles) {
		const ranges = found.filter((each) => each.style === style).map(({ range }) => range);
		if (ranges.length === 0) CSS.highlights.delete(namePrefix + style);
		else CSS.highlights.set(namePrefix + style, new Highlight(...ranges));
	}
}

/** The highlight under a point of the window, the shortest where several are. */
export function highlightAt(found: readonly FoundHighlight[], x: number, y: number): FoundHighlight | undefined {
	const isUnder = ({ range }: FoundHighlight) =>
		[...range.getClientRects()].some(
			({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom
		);
	return shortest(found.filter(isUnder));
}

/** The highlight in which a passage lies, as what is selected does; the shortest where several are. */
export function highlightAround(
	found: readonly FoundHighlight[],
	blocks: Block[],
	passage: Passage
): FoundHighlight | undefined {
	const place = findPassage(passage, textsOf(blocks));
	if (place === undefined) return undefined;
	return shortest(found.filter(({ start, end }) => !isBefore(place.start, start) && !isBefore(end, place.end)));
}

/** Where highlights stand, by their keys. */
export function spansOf(found: readonly FoundHighlight[]): ReadonlyMap<string, Span> {
	return new Map(found.map(({ key, span }) => [key, span]));
}

/** Where a passage stands in the characters (code points) of all blocks, joined by newlines. */
export function spanOfPassage(blocks: Block[], passage: Passage): Span | undefined {
	const texts = textsOf(blocks);
	const place = findPassage(passage, texts);
	return place?.sure === true ? spanOf(texts, place.start, place.end) : undefined;
}

function spanOf(texts: readonly string[], start: Place, end: Place): Span {
	return { start: countUpTo(texts, start), end: countUpTo(texts, end) };
}

function countUpTo(texts: readonly string[], { block, offset }: Place): number {
	const before = texts.slice(0, block).reduce((count, text) => count + countCharacters(text) + 1, 0);
	return before + countCharacters((texts[block] ?? '').slice(0, offset));
}

function countCharacters(text: string): number {
	let pairs = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit >= 0xd800 && unit <= 0xdbff) pairs++;
	}
	return text.length - pairs;
}

function shortest(found: readonly FoundHighlight[]): FoundHighlight | undefined {
	const lengthOf = ({ span }: FoundHighlight) => span.end - span.start;
	return [...found].sort((one, other) => lengthOf(one) - lengthOf(other))[0];
}
