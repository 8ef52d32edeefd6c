// Pieces that came wrong or not at all, and how often: they are left for later, so that they hold up no others.
import { number, object, oneOf, text, whole, type Of } from '#lib/article/schema.ts';
import { faultCodes } from '#lib/contract/faults.ts';
import type { Shelf } from './database.ts';
import { readRow, readRows } from './rows.ts';

const troubleSchema = object({
	/** The piece's. */
	hash: text(64, undefined, 1),
	code: oneOf(faultCodes),
	/** Failures in a row. */
	count: whole(1),
	/** When it last failed, in milliseconds since 1970. */
	at: number(0)
});
export type Trouble = Of<typeof troubleSchema>;

/** More rows than these are not worth remembering; the oldest go. */
export const mostTroubles = 300;

/** Every piece in trouble. @throws FaultError `storage-failed` */
export function loadTroubles(shelf: Shelf): Promise<Trouble[]> {
	return shelf.run('r', ['trouble'], async (table) => readRows(troubleSchema, await table('trouble').toArray()));
}

/** Keeps a piece's trouble; a count that another tab has brought further stays. @throws FaultError storage faults */
export async function saveTrouble(shelf: Shelf, trouble: Trouble): Promise<void> {
	await shelf.run('rw', ['trouble'], async (table) => {
		const rows = table('trouble');
		const known = readRow(troubleSchema, await rows.get(trouble.hash));
		await rows.put({ ...trouble, count: Math.max(trouble.count, known?.count ?? 0) });
		if ((await rows.keys()).length <= mostTroubles) return;
		const last = await rows.newest(() => true, mostTroubles, mostTroubles);
		const kept = new Set(readRows(troubleSchema, last).map(({ hash }) => hash));
		await rows.bulkDelete((await rows.keys()).filter((hash) => !kept.has(hash)));
	});
}

/** A piece came well after all. @throws FaultError storage faults */
export async function clearTrouble(shelf: Shelf, hash: string): Promise<void> {
	await shelf.run('rw', ['trouble'], (table) => table('trouble').delete(hash));
}
