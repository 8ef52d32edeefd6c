// Looks for a place by the words around it, in a text that was edited since: exactly, then by the sentence, then roughly.
import { isSentenceStart } from './sentences.ts';

/** The words around a place, with newlines for the joints between blocks. */
export interface Context {
	before: string;
	after: string;
}

/** Where the words stand: the place, and whether nothing else came close. */
export interface Found {
	at: number;
	sure: boolean;
}

interface Candidate {
	at: number;
	/** Edits between the words remembered and those around the place, less what the sentence's own words are worth. */
	cost: number;
}

/** Occurrences looked at of one piece of text, and places compared letter by letter: what bounds the work. */
const occurrenceLimit = 20_000;
const gramOccurrenceLimit = 100;
const comparisonLimit = 24;
/** A sentence's own words of this length settle the matter, whatever stands around them now. */
const tellingLength = 8;
const gramLength = 10;
const gramStep = 5;
/** Letters by which the text may have grown or shrunk within the words remembered. */
const slack = 16;
/** Beyond this share of edits two stretches of text are no longer the same one. */
const costLimit = 0.5;
const sureCost = 0.3;

/**
 * The place in a text (blocks joined by single spaces) that stands between these words, or between what is left of
 * them; of several like ones that nearest to `expected`. Undefined where nothing is like them. Work is bounded by the
 * text's length and the limits above.
 */
export function searchContext(text: string, context: Context, expected: number): Found | undefined {
	const before = flatten(context.before);
	const after = flatten(context.after);
	const whole = before + after;
	if (whole.trim() === '') return undefined;
	const exact = nearest(placesOf(text, whole), expected - before.length);
	if (exact !== undefined) {
		return { at: exact.at + before.length, sure: exact.isOnly };
	}
	const own = sentenceWithin(context);
	const covering = placesOf(text, own.words).map((at) => at + own.lead);
	const candidates = closest(covering, expected).map((at): Candidate => {
		const worth = own.words.length >= tellingLength ? 1000 : 4 * own.words.length;
		return { at, cost: compare(text, before, after, at).cost - worth };
	});
	if (own.words.length < tellingLength || candidates.length === 0) {
		candidates.push(...vote(text, before, after, expected).map((at) => compare(text, before, after, at)));
	}
	return choose(candidates, expected, whole.length, own.words.length);
}

function choose(candidates: Candidate[], expected: number, length: number, ownLength: number): Found | undefined {
	candidates.sort((one, other) => one.cost - other.cost || Math.abs(one.at - expected) - Math.abs(other.at - expected));
	const best = candidates[0];
	if (best === undefined || best.cost > length * costLimit) return undefined;
	const rival = candidates.find((other) => other.at !== best.at);
	const isClear = rival === undefined || rival.cost > best.cost;
	return { at: best.at, sure: isClear && (best.cost <= length * sureCost || ownLength >= tellingLength) };
}

/** The part of the words that belongs to the place's own sentence, and how far into it the place is. */
function sentenceWithin({ before, after }: Context): { words: string; lead: number } {
	const whole = before + after;
	let start = before.length;
	while (start > 0 && !isSentenceStart(whole, start)) start--;
	let end = before.length + 1;
	while (end < whole.length && !isSentenceStart(whole, end)) end++;
	return { words: flatten(whole.slice(start, end)).trimEnd(), lead: before.length - start };
}

/** Words as they stand in the text searched. */
export function flatten(words: string): string {
	return words.replaceAll('\n', ' ');
}

/** Every place of a piece in a text, as many as the limit. */
function placesOf(text: string, piece: string, limit = occurrenceLimit): number[] {
	const places: number[] = [];
	if (piece === '') return places;
	for (let at = text.indexOf(piece); at >= 0 && places.length < limit; at = text.indexOf(piece, at + 1))
		places.push(at);
	return places;
}

function nearest(places: number[], expected: number): { at: number; isOnly: boolean } | undefined {
	const [at] = closest(places, expected, 1);
	return at === undefined ? undefined : { at, isOnly: places.length === 1 };
}

function closest(places: number[], expected: number, limit = comparisonLimit): number[] {
	return [...places].sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected)).slice(0, limit);
}

/** The places that most short pieces of the words point to. */
function vote(text: string, before: string, after: string, expected: number): number[] {
	const whole = before + after;
	const length = Math.min(gramLength, whole.length);
	const votes = new Map<number, number[]>();
	for (let start = 0; start + length <= whole.length; start += gramStep) {
		for (const place of placesOf(text, whole.slice(start, start + length), gramOccurrenceLimit)) {
			const at = place - start + before.length;
			const near = Math.round(at / slack);
			votes.set(near, [...(votes.get(near) ?? []), at]);
		}
	}
	const ranked = [...votes.values()].sort(
		(one, other) =>
			other.length - one.length || Math.abs((one[0] ?? 0) - expected) - Math.abs((other[0] ?? 0) - expected)
	);
	return ranked.slice(0, comparisonLimit).map((places) => places[places.length >> 1] ?? 0);
}

/**
 * Compares the words with those around a place by edit distance, either end of the surroundings free (Sellers 1980),
 * carrying along where the place itself comes to lie.
 */
function compare(text: string, before: string, after: string, at: number): Candidate {
	const words = before + after;
	const from = Math.max(0, at - before.length - slack);
	const around = text.slice(from, Math.max(from, at + after.length + slack));
	let costs = new Array<number>(around.length + 1).fill(0);
	let splits = costs.map((_, column) => column);
	for (let row = 1; row <= words.length; row++) {
		const nextCosts = [row];
		const nextSplits = [row <= before.length ? 0 : (splits[0] ?? 0)];
		for (let column = 1; column <= around.length; column++) {
			const kept = (costs[column - 1] ?? 0) + (words[row - 1] === around[column - 1] ? 0 : 1);
			const lost = (costs[column] ?? 0) + 1;
			const added = (nextCosts[column - 1] ?? 0) + 1;
			const cost = Math.min(kept, lost, added);
			nextCosts.push(cost);
			if (row <= before.length) nextSplits.push(column);
			else if (cost === kept) nextSplits.push(splits[column - 1] ?? 0);
			else nextSplits.push((cost === lost ? splits[column] : nextSplits[column - 1]) ?? 0);
		}
		costs = nextCosts;
		splits = nextSplits;
	}
	let end = 0;
	costs.forEach((cost, column) => {
		if (cost < (costs[end] ?? 0)) end = column;
	});
	return { at: from + (splits[end] ?? 0), cost: costs[end] ?? words.length };
}
