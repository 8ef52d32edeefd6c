// What pages remember outside the shelf of where one was; under a lock, nothing.
import { readJson } from '#lib/article/schema.ts';
import { localNames } from '#lib/contract/places.ts';
import { rememberLast } from '#lib/shelf/last.ts';

/** Takes away which article was read last, and where in the list one was. */
export function forgetTraces(): void {
	rememberLast(undefined);
	try {
		const left = readJson(localStorage.getItem(localNames.left) ?? '') as { at?: unknown } | undefined;
		if (typeof left?.at === 'number') localStorage.setItem(localNames.left, JSON.stringify({ at: left.at }));
		else localStorage.removeItem(localNames.left);
	} catch (refused) {
		console.info(`shyraq: where one was in the list is not forgotten: ${String(refused)}`);
	}
}
