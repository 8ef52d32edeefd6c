// A shard of the index: the words of some articles in one piece of bytes, sorted, each with where it stands.
//
//   sha-256 of the rest | magic, lengths | articles | terms | where each block of terms begins | postings
//
// Terms are in the order of their UTF-16 units, each written as what it adds to the one before, anew in each block. Of
// a term's postings the articles come first, then the positions, so that a word is found without reading where it stands.
// Positions are bits, each as what it adds to the one before: about as far as the article's words go round by how often it stands there.
import { hashOf, type Bytes } from '#lib/article/bytes.ts';
import type { Hash } from '#lib/article/types.ts';
import { BitReader, plainBits } from './bits.ts';
import { indexForm } from './index-mark.ts';
import { readLetters } from './letters.ts';
import { NumberReader } from './numbers.ts';
import { readRows, type Indexed } from './shard-rows.ts';

/** Numbers that a shard begins with, after its sum; the first names the form. */
export const magic = (0x30 + indexForm) * 2 ** 24 + 0x59_48_53;
export const numbersInHead = 6;
/** The sum stands as text, as it does everywhere. */
export const sumLength = 64;
export const headLength = numbersInHead * 4 + sumLength;
/** Terms in a block: what is read through to find one. */
export const blockTerms = 16;
/** Words of an article of usual length. */
const usualWords = 800;
/** No shard is larger; a length above it is damage. */
const limitBytes = 64_000_000;

/** One article in which a term stands. */
export interface Posting {
	article: number;
	/** How often. */
	count: number;
	isInTitle: boolean;
}

/** Where a term's postings lie. */
export interface Term {
	term: string;
	articles: number;
	start: number;
	positionsStart: number;
	end: number;
}

/** A term where it is met among others: its articles begin at `start`, where they stand in them at `positionsStart`. */
export interface TermPlace extends Pick<Term, 'articles' | 'start' | 'positionsStart'> {
	/** Whether it is what was asked for itself, and does not only begin so. */
	isWhole: boolean;
}

/** A shard that can be searched. */
export class Shard {
	/** The sha-256 of all that follows it, by which a shard is named. */
	readonly sum: Hash;
	readonly articles: readonly Indexed[];
	/** How long each is, in articles of usual length: in a longer one a word says less. */
	readonly lengths: Float64Array;
	/** How many positions all articles before each have together; one number more than there are articles. */
	readonly firsts: Uint32Array;
	readonly termCount: number;
	readonly byteLength: number;
	readonly #terms: Uint8Array;
	readonly #blocks: DataView;
	/** Articles and positions of the terms, one after another. */
	readonly postings: Uint8Array;

	private constructor(parts: {
		sum: Hash;
		articles: Indexed[];
		termCount: number;
		byteLength: number;
		terms: Uint8Array;
		blocks: DataView;
		postings: Uint8Array;
	}) {
		this.sum = parts.sum;
		this.articles = parts.articles;
		this.lengths = Float64Array.from(parts.articles, ({ words }) => words / usualWords);
		this.firsts = new Uint32Array(parts.articles.length + 1);
		for (const [at, { words }] of parts.articles.entries()) this.firsts[at + 1] = (this.firsts[at] ?? 0) + words;
		this.termCount = parts.termCount;
		this.byteLength = parts.byteLength;
		this.#terms = parts.terms;
		this.#blocks = parts.blocks;
		this.postings = parts.postings;
	}

	/** A shard from its bytes; undefined where they are damaged in any way. */
	static async read(bytes: Bytes): Promise<Shard | undefined> {
		if (bytes.length < headLength || bytes.length > limitBytes) return undefined;
		const head = new DataView(bytes.buffer, bytes.byteOffset + sumLength, headLength - sumLength);
		const [seen, articlesLength = 0, termCount = 0, termsLength = 0, blocksLength = 0, postingsLength = 0] = Array.from(
			{ length: numbersInHead },
			(_, at) => head.getUint32(at * 4, true)
		);
		const isWhole =
			seen === magic && headLength + articlesLength + termsLength + blocksLength + postingsLength === bytes.length;
		if (!isWhole) return undefined;
		const sum = await hashOf(bytes.subarray(sumLength));
		if (String.fromCharCode(...bytes.subarray(0, sumLength)) !== sum) return undefined;
		let at = headLength;
		const part = (length: number): Bytes => bytes.subarray(at, (at += length));
		const articles = readRows(part(articlesLength));
		const terms = part(termsLength);
		const blocks = part(blocksLength);
		if (articles === undefined) return undefined;
		return new Shard({
			sum,
			articles,
			termCount,
			byteLength: bytes.length,
			terms,
			blocks: new DataView(blocks.buffer, blocks.byteOffset, blocks.length),
			postings: part(postingsLength)
		});
	}

	/** The terms that begin with a prefix, in their order; every term for ''. */
	*termsFrom(prefix: string): Generator<Term> {
		const count = this.#blocks.byteLength / 8;
		for (let block = this.#blockOf(prefix); block < count; block += 1) {
			for (const term of this.#block(block)) {
				if (term.term.startsWith(prefix)) yield term;
				else if (term.term > prefix) return;
			}
		}
	}

	/**
	 * Meets the terms that begin with a prefix, which is not '', without spelling out each, in one object: of one or two letters
	 * there are many thousands.
	 */
	meetTerms(prefix: string, meet: (place: TermPlace) => void): void {
		const place: TermPlace = { articles: 0, start: 0, positionsStart: 0, isWhole: false };
		const count = this.#blocks.byteLength / 8;
		for (let block = this.#blockOf(prefix); block < count; block += 1) {
			const reader = new NumberReader(this.#terms, this.#blocks.getUint32(block * 8, true));
			let start = this.#blocks.getUint32(block * 8 + 4, true);
			let term = '';
			let isWithin = false;
			for (let left = Math.min(blockTerms, this.termCount - block * blockTerms); left > 0; left -= 1) {
				const shared = reader.next();
				const added = reader.next();
				let isWhole = false;
				if (isWithin) {
					// In their order: the first that shares less is the first that begins otherwise
					if (shared < prefix.length) return;
					reader.skip(added);
				} else {
					term = term.slice(0, shared) + readLetters(reader, added);
					isWithin = term.startsWith(prefix);
					isWhole = term === prefix;
					if (!isWithin && term > prefix) return;
				}
				place.articles = reader.next();
				place.start = start;
				place.positionsStart = start + reader.next();
				place.isWhole = isWhole;
				start = place.positionsStart + reader.next();
				if (isWithin) meet(place);
			}
		}
	}

	/** One term; undefined where no article has it. */
	term(word: string): Term | undefined {
		for (const term of this.termsFrom(word)) return term.term === word ? term : undefined;
		return undefined;
	}

	/** Reads the articles of a term, one after another, into the object it is given. */
	readPostings({ start, articles }: Term, meet: (posting: Posting) => void): void {
		const reader = new NumberReader(this.postings, start);
		const posting: Posting = { article: -1, count: 0, isInTitle: false };
		for (let left = articles; left > 0; left -= 1) {
			const packed = reader.next();
			posting.article += packed >>> 2;
			posting.isInTitle = (packed & 2) !== 0;
			posting.count = (packed & 1) === 0 ? 1 : reader.next();
			meet(posting);
		}
	}

	/** Meets where a term stands in those articles that are asked for, whose numbers are set in `asked`. */
	meetPositions(
		{ articles, start, positionsStart }: TermPlace,
		asked: Uint8Array,
		meet: (article: number, position: number) => void
	): void {
		const reader = new NumberReader(this.postings, start);
		let lastAsked = -1;
		for (let article = -1, left = articles; left > 0; left -= 1) {
			const packed = reader.next();
			article += packed >>> 2;
			if ((packed & 1) !== 0) reader.next();
			if (asked[article] === 1) lastAsked = article;
		}
		if (lastAsked < 0) return;
		reader.at = start;
		const bits = new BitReader(this.postings, positionsStart);
		for (let article = -1; article < lastAsked;) {
			const packed = reader.next();
			article += packed >>> 2;
			const count = (packed & 1) === 0 ? 1 : reader.next();
			const words = (this.firsts[article + 1] ?? 0) - (this.firsts[article] ?? 0);
			const plain = plainBits(words / count);
			for (let position = 0, more = count; more > 0; more -= 1) {
				position += bits.next(plain);
				if (asked[article] === 1 && position < words) meet(article, position);
			}
		}
	}

	/** Reads a term's articles, each with its positions. */
	readAll(term: Term, meet: (posting: Posting, positions: number[]) => void): void {
		const reader = new BitReader(this.postings, term.positionsStart);
		this.readPostings(term, (posting) => {
			const { article, count } = posting;
			const plain = plainBits((this.articles[article]?.words ?? 0) / count);
			const positions: number[] = [];
			for (let position = 0, left = count; left > 0; left -= 1) positions.push((position += reader.next(plain)));
			meet(posting, positions);
		});
	}

	/** The last block whose first term is not above a word. */
	#blockOf(word: string): number {
		let low = 0;
		let high = this.#blocks.byteLength / 8 - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#firstOf(middle) <= word) low = middle;
			else high = middle - 1;
		}
		return Math.max(0, low);
	}

	#firstOf(block: number): string {
		const reader = new NumberReader(this.#terms, this.#blocks.getUint32(block * 8, true));
		reader.next();
		return readLetters(reader, reader.next());
	}

	*#block(block: number): Generator<Term> {
		const reader = new NumberReader(this.#terms, this.#blocks.getUint32(block * 8, true));
		let start = this.#blocks.getUint32(block * 8 + 4, true);
		let term = '';
		const last = Math.min(blockTerms, this.termCount - block * blockTerms);
		for (let count = 0; count < last; count += 1) {
			term = term.slice(0, reader.next()) + readLetters(reader, reader.next());
			const articles = reader.next();
			const positionsStart = start + reader.next();
			const end = positionsStart + reader.next();
			yield { term, articles, start, positionsStart, end };
			start = end;
		}
	}
}
