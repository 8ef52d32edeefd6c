// The lock: a sealed shelf does all that an open one does, tells nobody what lies in it, and loses nothing by being locked, opened or damaged.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
// Before anything that brings Dexie
import { aboutArticle, makePlace, makePlatform, waitFor } from './stage.ts';
import { fill, lock, openTab, readRaw, seal, writeRaw } from './lock-stage.ts';
import { act } from '#lib/shelf/acts.ts';
import { articleKey, toggleArticle, watchBookmarks, watchBookmarksOf } from '#lib/shelf/bookmarks.ts';
import { anything } from '#lib/article/schema.ts';
import { openShelf, type Shelf } from '#lib/shelf/database.ts';
import { loadFact, saveFact } from '#lib/shelf/facts.ts';
import { writeNote } from '#lib/shelf/highlights.ts';
import { makeLock, readLock, unwrap } from '#lib/shelf/lock.ts';
import { readMade, takeIn } from '#lib/shelf/made.ts';
import { continueReading, forgetPlace, readPlace, savePlace } from '#lib/shelf/places.ts';
import { makeSeal } from '#lib/shelf/sealed-rows.ts';
import { readSpared } from '#lib/shelf/spared.ts';
import type { Seal } from '#lib/shelf/tables.ts';
import { forgetMarks } from '#lib/shelf/wipe.ts';
import { eventually } from '../stage/patience.ts';

/** What a reader sees of a shelf. */
async function see(shelf: Shelf): Promise<unknown> {
	const [marks, ofOne, begun] = await Promise.all([
		waitFor(watchBookmarks(shelf), () => true),
		waitFor(watchBookmarksOf(shelf, aboutArticle(1).id), () => true),
		waitFor(continueReading(shelf, 5), () => true)
	]);
	return { made: await readMade(shelf), marks, ofOne, begun, spared: await readSpared(shelf) };
}

describe('a sealed shelf', () => {
	const step = fc.record({
		kind: fc.constantFrom('place', 'finish', 'forget', 'mark', 'unmark', 'note', 'archive', 'unarchive'),
		article: fc.integer({ min: 0, max: 4 }),
		note: fc.string({ unit: 'grapheme', maxLength: 30 })
	});
	const take = async (
		shelf: Shelf,
		{ kind, article, note }: { kind: string; article: number; note: string },
		at: number
	) => {
		const about = aboutArticle(article);
		if (kind === 'place') await savePlace(shelf, makePlace(article, at));
		else if (kind === 'finish') await savePlace(shelf, makePlace(article, at, true));
		else if (kind === 'forget') await forgetPlace(shelf, about.id);
		else if (kind === 'mark' || kind === 'unmark') await toggleArticle(shelf, about, 'Standfirst', kind === 'mark', at);
		else if (kind === 'note') {
			const row = (await waitFor(watchBookmarksOf(shelf, about.id), () => true))[0];
			if (row !== undefined) await writeNote(shelf, row, { note, seen: row.note ?? '' }, at);
		} else await act(shelf, kind === 'archive' ? 'archive' : 'unarchive', [{ ...about, standfirst: '' }], at);
	};

	test('does all that an open one does', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
				const shelves = [openTab(makePlatform()), openTab(makePlatform())] as const;
				await shelves[1].reseal(lock, seal);
				for (const [at, each] of steps.entries()) for (const shelf of shelves) await take(shelf, each, at + 1);
				expect(await see(shelves[1])).toEqual(await see(shelves[0]));
				// Taken off, it is an open one
				await shelves[1].reseal(undefined, undefined);
				expect(await see(shelves[1])).toEqual(await see(shelves[0]));
				shelves.forEach((shelf) => shelf.close());
			}),
			{ numRuns: 25 }
		);
	});

	test('takes in what another phone made, and knows it the second time', async () => {
		const other = openTab(makePlatform());
		await fill(other);
		const shelf = openTab(makePlatform());
		await shelf.reseal(lock, seal);
		const made = await readMade(other);
		expect(await takeIn(shelf, made)).toMatchObject({ marks: 1, places: 2, known: 0 });
		expect(await takeIn(shelf, made)).toMatchObject({ marks: 0, places: 0, known: 3 });
		expect(await readMade(shelf)).toEqual(made);
	});

	test('says nowhere in its rows or their keys what they are of', async () => {
		const platform = makePlatform();
		const shelf = openTab(platform);
		await fill(shelf);
		const open = JSON.stringify(await readRaw(platform));
		const telling = [1, 2, 3].flatMap((each) => [aboutArticle(each).id, aboutArticle(each).title]);
		for (const word of telling.slice(0, 4)) expect(open).toContain(word);
		await shelf.reseal(lock, seal);
		await savePlace(shelf, makePlace(4, 50));
		const raw = await readRaw(platform);
		expect(Object.values(raw).flat()).toHaveLength(5);
		for (const row of Object.values(raw).flat()) {
			expect(Object.keys(row).filter((field) => !['id', 'key', 'sealed'].includes(field))).toEqual([]);
			const said = Object.values(row)
				.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
				.join(' ');
			for (const word of [...telling, 'article:', 'locator', 'Standfirst']) expect(said).not.toContain(word);
			// Its length tells only about how much it is
			expect(((row['sealed'] as Uint8Array).length - 12 - 16) % 256).toBe(0);
		}
		// The same row written twice does not look the same
		const before = raw['places'];
		await savePlace(shelf, makePlace(4, 50));
		expect((await readRaw(platform))['places']).not.toEqual(before);
	});

	test('passes over a damaged row, or one put in the place of another, and never takes it away', async () => {
		const platform = makePlatform();
		const shelf = openTab(platform);
		await fill(shelf);
		await shelf.reseal(lock, seal);
		const [one, other] = (await readRaw(platform))['places'] ?? [];
		const sealed = Uint8Array.from(one?.['sealed'] as Uint8Array);
		sealed[40] = (sealed[40] ?? 0) ^ 1;
		await writeRaw(platform, 'places', { ...one, sealed });
		await writeRaw(platform, 'places', { ...other, sealed: one?.['sealed'] });
		expect((await readMade(shelf)).places).toEqual([]);
		expect((await readMade(shelf)).marks).toHaveLength(1);
		await shelf.reseal(undefined, undefined);
		expect((await readRaw(platform))['places']).toHaveLength(2);
		expect((await readMade(shelf)).marks).toHaveLength(1);
	});
});

describe('a lock', () => {
	test('without its keys lets nothing be read or written, and loses nothing', async () => {
		const platform = makePlatform();
		const first = openTab(platform);
		await fill(first);
		await first.reseal(lock, seal);
		const made = await readMade(first);
		const shelf = openTab(platform);
		await expect(readPlace(shelf, aboutArticle(1).id)).rejects.toThrow('locked');
		expect(shelf.isLocked).toBe(true);
		expect(shelf.stateNow).toBe('locked');
		for (const act of [
			() => readPlace(shelf, aboutArticle(1).id),
			() => savePlace(shelf, makePlace(1, 99)),
			() => readMade(shelf),
			// Nothing may be pruned, since nobody knows what was marked
			() => readSpared(shelf),
			() => shelf.reseal(undefined, undefined)
		])
			await expect(act()).rejects.toThrow('locked');
		expect(await waitFor(watchBookmarks(shelf), () => true)).toEqual([]);
		expect(await shelf.hasAny('bookmarks')).toBe(true);
		expect(await readMade(openTab(platform, seal))).toEqual(made);
	});

	test('put on in another tab: one that finds the keys goes on, one that does not writes nothing open', async () => {
		const platform = makePlatform();
		const found: Seal[] = [];
		const finding = openShelf(undefined, platform, () => Promise.resolve(found[0]));
		const [first, blind] = [openTab(platform), openTab(platform)];
		await fill(first);
		const shown = [finding, blind].map((tab) => {
			const seen: number[] = [];
			watchBookmarks(tab).subscribe((rows) => seen.push(rows.length));
			return seen;
		});
		for (const seen of shown) await eventually(() => expect(seen.at(-1)).toBe(1));
		found.push(seal);
		await first.reseal(lock, seal);
		// What is shown stays, or says that it is locked, and not that there is nothing
		await eventually(() => expect(blind.stateNow).toBe('locked'));
		await toggleArticle(first, aboutArticle(2), '', true);
		await eventually(() => expect(shown[0]?.at(-1)).toBe(2));
		expect(finding.stateNow).toBe('ready');
		await savePlace(finding, makePlace(5, 60));
		await expect(savePlace(blind, makePlace(6, 70))).rejects.toThrow('locked');
		expect((await readMade(first)).places.map(({ at }) => at).sort()).toEqual([10, 20, 60]);
		expect(JSON.stringify(await readRaw(platform))).not.toContain(aboutArticle(6).id);
	});

	test('that cannot be put on whole is not put on', async () => {
		const platform = makePlatform();
		const shelf = openTab(platform);
		await fill(shelf);
		const before = await readRaw(platform);
		const failing: Seal = {
			id: lock.id,
			open: (name, rows) => {
				const sealed = seal.open(name, rows);
				if (name !== 'archived') return sealed;
				return { ...sealed, bulkPut: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
			}
		};
		await expect(shelf.reseal(lock, failing)).rejects.toThrow('storage');
		expect(await readRaw(platform)).toEqual(before);
		expect(await shelf.readLock()).toBeUndefined();
		expect(shelf.isSealed).toBe(false);
	});

	test('goes with all that is under it for whoever has forgotten the passphrase, or only what is under it', async () => {
		const platform = makePlatform();
		const first = openTab(platform);
		await fill(first);
		await first.reseal(lock, seal);
		const shelf = openTab(platform);
		await forgetMarks(shelf);
		expect(await shelf.hasAny('bookmarks')).toBe(false);
		expect((await shelf.readLock())?.id).toBe(lock.id);
		await forgetMarks(shelf, true);
		expect(await shelf.readLock()).toBeUndefined();
		await toggleArticle(shelf, aboutArticle(2), '', true);
		expect((await waitFor(watchBookmarks(shelf), (rows) => rows.length > 0))[0]?.key).toBe(
			articleKey(aboutArticle(2).id)
		);
	});

	test('that cannot be read is opened by nothing, and may be given up', async () => {
		const platform = makePlatform();
		const shelf = openTab(platform, seal);
		await fill(shelf);
		await writeRaw(platform, 'settings', { name: 'lock', value: 7 });
		const next = openTab(platform, seal);
		await expect(readMade(next)).rejects.toThrow('locked');
		expect(readLock((await next.readLock())?.value)).toBeUndefined();
		await forgetMarks(next, true);
		expect((await readMade(next)).marks).toEqual([]);
	});
});

describe('a passphrase', () => {
	test('opens its lock in whatever form a keyboard writes it, and no other does', async () => {
		const made = await makeLock('Шырақ жанады é', 5);
		expect(readLock(structuredClone(made.lock))).toEqual(made.lock);
		expect(await unwrap(made.lock, 'Шырақ жанады e\u0301')).toEqual(made.keys);
		expect(await unwrap(made.lock, 'шырақ жанады é')).toBeUndefined();
		expect(JSON.stringify(made.lock)).not.toContain(Buffer.from(made.keys).toString('base64'));
	});

	test('that was changed opens nothing any more: another lock takes the place of the first, with every row', async () => {
		const platform = makePlatform();
		const [first, next] = [await makeLock('one two three four', 5), await makeLock('five six seven eight', 5)];
		const sealOf = ({ lock: { id }, keys }: typeof first) => makeSeal(id, keys);
		const shelf = openTab(platform);
		await fill(shelf);
		const made = await readMade(shelf);
		await shelf.reseal(first.lock, sealOf(first));
		await shelf.reseal(next.lock, sealOf(next));
		const found = readLock((await shelf.readLock())?.value);
		if (found === undefined) throw new Error('the lock cannot be read');
		expect(await unwrap(found, 'one two three four')).toBeUndefined();
		expect(await unwrap(found, 'five six seven eight')).toEqual(next.keys);
		expect(await readMade(openTab(platform, sealOf(next)))).toEqual(made);
		await expect(readMade(openTab(platform, sealOf(first)))).rejects.toThrow('locked');
	});

	test('and nothing else is remembered of the list that was sifted, and a page that missed that the lock went goes on', async () => {
		const platform = makePlatform();
		const [one, other] = [openTab(platform), openTab(platform, seal)];
		await saveFact(one, 'library', { state: 'archived' });
		await fill(one);
		await one.reseal(lock, seal);
		expect(await loadFact(one, 'library', anything)).toBeUndefined();
		expect((await readMade(other)).marks).toHaveLength(1);
		await one.reseal(undefined, undefined);
		expect((await readMade(other)).marks).toHaveLength(1);
		expect(other.isSealed).toBe(false);
	});
});
