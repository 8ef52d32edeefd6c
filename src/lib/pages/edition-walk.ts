// The whole list of the edition as this phone has it, a stretch at a time: the front as its document shows it, then what is older.
import { faultOf } from '#lib/contract/faults.ts';
import type { Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { openDocument } from '#lib/download/proof.ts';
import type { ReaderWorker } from '#lib/download/worker.ts';
import { readItems } from '#lib/reader/list-parts.ts';

/** Stands for "from the newest on" where the worker is asked for older articles; it leaves out what the front shows. */
const fromNewest = 'from-newest';

/** Walks the list; items are those that the list on the front is made of. Gives nothing where no document of the front is here. */
export async function* walkEdition(worker: ReaderWorker, language: Language): AsyncGenerator<HTMLElement[], void> {
	const front = await openDocument(places.library, { fetch: (address, options) => fetch(address, options) });
	if (front === undefined) return;
	yield readItems(/<ol class="library[^>]*>([^]*?)<\/ol>/.exec(front)?.[1] ?? '');
	for (let after: string | undefined = fromNewest; after !== undefined;) {
		const { items, next }: { items: string; next: string | undefined } = await askOlder(worker, after, language);
		if (items !== '') yield readItems(items);
		after = next === after ? undefined : next;
	}
}

async function askOlder(worker: ReaderWorker, after: string, language: Language) {
	try {
		return await worker.ask('older', { kind: 'older', after, language });
	} catch (failed) {
		console.info('shyraq: the list ends here for now', faultOf(failed));
		return { items: '', next: undefined };
	}
}
