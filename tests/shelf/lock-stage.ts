// A stage for the lock: shelves that find a seal or none, what they are filled with, and the rows read and written past them.
import { aboutArticle, makePlace, type Platform } from './stage.ts';
import { databaseNames } from '#lib/contract/places.ts';
import { act } from '#lib/shelf/acts.ts';
import { toggleArticle } from '#lib/shelf/bookmarks.ts';
import { openShelf, type Shelf } from '#lib/shelf/database.ts';
import { savePlace } from '#lib/shelf/places.ts';
import { keysLength, makeSeal } from '#lib/shelf/sealed-rows.ts';
import { sealedTables, type Seal } from '#lib/shelf/tables.ts';

export const lock = { id: 'a lock' };
const keys = new Uint8Array(keysLength).map((_, at) => (at * 37) % 256);
export const seal = makeSeal(lock.id, keys);

export const openTab = (platform: Platform, found?: Seal): Shelf =>
	openShelf(undefined, platform, () => Promise.resolve(found));

/** Every row of the sealed tables as it lies in the database, read past the shelf. */
export async function readRaw(platform: Platform): Promise<Record<string, Record<string, unknown>[]>> {
	const database = await new Promise<IDBDatabase>((resolve) => {
		const request = platform.indexedDB.open(databaseNames.shelf);
		request.onsuccess = () => resolve(request.result);
	});
	const all = sealedTables.map(
		(name) =>
			new Promise<[string, Record<string, unknown>[]]>((resolve) => {
				const request = database.transaction(name).objectStore(name).getAll();
				request.onsuccess = () => resolve([name, request.result as Record<string, unknown>[]]);
			})
	);
	const rows = Object.fromEntries(await Promise.all(all));
	database.close();
	return rows;
}

export async function writeRaw(platform: Platform, table: string, row: unknown): Promise<void> {
	const database = await new Promise<IDBDatabase>((resolve) => {
		const request = platform.indexedDB.open(databaseNames.shelf);
		request.onsuccess = () => resolve(request.result);
	});
	await new Promise((resolve) => {
		const change = database.transaction(table, 'readwrite');
		change.objectStore(table).put(row);
		change.oncomplete = resolve;
	});
	database.close();
}

export async function fill(shelf: Shelf): Promise<void> {
	await savePlace(shelf, makePlace(1, 10));
	await savePlace(shelf, makePlace(2, 20, true));
	await toggleArticle(shelf, aboutArticle(1), 'A standfirst', true, 30);
	await act(shelf, 'archive', [{ ...aboutArticle(3), standfirst: '' }], 40);
}
