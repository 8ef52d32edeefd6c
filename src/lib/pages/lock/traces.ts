// What pages remember outside the shelf of where one was; under a lock, nothing.
import { localNames } from '#lib/contract/places.ts';
import { rememberLast } from '#lib/shelf/last.ts';

/** Takes away which article was read last, and where in the list one was. */
export function forgetTraces(): void {
	rememberLast(undefined);
	try {
		localStorage.removeItem(localNames.left);
	} catch (refused) {
		console.info(`shyraq: where one was in the list is not forgotten: ${String(refused)}`);
	}
}
