// How many articles the standing edition has, for the line that says the lamp is lit.
import { openStore } from '../store/store.ts';

/** The number of articles that stand in a data folder's store. */
export async function countArticles(folder: string): Promise<number> {
	const store = await openStore(folder);
	try {
		const row = await store.database
			.selectFrom('article')
			.select((query) => query.fn.count<number>('id').as('articles'))
			.where('gone', 'is', null)
			.executeTakeFirstOrThrow();
		return row.articles;
	} finally {
		await store.close();
	}
}
