// Counts what is read of the ledger: rows one by one, and questions that would give a whole store.
import { vi } from 'vitest';

/** What was read since it was last set to 0. */
export interface Reads {
	/** `getAll` and `getAllKeys` without a bound, for which a large store is read whole. */
	whole: number;
	/** Rows and keys given out. */
	rows: number;
	/** Questions how many there are, which give no rows. */
	counts: number;
	/** What these counted, for a browser walks over it. */
	counted: number;
}

type Ask = (this: unknown, ...asked: unknown[]) => IDBRequest;

/** Begins to count, until vitest restores its mocks. */
export function countReads(): Reads {
	const reads: Reads = { whole: 0, rows: 0, counts: 0, counted: 0 };
	for (const place of [IDBObjectStore.prototype, IDBIndex.prototype]) {
		for (const name of ['getAll', 'getAllKeys'] as const) {
			watch(place, name, (asked, given) => {
				const [range, most] = asked;
				if (range === undefined || range === null) if (most === undefined) reads.whole += 1;
				reads.rows += (given as unknown[]).length;
			});
		}
		for (const name of ['get', 'getKey'] as const) watch(place, name, () => (reads.rows += 1));
		for (const name of ['openCursor', 'openKeyCursor'] as const)
			watch(place, name, (_asked, given) => {
				if (given !== null) reads.rows += 1;
			});
		watch(place, 'count', (_asked, given) => {
			reads.counts += 1;
			reads.counted += given as number;
		});
	}
	return reads;
}

function watch(place: object, name: string, note: (asked: unknown[], given: unknown) => void): void {
	const own = Reflect.get(place, name) as Ask;
	vi.spyOn(place as Record<string, Ask>, name).mockImplementation(function (this: unknown, ...asked: unknown[]) {
		const request = own.apply(this, asked);
		request.addEventListener('success', () => note(asked, request.result));
		return request;
	});
}
