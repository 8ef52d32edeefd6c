// Whether the room of the list has anything to do when the front opens, as localStorage says; nobody else waits for it.
import { localNames } from '#lib/contract/places.ts';
import { tryLocal } from '#lib/shelf/local.ts';

/** Whether the list was ever sifted, or anything in it archived. */
export function isRoomUsed(): boolean {
	return typeof tryLocal((local) => local.getItem(localNames.library)) === 'string';
}
