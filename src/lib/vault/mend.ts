// What is lacking here, mended from what somebody handed over: bytes that the list names, verified as though they had come over the line.
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { isSameKey } from '#lib/article/key.ts';
import { prove, type Proof } from '#lib/article/prove.ts';
import type { Mended } from '#lib/contract/messages.ts';
import { takeNamed } from './bytes-kept.ts';
import { loadContents, loadKey } from './contents.ts';
import { keepGiven } from './keep-picture.ts';
import { keepText } from './keep-text.ts';
import { useLedger } from './ledger.ts';
import { readPicture } from './pictures.ts';
import { findByHash } from './rows.ts';

/** Keeps a text of the list that is lacking here, of the publisher known to this phone. @throws FaultError as `keepText` */
export async function mendText(given: Proof): Promise<Mended> {
	const proven = await prove(given);
	if (proven === undefined) return 'unproved';
	// Where the list is gone the key is known still, and the rows say what was listed
	const key = (await loadContents())?.key ?? (await loadKey());
	if (key === undefined || !isSameKey(key, proven.key)) return 'stranger';
	const bytes = toBytes(given.note);
	const hash = await hashOf(bytes);
	const entry = await findByHash(hash);
	if (entry === undefined) return 'unlisted';
	const isSaid = async (): Promise<boolean> =>
		(await useLedger((ledger) => ledger.getKey('articles', hash))) !== undefined;
	if ((await isSaid()) && (await takeNamed('articles', hash)) !== undefined) return 'here';
	await keepText(bytes, entry, key);
	// A newer one that is here stays
	return (await isSaid()) ? 'back' : 'here';
}

/** Keeps a picture that an article here shows, and of which no size is here. @throws FaultError storage faults */
export async function mendPicture(bytes: Bytes): Promise<Mended> {
	const hash = await hashOf(bytes);
	if ((await readPicture(hash)) !== undefined) return 'here';
	return (await keepGiven(hash, bytes)) ? 'back' : 'unlisted';
}
