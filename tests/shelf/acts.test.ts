// Acts on many articles at once: done whole, taken back whole, and never over what another tab has done since.
import { aboutArticle, makePlace, makePlatform, openTab, waitFor } from './stage.ts';
import { describe, expect, test } from 'vitest';
import { act, readStands, takeBack, type ActedOn, type ActName } from '#lib/shelf/acts.ts';
import { mergeArchived, watchArchived, watchArchivedOf } from '#lib/shelf/archived.ts';
import { watchBookmarks } from '#lib/shelf/bookmarks.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import type { TableName } from '#lib/shelf/tables.ts';
import { isInside, readPlace, savePlace } from '#lib/shelf/places.ts';

const article = (number: number): ActedOn => ({ ...aboutArticle(number), standfirst: 'Standfirst' });
const two = [article(1), article(2)];
const idOf = (number: number) => aboutArticle(number).id;
const tables: TableName[] = ['places', 'bookmarks', 'archived'];
const everything = (shelf: Shelf) =>
	shelf.run('r', tables, async (table) => ({
		places: await table('places').toArray(),
		bookmarks: await table('bookmarks').toArray(),
		archived: await table('archived').toArray()
	}));
const standOf = async (shelf: Shelf, number: number) => (await readStands(shelf, [idOf(number)])).get(idOf(number));

test.each<[ActName, ActName[], object]>([
	['finish', [], { isFinished: true, isUnread: false }],
	['unread', ['finish'], { isFinished: false, isUnread: true }],
	['save', [], { isSaved: true }],
	['unsave', ['save'], { isSaved: false }],
	['archive', [], { isArchived: true }],
	['unarchive', ['archive'], { isArchived: false }]
])('%s is done with many, does nothing twice, and is taken back at one stroke', async (name, before, wanted) => {
	const shelf = openTab(makePlatform());
	await savePlace(shelf, makePlace(1, 10));
	for (const each of before) await act(shelf, each, two, 50);
	const stood = await everything(shelf);
	const done = await act(shelf, name, two, 100);
	expect(done.changes).toHaveLength(2);
	for (const number of [1, 2]) expect(await standOf(shelf, number)).toMatchObject(wanted);
	expect((await act(shelf, name, two, 200)).changes).toEqual([]);
	await takeBack(shelf, done);
	expect(await everything(shelf)).toEqual(stood);
});

describe('a place', () => {
	test('marked as read by hand stays where its reader was; an article never opened opens at its beginning', async () => {
		const shelf = openTab(makePlatform());
		await savePlace(shelf, makePlace(1, 10));
		await act(shelf, 'finish', two, 100);
		const [begun, fresh] = [await readPlace(shelf, idOf(1)), await readPlace(shelf, idOf(2))];
		expect(begun).toEqual({ ...makePlace(1, 100), finished: true });
		expect(fresh && isInside(fresh)).toBe(false);
	});

	test('that was only glanced at is unread already', async () => {
		const shelf = openTab(makePlatform());
		await savePlace(shelf, { ...makePlace(1, 10), fraction: 0.01 });
		expect((await act(shelf, 'unread', [article(1)], 100)).changes).toEqual([]);
	});
});

test('what another tab did since is not taken back', async () => {
	const platform = makePlatform();
	const [one, other] = [openTab(platform), openTab(platform)];
	const done = await act(one, 'finish', two, 100);
	await savePlace(other, { ...makePlace(1, 500), fraction: 0.5 });
	await takeBack(one, done);
	expect(await readPlace(one, idOf(1))).toMatchObject({ at: 500 });
	expect(await readPlace(one, idOf(2))).toBeUndefined();
});

test('another tab hears of what is archived and saved', async () => {
	const platform = makePlatform();
	const other = openTab(platform);
	const archived = waitFor(watchArchived(other), (ids) => ids.size === 2);
	const among = waitFor(watchArchivedOf(other, [idOf(1), idOf(3)]), (ids) => ids.has(idOf(1)));
	const saved = waitFor(watchBookmarks(other), (rows) => rows.length === 2);
	const shelf = openTab(platform);
	await act(shelf, 'archive', two, 1);
	await act(shelf, 'save', two, 1);
	expect([...(await archived)]).toEqual(two.map(({ id }) => id));
	expect([...(await among)]).toEqual([idOf(1)]);
	expect((await saved).map(({ quote }) => quote)).toEqual(['Standfirst', 'Standfirst']);
});

test('rows that this build cannot read stay as they are', async () => {
	const shelf = openTab(makePlatform());
	const odd = { id: idOf(1), of: 'a later build' };
	await shelf.run('rw', ['places'], (table) => table('places').put(odd));
	expect((await act(shelf, 'finish', [article(1)], 9)).changes).toEqual([]);
	expect((await everything(shelf)).places).toEqual([odd]);
});

test('of two words about an article the later holds, whichever comes first; of one moment, that it is archived', () => {
	const row = (isArchived: boolean, at: number) => ({ id: idOf(1), isArchived, at });
	for (const [one, other, wanted] of [
		[row(true, 1), row(false, 2), row(false, 2)],
		[row(true, 3), row(false, 2), row(true, 3)],
		[row(false, 2), row(true, 2), row(true, 2)]
	] as const) {
		expect(mergeArchived(one, other)).toEqual(wanted);
		expect(mergeArchived(other, one)).toEqual(wanted);
	}
});
