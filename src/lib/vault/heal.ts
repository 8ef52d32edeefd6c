// Where the caches and the ledger disagree, after a loss or a death between two writes, both are made to agree again.
import { readLine } from '#lib/article/read-line.ts';
import type { Contents, Hash } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { dropBytes, dropNamed, takeBytes, type Kind } from './bytes-kept.ts';
import { isKept, listNamed, putBytes } from './keep-bytes.ts';
import { healPin, loadContents, loadKey } from './contents.ts';
import { readFact, useLedger, writeFact } from './ledger.ts';
import { readSegment } from './list.ts';
import { healPicture } from './keep-picture.ts';
import { healText } from './keep-text.ts';
import { isTextLacking } from './lacking.ts';
import { areAnySaidWrongly, lose, loseAgain, writesWhereRoom, type Losses } from './lost.ts';
import { addLines } from './rows.ts';
import { inTurn } from './turn.ts';
import { canary, isWhole } from './whole.ts';

const kinds = ['articles', 'pictures'] as const;
/** Rows held against the bytes at each look. */
const glanceRows = 60;

/** A phone too full to be settled is looked through again at the earliest after so long. */
const fullMs = 10_000;
let unsettledAt = 0;

/** Sees to it that rows and bytes agree; costs three reads where they do. */
export async function settle(): Promise<Losses> {
	const losses: Losses = { articles: 0, pictures: 0 };
	if (await isWhole()) return losses;
	if (Math.abs(Date.now() - unsettledAt) < fullMs) {
		await inTurn(() => loseAgain(losses));
		return losses;
	}
	try {
		await heal(losses);
		if (areAnySaidWrongly()) unsettledAt = Date.now();
	} catch (failed) {
		if (!(failed instanceof FaultError) || failed.fault.code !== 'storage-full') throw failed;
		unsettledAt = Date.now();
		// Whoever is to make room must not be kept from it by that.
		console.warn(`shyraq: no room to settle: ${failed.message}`);
	}
	return losses;
}

/**
 * A row without bytes is dropped; bytes without a row are verified and get their row again. Bytes that cannot be verified
 * for want of a key or of an article that refers to them are left for the day there is one.
 * @returns the losses given, with what was found gone, which they have also where it fails
 */
export function heal(losses: Losses = { articles: 0, pictures: 0 }): Promise<Losses> {
	return inTurn(async () => {
		await healPin();
		const held = await loadContents();
		const key = held?.key ?? (await loadKey());
		const isListed = await writesWhereRoom(() => healList(held?.contents));
		await loseAgain(losses);
		const strays = {
			articles: await loseMissing('articles', losses),
			pictures: await loseMissing('pictures', losses)
		};
		// What is gone is told even where nothing can be written any more
		if (!isListed) throw new FaultError('storage-full', 'no room for what is listed');
		if (key !== undefined) for (const hash of strays.articles) await healText(hash, key);
		await healPictures(strays.pictures, key !== undefined);
		for (const kind of kinds)
			if ((await takeBytes(kind, canary)) === undefined) await putBytes(kind, canary, new Uint8Array(), 'text/plain');
		const isNamed = key !== undefined || strays.articles.length === 0;
		if (isNamed && !areAnySaidWrongly()) await writeFact('whole', true);
		return losses;
	});
}

async function healPictures(strays: readonly Hash[], isKnown: boolean): Promise<void> {
	// When no text is lacking, a picture that none refers to is one that death left behind.
	const isOver = isKnown && !(await isTextLacking());
	for (const hash of strays) if (!(await healPicture(hash)) && isOver) await dropNamed('pictures', hash);
}

/** Drops the rows without bytes. @returns bytes without a row */
async function loseMissing(kind: Kind, losses: Losses): Promise<Hash[]> {
	const bytes = await listNamed(kind);
	const rows = new Set<Hash>(await useLedger((ledger) => ledger.getAllKeys(kind)));
	for (const hash of rows) if (!bytes.has(hash)) await lose(kind, hash, losses);
	return [...bytes].filter((hash) => !rows.has(hash));
}

/** How far the looks have come. */
const lookedTo: Record<Kind, Hash | undefined> = { articles: undefined, pictures: undefined };

/** Looks whether some of what is said to be kept is there, others at each look; all of it where a whole store is gone. */
export async function glance(): Promise<Losses> {
	if (!(await isWhole())) return settle();
	return inTurn(async () => {
		const losses: Losses = { articles: 0, pictures: 0 };
		await loseAgain(losses);
		for (const kind of kinds) {
			const range = lookedTo[kind] === undefined ? undefined : IDBKeyRange.lowerBound(lookedTo[kind], true);
			const hashes = await useLedger((ledger) => ledger.getAllKeys(kind, range, glanceRows));
			lookedTo[kind] = hashes.length < glanceRows ? undefined : hashes.at(-1);
			const gone = await Promise.all(hashes.map(async (hash) => ((await isKept(kind, hash)) ? undefined : hash)));
			for (const hash of gone) if (hash !== undefined) await lose(kind, hash, losses);
		}
		return losses;
	});
}

/** Lists what is here of the list, and forgets what is said to be listed and is not here: it is fetched again. */
async function healList(contents: Contents | undefined): Promise<void> {
	const { segments = [], packs = [] } = contents ?? {};
	const said = new Set(await readFact('listed'));
	const here = await listNamed('articles', places.segment);
	const wanted = new Set([...said, ...[...segments, ...packs].map(({ hash }) => hash)]);
	// Contents that this build cannot read may name what it does not know of.
	for (const hash of contents === undefined ? [] : here)
		if (!wanted.has(hash)) await dropBytes('articles', places.segment(hash));
	const listed = new Set([...said].filter((hash) => here.has(hash)));
	for (const { hash } of segments) {
		const lines = listed.has(hash) ? undefined : await readSegment(hash);
		if (lines === undefined) continue;
		await addLines(lines.map(readLine).filter((line) => line !== undefined));
		listed.add(hash);
	}
	for (const { hash } of packs) if (here.has(hash)) listed.add(hash);
	const before = await readFact('listed');
	if ([...listed].join() !== before?.join()) await writeFact('listed', [...listed]);
}
