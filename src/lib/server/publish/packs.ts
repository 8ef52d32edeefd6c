// Articles in packs: files of some twenty that a phone takes line by line, so that a cut costs one line.
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import type { SignedArticle } from './sign.ts';

/** How many articles travel together: some 100 KB of text, under a window of half a minute on a bad line. */
export const packSize = 20;

/** A pack before it has a name. */
export interface UnnamedPack {
	bytes: Bytes;
	articles: SignedArticle[];
}

/**
 * All articles in packs, newest first. Packs are filled from the oldest on, so that a new article changes
 * only the first pack and phones need none of the others again.
 */
export function makePacks(articles: readonly SignedArticle[]): UnnamedPack[] {
	const newestFirst = [...articles].sort(byAge);
	const packs: UnnamedPack[] = [];
	for (let end = newestFirst.length; end > 0; end -= packSize) {
		const inside = newestFirst.slice(Math.max(0, end - packSize), end);
		const lines = inside.map(({ hash, note }) => `${JSON.stringify({ hash, note })}\n`);
		packs.unshift({ bytes: toBytes(lines.join('')), articles: inside });
	}
	return packs;
}

function byAge(one: SignedArticle, other: SignedArticle): number {
	const gap = Date.parse(other.article.head.published) - Date.parse(one.article.head.published);
	return gap !== 0 ? gap : one.article.head.id < other.article.head.id ? -1 : 1;
}
