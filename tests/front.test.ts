// Which entries the front and the documents of older ones show: followed from the front on, each exactly once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownAtOnce } from '#lib/article/compose/library.ts';
import { byAge, placeOf, showLibrary, type EntryList } from '#lib/article/front.ts';
import type { ArticleId, Contents, Entry, Hash } from '#lib/article/types.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const idOf = (index: number) =>
	`aaaa${letters.charAt(Math.floor(index / 26))}${letters.charAt(index % 26)}` as ArticleId;

function makeEntry(index: number, day: number): Entry {
	return {
		id: idOf(index),
		revision: 1,
		language: 'en',
		direction: 'ltr',
		title: `Day ${day}`,
		minutes: 1,
		hash: '0'.repeat(64) as Hash,
		bytes: 1,
		standfirst: '',
		published: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
		tags: [],
		pictures: 0
	};
}

function listOf(entries: readonly Entry[]): EntryList {
	const sorted = [...entries].sort(byAge);
	return {
		byIds: (ids) => Promise.resolve(ids.flatMap((id) => entries.filter((entry) => entry.id === id))),
		olderThan: (place, count) => {
			const isOlder = (entry: Entry) => {
				const { at, id } = placeOf(entry);
				return place === undefined || at < place.at || (at === place.at && id < place.id);
			};
			return Promise.resolve(sorted.filter(isOlder).slice(0, count));
		}
	};
}

function contentsWith(front: ArticleId[]): Contents {
	const counts = { articles: 0, pictures: 0, bytes: 0, mirrors: [], segments: [], packs: [] };
	return { number: 7, published: '2026-01-01T00:00:00Z', publisher: 'Lamp', key: 'k', front, ...counts };
}

/** The ids of every document from the front on. */
async function follow(entries: readonly Entry[], front: ArticleId[]): Promise<string[][]> {
	const documents: string[][] = [];
	let after: string | undefined;
	do {
		const shown = await showLibrary(contentsWith(front), listOf(entries), after);
		if (shown === undefined) throw new Error(`nothing after ${after ?? 'the front'}`);
		expect(shown.isFront).toBe(after === undefined);
		documents.push(shown.entries.map(({ id }) => id));
		after = shown.last;
	} while (after !== undefined && documents.length < 100);
	return documents;
}

describe('the library in documents', () => {
	const many = Array.from({ length: 100 }, (_, index) => makeEntry(index, index));
	const newestFirst = [...many].reverse().map(({ id }) => id);

	it('a front of few is filled up with the newest, and goes on by age', async () => {
		const front = [idOf(3), idOf(99)];
		const documents = await follow(many, front);
		const others = newestFirst.filter((id) => !front.includes(id));
		expect(documents[0]).toEqual([...front, ...others.slice(0, 38)]);
		expect(documents.map((ids) => ids.length)).toEqual([40, 40, 20]);
		expect(documents.flat().slice(2)).toEqual(others);
	});

	it('a front that is full by itself goes on from the newest', async () => {
		const front = newestFirst.slice(10, 10 + shownAtOnce);
		const documents = await follow(many, front);
		expect(documents.slice(1).flat()).toEqual([...newestFirst.slice(0, 10), ...newestFirst.slice(50)]);
	});

	it.each([0, 1, shownAtOnce, shownAtOnce + 1])('%i articles leave no empty document', async (count) => {
		const documents = await follow(many.slice(0, count), []);
		expect(documents.map((ids) => ids.length)).toEqual(count > 40 ? [40, count - 40] : [count]);
	});

	it('an article of the same moment with a lower id is the older', async () => {
		const twins = [makeEntry(0, 1), makeEntry(1, 1), makeEntry(2, 1)];
		expect(await follow(twins, [])).toEqual([[idOf(2), idOf(1), idOf(0)]]);
	});

	it('nothing is shown after an article that does not stand', async () => {
		expect(await showLibrary(contentsWith([]), listOf(many), 'zzzzzz')).toBeUndefined();
	});

	it('whatever stands in front, each article is shown exactly once', async () => {
		const edition = fc.record({
			days: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 }),
			front: fc.uniqueArray(fc.integer({ min: 0, max: 320 }), { maxLength: 40 })
		});
		await fc.assert(
			fc.asyncProperty(edition, async ({ days, front }) => {
				const entries = days.map((day, index) => makeEntry(index, day));
				const shown = (await follow(entries, front.map(idOf))).flat();
				expect(shown.toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
			}),
			{ numRuns: 200 }
		);
	});
});
