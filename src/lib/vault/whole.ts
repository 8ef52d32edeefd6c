// Whether the ledger and the caches stand as they were left: asked at the start of a worker, before anything is believed.
import { takeBytes } from './bytes-kept.ts';
import { readFact } from './ledger.ts';

/** An entry of each cache that goes only with the whole: a browser that evicts, evicts all of it. */
export const canary = '/_canary';

/** Whether rows and bytes agreed when last looked at, and neither cache was thrown away since. */
export async function isWhole(): Promise<boolean> {
	if ((await readFact('whole')) === undefined) return false;
	for (const kind of ['articles', 'pictures'] as const) {
		if ((await takeBytes(kind, canary)) === undefined) return false;
	}
	return true;
}
