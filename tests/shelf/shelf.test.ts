// The shelf with several tabs over one database: places, bookmarks, settings, and rows that are not as they should be.
import { aboutArticle, blocks, makePlace, makePlatform, openTab, waitFor } from './stage.ts';
import { describe, expect, test, vi } from 'vitest';
import { stubLocal } from '../stage/local-words.ts';
import { locatePassage } from '#lib/article/locator-passage.ts';
import {
	articleKey,
	putBack,
	removeBookmark,
	toggleArticle,
	watchBookmarks,
	watchBookmarksOf
} from '#lib/shelf/bookmarks.ts';
import { addHighlight, writeNote } from '#lib/shelf/highlights.ts';
import {
	continueReading,
	forgetPlace,
	isBegun,
	isInside,
	readPlace,
	savePlace,
	watchPlacesOf
} from '#lib/shelf/places.ts';
import { countReads } from '../vault/count-reads.ts';
import { defaultSettings, loadSettings, saveSettings, watchSettings } from '#lib/shelf/settings.ts';

const twoTabs = () => {
	const platform = makePlatform();
	return [openTab(platform), openTab(platform)] as const;
};
const passage = locatePassage(blocks, { block: 0, offset: 20 }, { block: 0, offset: 40 });
const amber = { range: passage, colour: 'amber' } as const;

describe('places', () => {
	test('are read back as they were kept, in another tab too', async () => {
		const [one, other] = twoTabs();
		await savePlace(one, makePlace(1, 1000));
		expect(await readPlace(other, aboutArticle(1).id)).toEqual(makePlace(1, 1000));
		expect(await readPlace(other, aboutArticle(2).id)).toBeUndefined();
	});

	test('of an earlier time never take the place of a later one', async () => {
		const [one, other] = twoTabs();
		expect(await savePlace(one, makePlace(1, 2000))).toBe(true);
		expect(await savePlace(other, { ...makePlace(1, 1000), fraction: 0 })).toBe(false);
		expect(await readPlace(one, aboutArticle(1).id)).toEqual(makePlace(1, 2000));
	});

	test('go on being kept where the clock was ahead once, and was put right', async () => {
		const [one] = twoTabs();
		const now = Date.now();
		await savePlace(one, makePlace(1, now + 365 * 24 * 3600 * 1000));
		expect(await savePlace(one, { ...makePlace(1, now), fraction: 0.75 })).toBe(true);
		expect(await readPlace(one, aboutArticle(1).id)).toMatchObject({ at: now, fraction: 0.75 });
	});

	test('kept by two tabs at the same moment leave the later one', async () => {
		const [one, other] = twoTabs();
		await Promise.all([1, 5, 3, 4, 2].map((at, index) => savePlace(index % 2 ? one : other, makePlace(1, at))));
		expect((await readPlace(one, aboutArticle(1).id))?.at).toBe(5);
	});

	test.each<[string, number, boolean, number]>([
		['looked into again stays finished', 0.05, true, 0],
		['read anew is begun, and on the shelf "continue reading"', 0.28, false, 1]
	])('of a finished article: one %s, and its place is kept', async (_what, fraction, finished, shown) => {
		const [one, other] = twoTabs();
		await savePlace(one, { ...makePlace(1, 1000, true), fraction: 1 });
		expect(isInside({ fraction: 1, finished: true })).toBe(false);
		await savePlace(one, { ...makePlace(1, 2000), fraction });
		const place = await readPlace(other, aboutArticle(1).id);
		expect(place).toMatchObject({ finished, fraction, at: 2000 });
		expect(isInside({ fraction, finished })).toBe(true);
		await savePlace(one, makePlace(2, 1, true));
		expect(await waitFor(continueReading(other, 2), () => true)).toHaveLength(shown);
		// Going back to the first lines is no glance where it was begun anew
		await savePlace(one, { ...makePlace(1, 3000), fraction: 0.01 });
		expect((await readPlace(other, aboutArticle(1).id))?.finished).toBe(finished);
	});

	test('are forgotten at a wish', async () => {
		const [one] = twoTabs();
		await savePlace(one, makePlace(1, 1000, true));
		await forgetPlace(one, aboutArticle(1).id);
		expect(await readPlace(one, aboutArticle(1).id)).toBeUndefined();
	});

	test('make the shelf "continue reading": unfinished, the last read first, up to the limit', async () => {
		const [one, other] = twoTabs();
		for (const [number, at, finished] of [
			[1, 10, false],
			[2, 40, true],
			[3, 30, false],
			[4, 20, false]
		] as const) {
			await savePlace(one, makePlace(number, at, finished));
		}
		const shown = await waitFor(continueReading(other, 2), (places) => places.length > 0);
		expect(shown.map(({ title }) => title)).toEqual(['Article 3', 'Article 4']);
	});

	test('of thousands of finished articles are not walked through for the few that go on', async () => {
		const [one, other] = twoTabs();
		const finished = Array.from({ length: 2000 }, (_, at) => ({
			...makePlace(3, at + 10, true),
			id: `finished-${at}`
		}));
		await one.run('rw', ['places'], (table) => table('places').bulkPut(finished));
		await savePlace(one, makePlace(1, 2000 - 50));
		await savePlace(one, makePlace(2, 5));
		const reads = countReads();
		const shown = await waitFor(continueReading(other, 6), (places) => places.length > 0);
		// The second was left behind before very many others
		expect(shown.map(({ title }) => title)).toEqual(['Article 1']);
		expect(reads.rows).toBeLessThan(320);
		vi.restoreAllMocks();
	});

	test('of the articles that a list shows are followed, and no others', async () => {
		const [one, other] = twoTabs();
		for (const number of [1, 2, 3]) await savePlace(one, makePlace(number, number));
		const ids = [1, 3, 4].map((number) => aboutArticle(number).id);
		const isOfTwo = (places: ReadonlyMap<string, unknown>) => places.size === 2;
		const shown = await waitFor(watchPlacesOf(other, ids), isOfTwo);
		expect([...shown.values()].map(({ title }) => title)).toEqual(['Article 1', 'Article 3']);
		const more = waitFor(watchPlacesOf(other, ids), (places) => places.size === 3);
		await savePlace(one, makePlace(4, 40));
		expect([...(await more).keys()]).toEqual(ids);
	});

	test('of an article only glanced at are kept, and do not count as begun', async () => {
		const kept = new Map<string, string>();
		stubLocal(kept);
		const [one, other] = twoTabs();
		const glance = { ...makePlace(2, 20), fraction: 0.01 };
		await savePlace(one, makePlace(1, 10));
		await savePlace(one, glance);
		expect(kept.get('shyraq-last')).toBe(aboutArticle(1).id);
		const shown = await waitFor(continueReading(other, 5), (places) => places.length > 0);
		expect(shown.map(({ title }) => title)).toEqual(['Article 1']);
		expect(await readPlace(other, glance.id)).toEqual(glance);
		expect([isBegun(glance), isBegun(makePlace(1, 10)), isBegun({ ...glance, finished: true })]).toEqual([
			false,
			true,
			true
		]);
		vi.unstubAllGlobals();
	});

	test('tell the front of the next visit which article to make room for', async () => {
		const kept = new Map<string, string>();
		stubLocal(kept);
		const [one] = twoTabs();
		await savePlace(one, makePlace(1, 10));
		await savePlace(one, makePlace(2, 20));
		expect(kept.get('shyraq-last')).toBe(aboutArticle(2).id);
		await savePlace(one, makePlace(2, 30, true));
		expect(kept.get('shyraq-last')).toBe(aboutArticle(1).id);
		await forgetPlace(one, aboutArticle(1).id);
		expect(kept.has('shyraq-last')).toBe(false);
		vi.unstubAllGlobals();
	});

	test('tell a tab that is watching what another tab has kept', async () => {
		const [one, other] = twoTabs();
		const seen = waitFor(continueReading(other, 5), (places) => places.length === 1);
		await savePlace(one, makePlace(1, 1000));
		expect((await seen)[0]?.title).toBe('Article 1');
	});
});

describe('bookmarks', () => {
	test('of one article made in two tabs at once are one bookmark', async () => {
		const [one, other] = twoTabs();
		await Promise.all([one, other].map((tab) => toggleArticle(tab, aboutArticle(1), 'Standfirst', true)));
		const all = await waitFor(watchBookmarks(one), (rows) => rows.length > 0);
		expect(all.map(({ key }) => key)).toEqual([articleKey(aboutArticle(1).id)]);
		await Promise.all([one, other].map((tab) => toggleArticle(tab, aboutArticle(1), 'Standfirst', false)));
		await waitFor(watchBookmarks(one), (rows) => rows.length === 0);
	});

	test('of a passage made twice are one, and lie beside the bookmark of the article', async () => {
		const [one, other] = twoTabs();
		await toggleArticle(one, aboutArticle(1), '', true, 1);
		const made = await Promise.all([one, other].map((tab) => addHighlight(tab, aboutArticle(1), amber, 2)));
		expect(made[0]?.row).toEqual(made[1]?.row);
		expect(made.filter(({ stood }) => stood === undefined)).toHaveLength(1);
		await addHighlight(one, aboutArticle(2), amber, 3);
		const own = await waitFor(watchBookmarksOf(one, aboutArticle(1).id), (rows) => rows.length > 0);
		expect(own.map(({ kind }) => kind)).toEqual(['article', 'highlight']);
		const all = await waitFor(watchBookmarks(other), (rows) => rows.length > 0);
		expect(all.map(({ at }) => at)).toEqual([3, 2, 1]);
	});

	test('taken away are put back as they were, note and all', async () => {
		const [one] = twoTabs();
		const { row } = await addHighlight(one, aboutArticle(1), amber, 5);
		expect(await writeNote(one, row, { note: 'Ask her.', seen: '' })).toEqual({ before: '', note: 'Ask her.' });
		const removed = await removeBookmark(one, row.key);
		expect(await removeBookmark(one, row.key)).toBeUndefined();
		if (removed === undefined) throw new Error('nothing was removed');
		await putBack(one, removed);
		const all = await waitFor(watchBookmarks(one), (rows) => rows.length > 0);
		expect(all).toEqual([removed]);
		expect(removed).toMatchObject({ note: 'Ask her.', at: 5, range: passage });
	});
});

describe('settings', () => {
	test('are the defaults until chosen, and reach a tab that is watching', async () => {
		const [one, other] = twoTabs();
		expect(await loadSettings(one)).toEqual(defaultSettings);
		const seen = waitFor(watchSettings(other), (settings) => settings?.pictures === 'none');
		await saveSettings(one, { pictures: 'none' });
		expect(await seen).toEqual({ ...defaultSettings, pictures: 'none' });
	});
});

describe('a row that is not as it should be', () => {
	test('is passed over, and left where it is', async () => {
		const [one, other] = twoTabs();
		await savePlace(one, makePlace(1, 1000));
		await one.run('rw', ['places', 'bookmarks', 'settings'], async (table) => {
			await table('places').put({ id: 'broken', at: 9000, finished: false });
			await table('bookmarks').put({ key: 'k', id: aboutArticle(1).id, at: 1, kind: 'of a later build' });
			await table('settings').put({ name: 'pictures', value: 'some' });
		});
		expect((await waitFor(continueReading(other, 1), (places) => places.length > 0))[0]?.title).toBe('Article 1');
		await toggleArticle(one, aboutArticle(1), '', true);
		expect(await waitFor(watchBookmarks(other), (rows) => rows.length > 0)).toHaveLength(1);
		expect(await loadSettings(one)).toEqual(defaultSettings);
		const left = await one.run('r', ['places', 'bookmarks'], async (table) => [
			(await table('places').keys()).length,
			(await table('bookmarks').keys()).length
		]);
		expect(left).toEqual([2, 2]);
	});
});
