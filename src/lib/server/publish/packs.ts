// Articles in packs, and packs in lists of them: a phone takes both line by line, so that a cut costs one line.
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import { byAge } from '#lib/article/front.ts';
import type { Hash, Pack } from '#lib/article/types.ts';
import type { SignedArticle } from './sign.ts';

/** How many articles travel together: some 100 KB of text, under a window of half a minute on a bad line. */
export const packSize = 20;
/** A pack of long texts closes earlier: a phone reads no more than 8 MB of one. Escaping adds a little to each. */
const packBytes = 2_000_000;
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
	return fillFromEnd(newestFirst, packSize, packBytes, ({ bytes }) => bytes).map((inside) => ({
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

/** Items in groups of a size and weight at most, of which only the first may hold fewer of light ones. */
function fillFromEnd<T>(
	items: readonly T[],
	size: number,
	mostWeight = Infinity,
	weigh: (item: T) => number = () => 0
): T[][] {
	const groups: T[][] = [];
	let group: T[] = [];
	let weight = 0;
	for (const item of items.toReversed()) {
		const isFull = group.length >= size || (group.length > 0 && weight + weigh(item) > mostWeight);
		if (isFull) {
			groups.unshift(group.reverse());
			group = [];
			weight = 0;
		}
		group.push(item);
		weight += weigh(item);
	}
	return group.length === 0 ? groups : [group.reverse(), ...groups];
}
