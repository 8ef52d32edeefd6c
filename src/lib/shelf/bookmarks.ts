// What this reader has marked: whole articles, and with them the highlights that `highlights.ts` makes.
import type { ArticleId } from '#lib/article/types.ts';
import { rememberAny, rememberLeft } from './canary.ts';
import type { Shelf } from './database.ts';
import type { Watched } from './tables.ts';
import { bookmarkSchema, readRow, readRows, type AboutArticle, type BookmarkRow } from './rows.ts';

/** The key of an article's bookmark: from its id, so that two tabs marking the same article make one bookmark. */
export function articleKey(id: ArticleId): string {
	return `article:${id}`;
}

/**
 * Marks an article, or takes its mark away. The wanted state is given, not turned about, so that two tabs wanting the
 * same get it; a mark that stands keeps its time and note.
 * @returns the bookmark that stood before, for undoing with `putBack`
 * @throws FaultError `storage-failed` or `storage-full`
 */
export async function toggleArticle(
	shelf: Shelf,
	{ id, title, language, direction }: AboutArticle,
	quote: string,
	isWanted: boolean,
	now = Date.now()
): Promise<BookmarkRow | undefined> {
	const key = articleKey(id);
	const stood = await shelf.run('rw', ['bookmarks'], async (table) => {
		const raw: unknown = await table('bookmarks').get(key);
		const known = readRow(bookmarkSchema, raw);
		if (!isWanted) await table('bookmarks').delete(key);
		else if (raw === undefined) {
			const row: BookmarkRow = { key, kind: 'article', id, title, language, direction, quote, at: now };
			await table('bookmarks').put(row);
		}
		return known;
	});
	if (isWanted) rememberAny('bookmarks', true);
	else await rememberLeft(shelf, 'bookmarks');
	return stood;
}

/** Takes a bookmark away. @returns it, for undoing with `putBack`; undefined where it was gone already */
export async function removeBookmark(shelf: Shelf, key: string): Promise<BookmarkRow | undefined> {
	const removed = await shelf.run('rw', ['bookmarks'], async (table) => {
		const known = readRow(bookmarkSchema, await table('bookmarks').get(key));
		await table('bookmarks').delete(key);
		return known;
	});
	await rememberLeft(shelf, 'bookmarks');
	return removed;
}

/** Puts a bookmark back as it was; one that came in its place meanwhile stays. */
export async function putBack(shelf: Shelf, row: BookmarkRow): Promise<void> {
	await shelf.run('rw', ['bookmarks'], async (table) => {
		if ((await table('bookmarks').get(row.key)) === undefined) await table('bookmarks').put(row);
	});
	rememberAny('bookmarks', true);
}

/** All bookmarks, newest first. */
export function watchBookmarks(shelf: Shelf): Watched<BookmarkRow[]> {
	return shelf.watch<BookmarkRow[]>(
		['bookmarks'],
		async (table) => readRows(bookmarkSchema, await table('bookmarks').newest(() => true, Infinity, Infinity)),
		[]
	);
}

/** The bookmarks of one article, in the order they were made. */
export function watchBookmarksOf(shelf: Shelf, id: ArticleId): Watched<BookmarkRow[]> {
	return shelf.watch<BookmarkRow[]>(
		['bookmarks'],
		async (table) => readRows(bookmarkSchema, await table('bookmarks').ofArticle(id)),
		[]
	);
}
