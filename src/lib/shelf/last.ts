// The id of the article read last, in localStorage, so that the front makes room for "continue reading" before it paints.
import type { ArticleId } from '#lib/article/types.ts';
import { localNames } from '#lib/contract/places.ts';

/** Remembers the article to go on with; undefined where there is none. Room on the front is all that depends on it. */
export function rememberLast(id: ArticleId | undefined): void {
	try {
		if (typeof localStorage === 'undefined') return;
		if (id === undefined) localStorage.removeItem(localNames.last);
		else localStorage.setItem(localNames.last, id);
	} catch (refused) {
		// A browser that keeps nothing for us: the front will move a little when the shelf comes in.
		if (!(refused instanceof DOMException)) throw refused;
	}
}
