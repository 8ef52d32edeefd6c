// The signed contents: the only thing that says what the library is, so it is the most carefully looked at.
import { hashOf, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { isSameKey, isSignedBy, readKey } from '#lib/article/key.ts';
import type { Note, PublicKey } from '#lib/article/note.ts';
import { readContents } from '#lib/article/read.ts';
import type { Contents, Hash } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { takeBytes } from './bytes-kept.ts';
import type { Pin } from './facts.ts';
import { readFact, writeFact } from './ledger.ts';

/** Contents that were verified. */
export interface Held {
	contents: Contents;
	/** The key that signed them, and every article listed. */
	key: PublicKey;
	/** sha-256 of the whole file, which the server gives as its ETag. */
	fileHash: Hash;
}

/** Remembered by the worker while it lives; the caches are shared by nobody who writes. */
let held: Held | undefined;

/**
 * The contents kept here, or undefined. Their text is compared with the pin, and the signature verified
 * where the pin is lost or lags behind (a worker killed between the two writes).
 */
export async function loadContents(): Promise<Held | undefined> {
	if (held !== undefined) return held;
	const found = await takeBytes('articles', places.contents);
	if (found === undefined) return undefined;
	const pin = await readFact('pin').catch(() => undefined);
	try {
		const { next } = await verify(found.bytes, pin, true);
		hold(next);
		return held;
	} catch (refused) {
		if (!(refused instanceof FaultError)) throw refused;
		// Not dropped: another build may read what this one cannot, and the next contents take their place.
		console.warn(`shyraq: the contents kept here are not used: ${refused.message}`);
		return undefined;
	}
}

/** The key pinned here, if any. */
export async function loadKey(): Promise<PublicKey | undefined> {
	const pin = await readFact('pin');
	return pin === undefined ? undefined : readKey(pin.key);
}

/** Forgets what is remembered, so that the next look reads from the store again. */
export function forgetContents(): void {
	held = undefined;
}

/** Writes the pin anew from the contents kept here, where the ledger was lost. */
export async function healPin(): Promise<void> {
	const here = await loadContents();
	if (here === undefined) return;
	const pin = await readFact('pin');
	if (pin !== undefined && pin.number >= here.contents.number) return;
	const bytes = await takeBytes('articles', places.contents);
	if (bytes !== undefined) await writeFact('pin', (await verify(bytes.bytes, pin, true)).newPin);
}

/** From now on these are the contents held. */
export function hold(next: Held): void {
	held = next;
}

/** Verifies contents; `isOurs` where they come from our own store. @throws FaultError what is wrong with them */
export async function verify(
	bytes: Bytes,
	pin: Pin | undefined,
	isOurs: boolean
): Promise<{ next: Held; newPin: Pin }> {
	const { contents, note } = readForm(bytes);
	const key = await readKey(contents.key);
	if (key === undefined) throw new FaultError('wrong-signature', 'the contents name no key');
	// A pin that cannot be read is none: it is our own row, which nobody but a failing disk has touched.
	const pinned = (pin === undefined ? undefined : await readKey(pin.key)) ?? key;
	if (!isSameKey(key, pinned)) throw new FaultError('wrong-key', `signed by ${contents.key}`);
	const hash = await hashOf(toBytes(note.text));
	if (!(isOurs && pin?.hash === hash) && !(await isSignedBy(note, key))) {
		throw new FaultError('wrong-signature', 'the contents are not signed by the key they name');
	}
	const newPin = { key: contents.key, number: contents.number, hash };
	if (!isOurs && pin !== undefined) refuseOlder(pin, newPin);
	return { next: { contents, key, fileHash: await hashOf(bytes) }, newPin };
}

/** Old contents must not pass for new ones; nor may two share a number, whichever of them came first. */
function refuseOlder(pin: Pin, next: Pin): void {
	if (next.number > pin.number || (next.number === pin.number && next.hash === pin.hash)) return;
	throw new FaultError('older-contents', `number ${next.number} where ${pin.number} was seen`);
}

/** Reads contents without believing them. @throws FaultError `wrong-answer` where these are none */
export function readForm(bytes: Bytes): { contents: Contents; note: Note } {
	let read: ReturnType<typeof readContents>;
	try {
		read = readContents(toText(bytes));
	} catch (malformed) {
		throw new FaultError('wrong-answer', 'the contents are not UTF-8', malformed);
	}
	if (read === undefined) throw new FaultError('wrong-answer', 'these are no contents');
	return read;
}
