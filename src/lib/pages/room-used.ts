// Whether the room of the list has anything to do when the front opens, as localStorage says; nobody else waits for it.
import { localNames } from '#lib/contract/places.ts';

/** Whether the list was ever sifted, or anything in it archived. */
export function isRoomUsed(): boolean {
	try {
		return typeof localStorage !== 'undefined' && localStorage.getItem(localNames.library) !== null;
	} catch (refused) {
		if (refused instanceof DOMException) return false;
		throw refused;
	}
}
