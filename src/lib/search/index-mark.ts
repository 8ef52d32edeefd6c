// Of what all was taken into the index, as a word: by it a page knows that there is nothing to do without reading the index.
import type { Readiness } from '#lib/contract/messages.ts';
import { cacheNames } from '#lib/contract/places.ts';

/** No address of ours, so never asked for. */
export const markPath = '/_index/mark';

/** The form of the index's bytes; with another it is built anew. */
export const indexForm = 5;

/** The word for what is kept now, in this form: another whenever a text came, went or was corrected. */
export function markOf({ number, articlesKept, textBytes }: Readiness): string {
	return [indexForm, number, articlesKept, textBytes].join();
}

/** The word written when all was last taken in; undefined where that never was. */
export async function readMark(): Promise<string | undefined> {
	return (await caches.match(markPath, { cacheName: cacheNames.search }))?.text();
}
