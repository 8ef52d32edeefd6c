// A stage for the shelf: one IndexedDB in memory that several shelves, as several tabs, stand on.
// First of all: Dexie's liveQuery looks for a global IndexedDB once, when Dexie is loaded.
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { locate } from '#lib/article/locator.ts';
import { articleIdSchema } from '#lib/article/types.ts';
import { openShelf, type Shelf } from '#lib/shelf/database.ts';
import { schemaVersions, type SchemaVersion } from '#lib/shelf/versions.ts';
import type { Watched } from '#lib/shelf/tables.ts';
import type { AboutArticle, PlaceRow } from '#lib/shelf/rows.ts';

/** A new, empty IndexedDB. */
export function makePlatform() {
	return { indexedDB: new IDBFactory(), IDBKeyRange };
}
export type Platform = ReturnType<typeof makePlatform>;

/** A tab's shelf on a platform. */
export function openTab(platform: Platform, versions: readonly SchemaVersion[] = schemaVersions): Shelf {
	return openShelf(versions, platform);
}

export const blocks = ['The lamp burned on. “We wait,” she said.', 'By noon word came.'];

/** An article by a number from 0 to 25. */
export function aboutArticle(number: number): AboutArticle {
	const id = articleIdSchema(`abcde${String.fromCharCode(97 + number)}`);
	return { id, title: `Article ${number}`, language: 'en', direction: 'ltr' };
}

/** A place in that article, as it was at a time. */
export function makePlace(number: number, at: number, finished = false): PlaceRow {
	const locator = locate(blocks, 0, 21);
	return { ...aboutArticle(number), revision: 1, locator, fraction: locator.fraction, finished, at };
}

/** Waits for the first value that fits. Fails by the test's own time limit. */
export function waitFor<Value>(watched: Watched<Value>, fits: (value: Value) => boolean): Promise<Value> {
	return new Promise((resolve) => {
		const stop = watched.subscribe((value) => {
			if (!fits(value)) return;
			resolve(value);
			// The first value may come before `subscribe` has returned.
			queueMicrotask(() => stop());
		});
	});
}
