// The id of the article read last, in localStorage, so that the front makes room for "continue reading" before it paints.
import type { ArticleId } from '#lib/article/types.ts';
import { localNames } from '#lib/contract/places.ts';
import { tryLocal } from './local.ts';

/** Remembers the article to go on with; undefined where there is none. Room on the front is all that depends on it. */
export function rememberLast(id: ArticleId | undefined): void {
	tryLocal((local) => {
		if (id === undefined) local.removeItem(localNames.last);
		else local.setItem(localNames.last, id);
	});
}
