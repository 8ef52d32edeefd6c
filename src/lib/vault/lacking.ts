// Texts that are to come: of each source that is followed its newest, as many as the reader chose, the sources in turn.
import type { PictureWish } from '#lib/contract/messages.ts';
import { readFact, useLedger, type EntryRow, type Ledger } from './ledger.ts';
import { listSources } from './sources-listed.ts';

/** What is lacking of a source: the keys of the index between which it lies. */
interface Stretch {
	range: IDBKeyRange;
}

/** The newest texts lacking, the sources that are followed in turn, and how many more there are. */
export async function takeLackingTexts(
	wish: Pick<PictureWish, 'sources'> | undefined,
	most: number
): Promise<{ rows: EntryRow[]; left: number }> {
	return useLedger(async (ledger) => {
		const stretches = await findStretches(ledger, wish);
		if (stretches.length === 0) return { rows: [], left: 0 };
		// One source alone takes all; where others have less than their part, the next plan names more of it
		const part = Math.ceil(most / stretches.length);
		const share = async ({ range }: Stretch) => {
			const rows: EntryRow[] = [];
			const index = ledger.transaction('entries').store.index('lacking');
			for (let cursor = await index.openCursor(range, 'prev'); cursor !== null && rows.length < part;) {
				if ('hash' in cursor.value) rows.push(cursor.value);
				cursor = await cursor.continue();
			}
			return rows;
		};
		const shares: EntryRow[][] = [];
		for (const stretch of stretches) shares.push(await share(stretch));
		const all = inTurns(shares);
		let left = all.length - Math.min(most, all.length);
		for (const [at, { range }] of stretches.entries())
			// A browser walks over what it counts: only where there is more
			if (shares[at]?.length === part) left += (await ledger.countFromIndex('entries', 'lacking', range)) - part;
		return { rows: all.slice(0, most), left };
	});
}

/** Whether any text that is to come is lacking. */
export async function isTextLacking(): Promise<boolean> {
	const wish = await readFact('wish');
	return useLedger(async (ledger) => {
		for (const { range } of await findStretches(ledger, wish))
			if ((await ledger.getKeyFromIndex('entries', 'lacking', range)) !== undefined) return true;
		return false;
	});
}

/** How many texts are lacking that the reader does not want to come by themselves. */
export async function countUnwanted(chosen: NonNullable<PictureWish['sources']>): Promise<number> {
	return useLedger(async (ledger) => {
		let count = 0;
		for (const [from, { isLeft, most }] of Object.entries(chosen)) {
			const since = isLeft === true ? Infinity : await oldestWanted(ledger, from, most);
			const range = IDBKeyRange.bound([1, from], [1, from, since], false, true);
			if (since > -Infinity) count += await ledger.countFromIndex('entries', 'lacking', range);
		}
		return count;
	});
}

/** When the oldest article of a source was published that is to be here; -Infinity where all are. */
export async function oldestWanted(ledger: Ledger, from: string, most: number | undefined): Promise<number> {
	if (most === undefined) return -Infinity;
	const range = IDBKeyRange.bound([from], [from, []]);
	let cursor = await ledger.transaction('entries').store.index('from').openKeyCursor(range, 'prev');
	if (cursor !== null && most > 1) cursor = await cursor.advance(most - 1);
	return cursor === null ? -Infinity : cursor.key[1];
}

async function findStretches(ledger: Ledger, wish: Pick<PictureWish, 'sources'> | undefined): Promise<Stretch[]> {
	const chosen = wish?.sources ?? {};
	const stretches: Stretch[] = [];
	for (const from of await listSources(ledger, 'lacking')) {
		const choice = chosen[from];
		if (choice?.isLeft === true) continue;
		const since = await oldestWanted(ledger, from, choice?.most);
		stretches.push({ range: IDBKeyRange.bound([1, from, since], [1, from, []]) });
	}
	return stretches;
}

/** The first of each, newest first, then the second of each, and so on. */
function inTurns(shares: readonly EntryRow[][]): EntryRow[] {
	const all: EntryRow[] = [];
	const longest = Math.max(0, ...shares.map(({ length }) => length));
	for (let at = 0; at < longest; at += 1) {
		const turn = shares.map((share) => share[at]).filter((row) => row !== undefined);
		all.push(...turn.sort((one, other) => other.at - one.at));
	}
	return all;
}
