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

/** After a phone had no room to write a loss down, the next attempt is made at the earliest after so long. */
const fullMs = 1000;
/** So many names are looked after again at a time. */
const againAtOnce = 60;
/**
 * Names whose rows say that they are here, though they are not: a full phone has no room to write otherwise. The next worker finds them
 * again. Each with whether it is still to be told.
 */
const unwritten: Record<Kind, Map<Hash, boolean>> = { articles: new Map(), pictures: new Map() };
let refusedAt = 0;
/** When the first of them was found gone. */
let unwrittenFrom = '';
let isAnyLackingAgain = false;

/** Whether a row says that a name is here, only for want of room to say otherwise. */
export function isSaidWrongly(kind: Kind, hash: Hash): boolean {
	return unwritten[kind].has(hash);
}

/** How many names there are of which that is so. */
export function countSaidWrongly(): Losses {
	return { articles: unwritten.articles.size, pictures: unwritten.pictures.size };
}

/** Whether there are any. */
export function areAnySaidWrongly(): boolean {
	return unwritten.articles.size + unwritten.pictures.size > 0;
}

/** Whether something that was found gone before is known to be lacking only since this was last asked. */
export function areAnyLackingAgain(): boolean {
	const areAny = isAnyLackingAgain;
	isAnyLackingAgain = false;
	return areAny;
}

/**
 * Writes down that something said to be kept is no longer here, and that it was lost, in one change; counts it among the losses where it
 * is found for the first time. Done in turn, so that nothing comes between the look and the word.
 */
export async function lose(kind: Kind, hash: Hash, losses: Losses): Promise<void> {
	const names = unwritten[kind];
	const isKnown = names.has(hash);
	const row = { wasSaid: true };
	const write = async (): Promise<void> => {
		row.wasSaid = await (kind === 'articles' ? loseText : losePicture)(hash, names.get(hash) ?? true);
	};
	const mayTry = Math.abs(Date.now() - refusedAt) >= fullMs;
	if (mayTry && (await writesWhereRoom(write))) {
		names.delete(hash);
		isAnyLackingAgain ||= isKnown && row.wasSaid;
	} else {
		if (!areAnySaidWrongly() && !isKnown) unwrittenFrom = new Date().toISOString();
		names.set(hash, names.get(hash) ?? true);
		// So that the next worker looks at everything; to take a row away may need no room
		if (mayTry) await writesWhereRoom(() => writeFact('whole', undefined));
	}
	if (row.wasSaid && !isKnown) losses[kind] += 1;
}

/** Looks again after some of what there was no room to write down: what is back, or no longer said to be here, needs no word. */
export async function loseAgain(losses: Losses): Promise<void> {
	for (const kind of ['articles', 'pictures'] as const)
		for (const [hash, isTold] of [...unwritten[kind]].slice(0, againAtOnce)) {
			const isSaid = (await useLedger((ledger) => ledger.getKey(kind, hash))) !== undefined;
			const isNone = !isSaid || (await isKept(kind, hash));
			unwritten[kind].delete(hash);
			if (isNone) continue;
			// The last to be looked at again
			unwritten[kind].set(hash, isTold);
			await lose(kind, hash, losses);
		}
}

/** What was lost; undefined where nothing was, or all that is wanted is here again: then it is forgotten. */
export async function readLost(): Promise<Lost | undefined> {
	const lost = await readFact('lost');
	const [articles, pictures] = [unwritten.articles, unwritten.pictures].map(
		(names) => [...names.values()].filter((isTold) => isTold).length
	) as [number, number];
	if (articles + pictures > 0) {
		const at = lost?.at ?? unwrittenFrom;
		return { at, articles: articles + (lost?.articles ?? 0), pictures: pictures + (lost?.pictures ?? 0) };
	}
	if (lost === undefined || areAnySaidWrongly() || !(await isAllHere())) return lost;
	return (await writesWhereRoom(forgetLosses)) ? undefined : lost;
}

/** Nobody need be told of what was lost until now. @throws FaultError storage faults */
export async function forgetLosses(): Promise<void> {
	for (const names of Object.values(unwritten)) for (const hash of names.keys()) names.set(hash, false);
	await writeFact('lost', undefined);
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
		refusedAt = Date.now();
		return false;
	}
}

async function isAllHere(): Promise<boolean> {
	if ((await loadContents()) === undefined || (await isTextLacking())) return false;
	if ((await readFact('wish'))?.pictures === 'none') return true;
	const lacking = IDBKeyRange.bound([0], [1, []]);
	return (await useLedger((ledger) => ledger.getKeyFromIndex('figures', 'lacking', lacking))) === undefined;
}
