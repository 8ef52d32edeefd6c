// The shelf's schema by versions, and how the rows of one become those of the next.

/** What an upgrade does its work with: every row of a table, changed where it lies. */
interface Upgrading {
	table: (name: string) => {
		clear: () => PromiseLike<unknown>;
		toCollection: () => { modify: (change: (row: Record<string, unknown>) => void) => PromiseLike<unknown> };
	};
}

/** One version of the schema: the tables' keys and indexes as Dexie writes them, and how rows come from the version before. */
export interface SchemaVersion {
	version: number;
	tables: Record<string, string>;
	upgrade?: (transaction: Upgrading) => PromiseLike<unknown>;
}

/** Every version there has been, oldest first. A version that was ever released is never changed; a new one is added. */
export const schemaVersions: readonly SchemaVersion[] = [
	{ version: 1, tables: { places: 'id, at', bookmarks: 'key, id, at', settings: 'name' } },
	{ version: 2, tables: { keeping: 'name', trouble: 'hash, at' } },
	{ version: 3, tables: {}, upgrade: passagesToHighlights },
	{ version: 4, tables: { archived: 'id, at' } },
	// Rows may lie sealed from here on: a build that knows nothing of locks would write open ones beside them
	{ version: 5, tables: {} }
];

/** What was bookmarked as a passage is a highlight, in the colour that passages had. */
function passagesToHighlights(transaction: Upgrading): PromiseLike<unknown> {
	return transaction
		.table('bookmarks')
		.toCollection()
		.modify((row) => {
			if (row['kind'] === 'passage') Object.assign(row, { kind: 'highlight', colour: 'amber' });
		});
}
