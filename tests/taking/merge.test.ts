// What two phones made becomes one, whichever way round they meet: nothing lost, nothing twice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleIdSchema } from '#lib/article/types.ts';
import { locatePassage } from '#lib/article/locator-passage.ts';
import { articleKey } from '#lib/shelf/bookmarks.ts';
import { highlightColours, type BookmarkRow, type PlaceRow } from '#lib/shelf/rows.ts';
import { mergeMark, mergePlace } from '#lib/shelf/merge.ts';
import { readMade, takeIn, type Made } from '#lib/shelf/made.ts';
import { aboutArticle, blocks, makePlace, makePlatform, openTab } from '../shelf/stage.ts';

const about = { id: articleIdSchema('abcdefg'), title: 'The lamp', language: 'en', direction: 'ltr' as const };
const range = locatePassage(blocks, { block: 0, offset: 0 }, { block: 0, offset: 8 });
const key = `highlight:${'0'.repeat(32)}`;

/** Forms of one highlight as phones may have it, of few times and few notes, so that they often meet. */
const markArbitrary: fc.Arbitrary<BookmarkRow> = fc
	.record(
		{
			at: fc.integer({ min: 1, max: 3 }),
			colour: fc.constantFrom(...highlightColours),
			note: fc.constantFrom('a', 'b', 'ab', 'a\n\nb', 'long '.repeat(20)),
			changed: fc.integer({ min: 3, max: 6 }),
			missing: fc.constantFrom(1, 2)
		},
		{ requiredKeys: ['at', 'colour'] }
	)
	.map((fields) => ({ ...about, key, kind: 'highlight', quote: range.quote, range, ...fields }));
const placeArbitrary: fc.Arbitrary<PlaceRow> = fc
	.record({ at: fc.integer({ min: 1, max: 4 }), fraction: fc.constantFrom(0.1, 0.5), finished: fc.boolean() })
	.map((fields) => ({ ...makePlace(1, 1), ...fields }));

const paragraphsOf = (note: string | undefined) => note?.split('\n\n') ?? [];

describe('two forms of one highlight', () => {
	test('make the same, whichever comes first', () => {
		fc.assert(
			fc.property(markArbitrary, markArbitrary, (one, other) => {
				expect(mergeMark(one, other)).toEqual(mergeMark(other, one));
			})
		);
	});

	test('make no more when either comes again', () => {
		fc.assert(
			fc.property(markArbitrary, markArbitrary, (one, other) => {
				const merged = mergeMark(one, other);
				expect(mergeMark(merged, other)).toEqual(merged);
				expect(mergeMark(one, merged)).toEqual(merged);
				expect(mergeMark(one, one)).toEqual(mergeMark(mergeMark(one, one), one));
			})
		);
	});

	test('keep every paragraph of both notes, the colour of the later, the time of the first', () => {
		fc.assert(
			fc.property(markArbitrary, markArbitrary, (one, other) => {
				const merged = mergeMark(one, other);
				const all = paragraphsOf(merged.note);
				for (const paragraph of [...paragraphsOf(one.note), ...paragraphsOf(other.note)])
					expect(all).toContain(paragraph);
				expect(merged.at).toBe(Math.min(one.at, other.at));
				const timeOf = ({ at, changed = at }: BookmarkRow) => changed;
				if (timeOf(one) > timeOf(other)) expect(merged).toMatchObject({ kind: 'highlight', colour: colourOf(one) });
			})
		);
	});
});

const colourOf = (row: BookmarkRow) => (row.kind === 'highlight' ? row.colour : undefined);

test('of two places the later one holds, whichever comes first', () => {
	fc.assert(
		fc.property(placeArbitrary, placeArbitrary, (one, other) => {
			expect(mergePlace(one, other)).toEqual(mergePlace(other, one));
			expect(mergePlace(one, other).at).toBe(Math.max(one.at, other.at));
			expect(mergePlace(mergePlace(one, other), one)).toEqual(mergePlace(one, other));
		})
	);
});

/** What a phone holds of a few articles and highlights. */
const madeArbitrary: fc.Arbitrary<Made> = fc
	.record({
		places: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 })), {
			selector: ([number]) => number
		}),
		marks: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), markArbitrary), { selector: ([number]) => number }),
		archived: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.integer({ min: 1, max: 3 })), {
			selector: ([number]) => number
		}),
		isBookmarked: fc.boolean()
	})
	.map(({ places, marks, archived, isBookmarked }) => {
		const article: BookmarkRow = { ...about, key: articleKey(about.id), kind: 'article', quote: '', at: 7 };
		return {
			places: places.map(([number, at]) => makePlace(number, at)),
			marks: [
				...marks.map(([number, mark]) => ({ ...mark, key: `highlight:${String(number).repeat(32)}` })),
				...(isBookmarked ? [article] : [])
			],
			archived: archived.map(([number, isArchived, at]) => ({ id: aboutArticle(number).id, isArchived, at })),
			settings: {}
		};
	});

const inOrder = ({ places, marks, archived = [] }: Made) => ({
	archived: archived.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
	places: places.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
	marks: marks.toSorted((one, other) => (one.key < other.key ? -1 : 1))
});

describe('two phones', () => {
	test('that take in each other’s file hold the same, and all of both; again is no more', async () => {
		await fc.assert(
			fc.asyncProperty(madeArbitrary, madeArbitrary, async (one, other) => {
				const [first, second] = [openTab(makePlatform()), openTab(makePlatform())];
				await takeIn(first, one);
				await takeIn(second, other);
				await takeIn(first, other);
				await takeIn(second, one);
				const [here, there] = [await readMade(first), await readMade(second)];
				expect(inOrder(here)).toEqual(inOrder(there));
				const keys = new Set(here.marks.map((mark) => mark.key));
				for (const { key } of [...one.marks, ...other.marks]) expect(keys).toContain(key);
				const words = [...(one.archived ?? []), ...(other.archived ?? [])];
				const latest = (id: string) => Math.max(...words.filter((word) => word.id === id).map(({ at }) => at));
				for (const { id } of words)
					expect(here.archived).toContainEqual(expect.objectContaining({ id, at: latest(id) }));
				expect(await takeIn(first, there)).toEqual({
					marks: 0,
					places: 0,
					known: here.marks.length + here.places.length
				});
				expect(await readMade(first)).toEqual(here);
				first.close();
				second.close();
			}),
			{ numRuns: 25 }
		);
	});

	test('keep what was chosen on each, and take what was chosen on the other alone', async () => {
		const shelf = openTab(makePlatform());
		await takeIn(shelf, { places: [], marks: [], settings: { pictures: 'none', sources: { one: { isLeft: true } } } });
		const settings = {
			pictures: 'all' as const,
			dayBytes: 5,
			sources: { one: { most: 3 }, two: { isTextOnly: true } }
		};
		await takeIn(shelf, { places: [], marks: [], settings });
		expect((await readMade(shelf)).settings).toEqual({
			pictures: 'none',
			dayBytes: 5,
			sources: { one: { isLeft: true }, two: { isTextOnly: true } }
		});
	});

	test('leave a row of a later build as it is', async () => {
		const shelf = openTab(makePlatform());
		const odd = { key, id: about.id, at: 4, kind: 'of a later build' };
		await shelf.run('rw', ['bookmarks'], (table) => table('bookmarks').put(odd));
		const mark: BookmarkRow = { ...about, key, kind: 'highlight', colour: 'blue', quote: range.quote, range, at: 9 };
		await takeIn(shelf, { places: [], marks: [mark], settings: {} });
		expect(await shelf.run('r', ['bookmarks'], (table) => table('bookmarks').toArray())).toEqual([odd]);
	});
});
