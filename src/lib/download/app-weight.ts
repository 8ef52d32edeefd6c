// What the app itself weighs on this phone: the files of its builds, and what search knows of the articles, which stand in caches of their own.
import { cacheNames } from '#lib/contract/places.ts';

/** Bytes of every build kept and of the search's index; undefined where the caches cannot be read. */
export async function weighApp(): Promise<number | undefined> {
	try {
		let bytes = 0;
		for (const name of await caches.keys()) {
			if (!name.startsWith(cacheNames.appPrefix) && name !== cacheNames.search) continue;
			const cache = await caches.open(name);
			for (const file of await cache.matchAll()) bytes += (await file.blob()).size;
		}
		return bytes;
	} catch (refused) {
		console.info(`shyraq: the app could not be weighed: ${String(refused)}`);
		return undefined;
	}
}
