// What was found gone that nobody had thrown away: remembered until all of it is back, or until the reader puts the word away.
import type { Hash } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { Lost } from '#lib/contract/messages.ts';
import type { Kind } from './bytes-kept.ts';
import { loadContents } from './contents.ts';
import { isKept } from './keep-bytes.ts';
import { isTextLacking } from './lacking.ts';
import { readFact, useLedger, writeFact } from './ledger.ts';
import { losePicture, loseText } from './rows.ts';

/** What one look found gone. */
export type Losses = Pick<Lost, 'articles' | 'pictures'>;

/** On a full phone the next loss is written down at the earliest after so long: each attempt costs a change that is taken back. */
const fullMs = 1000;
/**
 * What a full phone has no room to write down: names said to be here that are not, and what was written down of others. It is told from
 * here as long as this worker lives, and the next finds it again.
 */
const unwritten = { articles: new Set<Hash>(), pictures: new Set<Hash>(), sum: { articles: 0, pictures: 0 }, at: 0 };

/** Whether a name is said to be here only for want of room to say otherwise. */
export function isSaidWrongly(kind: Kind, hash: Hash): boolean {
	return unwritten[kind].has(hash);
}

/** How many of them there are. */
export function countSaidWrongly(): Losses {
	return { articles: unwritten.articles.size, pictures: unwritten.pictures.size };
}

/** Writes down that something kept is no longer here. Done in turn, so that nothing comes between the look and the word. */
export async function lose(kind: Kind, hash: Hash, losses: Losses): Promise<void> {
	const isKnown = unwritten[kind].has(hash);
	if (Math.abs(Date.now() - unwritten.at) < fullMs) unwritten[kind].add(hash);
	else if (await writesWhereRoom(async () => void (losses[kind] += (await loseRow(kind, hash)) ? 1 : 0)))
		unwritten[kind].delete(hash);
	else unwritten[kind].add(hash);
	if (!isKnown && unwritten[kind].has(hash)) console.warn(`shyraq: no room to write that ${hash} is gone`);
}

/** Looks again after what there was no room to write down: what is back is back, the rest is written where there is room now. */
export async function loseAgain(losses: Losses): Promise<void> {
	for (const kind of ['articles', 'pictures'] as const)
		for (const hash of unwritten[kind]) {
			if (await isKept(kind, hash)) unwritten[kind].delete(hash);
			else await lose(kind, hash, losses);
		}
}

/** Remembers what was lost, beside what is still away since before. What was read back until then is no proof any more. */
export async function noteLosses({ articles, pictures }: Losses): Promise<void> {
	const { sum } = unwritten;
	sum.articles += articles;
	sum.pictures += pictures;
	if (sum.articles + sum.pictures === 0) return;
	const isNoted = await writesWhereRoom(async () => {
		await voidChecks();
		const before = await readFact('lost');
		await writeFact('lost', {
			at: new Date().toISOString(),
			articles: sum.articles + (before?.articles ?? 0),
			pictures: sum.pictures + (before?.pictures ?? 0)
		});
	});
	if (isNoted) unwritten.sum = { articles: 0, pictures: 0 };
}

/** What was lost; undefined where nothing was, or all that is wanted is here again: then it is forgotten. */
export async function readLost(): Promise<Lost | undefined> {
	const lost = await readFact('lost');
	const wrongly = countSaidWrongly();
	const articles = unwritten.sum.articles + wrongly.articles;
	const pictures = unwritten.sum.pictures + wrongly.pictures;
	if (articles + pictures > 0) {
		const at = lost?.at ?? new Date(unwritten.at).toISOString();
		return { at, articles: articles + (lost?.articles ?? 0), pictures: pictures + (lost?.pictures ?? 0) };
	}
	if (lost === undefined || !(await isAllHere())) return lost;
	await writeFact('lost', undefined);
	return undefined;
}

/** From now on no reading back that was begun before says that all is sound. */
export async function voidChecks(): Promise<void> {
	await writeFact('checkedAt', undefined);
	await writeFact('checksFrom', new Date().toISOString());
}

/** Does what writes, or goes without. @returns whether there was room for it @throws FaultError of other kinds */
export async function writesWhereRoom(write: () => Promise<void>): Promise<boolean> {
	try {
		await write();
		return true;
	} catch (refused) {
		if (!(refused instanceof FaultError) || refused.fault.code !== 'storage-full') throw refused;
		unwritten.at = Date.now();
		return false;
	}
}

function loseRow(kind: Kind, hash: Hash): Promise<boolean> {
	return kind === 'articles' ? loseText(hash) : losePicture(hash);
}

async function isAllHere(): Promise<boolean> {
	if ((await loadContents()) === undefined || (await isTextLacking())) return false;
	if ((await readFact('wish'))?.pictures === 'none') return true;
	const lacking = IDBKeyRange.bound([0], [1, []]);
	return (await useLedger((ledger) => ledger.getKeyFromIndex('figures', 'lacking', lacking))) === undefined;
}
