// What a store's refusal is in our vocabulary of faults.
import { FaultError } from '#lib/contract/faults.ts';

/** The fault in what Cache Storage or IndexedDB threw: `storage-full` by its name, `storage-failed` for the rest; faults pass. */
export function storageFault(caught: unknown): FaultError {
	if (caught instanceof FaultError) return caught;
	const name = caught instanceof Error ? caught.name : '';
	return new FaultError(name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed', String(caught), caught);
}
