// What a shard knows of its articles, as few bytes: names that many share stand once, hashes as bytes.
import { toHex } from '#lib/article/bytes.ts';
import { readAs } from '#lib/article/schema.ts';
import { articleIdSchema, hashSchema, type ArticleId, type Hash } from '#lib/article/types.ts';
import { ByteList, NumberReader } from './numbers.ts';

/** What the index knows of an article. */
export interface Indexed {
	id: ArticleId;
	/** Of the article's signed bytes: with another it is another text. */
	hash: Hash;
	revision: number;
	language: string;
	/** Name of the site it came from; '' where it was written for the edition. */
	site: string;
	/** Seconds since 1970. */
	published: number;
	/** Its title in UTF-8, which is read only where it is shown. */
	title: Uint8Array;
	/** How many positions there are, and how many of them are the title's. */
	words: number;
	titleWords: number;
}

const hashBytes = 32;
/** Seconds are written as two numbers of at most 32 bits, the first from so far before 1970 on. */
const pageSeconds = 65_536;
const pagesBefore = 1 << 20;

/** The articles as bytes. */
export function writeRows(articles: readonly Indexed[]): Uint8Array {
	const out = new ByteList();
	const names = [...new Set(articles.flatMap(({ language, site }) => [language, site]))];
	const numbers = new Map(names.map((name, at) => [name, at]));
	out.number(names.length);
	for (const name of names) out.text(name);
	out.number(articles.length);
	for (const { id, hash, revision, language, site, published, title, words, titleWords } of articles) {
		out.bytes(fromHex(hash));
		out.text(id);
		const page = Math.floor(published / pageSeconds);
		const own = [revision, numbers.get(language) ?? 0, numbers.get(site) ?? 0];
		for (const value of [...own, page + pagesBefore, published - page * pageSeconds, words, titleWords])
			out.number(value);
		out.number(title.length);
		out.bytes(title);
	}
	return out.view();
}

/** The articles of bytes that the shard's sum vouches for; undefined where they are not as they should be all the same. */
export function readRows(bytes: Uint8Array): Indexed[] | undefined {
	const reader = new NumberReader(bytes);
	const names: string[] = [];
	for (let left = reader.next(); left > 0; left -= 1) names.push(reader.units(reader.next()));
	const articles: Indexed[] = [];
	for (let left = reader.next(); left > 0; left -= 1) {
		const hash = readAs(hashSchema, toHex(reader.take(hashBytes)));
		const id = readAs(articleIdSchema, reader.units(reader.next()));
		const revision = reader.next();
		const language = names[reader.next()];
		const site = names[reader.next()];
		if (hash === undefined || id === undefined || language === undefined || site === undefined) return undefined;
		const published = (reader.next() - pagesBefore) * pageSeconds + reader.next();
		const words = reader.next();
		const titleWords = reader.next();
		const title = reader.take(reader.next());
		articles.push({ id, hash, revision, language, site, published, title, words, titleWords });
	}
	return articles;
}

function fromHex(hash: Hash): Uint8Array {
	return Uint8Array.from({ length: hashBytes }, (_, at) => Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16));
}
