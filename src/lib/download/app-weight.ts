// What the app itself weighs on this phone: the files of its builds, and what search knows of the articles; and what the browser takes beside all that is counted.
import { cacheNames } from '#lib/contract/places.ts';

/** Bytes of every build kept, and of the search's index; undefined where the caches cannot be read. */
export async function weighApp(): Promise<{ app: number; index: number } | undefined> {
	try {
		const bytes = { app: 0, index: 0 };
		for (const name of await caches.keys()) {
			const part = name === cacheNames.search ? 'index' : name.startsWith(cacheNames.appPrefix) ? 'app' : undefined;
			if (part === undefined) continue;
			const cache = await caches.open(name);
			for (const file of await cache.matchAll()) bytes[part] += (await file.blob()).size;
		}
		return bytes;
	} catch (refused) {
		console.info(`shyraq: the app could not be weighed: ${String(refused)}`);
		return undefined;
	}
}

/** Chromium's parts of the sum (https://github.com/whatwg/storage/issues/63) are in no standard. */
type Estimate = StorageEstimate & { usageDetails?: { indexedDB?: number } };

/** Bytes used on this phone and, of them, the databases' where the browser tells them apart. */
export interface Used {
	used: number;
	databases: number | undefined;
}

/** What the browser says to be used; undefined where it does not say. */
export async function readUsed(): Promise<Used | undefined> {
	try {
		const estimate: Estimate = await navigator.storage.estimate();
		const { usage, usageDetails } = estimate;
		return usage === undefined ? undefined : { used: usage, databases: usageDetails?.indexedDB };
	} catch (refused) {
		console.info(`shyraq: what is used could not be learnt: ${String(refused)}`);
		return undefined;
	}
}

/**
 * Bytes that the phone gives up beside those that were counted: the databases, and what the browser keeps of each file. An
 * estimate older than the count is less than that, and then the databases alone are known, where the browser tells them.
 */
export function weighRest({ used, databases = 0 }: Used, counted: number): number {
	return Math.max(used - counted, databases, 0);
}
