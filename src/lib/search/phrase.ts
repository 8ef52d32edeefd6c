// Words that stand together: where a phrase may begin is a bit for each position of a shard, and each word leaves fewer of them.
import type { Wanted } from './query.ts';
import type { Shard, TermPlace } from './shard.ts';

/** What a shard has of a phrase. */
export interface PhraseFound {
	/** In how few articles the rarest of its words stands; 0 where none does. */
	fewest: number;
	/** Calls for each article that has it, ascending, with how often; good until the next phrase is looked for. */
	each: (meet: (article: number, count: number, isInTitle: boolean) => void) => void;
}

/** Finds a phrase of several words in the articles that are asked for, by their numbers. */
export function findPhrase(shard: Shard, words: readonly Wanted[], isAsked: (article: number) => boolean): PhraseFound {
	const { articles, firsts } = shard;
	const asked = Uint8Array.from(articles, (_, article) => (isAsked(article) ? 1 : 0));
	let starts: Uint32Array | undefined;
	let fewest = 0;
	for (const [turn, { folded, isPrefix, offset }] of inOrder(shard, words).entries()) {
		const before = starts;
		const next = emptyRow(turn, firsts.at(-1) ?? 0);
		const stillAsked = new Uint8Array(articles.length);
		const meet = (place: TermPlace): void => {
			fewest = fewest === 0 ? place.articles : Math.min(fewest, place.articles);
			shard.meetPositions(place, asked, (article, position) => {
				if (position < offset) return;
				const bit = (firsts[article] ?? 0) + position - offset;
				const mask = 1 << (bit & 31);
				if (before !== undefined && ((before[bit >>> 5] ?? 0) & mask) === 0) return;
				next[bit >>> 5] = (next[bit >>> 5] ?? 0) | mask;
				stillAsked[article] = 1;
			});
		};
		if (isPrefix) shard.meetTerms(folded, meet);
		else {
			const term = shard.term(folded);
			if (term !== undefined) meet({ ...term, isWhole: true });
		}
		starts = next;
		asked.set(stillAsked);
	}
	return { fewest, each: (meet) => eachArticle(shard, starts, meet) };
}

/** The rarest word first, so that the others are looked for in few articles. */
function inOrder(shard: Shard, words: readonly Wanted[]): Wanted[] {
	const rank = ({ folded, isPrefix }: Wanted): number => {
		if (!isPrefix) return shard.term(folded)?.articles ?? 0;
		let sum = 0;
		shard.meetTerms(folded, ({ articles }) => (sum += articles));
		return sum;
	};
	const ranked = words.map((word) => ({ word, rank: rank(word) }));
	return ranked.sort((one, other) => one.rank - other.rank).map(({ word }) => word);
}

/** Two rows of bits that every phrase uses by turns: half a megabyte that is new is slow to touch on a small phone. */
const rows: Uint32Array[] = [];

/** The row of this turn, empty, for so many bits. */
function emptyRow(turn: number, bits: number): Uint32Array {
	const length = (bits >>> 5) + 1;
	const known = rows[turn & 1];
	const row = known !== undefined && known.length >= length ? known : new Uint32Array(length);
	rows[turn & 1] = row;
	return row.subarray(0, length).fill(0);
}

function eachArticle(
	{ articles, firsts }: Shard,
	starts: Uint32Array | undefined,
	meet: (article: number, count: number, isInTitle: boolean) => void
): void {
	let article = 0;
	let count = 0;
	let isInTitle = false;
	const end = (): void => {
		if (count > 0) meet(article, count, isInTitle);
		count = 0;
		isInTitle = false;
	};
	// Most are empty, and there are a hundred thousand of them
	for (let at = 0; at < (starts?.length ?? 0); at += 1) {
		for (let rest = starts?.[at] ?? 0; rest !== 0; rest &= rest - 1) {
			const bit = at * 32 + 31 - Math.clz32(rest & -rest);
			if (bit >= (firsts[article + 1] ?? 0)) {
				end();
				while (bit >= (firsts[article + 1] ?? Infinity)) article += 1;
			}
			count += 1;
			isInTitle ||= bit - (firsts[article] ?? 0) < (articles[article]?.titleWords ?? 0);
		}
	}
	end();
}
