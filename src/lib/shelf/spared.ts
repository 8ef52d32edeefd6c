// Which articles never go when room is made, and which go first: what this reader marked, began and finished.
import { object } from '#lib/article/schema.ts';
import { articleIdSchema } from '#lib/article/types.ts';
import type { Room } from '#lib/contract/messages.ts';
import type { Shelf } from './database.ts';
import { placeSchema, readRow, readRows } from './rows.ts';

const markedSchema = object({ id: articleIdSchema });

/**
 * The articles spared (marked, noted, begun and not finished) and those finished. A row that this build cannot read
 * spares its article as well: whatever a later build kept there, it was this reader's.
 * @throws FaultError `storage-failed`, where nothing must go, since nobody knows what was marked
 */
export function readSpared(shelf: Shelf): Promise<Pick<Room, 'spared' | 'finished'>> {
	return shelf.run('r', ['places', 'bookmarks'], async (table) => {
		const marks = await table('bookmarks').toArray();
		const rows = await table('places').toArray();
		const places = readRows(placeSchema, rows);
		const spared = new Set<string>([
			...idsOf(marks),
			...idsOf(rows.filter((row) => readRow(placeSchema, row) === undefined)),
			...places.filter(({ finished }) => !finished).map(({ id }) => id)
		]);
		const finished = places.filter((place) => place.finished && !spared.has(place.id)).map(({ id }) => id);
		return { spared: [...spared], finished };
	});
}

function idsOf(rows: readonly unknown[]): string[] {
	return rows.map((row) => readRow(markedSchema, row)?.id).filter((id) => id !== undefined);
}
