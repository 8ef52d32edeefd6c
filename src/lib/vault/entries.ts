// The list as it is asked of the ledger: one line by its article, some by their age.
import type { EntryList, Place } from '#lib/article/front.ts';
import type { ArticleId, Entry } from '#lib/article/types.ts';
import { readFact, useLedger, type EntryRow, type GoneRow, type Ledger } from './ledger.ts';

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
	olderThan(place: Place | undefined, count: number, from?: string) {
		if (from !== undefined) return useLedger((ledger) => takeFrom(ledger, [from], place, count));
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

/** The list without the sources that the reader does not follow; that of a source asked for by name is whole. */
export async function followedList(): Promise<EntryList> {
	const chosen = (await readFact('wish'))?.sources ?? {};
	const isFollowed = (from: string): boolean => chosen[from]?.isLeft !== true;
	const sources = Object.keys(chosen).every(isFollowed) ? undefined : await readFact('sources');
	if (sources === undefined) return ledgerList;
	const followed = sources.map(({ from }) => from).filter(isFollowed);
	return {
		byIds: async (ids) => (await ledgerList.byIds(ids)).filter(({ site = '' }) => isFollowed(site)),
		olderThan: (place, count, from) =>
			useLedger((ledger) => takeFrom(ledger, from === undefined ? followed : [from], place, count))
	};
}

/** The newest of some sources, merged by age: a row is read of each, and one for each that is given. */
async function takeFrom(
	ledger: Ledger,
	sources: readonly string[],
	place: Place | undefined,
	count: number
): Promise<Entry[]> {
	const index = ledger.transaction('entries').store.index('from');
	const open = (from: string) => {
		const end = place === undefined ? [from, []] : [from, place.at, place.id];
		return index.openCursor(IDBKeyRange.bound([from], end, false, true), 'prev');
	};
	const cursors = await Promise.all(sources.map(open));
	const entries: Entry[] = [];
	while (entries.length < count) {
		let newest: (typeof cursors)[number] = null;
		for (const cursor of cursors)
			if (cursor !== null && (newest === null || isNewer(cursor.value as EntryRow, newest.value as EntryRow)))
				newest = cursor;
		if (newest === null) break;
		entries.push(newest.value as EntryRow);
		cursors[cursors.indexOf(newest)] = await newest.continue();
	}
	return entries;
}

function isNewer(one: EntryRow, other: EntryRow): boolean {
	return one.at === other.at ? one.id > other.id : one.at > other.at;
}
