// Articles that this reader has put out of sight: a row each, never deleted, so that of two phones the later word holds.
import { number, object, truth, type Of } from '#lib/article/schema.ts';
import { articleIdSchema } from '#lib/article/types.ts';
import type { Shelf } from './database.ts';
import type { Rows, TableName, Watched } from './tables.ts';
import { readRows } from './rows.ts';

/** Whether an article is archived, and since when it is or is not, in milliseconds since 1970. */
export const archivedSchema = object({ id: articleIdSchema, isArchived: truth, at: number(0, 8.64e15) });
export type ArchivedRow = Of<typeof archivedSchema>;

/** The articles that are archived, now and whenever that changes in any tab. */
export function watchArchived(shelf: Shelf): Watched<ReadonlySet<string>> {
	return shelf.watch<ReadonlySet<string>>(
		['archived'],
		async (table) => idsOf(readRows(archivedSchema, await table('archived').toArray())),
		new Set()
	);
}

/** Those of some articles that are archived: asked for one by one, as a list shows a few at a time. */
export function watchArchivedOf(shelf: Shelf, ids: readonly string[]): Watched<ReadonlySet<string>> {
	const read = async (table: (name: TableName) => Rows) =>
		idsOf(readRows(archivedSchema, await table('archived').bulkGet([...ids])));
	return shelf.watch<ReadonlySet<string>>(['archived'], read, new Set());
}

function idsOf(rows: readonly ArchivedRow[]): ReadonlySet<string> {
	return new Set(rows.filter(({ isArchived }) => isArchived).map(({ id }) => id));
}

/** The later of two words about one article; of the same moment, that it is archived. */
export function mergeArchived(one: ArchivedRow, other: ArchivedRow): ArchivedRow {
	if (one.at !== other.at) return one.at > other.at ? one : other;
	return one.isArchived ? one : other;
}
