// A ledger that has no room, at a write that a test chooses.
import { vi } from 'vitest';

/** What becomes of a row being put: it is refused at once, or when the transaction is to be kept for good. */
export type Refusal = 'at once' | 'in the end' | undefined;

interface Aborting {
	_abort(name: string): void;
}

/** Asked at every put of a row, until vitest restores its mocks. */
export function refusePuts(refuse: (store: string) => Refusal): void {
	// Taken out to be called on another object, as it should be.
	const own = Reflect.get(IDBObjectStore.prototype, 'put') as (this: IDBObjectStore, ...row: unknown[]) => IDBRequest;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row: unknown[]) {
		const request = own.apply(this, row) as IDBRequest<IDBValidKey>;
		const refusal = refuse(this.name);
		// The stand-in's own way to end a transaction for a reason.
		const change = this.transaction as unknown as Aborting;
		if (refusal === 'at once') change._abort('QuotaExceededError');
		if (refusal === 'in the end') request.addEventListener('success', () => change._abort('QuotaExceededError'));
		return request;
	});
}
