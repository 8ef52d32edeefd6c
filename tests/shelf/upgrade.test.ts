// The shelf's database through its life: upgrades, other tabs in the way, a closed connection, no database at all.
import { aboutArticle, blocks, makePlace, makePlatform, openTab, waitFor, type Platform } from './stage.ts';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { locatePassage } from '#lib/article/locator-passage.ts';
import { databaseNames } from '#lib/contract/places.ts';
import { act } from '#lib/shelf/acts.ts';
import { toggleArticle, watchBookmarks } from '#lib/shelf/bookmarks.ts';
import { schemaVersions, type SchemaVersion } from '#lib/shelf/versions.ts';
import { readSpent, spendBytes } from '#lib/shelf/meter.ts';
import { continueReading, readPlace, savePlace } from '#lib/shelf/places.ts';
import { loadSettings, saveSettings } from '#lib/shelf/settings.ts';
import { loadTroubles, saveTrouble } from '#lib/shelf/trouble.ts';

/** Version 1 as it went out. Written out again on purpose: a change of the released version must fail here. */
const frozenFirst: readonly SchemaVersion[] = [
	{ version: 1, tables: { places: 'id, at', bookmarks: 'key, id, at', settings: 'name' } }
];
/** A version to come: a new index, a new table, and a field in every bookmark. */
const later: readonly SchemaVersion[] = [
	...schemaVersions,
	{
		version: 100,
		tables: { places: 'id, at, language', bookmarks: 'key, id, at, colour', settings: 'name', notes: 'key' },
		upgrade: (transaction) =>
			transaction
				.table('bookmarks')
				.toCollection()
				.modify((row: { colour?: string }) => void (row.colour = 'amber'))
	}
];

const range = locatePassage(blocks, { block: 0, offset: 0 }, { block: 1, offset: 5 });
/** A passage as the builds of versions 1 and 2 bookmarked it. */
const firstPassage = {
	...aboutArticle(2),
	key: 'passage:00112233445566778899aabbccddeeff',
	kind: 'passage',
	quote: range.quote,
	note: 'Ask her.',
	range,
	at: 8
};
/** Every schema that was ever released, and what an upgrade from it must keep. */
const second = { version: 2, tables: { keeping: 'name', trouble: 'hash, at' } };
const third = { version: 3, tables: {}, upgrade: () => Promise.resolve() };
const fourth = { version: 4, tables: { archived: 'id, at' } };
const frozen: readonly (readonly SchemaVersion[])[] = [
	frozenFirst,
	[...frozenFirst, second],
	[...frozenFirst, second, third],
	[...frozenFirst, second, third, fourth],
	[...frozenFirst, second, third, fourth, { version: 5, tables: {} }]
];

async function fillFirst(platform: Platform, released = frozenFirst) {
	const shelf = openTab(platform, released);
	for (const number of [1, 2, 3]) await savePlace(shelf, makePlace(number, number * 10, number === 2));
	await toggleArticle(shelf, aboutArticle(1), 'Standfirst', true, 7);
	await shelf.run('rw', ['bookmarks'], (table) => table('bookmarks').put(firstPassage));
	await saveSettings(shelf, { pictures: 'none' });
	return shelf;
}

async function readEverything(platform: Platform, versions: readonly SchemaVersion[]) {
	const shelf = openTab(platform, versions);
	return shelf.run('r', ['places', 'bookmarks', 'settings'], async (table) => ({
		places: await table('places').toArray(),
		bookmarks: await table('bookmarks').toArray(),
		settings: await table('settings').toArray()
	}));
}

describe('an upgrade of the schema', () => {
	test.each([1, 2])('leaves every row of version %i as it was, but that passages are highlights', async (version) => {
		const released = frozen[version - 1] ?? [];
		const platform = makePlatform();
		const shelf = await fillFirst(platform, released);
		await shelf.run('rw', ['bookmarks'], (table) => table('bookmarks').put({ key: 'odd', id: 'odd', at: 'once' }));
		shelf.close();
		const before = await readEverything(platform, released);
		const now = await readEverything(platform, schemaVersions);
		expect(now.places).toEqual(before.places);
		expect(now.settings).toEqual(before.settings);
		expect(now.bookmarks).toEqual(
			before.bookmarks.map((row) =>
				(row as { kind?: string }).kind === 'passage' ? { ...firstPassage, kind: 'highlight', colour: 'amber' } : row
			)
		);
		expect([now.places.length, now.bookmarks.length, now.settings.length]).toEqual([3, 3, 1]);
		const shown = await waitFor(watchBookmarks(openTab(platform)), (rows) => rows.length > 0);
		expect(shown.map(({ kind, note }) => [kind, note])).toEqual([
			['highlight', 'Ask her.'],
			['article', undefined]
		]);
	});

	test('from version 1 brings the tables of keeping, empty and in use at once', async () => {
		const platform = makePlatform();
		(await fillFirst(platform)).close();
		const shelf = openTab(platform);
		expect(await loadTroubles(shelf)).toEqual([]);
		await saveTrouble(shelf, { hash: 'a', code: 'not-found', count: 1, at: 5 });
		expect(readSpent(await spendBytes(shelf, 10))).toEqual({ dayBytes: 10, monthBytes: 10 });
		expect(await loadTroubles(openTab(platform))).toHaveLength(1);
		expect((await loadSettings(shelf)).pictures).toBe('none');
	});

	test('from version 3 brings the table of what is archived, empty and in use at once, and changes no row', async () => {
		const platform = makePlatform();
		(await fillFirst(platform, frozen[2])).close();
		const before = await readEverything(platform, frozen[2] ?? []);
		const shelf = openTab(platform);
		const archived = () => shelf.run('r', ['archived'], (table) => table('archived').toArray());
		expect(await archived()).toEqual([]);
		await act(shelf, 'archive', [{ ...aboutArticle(1), standfirst: '' }], 5);
		expect(await archived()).toEqual([{ id: aboutArticle(1).id, isArchived: true, at: 5 }]);
		shelf.close();
		expect(await readEverything(platform, schemaVersions)).toEqual(before);
		expect(before.bookmarks).toHaveLength(2);
	});

	test('from version 4 changes no row, of what is archived neither', async () => {
		const platform = makePlatform();
		const shelf = await fillFirst(platform, frozen[3]);
		const row = { id: aboutArticle(1).id, isArchived: true, at: 5 };
		await shelf.run('rw', ['archived'], (table) => table('archived').put(row));
		shelf.close();
		const before = await readEverything(platform, frozen[3] ?? []);
		expect(await readEverything(platform, schemaVersions)).toEqual(before);
		const archived = await openTab(platform).run('r', ['archived'], (table) => table('archived').toArray());
		expect(archived).toEqual([row]);
	});

	test('is from every version that was ever released, as it was released', () => {
		const shape = (versions: readonly SchemaVersion[]) => versions.map(({ version, tables }) => ({ version, tables }));
		expect(shape(frozen.at(-1) ?? [])).toEqual(shape(schemaVersions));
	});

	test('to a later version keeps every row and does its work on each', async () => {
		const platform = makePlatform();
		(await fillFirst(platform)).close();
		const shelf = openTab(platform, later);
		const bookmarks = await waitFor(watchBookmarks(shelf), (rows) => rows.length > 0);
		expect(bookmarks.map(({ at }) => at)).toEqual([8, 7]);
		const raw = await shelf.run('r', ['bookmarks'], (table) => table('bookmarks').toArray());
		expect(raw).toMatchObject([{ colour: 'amber' }, { colour: 'amber' }]);
		expect(await readPlace(shelf, aboutArticle(3).id)).toEqual(makePlace(3, 30));
		expect((await waitFor(continueReading(shelf, 9), (places) => places.length > 0)).length).toBe(2);
		expect((await loadSettings(shelf)).pictures).toBe('none');
	});

	test('that fails changes nothing, and says so', async () => {
		const platform = makePlatform();
		(await fillFirst(platform)).close();
		const before = await readEverything(platform, frozenFirst);
		const failing: readonly SchemaVersion[] = [
			...schemaVersions,
			{
				version: 100,
				tables: { places: 'id' },
				upgrade: async (transaction) => {
					await transaction.table('bookmarks').clear();
					throw new TypeError('a bug in an upgrade');
				}
			}
		];
		const shelf = openTab(platform, failing);
		await expect(loadSettings(shelf)).rejects.toMatchObject({ fault: { code: 'storage-failed' } });
		await waitFor(shelf.state, (state) => state === 'unavailable');
		expect(await readEverything(platform, frozenFirst)).toEqual(before);
	});

	test('in another tab closes this one, which says that it is outdated', async () => {
		const platform = makePlatform();
		const old = await fillFirst(platform);
		const fresh = openTab(platform, later);
		expect((await loadSettings(fresh)).pictures).toBe('none');
		await waitFor(old.state, (state) => state === 'outdated');
		await expect(savePlace(old, makePlace(5, 50))).rejects.toMatchObject({ fault: { code: 'storage-failed' } });
		expect(await readPlace(fresh, aboutArticle(5).id)).toBeUndefined();
	});

	test('waits for a tab that will not close, says that it is blocked, and goes on when it does', async () => {
		const platform = makePlatform();
		(await fillFirst(platform)).close();
		const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = platform.indexedDB.open(databaseNames.shelf);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('not opened'));
		});
		const shelf = openTab(platform, later);
		const settings = loadSettings(shelf);
		await waitFor(shelf.state, (state) => state === 'blocked');
		stubborn.close();
		expect((await settings).pictures).toBe('none');
		await waitFor(shelf.state, (state) => state === 'ready');
	});
});

describe('the shelf', () => {
	test('of an older build loses nothing that a newer build wrote', async () => {
		const platform = makePlatform();
		const fresh = openTab(platform, later);
		await savePlace(fresh, makePlace(1, 10));
		fresh.close();
		const old = openTab(platform, schemaVersions);
		// An older build may read what a newer one wrote as long as the tables are there; it must never lose it.
		await Promise.allSettled([savePlace(old, makePlace(2, 20))]);
		old.close();
		expect(await readPlace(openTab(platform, later), aboutArticle(1).id)).toEqual(makePlace(1, 10));
	});

	test('opens again by itself after the browser has closed it, and goes on telling', async () => {
		const platform = makePlatform();
		const shelf = openTab(platform);
		const other = openTab(platform);
		await savePlace(shelf, makePlace(1, 10));
		const seen = waitFor(continueReading(shelf, 9), (places) => places.length === 2);
		await waitFor(continueReading(shelf, 9), (places) => places.length === 1);
		shelf.close();
		await savePlace(other, makePlace(2, 20));
		expect((await seen).length).toBe(2);
		expect(await savePlace(shelf, makePlace(3, 30))).toBe(true);
	});

	test('tells a full disk from other trouble, and lets a bug through as a bug', async () => {
		const shelf = openTab(makePlatform());
		const fail = (failure: Error) => shelf.run('rw', ['places'], () => Promise.reject(failure));
		await expect(fail(new DOMException('full', 'QuotaExceededError'))).rejects.toMatchObject({
			fault: { code: 'storage-full' }
		});
		await expect(fail(new DOMException('odd', 'UnknownError'))).rejects.toMatchObject({
			fault: { code: 'storage-failed' }
		});
		await expect(fail(new TypeError('a bug'))).rejects.toBeInstanceOf(TypeError);
	});

	test('is unavailable without IndexedDB: a fault for who writes, nothing for who watches', async () => {
		const refusing = {
			open: () => {
				throw new DOMException('private mode', 'InvalidStateError');
			}
		} as unknown as IDBFactory;
		const shelf = openTab({ indexedDB: refusing, IDBKeyRange });
		await expect(savePlace(shelf, makePlace(1, 10))).rejects.toMatchObject({ fault: { code: 'storage-failed' } });
		await waitFor(shelf.state, (state) => state === 'unavailable');
		expect(await waitFor(continueReading(shelf, 9), () => true)).toEqual([]);
	});
});
