// A passage of a text, kept by its two ends and its words, and found again after corrections.
import { object, text, type Of } from './schema.ts';
import { foldBlock } from './locator-fold.ts';
import { find, locate, locatorSchema, type FoundPlace, type Place } from './locator.ts';

/** Longest quote kept, in UTF-16 units; of a longer passage only the beginning is kept as words. */
export const quoteLimit = 4000;

/** A passage as it is kept: where it starts, where it ends (exclusive), and what it says, blocks joined by newlines. */
export const passageSchema = object({
	start: locatorSchema,
	end: locatorSchema,
	quote: text(quoteLimit)
});
export type Passage = Of<typeof passageSchema>;

/** A passage found again; the end is never before the start. */
export interface FoundPassage {
	start: Place;
	end: Place;
	sure: boolean;
}

/** Whether only the beginning of what was marked is kept as words. */
export function isCutQuote(quote: string): boolean {
	// A pair of units is not parted
	return quote.length >= quoteLimit - 1;
}

/** A quote as it is shown and passed on: one that is only a beginning says so. */
export function tellQuote(quote: string): string {
	return isCutQuote(quote) ? `${quote.trimEnd()}…` : quote;
}

/** The passage between two places. Ends the wrong way round are turned. */
export function locatePassage(blocks: readonly string[], one: Place, other: Place): Passage {
	const [from, to] = isBefore(other, one) ? [other, one] : [one, other];
	const quote = wordsBetween(blocks, from, to)
		.slice(0, quoteLimit)
		.replace(/[\ud800-\udbff]$/, '');
	return { start: locate(blocks, from.block, from.offset), end: locate(blocks, to.block, to.offset), quote };
}

/**
 * Where a passage stands now; sure only where its words are still the same, and what stands about one of its ends too: the
 * same words may stand elsewhere. Undefined where there are no blocks.
 */
export function findPassage(passage: Passage, blocks: readonly string[]): FoundPassage | undefined {
	const start = find(passage.start, blocks);
	const end = find(passage.end, blocks);
	if (start === undefined || end === undefined) return undefined;
	// One shorter by a unit was cut before half of a character
	const isWhole = passage.quote.length < quoteLimit - 1;
	const says = (from: Place, to: Place) => isAlike(wordsBetween(blocks, from, to), passage.quote, isWhole);
	if (!isBefore(end, start) && says(start, end))
		// Of a passage that was cut the words say nothing of its end
		return {
			start: toPlace(start),
			end: toPlace(end),
			sure: isWhole ? start.sure || end.sure : start.sure && end.sure
		};
	const fromStart = walk(blocks, start, passage.quote.length);
	if (start.sure && (!end.sure || isBefore(end, start))) return { start: toPlace(start), end: fromStart, sure: false };
	if (isBefore(end, start)) return { start: toPlace(end), end: toPlace(end), sure: false };
	return { start: toPlace(start), end: toPlace(end), sure: false };
}

/** The words between two places, blocks joined by newlines. */
export function wordsBetween(blocks: readonly string[], from: Place, to: Place): string {
	if (from.block === to.block) return (blocks[from.block] ?? '').slice(from.offset, to.offset);
	const first = (blocks[from.block] ?? '').slice(from.offset);
	const last = (blocks[to.block] ?? '').slice(0, to.offset);
	return [first, ...blocks.slice(from.block + 1, to.block), last].join('\n');
}

/** Whether a place comes before another. */
export function isBefore(one: Place, other: Place): boolean {
	return one.block < other.block || (one.block === other.block && one.offset < other.offset);
}

function isAlike(found: string, quote: string, isWhole: boolean): boolean {
	const [now, then] = [foldBlock(found).text, foldBlock(quote).text];
	return isWhole ? now === then : now.startsWith(then);
}

function toPlace({ block, offset }: FoundPlace): Place {
	return { block, offset };
}

/** The place so many units on, held inside the blocks. */
function walk(blocks: readonly string[], from: Place, length: number): Place {
	let { block, offset } = from;
	let left = length;
	for (; block < blocks.length - 1; block++, offset = 0) {
		const rest = (blocks[block] ?? '').length - offset;
		if (left <= rest) break;
		left -= rest + 1;
	}
	return { block, offset: Math.min(offset + Math.max(0, left), (blocks[block] ?? '').length) };
}
