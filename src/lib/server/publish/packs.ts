// Articles in packs, and packs in lists of them: a phone takes both line by line, so that a cut costs one line.
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import { byAge } from '#lib/article/front.ts';
import type { Hash, Pack } from '#lib/article/types.ts';
import type { SignedArticle } from './sign.ts';

/** How many articles travel together: some 100 KB of text, under a window of half a minute on a bad line. */
export const packSize = 20;
/** How many packs the first list names: who was away for a few days needs no more. */
const firstListed = 5;
/** How many each of the others names, at some 700 bytes a pack on the wire. */
const laterListed = 50;

/** A pack before it has a name. */
export interface UnnamedPack {
	bytes: Bytes;
	articles: Hash[];
}

/**
 * All articles in packs, newest first. Packs are filled from the oldest on, so that a new article changes
 * only the first pack and phones need none of the others again.
 */
export function makePacks(articles: readonly SignedArticle[]): UnnamedPack[] {
	const newestFirst = [...articles].sort((one, other) => byAge(one.article.head, other.article.head));
	return fillFromEnd(newestFirst, packSize).map((inside) => ({
		bytes: toBytes(inside.map(({ hash, note }) => `${JSON.stringify({ hash, note })}\n`).join('')),
		articles: inside.map(({ hash }) => hash)
	}));
}

/** The files that list packs, newest first: few in the first, and the others filled from the oldest on as packs are. */
export function makePackLists(packs: readonly Pack[]): Bytes[] {
	const lists = [packs.slice(0, firstListed), ...fillFromEnd(packs.slice(firstListed), laterListed)];
	return lists
		.filter((list) => list.length > 0)
		.map((list) => toBytes(list.map((pack) => `${JSON.stringify(pack)}\n`).join('')));
}

/** Items in groups of a size, of which only the first may hold fewer. */
function fillFromEnd<T>(items: readonly T[], size: number): T[][] {
	const groups: T[][] = [];
	for (let end = items.length; end > 0; end -= size) groups.unshift(items.slice(Math.max(0, end - size), end));
	return groups;
}
