// What a reader does by hand with articles of the list, many in one transaction, and how all of it is taken back at one stroke.
import type { AboutArticle, BookmarkRow, PlaceRow } from './rows.ts';
import { archivedSchema, type ArchivedRow } from './archived.ts';
import { articleKey } from './bookmarks.ts';
import { rememberLeft } from './canary.ts';
import type { Shelf } from './database.ts';
import { isBegun } from './places.ts';
import { bookmarkSchema, placeSchema, readRow } from './rows.ts';

/** What can be done. */
export const actNames = ['finish', 'unread', 'save', 'unsave', 'archive', 'unarchive'] as const;
export type ActName = (typeof actNames)[number];

/** An article as its row in the list tells of it. */
export interface ActedOn extends AboutArticle {
	/** Kept with a bookmark. */
	standfirst: string;
}

type ActTable = 'places' | 'bookmarks' | 'archived';
type ActRow = PlaceRow | BookmarkRow | ArchivedRow;

/** What an act changed: each row as it was and as it is now; undefined where there is none. */
export interface Done {
	table: ActTable;
	changes: { key: string; before: unknown; after: ActRow | undefined }[];
}

/** How an article stands with its reader. */
export interface Stand {
	isFinished: boolean;
	isUnread: boolean;
	isSaved: boolean;
	isArchived: boolean;
}

const tables: Record<ActName, ActTable> = {
	finish: 'places',
	unread: 'places',
	save: 'bookmarks',
	unsave: 'bookmarks',
	archive: 'archived',
	unarchive: 'archived'
};

/** Before the first word: where one who begins an article anew begins. */
const beginning = { block: 0, offset: 0, hash: '00000000', before: '', after: '', fraction: 0 };

/** How some articles stand. @throws FaultError `storage-failed` */
export function readStands(shelf: Shelf, ids: readonly AboutArticle['id'][]): Promise<Map<string, Stand>> {
	return shelf.run('r', ['places', 'bookmarks', 'archived'], async (table) => {
		const places = await table('places').bulkGet([...ids]);
		const marks = await table('bookmarks').bulkGet(ids.map(articleKey));
		const archived = await table('archived').bulkGet([...ids]);
		return new Map(
			ids.map((id, at): [string, Stand] => {
				const place = readRow(placeSchema, places[at]);
				return [
					id,
					{
						isFinished: place?.finished === true,
						isUnread: place === undefined || !isBegun(place),
						isSaved: marks[at] !== undefined,
						isArchived: readRow(archivedSchema, archived[at])?.isArchived === true
					}
				];
			})
		);
	});
}

/**
 * Does one thing with some articles, all or nothing; those with which there is nothing to do stay as they are.
 * @returns what changed, for `takeBack`
 * @throws FaultError `storage-failed` or `storage-full`
 */
export async function act(shelf: Shelf, name: ActName, articles: readonly ActedOn[], now = Date.now()): Promise<Done> {
	const table = tables[name];
	const keyOf = ({ id }: ActedOn) => (table === 'bookmarks' ? articleKey(id) : id);
	const changes = await shelf.run('rw', [table], async (open) => {
		const rows = await open(table).bulkGet(articles.map(keyOf));
		const wanted = articles.flatMap((article, at) => {
			const change = changeRow(name, article, rows[at], now);
			return change === undefined ? [] : [{ key: keyOf(article), before: rows[at], after: change.row }];
		});
		await open(table).bulkPut(wanted.flatMap(({ after }) => after ?? []));
		await open(table).bulkDelete(wanted.filter(({ after }) => after === undefined).map(({ key }) => key));
		return wanted;
	});
	await rememberChange(shelf, table);
	return { table, changes };
}

/** Takes an act back; a row that was changed since, in any tab, stays. @throws FaultError `storage-failed` or `storage-full` */
export async function takeBack(shelf: Shelf, { table, changes }: Done): Promise<void> {
	await shelf.run('rw', [table], async (open) => {
		const rows = await open(table).bulkGet(changes.map(({ key }) => key));
		const own = changes.filter(({ after }, at) => JSON.stringify(rows[at]) === JSON.stringify(after));
		await open(table).bulkPut(own.flatMap(({ before }) => before ?? []));
		await open(table).bulkDelete(own.filter(({ before }) => before === undefined).map(({ key }) => key));
	});
	await rememberChange(shelf, table);
}

async function rememberChange(shelf: Shelf, table: ActTable): Promise<void> {
	if (table !== 'archived') await rememberLeft(shelf, table);
}

/** The row that is to be, `undefined` in it where none is to be; undefined where it is so already, or is none that this build can read. */
function changeRow(
	name: ActName,
	article: ActedOn,
	raw: unknown,
	now: number
): { row: ActRow | undefined } | undefined {
	const { standfirst, ...about } = article;
	switch (name) {
		case 'finish':
		case 'unread': {
			const place = readRow(placeSchema, raw);
			if (raw !== undefined && place === undefined) return undefined;
			if (name === 'finish') {
				if (place?.finished === true) return undefined;
				const at = Math.max(now, place?.at ?? 0);
				// Never opened, it opens at its beginning; begun, where its reader was
				return {
					row: { ...(place ?? { ...about, revision: 1, locator: beginning, fraction: 1 }), finished: true, at }
				};
			}
			if (place === undefined || !isBegun(place)) return undefined;
			return { row: { ...place, locator: beginning, fraction: 0, finished: false, at: Math.max(now, place.at) } };
		}
		case 'save':
			if (raw !== undefined) return undefined;
			return { row: { ...about, key: articleKey(about.id), kind: 'article', quote: standfirst, at: now } };
		case 'unsave':
			return readRow(bookmarkSchema, raw) === undefined ? undefined : { row: undefined };
		case 'archive':
		case 'unarchive': {
			const isArchived = name === 'archive';
			const known = readRow(archivedSchema, raw);
			if ((known?.isArchived ?? false) === isArchived) return undefined;
			return { row: { id: about.id, isArchived, at: Math.max(now, known?.at ?? 0) } };
		}
	}
}
