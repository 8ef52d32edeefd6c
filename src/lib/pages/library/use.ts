// From when on the room comes with the front: a word in localStorage.
import { localNames } from '#lib/contract/places.ts';
import { tryLocal } from '#lib/shelf/local.ts';

/** From now on the room comes with the front: the list is sifted, or something in it is archived. */
export function noteUse(): void {
	tryLocal((local) => local.setItem(localNames.library, 'used'));
}
