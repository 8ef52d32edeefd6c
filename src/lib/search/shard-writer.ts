// Writes the bytes of a shard, a term after another.
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { BitList, plainBits } from './bits.ts';
import { writeLetters } from './letters.ts';
import { ByteList } from './numbers.ts';
import { blockTerms, headLength, magic, sumLength } from './shard.ts';
import { writeRows, type Indexed } from './shard-rows.ts';

/** Writes a shard: its articles, then its terms in their order, each with its postings. */
export class ShardWriter {
	readonly #articles: readonly Indexed[];
	readonly #terms = new ByteList();
	readonly #blocks: number[] = [];
	readonly #postings = new ByteList();
	readonly #articlesOf = new ByteList();
	readonly #positionsOf = new BitList();
	#count = 0;
	#before = '';
	#found = 0;
	#last = -1;

	constructor(articles: readonly Indexed[]) {
		this.#articles = articles;
	}

	/** One more article of the term that comes next, and where in it the term stands; articles ascend, and positions. */
	article(article: number, isInTitle: boolean, positions: readonly number[]): void {
		const count = positions.length;
		this.#articlesOf.number(((article - this.#last) << 2) | (isInTitle ? 2 : 0) | (count > 1 ? 1 : 0));
		if (count > 1) this.#articlesOf.number(count);
		const plain = plainBits((this.#articles[article]?.words ?? 0) / count);
		let before = 0;
		for (const position of positions) {
			this.#positionsOf.number(position - before, plain);
			before = position;
		}
		this.#last = article;
		this.#found += 1;
	}

	/** The term whose articles were given, if there were any. */
	term(term: string): void {
		if (this.#found === 0) return;
		const isFirst = this.#count % blockTerms === 0;
		if (isFirst) this.#blocks.push(this.#terms.length, this.#postings.length);
		const shared = isFirst ? 0 : sharedLength(this.#before, term);
		this.#terms.number(shared);
		this.#terms.number(term.length - shared);
		writeLetters(this.#terms, term, shared);
		this.#terms.number(this.#found);
		for (const part of [this.#articlesOf.view(), this.#positionsOf.take()]) {
			this.#terms.number(part.length);
			this.#postings.bytes(part);
		}
		this.#articlesOf.clear();
		this.#count += 1;
		this.#before = term;
		this.#found = 0;
		this.#last = -1;
	}

	/** The shard's bytes. */
	async end(): Promise<Bytes> {
		const parts = [writeRows(this.#articles), this.#terms.view(), this.#blockBytes(), this.#postings.view()];
		const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, headLength));
		const head = new DataView(bytes.buffer, sumLength);
		const [articles, terms, blocks, postings] = parts.map(({ length }) => length);
		[magic, articles, this.#count, terms, blocks, postings].forEach((value, at) =>
			head.setUint32(at * 4, value ?? 0, true)
		);
		let at = headLength;
		for (const part of parts) {
			bytes.set(part, at);
			at += part.length;
		}
		bytes.set(toBytes(await hashOf(bytes.subarray(sumLength))));
		return bytes;
	}

	#blockBytes(): Uint8Array {
		const view = new DataView(new ArrayBuffer(this.#blocks.length * 4));
		for (const [at, value] of this.#blocks.entries()) view.setUint32(at * 4, value, true);
		return new Uint8Array(view.buffer);
	}
}

function sharedLength(one: string, other: string): number {
	let length = 0;
	while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
	return length;
}
