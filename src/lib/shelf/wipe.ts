// Forgetting what this reader did: for a reader who wants no trace of it, and never otherwise.
import type { Shelf } from './database.ts';
import { forgetCanaries } from './canary.ts';
import { rememberLast } from './last.ts';

/**
 * Takes away every bookmark and every place, what was archived, and by what the list was sifted; the settings stay, and a lock
 * but where `withLock` is said. @throws FaultError `storage-failed`
 */
export async function forgetMarks(shelf: Shelf, withLock = false): Promise<void> {
	await shelf.empty(withLock);
	await shelf.run('rw', ['keeping'], (table) => table('keeping').delete('library'));
	rememberLast(undefined);
	forgetCanaries();
}
