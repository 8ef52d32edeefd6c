// Forgetting what this reader did: for a reader who wants no trace of it, and never otherwise.
import type { Shelf } from './database.ts';
import { forgetCanaries } from './canary.ts';
import { rememberLast } from './last.ts';

/** Takes away every bookmark and every place, what was archived, and by what the list was sifted; the settings stay. @throws FaultError `storage-failed` */
export async function forgetMarks(shelf: Shelf): Promise<void> {
	await shelf.run('rw', ['places', 'bookmarks', 'archived', 'keeping'], async (table) => {
		await table('places').clear();
		await table('bookmarks').clear();
		await table('archived').clear();
		await table('keeping').delete('library');
	});
	rememberLast(undefined);
	forgetCanaries();
}
