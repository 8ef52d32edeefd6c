// Which sources the list names, found by stepping from one to the next in an index: a row for each and no more.
import type { SourceCount } from '#lib/contract/messages.ts';
import { useLedger, writeFact, type Ledger } from './ledger.ts';

/** More sources than these are passed over: nobody chooses among more, and a list that names one for each article is none. */
const mostSources = 500;

/** The names of the sources in the list, or of those that lack texts; '' is the publisher. */
export async function listSources(ledger: Ledger, of: 'from' | 'lacking'): Promise<string[]> {
	const found: string[] = [];
	const store = ledger.transaction('entries').store;
	if (of === 'from') {
		for (let cursor = await store.index('from').openKeyCursor(); cursor !== null && found.length < mostSources;) {
			const [from] = cursor.key;
			found.push(from);
			// An array stands behind every number in the order of keys
			cursor = await cursor.continue([from, [] as unknown as number, '']);
		}
		return found;
	}
	const index = store.index('lacking');
	for (let cursor = await index.openKeyCursor(); cursor !== null && found.length < mostSources;) {
		const [, from] = cursor.key;
		found.push(from);
		cursor = await cursor.continue([1, from, [] as unknown as number]);
	}
	return found;
}

/** Counts the articles of each source, and remembers it for the documents; done when the list is another. @throws FaultError storage faults */
export async function countSources(): Promise<SourceCount[]> {
	const sources = await useLedger(async (ledger) => {
		const counts: SourceCount[] = [];
		for (const from of await listSources(ledger, 'from')) {
			const articles = await ledger.countFromIndex('entries', 'from', IDBKeyRange.bound([from], [from, []]));
			counts.push({ from, articles });
		}
		return counts.sort((one, other) => other.articles - one.articles);
	});
	await writeFact('sources', sources);
	return sources;
}
