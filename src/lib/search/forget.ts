// Forgets what search knows of the articles, when they are taken off this phone.
import { cacheNames } from '#lib/contract/places.ts';

/** Deletes the index. A tab that is writing it goes on into nothing, and begins anew at its next look. */
export async function forgetIndex(): Promise<void> {
	await caches.delete(cacheNames.search);
}
