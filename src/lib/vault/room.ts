// What goes: withdrawn articles when the new texts are here, and, to make room, only what the reader has allowed to go.
import type { Room } from '#lib/contract/messages.ts';
import { dropAll } from './keep-bytes.ts';
import { forgetLosses, voidChecks } from './lost.ts';
import { changeLedger, readFact, useLedger, writeFact, type ArticleRow } from './ledger.ts';
import { isTextLacking, oldestWanted } from './lacking.ts';
import { wishedBytes } from './rank.ts';
import { dropFigures, dropText, endGone, shedFigure } from './rows.ts';
import { without } from './without.ts';
import { inTurn } from './turn.ts';

/** What making room came to. */
export interface MadeRoom {
	bytesFreed: number;
	articles: number;
	pictures: number;
}

/** Drops articles withdrawn by the publisher, once no text of the edition is lacking; says how many went. */
export function prune(): Promise<number> {
	return inTurn(async () => {
		if (await isTextLacking()) return 0;
		let count = 0;
		for (const { id } of await useLedger((ledger) => ledger.getAllFromIndex('entries', 'gone', 'yes'))) {
			for (const { hash } of await useLedger((ledger) => ledger.getAllFromIndex('articles', 'id', id))) {
				await dropAll(await dropText(hash));
				count += 1;
			}
			// Where the text was lost before
			if ((await useLedger((ledger) => ledger.getKeyFromIndex('figures', 'articles', id))) !== undefined)
				await dropAll(await dropFigures(id));
			await endGone(id);
			// One of it may lie there half
			await writeFact('parts', undefined);
		}
		return count;
	});
}

/**
 * Makes the library fit: pictures of what was finished go first, then those of the oldest unread, then texts of what was
 * finished; for a picture only the first of these. What went does not come again by itself until the limit leaves room for
 * it. Nothing spared is touched, even if the library then does not fit.
 */
export function makeRoom({ limitBytes, spared, finished, isForPicture = false }: Room): Promise<MadeRoom> {
	return inTurn(async () => {
		const made: MadeRoom = { bytesFreed: 0, articles: 0, pictures: 0 };
		const untouched = new Set(spared);
		const before = await readUsed();
		if (!isForPicture) made.articles += await trimSources(untouched);
		let used = await readUsed();
		if (!isForPicture && (used === 0 || used > limitBytes)) await writeFact('parts', undefined);
		if (used <= limitBytes) {
			await wishBack(limitBytes - used);
			return { ...made, bytesFreed: before - used };
		}
		const isDone = new Set(finished);
		const byAge = (await useLedger((ledger) => ledger.getAllFromIndex('articles', 'at'))).filter(
			({ id }) => !untouched.has(id)
		);
		const ended = byAge.filter(({ id }) => isDone.has(id));
		for (const row of isForPicture ? ended : [...ended, ...byAge]) {
			if (used <= limitBytes) break;
			made.pictures += await shedPictures(row, untouched);
			used = await readUsed();
		}
		for (const row of isForPicture ? [] : ended) {
			if (used <= limitBytes) break;
			await dropAll(await dropText(row.hash, true));
			made.articles += 1;
			used = await readUsed();
		}
		// All was taken away by wish: nothing was lost, and nothing is proven of what comes in its place
		if (used === 0) {
			await voidChecks();
			await forgetLosses();
		}
		return { ...made, bytesFreed: before - used };
	});
}

/** Of sources of which only the newest are wanted the others go. They come again by themselves where more are wanted. */
async function trimSources(untouched: ReadonlySet<string>): Promise<number> {
	const chosen = (await readFact('wish'))?.sources ?? {};
	let count = 0;
	for (const [from, { most, isLeft }] of Object.entries(chosen)) {
		if (most === undefined || isLeft === true) continue;
		const old = await useLedger(async (ledger) => {
			const range = IDBKeyRange.bound([from], [from, await oldestWanted(ledger, from, most)], false, true);
			return (await ledger.getAllFromIndex('entries', 'from', range)).filter((row) => 'hash' in row);
		});
		for (const { id } of old.filter((row) => row.lacks === undefined && !untouched.has(row.id)))
			for (const { hash } of await useLedger((ledger) => ledger.getAllFromIndex('articles', 'id', id))) {
				await dropAll(await dropText(hash));
				count += 1;
			}
	}
	return count;
}

async function readUsed(): Promise<number> {
	const tally = await readFact('tally');
	return (tally?.textBytes ?? 0) + (tally?.pictureBytes ?? 0);
}

async function shedPictures({ id }: ArticleRow, untouched: ReadonlySet<string>): Promise<number> {
	const figures = await useLedger((ledger) => ledger.getAllFromIndex('figures', 'articles', id));
	const mayGo = figures.filter(({ width, articles }) => width > 0 && !articles.some((other) => untouched.has(other)));
	// The rows go first: bytes without a row are looked at again, a row without bytes would be a wrong promise.
	for (const { id: figure } of mayGo) await dropAll(await shedFigure(figure));
	return mayGo.length;
}

/** What went to make room is lacking again, the newest first, as long as there is room for it. */
async function wishBack(roomBytes: number): Promise<void> {
	const wish = await readFact('wish');
	await changeLedger(async (change) => {
		let left = roomBytes;
		const entries = await change.objectStore('entries').index('shed').getAll();
		for (const entry of entries.filter((line) => 'hash' in line).sort(newestFirst)) {
			left -= entry.bytes;
			if (left < 0) return;
			await change.objectStore('entries').put({ ...without(entry, 'shed'), lacks: 1 });
		}
		for (const figure of (await change.objectStore('figures').index('shed').getAll()).sort(newestFirst)) {
			left -= wishedBytes(figure, wish);
			if (left < 0) return;
			await change.objectStore('figures').put({ ...without(figure, 'shed'), rank: figure.isLead ? 0 : 1 });
		}
	});
}

function newestFirst(one: { at: number }, other: { at: number }): number {
	return other.at - one.at;
}
