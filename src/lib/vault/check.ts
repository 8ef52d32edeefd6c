// Everything read back by its hash, a few at a time, so that a worker may be stopped in the middle and lose nothing.
import type { Hash } from '#lib/article/types.ts';
import { takeNamed, type Kind } from './bytes-kept.ts';
import { heal } from './heal.ts';
import { readFact, useLedger, writeFact } from './ledger.ts';
import { checkList } from './list.ts';
import { areAnySaidWrongly, lose, readLost, voidChecks, writesWhereRoom, type Losses } from './lost.ts';
import { inTurn } from './turn.ts';

/** How far a check has come. */
export interface Checked {
	/** To be given for the next step; undefined at the end. */
	next: string | undefined;
	looked: number;
	lost: Losses;
	/** Files of the list that were damaged or gone: they come again with the next list, and no article is lost by it. */
	parts: number;
}

/** Pieces read in one step: under a second on a slow phone. */
const stepPieces = 20;

/**
 * Reads some pieces back, from a place on, and the list's own files at the end. Damaged ones are dropped, so that the next plan
 * brings them again. The steps of one round may be days apart: what it proves, it proves of the time at which it began.
 */
export async function checkSome(from: string | undefined): Promise<Checked> {
	const { kind, after, since } = readPlace(from);
	const { hashes, lost } = await inTurn(() => lookAt(kind, after));
	const last = hashes.length < stepPieces ? undefined : hashes.at(-1);
	const place = last === undefined ? (kind === 'articles' ? 'pictures ' : undefined) : `${kind} ${last}`;
	if (place !== undefined) return { next: `${place} ${since}`, looked: hashes.length, lost, parts: 0 };
	// Bytes that no row speaks of take up room.
	const isHealed = await writesWhereRoom(async () => {
		await heal(lost);
	});
	const parts = await inTurn(checkList);
	if (parts > 0) await writesWhereRoom(voidChecks);
	else if (isHealed) await writesWhereRoom(() => noteSound(since));
	return { next: undefined, looked: hashes.length, lost, parts };
}

/** Writes that a round found all sound, unless something was lost since it began, is away still, or nothing is here to be sound. */
async function noteSound(since: string): Promise<void> {
	if (areAnySaidWrongly()) return;
	const isProof = since > ((await readFact('checksFrom')) ?? '') && (await readLost()) === undefined;
	if (isProof && ((await readFact('tally'))?.articles ?? 0) > 0) await writeFact('checkedAt', since);
}

async function lookAt(kind: Kind, after: string): Promise<{ hashes: Hash[]; lost: Losses }> {
	const range = after === '' ? undefined : IDBKeyRange.lowerBound(after, true);
	const hashes: Hash[] = await useLedger((ledger) => ledger.getAllKeys(kind, range, stepPieces));
	const lost: Losses = { articles: 0, pictures: 0 };
	for (const hash of hashes) if ((await takeNamed(kind, hash)) === undefined) await lose(kind, hash, lost);
	return { hashes, lost };
}

/** A place tells when its round began, since the worker may have been stopped since; one of an earlier build does not, and proves nothing. */
function readPlace(from = `articles  ${new Date().toISOString()}`): { kind: Kind; after: string; since: string } {
	const [kind, after = '', since = ''] = from.split(' ');
	return { kind: kind === 'pictures' ? 'pictures' : 'articles', after, since: since.startsWith('2') ? since : '' };
}
