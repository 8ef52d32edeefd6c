// Everything this reader made, taken from the shelf as one thing and put back into it without loss.
import { archivedSchema, mergeArchived, type ArchivedRow } from './archived.ts';
import { noteLoss, rememberAny } from './canary.ts';
import type { Shelf } from './database.ts';
import type { Rows, TableName } from './tables.ts';
import { mergeMark, mergePlace } from './merge.ts';
import { bookmarkSchema, placeSchema, readRow, readRows, type BookmarkRow, type PlaceRow } from './rows.ts';
import { loadSettings, settingSchemas, type SettingName, type Settings } from './settings.ts';
import type { Schema } from '#lib/article/schema.ts';

/** The settings that are a reader's choice and not a phone's state. */
export const takenSettings = [
	'pictures',
	'isOnlyWifi',
	'dayBytes',
	'monthBytes',
	'limitBytes',
	'sources'
] as const satisfies readonly SettingName[];
export type TakenSettings = Partial<Pick<Settings, (typeof takenSettings)[number]>>;

/** Places, marks, what was archived, and choices of one reader. */
export interface Made {
	places: PlaceRow[];
	marks: BookmarkRow[];
	/** Files of earlier builds have none. */
	archived?: ArchivedRow[];
	settings: TakenSettings;
}

/** What became of what was taken in: how many were new here, and how many were here already. */
export interface TakenIn {
	marks: number;
	places: number;
	known: number;
}

/** Everything there is. @throws FaultError `storage-failed` */
export async function readMade(shelf: Shelf): Promise<Made> {
	const tables: TableName[] = ['places', 'bookmarks', 'archived', 'settings'];
	const { places, marks, archived, chosen } = await shelf.run('r', tables, async (table) => ({
		places: readRows(placeSchema, await table('places').toArray()),
		marks: readRows(bookmarkSchema, await byAge(table('bookmarks'))),
		archived: readRows(archivedSchema, await byAge(table('archived'))),
		chosen: new Set(await table('settings').keys())
	}));
	const all = await loadSettings(shelf);
	const settings = takenSettings.flatMap((name) =>
		chosen.has(name) && all[name] !== undefined ? [[name, all[name]]] : []
	);
	return { places, marks, archived, settings: Object.fromEntries(settings) as TakenSettings };
}

/**
 * Puts what was made elsewhere beside what was made here, all of it or nothing: places and archived articles by the later one, marks united, choices where
 * none was made here. Rows that this build cannot read stay as they are. @throws FaultError `storage-failed` or `storage-full`
 */
export async function takeIn(shelf: Shelf, { places, marks, archived = [], settings }: Made): Promise<TakenIn> {
	await noteLoss(shelf);
	const taken = await shelf.run('rw', ['places', 'bookmarks', 'archived', 'settings'], async (table) => {
		const ofPlaces = await mergeRows(table('places'), places, ({ id }) => id, placeSchema, mergePlace);
		const ofMarks = await mergeRows(table('bookmarks'), marks, ({ key }) => key, bookmarkSchema, mergeMark);
		await mergeRows(table('archived'), archived, ({ id }) => id, archivedSchema, mergeArchived);
		await mergeSettings(table('settings'), settings);
		return { marks: ofMarks.fresh, places: ofPlaces.fresh, known: ofMarks.known + ofPlaces.known };
	});
	if (marks.length > 0) rememberAny('bookmarks', true);
	if (places.length > 0) rememberAny('places', true);
	return taken;
}

async function byAge(rows: Rows): Promise<unknown[]> {
	return (await rows.newest(() => true, Infinity, Infinity)).reverse();
}

async function mergeRows<Row>(
	rows: Rows,
	given: readonly Row[],
	keyOf: (row: Row) => string,
	schema: Schema<Row>,
	merge: (one: Row, other: Row) => Row
): Promise<{ fresh: number; known: number }> {
	const wanted = new Map<string, Row>();
	for (const each of given) {
		// Read as the stored ones are: of two that are alike but for the order of their fields neither is the later one
		const row = schema(each);
		const same = wanted.get(keyOf(row));
		wanted.set(keyOf(row), same === undefined ? row : merge(same, row));
	}
	const keys = [...wanted.keys()];
	const stored = await rows.bulkGet(keys);
	let fresh = 0;
	const changed = [...wanted].flatMap(([, row], index): Row[] => {
		const raw = stored[index];
		if (raw === undefined) {
			fresh += 1;
			return [row];
		}
		const known = readRow(schema, raw);
		if (known === undefined) return [];
		const merged = merge(known, row);
		return JSON.stringify(merged) === JSON.stringify(known) ? [] : [merged];
	});
	await rows.bulkPut(changed);
	return { fresh, known: keys.length - fresh };
}

async function mergeSettings(rows: Rows, settings: TakenSettings): Promise<void> {
	for (const name of takenSettings) {
		const value = settings[name];
		if (value === undefined) continue;
		const known = await rows.get(name);
		if (known === undefined) await rows.put({ name, value });
		else if (name === 'sources') {
			// What was chosen here of a source stands; of others what was chosen there comes beside it
			const here = settingSchemas.sources((known as { value?: unknown }).value);
			await rows.put({ name, value: { ...settings.sources, ...here } });
		}
	}
}
