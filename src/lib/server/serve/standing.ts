// What stands to be served, for the lines that a start prints.
import { currentEdition } from '../store/editions.ts';
import { openStoreToRead } from '../store/store.ts';

/** The edition that stands: its number, and how many articles it has. */
export interface Standing {
	number: number;
	articles: number;
}

/** The edition that stands in a data folder; undefined where there is none. */
export async function readStanding(folder: string): Promise<Standing | undefined> {
	const store = await openStoreToRead(folder);
	try {
		const edition = await currentEdition(store);
		if (edition === undefined) return undefined;
		const { articles } = await store.database
			.selectFrom('article')
			.select((query) => query.fn.count<number>('id').as('articles'))
			.where('gone', 'is', null)
			.executeTakeFirstOrThrow();
		return { number: edition.number, articles };
	} finally {
		await store.close();
	}
}
