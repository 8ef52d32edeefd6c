// Makes shards: of articles as they arrive, and of shards that are small, one larger, without the articles that went.
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import type { Shard, Term } from './shard.ts';
import type { Indexed } from './shard-rows.ts';
import { ShardWriter } from './shard-writer.ts';
import { readWords } from './words.ts';

/** An article as it is to be found: what it is, and its blocks of text, the title first. */
export interface Findable extends Omit<Indexed, 'title' | 'words' | 'titleWords'> {
	blocks: readonly string[];
}

/** Positions between two blocks, so that no phrase reaches over their joint. */
const blockGap = 1;

/** Terms between two pauses. */
const stretchTerms = 500;

/** Lets others have a turn: a shard takes seconds on a slow phone, and whoever types is not to wait for it. */
export type Pause = () => Promise<void>;
const noPause: Pause = () => Promise.resolve();

/** The bytes of a shard of these articles. Those of a language stand together, so that the steps from one to the next are short. */
export async function buildShard(given: readonly Findable[], pause = noPause): Promise<Bytes> {
	const articles = [...given].sort(byLanguage);
	const indexed: Indexed[] = [];
	// Article and position by turns
	const places = new Map<string, number[]>();
	for (const [article, { blocks, ...about }] of articles.entries()) {
		await pause();
		let position = 0;
		let titleWords = 0;
		for (const [block, text] of blocks.entries()) {
			for (const word of readWords(text, position)) {
				const found = places.get(word.folded);
				if (found === undefined) places.set(word.folded, [article, word.position]);
				else found.push(article, word.position);
				position = word.position + 1;
			}
			if (block === 0) titleWords = position;
			position += blockGap;
		}
		indexed.push({ ...about, title: toBytes(blocks[0] ?? ''), words: position, titleWords });
	}
	const writer = new ShardWriter(indexed);
	for (const [number, term] of [...places.keys()].sort(byUnits).entries()) {
		if (number % stretchTerms === 0) await pause();
		const found = places.get(term) ?? [];
		for (let at = 0; at < found.length;) {
			const article = found[at] ?? 0;
			const first = found[at + 1] ?? 0;
			const positions: number[] = [];
			for (; at < found.length && found[at] === article; at += 2) positions.push(found[at + 1] ?? 0);
			writer.article(article, first < (indexed[article]?.titleWords ?? 0), positions);
		}
		writer.term(term);
	}
	return writer.end();
}

const byLanguage = (one: { language: string }, other: { language: string }): number =>
	byUnits(one.language, other.language);
const byUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** One shard of several, without those articles that are not wanted any more. */
export async function mergeShards(
	shards: readonly Shard[],
	isWanted: (article: Indexed) => boolean,
	pause = noPause
): Promise<Bytes> {
	const articles = shards.flatMap((shard) => shard.articles.filter(isWanted)).sort(byLanguage);
	// The number that each article has in the new shard; none where it is left out
	const numbers = new Map(articles.map((article, number) => [article, number]));
	const writer = new ShardWriter(articles);
	const heads = shards.map((shard) => new Head(shard, numbers));
	for (let number = 0; ; number += 1) {
		if (number % stretchTerms === 0) await pause();
		const term = heads.reduce<string | undefined>((least, { now }) => {
			const own = now?.term;
			return own !== undefined && (least === undefined || own < least) ? own : least;
		}, undefined);
		if (term === undefined) return writer.end();
		const found = heads.flatMap((head) => (head.now?.term === term ? head.take() : []));
		for (const { number, isInTitle, positions } of found.sort((one, other) => one.number - other.number))
			writer.article(number, isInTitle, positions);
		writer.term(term);
	}
}

/** How far a shard is merged. */
class Head {
	readonly #shard: Shard;
	readonly #numbers: ReadonlyMap<Indexed, number>;
	readonly #terms: Iterator<Term, undefined>;
	now: Term | undefined;

	constructor(shard: Shard, numbers: ReadonlyMap<Indexed, number>) {
		this.#shard = shard;
		this.#numbers = numbers;
		this.#terms = shard.termsFrom('');
		this.#step();
	}

	/** Gives the articles of the term that stands here, by their new numbers, and steps to the next. */
	take(): { number: number; isInTitle: boolean; positions: number[] }[] {
		const found: { number: number; isInTitle: boolean; positions: number[] }[] = [];
		if (this.now !== undefined)
			this.#shard.readAll(this.now, ({ article, isInTitle }, positions) => {
				const row = this.#shard.articles[article];
				const number = row && this.#numbers.get(row);
				if (number !== undefined) found.push({ number, isInTitle, positions });
			});
		this.#step();
		return found;
	}

	#step(): void {
		const { done, value } = this.#terms.next();
		this.now = done === true ? undefined : value;
	}
}
