// Named bytes in Cache Storage as they are put, listed and thrown away.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Hash } from '#lib/article/types.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { addressOf, dropBytes, isHash, type Kind } from './bytes-kept.ts';
import { storageFault } from './storage-fault.ts';

/** Puts bytes under an address. @throws FaultError `storage-full`, `storage-failed` */
export async function putBytes(kind: Kind, path: string, bytes: Bytes, type: string): Promise<void> {
	try {
		const cache = await caches.open(cacheNames[kind]);
		await cache.put(
			path,
			new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } })
		);
	} catch (refused) {
		throw storageFault(refused);
	}
}

/** Puts bytes under their name. The caller has checked that they bear it. */
export async function putNamed(kind: Kind, hash: Hash, bytes: Bytes, type: string): Promise<void> {
	await putBytes(kind, addressOf[kind](hash), bytes, type);
}

/** Whether there are bytes of a name, whatever they are. */
export async function isKept(kind: Kind, hash: Hash): Promise<boolean> {
	try {
		return (await caches.match(addressOf[kind](hash), { cacheName: cacheNames[kind] })) !== undefined;
	} catch (failed) {
		throw storageFault(failed);
	}
}

/** Drops the bytes of names, of whichever kind they are. */
export async function dropAll(hashes: readonly Hash[]): Promise<void> {
	for (const hash of hashes) {
		await dropBytes('articles', places.article(hash));
		await dropBytes('pictures', places.picture(hash));
	}
}

/** The names of all bytes kept of a kind, or under another of its cache's addresses. */
export async function listNamed(kind: Kind, address: (name: string) => string = addressOf[kind]): Promise<Set<Hash>> {
	const names = new Set<Hash>();
	try {
		for (const { url } of await (await caches.open(cacheNames[kind])).keys()) {
			const { pathname } = new URL(url);
			const name = pathname.slice(pathname.lastIndexOf('/') + 1);
			if (isHash(name) && pathname === address(name)) names.add(name);
		}
	} catch (failed) {
		throw storageFault(failed);
	}
	return names;
}

/** Keeps what somebody waits for, or goes without: who looks at what was verified need not know that the phone had no room for it. */
export async function orUnkept(keep: () => Promise<unknown>): Promise<void> {
	try {
		await keep();
	} catch (refused) {
		const { fault } = storageFault(refused);
		if (!fault.code.startsWith('storage')) throw refused;
		console.info(`shyraq: shown and not kept: ${fault.code}`);
	}
}
