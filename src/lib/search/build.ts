// Makes shards: of articles as they arrive, and of shards that are small, one larger, without the articles that went.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Shard, Term } from './shard.ts';
import type { Indexed } from './shard-rows.ts';
import { ShardWriter } from './shard-writer.ts';
import { readWords } from './words.ts';

/** An article as it is to be found: what it is, and its blocks of text, the title first. */
export interface Findable extends Omit<Indexed, 'words' | 'titleWords'> {
	blocks: readonly string[];
}

/** Positions between two blocks, so that no phrase reaches over their joint. */
const blockGap = 1;

/** Terms between two pauses. */
const stretchTerms = 500;

/** Lets others have a turn: a shard takes seconds on a slow phone, and whoever types is not to wait for it. */
export type Pause = () => Promise<void>;
const noPause: Pause = () => Promise.resolve();

/** The bytes of a shard of these articles. */
export async function buildShard(articles: readonly Findable[], pause = noPause): Promise<Bytes> {
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
		indexed.push({ ...about, words: position, titleWords });
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

const byUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** One shard of several, without those articles that are not wanted any more. */
export async function mergeShards(
	shards: readonly Shard[],
	isWanted: (article: Indexed) => boolean,
	pause = noPause
): Promise<Bytes> {
	const articles: Indexed[] = [];
	// The number that each article has in the new shard; -1 where it is left out
	const numbers = shards.map((shard) =>
		shard.articles.map((article) => (isWanted(article) ? articles.push(article) - 1 : -1))
	);
	const writer = new ShardWriter(articles);
	const heads = shards.map((shard, at) => new Head(shard, numbers[at] ?? []));
	for (let number = 0; ; number += 1) {
		if (number % stretchTerms === 0) await pause();
		const term = heads.reduce<string | undefined>((least, { now }) => {
			const own = now?.term;
			return own !== undefined && (least === undefined || own < least) ? own : least;
		}, undefined);
		if (term === undefined) return writer.end();
		for (const head of heads) if (head.now?.term === term) head.pass(writer);
		writer.term(term);
	}
}

/** How far a shard is merged. */
class Head {
	readonly #shard: Shard;
	readonly #numbers: readonly number[];
	readonly #terms: Iterator<Term, undefined>;
	now: Term | undefined;

	constructor(shard: Shard, numbers: readonly number[]) {
		this.#shard = shard;
		this.#numbers = numbers;
		this.#terms = shard.termsFrom('');
		this.#step();
	}

	/** Hands on the articles of the term that stands here, and steps to the next. */
	pass(writer: ShardWriter): void {
		if (this.now !== undefined)
			this.#shard.readAll(this.now, ({ article, isInTitle }, positions) => {
				const number = this.#numbers[article] ?? -1;
				if (number >= 0) writer.article(number, isInTitle, positions);
			});
		this.#step();
	}

	#step(): void {
		const { done, value } = this.#terms.next();
		this.now = done === true ? undefined : value;
	}
}
