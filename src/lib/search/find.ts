// Finds articles in shards: all clauses, none of those left out, the best first.
import type { Clause, Wanted } from './query.ts';
import type { Shard, Term } from './shard.ts';
import type { Indexed } from './shard-rows.ts';

/** Weights of a hit, settled by the table of queries in the tests. */
const weights = { whole: 1, begun: 0.6, title: 1.5, phrase: 1.5 };
/** Words of an article of usual length: in a longer one a word says less. */
const usualWords = 800;
/** So much of a score is what a day's difference of age is worth, at most a tenth of a word. */
const newerPerDay = 0.0001;
const dayS = 86_400;

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
			insert(found.hits, { article, score, isInTitle: tally.titles[at] === 1 }, most);
		}
	}
	return found;
}

function insert(hits: Hit[], hit: Hit, most: number): void {
	if (hits.length >= most && hit.score <= (hits.at(-1)?.score ?? 0)) return;
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

	constructor(shard: Shard) {
		const { length } = shard.articles;
		this.#shard = shard;
		this.scores = new Float64Array(length);
		this.titles = new Uint8Array(length);
		this.#met = new Uint8Array(length);
		this.#own = new Float64Array(length);
	}

	has(article: number, clauses: number): boolean {
		return this.#met[article] === clauses;
	}

	/** Meets a clause that must be there, the `number`th. */
	need(clause: Clause, number: number): void {
		this.#weigh(clause, (article) => this.#met[article] === number);
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
		this.#weigh(clause, () => true);
		for (let article = 0; article < this.#own.length; article += 1) {
			if (this.#own[article] !== 0) this.#met[article] = 0;
			this.#own[article] = 0;
		}
	}

	#weigh(clause: Clause, isOpen: (article: number) => boolean): void {
		const [first, ...others] = clause.words;
		if (others.length === 0) this.#weighWord(first, isOpen);
		else this.#weighPhrase(clause, isOpen);
	}

	#weighWord(wanted: Wanted, isOpen: (article: number) => boolean): void {
		for (const term of this.#terms(wanted)) {
			const weight = term.term === wanted.folded ? weights.whole : weights.begun;
			const rarity = this.#rarity(term.articles);
			this.#shard.readPostings(term, ({ article, count, isInTitle }) => {
				if (isOpen(article)) this.#gain(article, rarity * weight, count, isInTitle);
			});
		}
	}

	#weighPhrase({ words }: Clause, isOpen: (article: number) => boolean): void {
		// Where the phrase may begin, by article; each word leaves fewer
		let starts: Map<number, Set<number>> | undefined;
		let rarity = 0;
		for (const wanted of [...words].sort((one, other) => this.#frequency(one) - this.#frequency(other))) {
			const before = starts;
			const next = new Map<number, Set<number>>();
			for (const term of this.#terms(wanted)) {
				rarity = Math.max(rarity, this.#rarity(term.articles));
				this.#shard.readPositions(
					term,
					(article) => (before === undefined ? isOpen(article) : before.has(article)),
					(article, positions) => {
						const known = before?.get(article);
						for (const position of positions) {
							const start = position - wanted.offset;
							if (start < 0 || (known !== undefined && !known.has(start))) continue;
							const own = next.get(article);
							if (own === undefined) next.set(article, new Set([start]));
							else own.add(start);
						}
					}
				);
			}
			starts = next;
		}
		for (const [article, own] of starts ?? []) {
			const titleWords = this.#shard.articles[article]?.titleWords ?? 0;
			const isInTitle = [...own].some((start) => start < titleWords);
			this.#gain(article, rarity * weights.phrase, own.size, isInTitle);
		}
	}

	#gain(article: number, weight: number, count: number, isInTitle: boolean): void {
		const length = (this.#shard.articles[article]?.words ?? usualWords) / usualWords;
		const gain = weight * (count / (count + 0.5 + length)) + (isInTitle ? weight * weights.title : 0);
		if (gain > (this.#own[article] ?? 0)) this.#own[article] = gain;
		if (isInTitle) this.titles[article] = 1;
	}

	#rarity(articles: number): number {
		return Math.log(1 + this.#shard.articles.length / articles);
	}

	#terms({ folded, isPrefix }: Wanted): Iterable<Term> {
		if (isPrefix) return this.#shard.termsFrom(folded);
		const term = this.#shard.term(folded);
		return term === undefined ? [] : [term];
	}

	#frequency(wanted: Wanted): number {
		let articles = 0;
		for (const term of this.#terms(wanted)) articles += term.articles;
		return articles;
	}
}
