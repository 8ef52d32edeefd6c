// An article's words as they are spoken: a sentence at a time, each with where it stands and in which language it is.
import { sentenceAt, type Span } from '#lib/article/sentences.ts';

/** Voices of some phones stop by themselves after a quarter of a minute: no piece is longer, in UTF-16 units. */
const longest = 240;
/** Where a sentence that is too long is best parted, the best first. */
const joints = [/[;:—–](?=\s)/gu, /[,،؛](?=\s)/gu, /\s/gu];

/** One thing to be said. */
export interface Utterance extends Span {
	/** Which block of the article it stands in. */
	block: number;
	text: string;
	/** A language tag (BCP 47). */
	language: string;
}

/** A block's text, and the language that it is in. */
export interface Spoken {
	text: string;
	language: string;
}

/** Everything that is said of an article, in reading order; what has no letter or digit is left out. */
export function listUtterances(blocks: readonly Spoken[]): Utterance[] {
	return blocks.flatMap(({ text, language }, block) =>
		listSentences(text)
			.flatMap((span) => part(text, span))
			.map((span) => ({ ...span, block, language, text: text.slice(span.start, span.end).replace(/\s+/gu, ' ') }))
			.filter((utterance) => /[\p{L}\p{N}]/u.test(utterance.text))
	);
}

/** The sentences of a text, without the spaces between them. */
export function listSentences(text: string): Span[] {
	const spans: Span[] = [];
	for (let at = 0; at < text.length;) {
		const rest = /\S/u.exec(text.slice(at));
		if (rest === null) break;
		const span = sentenceAt(text, at + rest.index);
		if (span.end > span.start) spans.push(span);
		at = Math.max(span.end, at + 1);
	}
	return spans;
}

/** A span in pieces that are short enough, parted where a speaker would breathe. */
function part(text: string, span: Span): Span[] {
	if (span.end - span.start <= longest) return [span];
	const head = text.slice(span.start, span.start + longest);
	for (const joint of joints) {
		const last = [...head.matchAll(joint)].findLast(({ index }) => index > longest / 3);
		if (last === undefined) continue;
		const end = span.start + last.index + last[0].trimEnd().length;
		return [{ start: span.start, end }, ...part(text, trimStart(text, { start: end, end: span.end }))];
	}
	// A word without an end: between two signs, and not within one
	const isHalf = /[\uDC00-\uDFFF]/.test(text.charAt(span.start + longest));
	const end = span.start + longest - (isHalf ? 1 : 0);
	return [{ start: span.start, end }, ...part(text, { start: end, end: span.end })];
}

function trimStart(text: string, { start, end }: Span): Span {
	let first = start;
	while (first < end && /\s/u.test(text.charAt(first))) first += 1;
	return { start: first, end };
}

/** The utterance in which a place stands, else the first after it; the last where there is none after it. */
export function utteranceAt(utterances: readonly Utterance[], place: { block: number; offset: number }): number {
	const found = utterances.findIndex(
		({ block, end }) => block > place.block || (block === place.block && end > place.offset)
	);
	return found < 0 ? Math.max(0, utterances.length - 1) : found;
}

/** The first utterance of the block after, or before, that of the one given; the first and the last are the ends. */
export function stepBlock(utterances: readonly Utterance[], at: number, direction: 1 | -1): number {
	const block = utterances[at]?.block ?? 0;
	if (direction > 0) {
		const next = utterances.findIndex((utterance) => utterance.block > block);
		return next < 0 ? utterances.length : next;
	}
	const first = utterances.findIndex((utterance) => utterance.block === block);
	// Within a block its own start comes first, as with any player
	if (first < at) return first;
	const before = utterances[first - 1]?.block;
	return before === undefined ? 0 : utterances.findIndex((utterance) => utterance.block === before);
}
