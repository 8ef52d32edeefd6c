// Everything read back by its hash, a few at a time, so that a worker may be stopped in the middle and lose nothing.
import type { Hash } from '#lib/article/types.ts';
import { takeNamed, type Kind } from './bytes-kept.ts';
import { heal, lose, noteLosses, type Losses } from './heal.ts';
import { useLedger, writeFact } from './ledger.ts';
import { inTurn } from './turn.ts';

/** How far a check has come. */
export interface Checked {
	/** To be given for the next step; undefined at the end. */
	next: string | undefined;
	looked: number;
	lost: Losses;
}

/** Pieces read in one step: under a second on a slow phone. */
const stepPieces = 20;
/** Stands in a place where something was lost before it. */
const unsound = 'lost';

/** Reads some pieces back, from a place on. Damaged ones are dropped, so that the next plan brings them again. */
export async function checkSome(from: string | undefined): Promise<Checked> {
	const { kind, after, isSound } = readPlace(from);
	const { hashes, lost } = await inTurn(() => lookAt(kind, after));
	const stillSound = isSound && lost.articles + lost.pictures === 0;
	const last = hashes.length < stepPieces ? undefined : hashes.at(-1);
	const place = last === undefined ? (kind === 'articles' ? 'pictures ' : undefined) : `${kind} ${last}`;
	const next = place === undefined ? undefined : stillSound ? place : `${place} ${unsound}`;
	if (next === undefined) {
		// Bytes that no row speaks of take up room.
		await heal();
		if (stillSound) await writeFact('checkedAt', new Date().toISOString());
	}
	return { next, looked: hashes.length, lost };
}

async function lookAt(kind: Kind, after: string): Promise<{ hashes: Hash[]; lost: Losses }> {
	const range = after === '' ? undefined : IDBKeyRange.lowerBound(after, true);
	const hashes: Hash[] = await useLedger((ledger) => ledger.getAllKeys(kind, range, stepPieces));
	const lost: Losses = { articles: 0, pictures: 0 };
	for (const hash of hashes) if ((await takeNamed(kind, hash)) === undefined) await lose(kind, hash, lost);
	await noteLosses(lost);
	return { hashes, lost };
}

/** A place tells what was found on the way to it, since the worker may have been stopped since. */
function readPlace(from = ''): { kind: Kind; after: string; isSound: boolean } {
	const [kind, after = '', found] = from.split(' ');
	return { kind: kind === 'pictures' ? 'pictures' : 'articles', after, isSound: found !== unsound };
}
