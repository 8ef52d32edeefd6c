// From when on the room comes with the front: a word in localStorage.
import { localNames } from '#lib/contract/places.ts';

/** From now on the room comes with the front: the list is sifted, or something in it is archived. */
export function noteUse(): void {
	try {
		localStorage.setItem(localNames.library, 'used');
	} catch (refused) {
		// A browser that keeps nothing for us: the room comes when it is asked for
		if (!(refused instanceof DOMException)) throw refused;
	}
}
