// What of an article is shown for a hit: its title, and the sentence that has most of what was searched for.
import { sentenceAt, type Span } from '#lib/article/sentences.ts';
import type { Clause } from './query.ts';
import { findSpots, type Spot } from './spots.ts';

/** A piece of a text; `isHit` where it is what was searched for. */
export interface Part {
	text: string;
	isHit: boolean;
}

/** A place among blocks, by which an article can be opened at the very sentence that the list showed. */
export interface Best extends Span {
	block: number;
	spots: Spot[];
}

/** No more of a sentence is shown, in UTF-16 units, and so much of that before the first hit. */
const longestExcerpt = 240;
const leadLength = 40;
/** A sentence up to this length is shown from its beginning: about what the lines hold that there are for it. */
const wholeLength = 120;

/** The sentence with the most different clauses, the first of equals; the title, which is the first block, only where no other has any. */
export function findBest(blocks: readonly string[], clauses: readonly Clause[]): Best | undefined {
	let best: (Best & { clauses: number }) | undefined;
	for (const [block, text] of blocks.entries()) {
		if (best !== undefined && best.block > 0 && best.clauses === clauses.length) break;
		const spots = findSpots(text, clauses);
		for (let at = 0; at < spots.length;) {
			const span = sentenceAt(text, spots[at]?.start ?? 0);
			const own = spots.slice(at).filter(({ start }) => start < span.end);
			const count = new Set(own.map(({ clause }) => clause)).size;
			if (best === undefined || best.block === 0 || count > best.clauses)
				best = { block, ...span, spots: own, clauses: count };
			at += Math.max(1, own.length);
		}
	}
	return best;
}

/** A text in parts, hits and what is between them. */
export function partsOf(
	text: string,
	spots: readonly Spot[],
	{ start, end }: Span = { start: 0, end: text.length }
): Part[] {
	const parts: Part[] = [];
	let passed = start;
	const add = (to: number, isHit: boolean): void => {
		if (to > passed) parts.push({ text: text.slice(passed, to), isHit });
		passed = Math.max(passed, to);
	};
	for (const spot of spots) {
		if (spot.start >= end) break;
		add(Math.max(start, spot.start), false);
		add(Math.min(spot.end, end), true);
	}
	add(end, false);
	return parts;
}

/** Title and sentence of a hit. Where the title alone has it, the article's second block stands for the sentence. */
export function excerptOf(blocks: readonly string[], clauses: readonly Clause[]): { title: Part[]; text: Part[] } {
	const [title = '', second = ''] = blocks;
	const best = findBest(blocks, clauses);
	const isBelow = best !== undefined && best.block > 0;
	const text = isBelow ? (blocks[best.block] ?? '') : second;
	const span = isBelow ? best : { start: 0, end: second.length };
	return { title: partsOf(title, findSpots(title, clauses)), text: shorten(text, span, isBelow ? best.spots : []) };
}

/** A stretch of a text, around its first hit where it is long, cut between words. */
function shorten(text: string, { start, end }: Span, spots: readonly Spot[]): Part[] {
	const first = spots[0]?.start ?? start;
	let from = start;
	if (end - start > wholeLength && first - start > leadLength) {
		const space = text.indexOf(' ', first - leadLength);
		from = space < 0 || space >= first ? first : space + 1;
	}
	let to = end;
	if (end - from > longestExcerpt) {
		const space = text.lastIndexOf(' ', from + longestExcerpt);
		to = space <= first ? from + longestExcerpt : space;
	}
	const parts = partsOf(text, spots, { start: from, end: to });
	return [
		...(from > start ? [{ text: '… ', isHit: false }] : []),
		...parts,
		...(to < end ? [{ text: ' …', isHit: false }] : [])
	];
}
