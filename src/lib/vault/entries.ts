// The list as it is asked of the ledger: one line by its article, some by their age.
import type { EntryList, Place } from '#lib/article/front.ts';
import type { ArticleId, Entry } from '#lib/article/types.ts';
import { useLedger, type GoneRow } from './ledger.ts';

/** What the list says of an article; undefined where it says nothing. @throws FaultError storage faults */
export async function findLine(id: string): Promise<Entry | GoneRow | undefined> {
	return useLedger((ledger) => ledger.get('entries', id as ArticleId));
}

/** The list by age, from the ledger. */
export const ledgerList: EntryList = {
	async byIds(ids) {
		const lines = await useLedger((ledger) => Promise.all(ids.map((id) => ledger.get('entries', id as ArticleId))));
		return lines.filter((line) => line !== undefined && 'hash' in line);
	},
	olderThan(place: Place | undefined, count: number) {
		const range = place && IDBKeyRange.upperBound([place.at, place.id], true);
		return useLedger(async (ledger) => {
			const entries: Entry[] = [];
			const index = ledger.transaction('entries').store.index('age');
			for (let cursor = await index.openCursor(range, 'prev'); cursor !== null && entries.length < count;) {
				if ('hash' in cursor.value) entries.push(cursor.value);
				cursor = await cursor.continue();
			}
			return entries;
		});
	}
};
