// The article before or after one in the list as this phone has it.
import type { Language } from '#lib/contract/languages.ts';
import type { ReaderWorker } from '#lib/download/worker.ts';
import { walkEdition } from '../edition-walk.ts';

/** Its id; undefined at either end of the list, and where there is no list or this article is not in it. */
export async function findNeighbour(
	worker: ReaderWorker,
	language: Language,
	id: string,
	by: 1 | -1
): Promise<string | undefined> {
	let before: string | undefined;
	let isPast = false;
	for await (const items of walkEdition(worker, language)) {
		for (const { dataset } of items) {
			const each = dataset['id'];
			if (isPast) return each;
			if (each === id && by < 0) return before;
			isPast = each === id;
			before = each;
		}
	}
	return undefined;
}
