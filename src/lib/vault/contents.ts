// The signed contents list: the only thing that says what the library is, so it is the most carefully looked at.
import { hashOf, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { isSameKey, isSignedBy, readKey } from '#lib/article/key.ts';
import type { Note, PublicKey } from '#lib/article/note.ts';
import { contentsLimit, readContents } from '#lib/article/read.ts';
import type { Contents, ContentsEntry, Hash, Picture } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { putBytes, takeBytes } from './bytes-kept.ts';
import { ask, faultOfStatus, gather } from './fetch.ts';
import { readFact, writeFact, type Pin } from './ledger.ts';
import { inTurn } from './turn.ts';

/** A contents list that was verified, with what is asked of it most. */
export interface Held {
	contents: Contents;
	/** The key that signed it, and every article in it. */
	key: PublicKey;
	/** sha-256 of the whole file, which the server gives as its ETag. */
	fileHash: Hash;
	byId: ReadonlyMap<string, ContentsEntry>;
	byHash: ReadonlyMap<string, ContentsEntry>;
	/** Lead pictures by the hash of each variant. */
	leads: ReadonlyMap<string, Picture>;
}

const textType = 'text/plain; charset=utf-8';

/** Remembered by the worker while it lives; the caches are shared by nobody who writes. */
let held: Held | undefined;

/**
 * The contents list kept here, or undefined. Its text is compared with the pin, and its signature verified
 * where the pin is lost or lags behind (a worker killed between the two writes).
 */
export async function loadContents(): Promise<Held | undefined> {
	if (held !== undefined) return held;
	const found = await takeBytes('articles', places.contents);
	if (found === undefined) return undefined;
	const pin = await readFact('pin').catch(() => undefined);
	try {
		const { next } = await verify(found.bytes, pin, true);
		held = next;
		return held;
	} catch (refused) {
		if (!(refused instanceof FaultError)) throw refused;
		// Not dropped: another build may read what this one cannot, and the next list takes its place.
		console.warn(`shyraq: the contents list kept here is not used: ${refused.message}`);
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

let running: Promise<{ number: number; isNew: boolean }> | undefined;

/**
 * Fetches the list, verifies it and keeps it; says whether it is newer than what was here. Asked twice at once it runs once.
 * @throws FaultError as `ask`, and `wrong-answer`, `wrong-signature`, `wrong-key`, `older-contents`, `too-large`, storage faults
 */
export function refreshContents(waitMs?: number): Promise<{ number: number; isNew: boolean }> {
	running ??= fetchContents(waitMs).finally(() => {
		running = undefined;
	});
	return running;
}

async function fetchContents(waitMs: number | undefined): Promise<{ number: number; isNew: boolean }> {
	// From the store, not from memory: were the cache lost, "not modified" would leave us without a list.
	forgetContents();
	const before = await loadContents();
	const answer = await ask({
		path: places.contents,
		limitBytes: contentsLimit,
		tooLong: 'too-large',
		...(waitMs === undefined ? {} : { stallMs: waitMs }),
		...(before === undefined ? {} : { headers: { 'if-none-match': `"${before.fileHash}"` } })
	});
	const bytes = await gather(answer);
	if (answer.status === 304 && before !== undefined) return { number: before.contents.number, isNew: false };
	try {
		return await keepContents(bytes);
	} catch (refused) {
		const isForm = refused instanceof FaultError && refused.fault.code === 'wrong-answer';
		const code = faultOfStatus(answer.status);
		throw isForm && code !== 'wrong-bytes'
			? new FaultError(code, `${places.contents}: status ${answer.status}`, refused)
			: refused;
	}
}

/** Verifies the bytes of a contents list and keeps them. The number seen is written last: killed in between, nothing is lost. */
export function keepContents(bytes: Bytes): Promise<{ number: number; isNew: boolean }> {
	return inTurn(async () => {
		// Were the ledger lost, the list kept here still says whose key is pinned and which number was seen.
		await healPin();
		const pin = await readFact('pin');
		const { next, newPin } = await verify(bytes, pin, false);
		const isNew = pin === undefined || pin.number < newPin.number;
		await putBytes('articles', places.contents, bytes, textType);
		await writeFact('pin', newPin);
		held = next;
		return { number: newPin.number, isNew };
	});
}

/** Writes the pin anew from the list kept here, where the ledger was lost. */
export async function healPin(): Promise<void> {
	const here = await loadContents();
	if (here === undefined) return;
	const pin = await readFact('pin');
	if (pin !== undefined && pin.number >= here.contents.number) return;
	const bytes = await takeBytes('articles', places.contents);
	if (bytes !== undefined) await writeFact('pin', (await verify(bytes.bytes, pin, true)).newPin);
}

async function verify(bytes: Bytes, pin: Pin | undefined, isOurs: boolean): Promise<{ next: Held; newPin: Pin }> {
	const { contents, note } = readForm(bytes);
	const key = await readKey(contents.key);
	if (key === undefined) throw new FaultError('wrong-signature', 'the contents list names no key');
	// A pin that cannot be read is none: it is our own row, which nobody but a failing disk has touched.
	const pinned = (pin === undefined ? undefined : await readKey(pin.key)) ?? key;
	if (!isSameKey(key, pinned)) throw new FaultError('wrong-key', `signed by ${contents.key}`);
	const hash = await hashOf(toBytes(note.text));
	if (!(isOurs && pin?.hash === hash) && !(await isSignedBy(note, key))) {
		throw new FaultError('wrong-signature', 'the contents list is not signed by the key it names');
	}
	const newPin = { key: contents.key, number: contents.number, hash };
	if (!isOurs && pin !== undefined) refuseOlder(pin, newPin);
	return { next: { ...index(contents), key, fileHash: await hashOf(bytes) }, newPin };
}

/** An old list must not pass for a new one; nor may two lists share a number, whichever of them came first. */
function refuseOlder(pin: Pin, next: Pin): void {
	if (next.number > pin.number || (next.number === pin.number && next.hash === pin.hash)) return;
	throw new FaultError('older-contents', `number ${next.number} where ${pin.number} was seen`);
}

function readForm(bytes: Bytes): { contents: Contents; note: Note } {
	let read: ReturnType<typeof readContents>;
	try {
		read = readContents(toText(bytes));
	} catch (malformed) {
		throw new FaultError('wrong-answer', 'the contents list is not UTF-8', malformed);
	}
	if (read === undefined) throw new FaultError('wrong-answer', 'this is no contents list');
	return read;
}

function index(contents: Contents): Pick<Held, 'contents' | 'byId' | 'byHash' | 'leads'> {
	const leads = new Map<string, Picture>();
	for (const { lead } of contents.articles) {
		for (const variant of lead?.picture.variants ?? []) if (lead !== undefined) leads.set(variant.hash, lead.picture);
	}
	return {
		contents,
		byId: new Map(contents.articles.map((entry) => [entry.id, entry])),
		byHash: new Map(contents.articles.map((entry) => [entry.hash, entry])),
		leads
	};
}
