// How much of what is here each source takes, and how much is still to come: walked over for the pages that show it.
import type { SourceCount } from '#lib/contract/messages.ts';
import { readFact, useLedger } from './ledger.ts';
import { wishedBytes } from './rank.ts';
import { countSources } from './sources-listed.ts';

/** Rows read at once: what is asked meanwhile waits for so many, and memory holds no more. */
const rowsAtOnce = 500;
/** Pictures lacking that are weighed; of more it is told how large these are. */
const mostWeighed = 1000;

/** The sources of the list with what is here of each. A picture that several show is counted to the source of one of them. @throws FaultError storage faults */
export async function weighSources(): Promise<SourceCount[]> {
	const listed = (await readFact('sources')) ?? (await countSources());
	const sources = listed.map((count) => ({ ...count, textBytes: 0, pictureBytes: 0 }));
	const sourceOf = new Map<string | undefined, (typeof sources)[number]>();
	for (const source of sources) {
		const range = IDBKeyRange.bound([source.from], [source.from, []]);
		for (const id of await useLedger((ledger) => ledger.getAllKeysFromIndex('entries', 'from', range)))
			sourceOf.set(id, source);
	}
	for (const kind of ['articles', 'pictures'] as const)
		for (let range: IDBKeyRange | null = null, isEnd = false; !isEnd;) {
			const rows = await useLedger(async (ledger) => {
				const change = ledger.transaction([kind, 'figures']);
				const read = await change.objectStore(kind).getAll(range, rowsAtOnce);
				const figures = change.objectStore('figures');
				return Promise.all(
					read.map(async (row) => ({
						...row,
						article: 'id' in row ? row.id : (await figures.get(row.picture))?.articles[0]
					}))
				);
			});
			for (const { article, bytes } of rows) {
				const source = sourceOf.get(article);
				if (source !== undefined) source[kind === 'articles' ? 'textBytes' : 'pictureBytes'] += bytes;
			}
			const last = rows.at(-1);
			isEnd = last === undefined || rows.length < rowsAtOnce;
			range = last === undefined ? null : IDBKeyRange.lowerBound(last.hash, true);
		}
	return sources;
}

/** The pictures lacking whose size is known, since the texts that show them are here. @throws FaultError storage faults */
export async function weighLacking(): Promise<{ pictures: number; bytes: number }> {
	const wish = await readFact('wish');
	const range = IDBKeyRange.bound([0], [1, []]);
	const figures = await useLedger((ledger) => ledger.getAllFromIndex('figures', 'lacking', range, mostWeighed));
	return { pictures: figures.length, bytes: figures.reduce((sum, figure) => sum + wishedBytes(figure, wish), 0) };
}
