// Named bytes in Cache Storage as they are taken out: looked at again by their hash.
import { hashOf, type Bytes } from '#lib/article/bytes.ts';
import { readAs } from '#lib/article/schema.ts';
import { hashSchema, type Hash } from '#lib/article/types.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { storageFault } from './storage-fault.ts';

/** The two kinds of bytes the vault keeps by hash. */
export type Kind = 'articles' | 'pictures';

/** How each kind is addressed. */
export const addressOf = { articles: places.article, pictures: places.picture } as const;

/** A disk that fails once may have been busy; one that fails twice in a row has lost the bytes. */
const readAttempts = 2;

/** The bytes under an address, unchecked; undefined where there are none. */
export async function takeBytes(kind: Kind, path: string): Promise<{ bytes: Bytes; type: string } | undefined> {
	try {
		const cache = await caches.open(cacheNames[kind]);
		for (let attempt = 1; attempt <= readAttempts; attempt++) {
			const found = await cache.match(path);
			if (found === undefined) return undefined;
			const bytes = await readBody(found);
			if (bytes !== undefined) return { bytes, type: found.headers.get('content-type') ?? '' };
		}
		// Listed, and not to be read: as good as lost, and in the way of its coming again.
		await cache.delete(path);
		return undefined;
	} catch (failed) {
		throw storageFault(failed);
	}
}

/** An entry's bytes; undefined where the disk no longer gives them, though it lists the entry. */
export async function readBody(found: Response): Promise<Bytes | undefined> {
	try {
		return new Uint8Array(await found.arrayBuffer());
	} catch (failed) {
		console.warn(`shyraq: kept bytes cannot be read: ${String(failed)}`);
		return undefined;
	}
}

/** The bytes of a name; undefined where there are none, or where they no longer bear the name (then they are dropped). */
export async function takeNamed(
	kind: Kind,
	hash: string,
	path: string = addressOf[kind](hash)
): Promise<{ bytes: Bytes; type: string } | undefined> {
	const found = await takeBytes(kind, path);
	if (found === undefined || (await hashOf(found.bytes)) === hash) return found;
	await dropBytes(kind, path);
	return undefined;
}

/** Drops what is under an address. */
export async function dropBytes(kind: Kind, path: string): Promise<void> {
	try {
		await (await caches.open(cacheNames[kind])).delete(path);
	} catch (failed) {
		throw storageFault(failed);
	}
}

/** Drops the bytes of a name. */
export async function dropNamed(kind: Kind, hash: Hash): Promise<void> {
	await dropBytes(kind, addressOf[kind](hash));
}

/** Whether a text may name bytes. */
export function isHash(text: string): text is Hash {
	return readAs(hashSchema, text) !== undefined;
}
