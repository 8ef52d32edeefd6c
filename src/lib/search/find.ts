// Finds articles in shards: all clauses, none of those left out, the best first.
import { findPhrase } from './phrase.ts';
import type { Clause } from './query.ts';
import type { Shard, Term } from './shard.ts';
import type { Indexed } from './shard-rows.ts';

/** Weights of a hit, settled by the table of queries in the tests. */
const weights = { whole: 1, begun: 0.6, title: 1.5, phrase: 1.5 };
/** So much of a score is what a day's difference of age is worth, at most a tenth of a word. */
const newerPerDay = 0.0001;
const dayS = 86_400;
/** Whatever number of clauses an article has met. */
const anyNumber = -1;

export interface Hit {
	article: Indexed;
	score: number;
	isInTitle: boolean;
}

export interface Found {
	/** The best, at most as many as were asked for. */
	hits: Hit[];
	/** How many articles there are in all. */
	total: number;
}

export interface Asked {
	clauses: readonly Clause[];
	/** Which articles are looked at; those gone, or of a text that was corrected since, are not. */
	admits: (article: Indexed) => boolean;
	most: number;
	order: 'best' | 'newest';
}

/** Finds what is asked for in all shards together. Without a clause that must be there nothing is found. */
export function findIn(shards: Iterable<Shard>, { clauses, admits, most, order }: Asked): Found {
	const found: Found = { hits: [], total: 0 };
	const needed = clauses.filter(({ isLeftOut }) => !isLeftOut);
	if (needed.length === 0) return found;
	const leftOut = clauses.filter(({ isLeftOut }) => isLeftOut);
	for (const shard of shards) {
		const tally = new Tally(shard);
		needed.forEach((clause, number) => tally.need(clause, number));
		for (const clause of leftOut) tally.leaveOut(clause);
		for (const [at, article] of shard.articles.entries()) {
			if (!tally.has(at, needed.length) || !admits(article)) continue;
			found.total += 1;
			const score = (order === 'best' ? (tally.scores[at] ?? 0) : 0) + (article.published / dayS) * newerPerDay;
			if (found.hits.length >= most && score <= (found.hits.at(-1)?.score ?? 0)) continue;
			insert(found.hits, { article, score, isInTitle: tally.titles[at] === 1 }, most);
		}
	}
	return found;
}

function insert(hits: Hit[], hit: Hit, most: number): void {
	let low = 0;
	let high = hits.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((hits[middle]?.score ?? 0) >= hit.score) low = middle + 1;
		else high = middle;
	}
	hits.splice(low, 0, hit);
	if (hits.length > most) hits.pop();
}

/** What the articles of one shard have of the clauses so far. */
class Tally {
	readonly scores: Float64Array;
	readonly titles: Uint8Array;
	readonly #shard: Shard;
	readonly #met: Uint8Array;
	readonly #own: Float64Array;
	/** Lengths of the articles, in usual ones. */
	readonly #lengths: Float64Array;

	constructor(shard: Shard) {
		const { length } = shard.articles;
		this.#shard = shard;
		this.scores = new Float64Array(length);
		this.titles = new Uint8Array(length);
		this.#met = new Uint8Array(length);
		this.#own = new Float64Array(length);
		this.#lengths = shard.lengths;
	}

	has(article: number, clauses: number): boolean {
		return this.#met[article] === clauses;
	}

	/** Meets a clause that must be there, the `number`th. */
	need(clause: Clause, number: number): void {
		this.#weigh(clause, number);
		for (let article = 0; article < this.#own.length; article += 1) {
			const own = this.#own[article] ?? 0;
			if (own === 0) continue;
			this.#met[article] = number + 1;
			this.scores[article] = (this.scores[article] ?? 0) + own;
			this.#own[article] = 0;
		}
	}

	/** Meets a clause that must not be there. */
	leaveOut(clause: Clause): void {
		this.#weigh(clause, anyNumber);
		for (let article = 0; article < this.#own.length; article += 1) {
			if (this.#own[article] !== 0) this.#met[article] = 0;
			this.#own[article] = 0;
		}
	}

	/** Weighs a clause in the articles that have met so many others. */
	#weigh(clause: Clause, met: number): void {
		const [first, ...others] = clause.words;
		if (others.length > 0) this.#weighPhrase(clause, (article) => met === anyNumber || this.#met[article] === met);
		else if (first.isPrefix)
			this.#shard.meetTerms(first.folded, ({ start, articles, isWhole }) =>
				this.#gainAll(start, articles, met, isWhole ? weights.whole : weights.begun)
			);
		else this.#weighTerm(this.#shard.term(first.folded), met);
	}

	#weighTerm(term: Term | undefined, met: number): void {
		if (term !== undefined) this.#gainAll(term.start, term.articles, met, weights.whole);
	}

	/** As `#gain` for each article of a term, which is read here: for a letter or two there are a hundred thousand of them. */
	#gainAll(start: number, articles: number, met: number, wordWeight: number): void {
		const weight = wordWeight * this.#rarity(articles);
		const { postings } = this.#shard;
		const own = this.#own;
		let at = start;
		let article = -1;
		const next = (): number => {
			let byte = postings[at++] ?? 0;
			let value = byte & 127;
			for (let shift = 7; byte > 127; shift += 7) {
				byte = postings[at++] ?? 0;
				value |= (byte & 127) << shift;
			}
			return value;
		};
		for (let left = articles; left > 0; left -= 1) {
			const packed = next();
			article += packed >>> 2;
			const count = (packed & 1) === 0 ? 1 : next();
			if (met !== anyNumber && this.#met[article] !== met) continue;
			const isInTitle = (packed & 2) !== 0;
			const share = weight * (count / (count + 0.5 + (this.#lengths[article] ?? 1)));
			const gain = isInTitle ? share + weight * weights.title : share;
			if (gain > (own[article] ?? 0)) own[article] = gain;
			if (isInTitle) this.titles[article] = 1;
		}
	}

	#weighPhrase({ words }: Clause, isOpen: (article: number) => boolean): void {
		const { fewest, each } = findPhrase(this.#shard, words, isOpen);
		if (fewest === 0) return;
		const weight = this.#rarity(fewest) * weights.phrase;
		each((article, count, isInTitle) => this.#gain(article, weight, count, isInTitle));
	}

	#gain(article: number, weight: number, count: number, isInTitle: boolean): void {
		const gain =
			weight * (count / (count + 0.5 + (this.#lengths[article] ?? 1))) + (isInTitle ? weight * weights.title : 0);
		if (gain > (this.#own[article] ?? 0)) this.#own[article] = gain;
		if (isInTitle) this.titles[article] = 1;
	}

	#rarity(articles: number): number {
		return Math.log(1 + this.#shard.articles.length / articles);
	}
}
