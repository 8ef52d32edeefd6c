// What one would have if the network went now: the sums of the ledger, and some of its rows held against the bytes each time.
import type { ArticleState, Readiness } from '#lib/contract/messages.ts';
import type { ArticleId } from '#lib/article/types.ts';
import type { Held } from './contents.ts';
import { readFact, useLedger } from './ledger.ts';

/** Reads what is kept. An article of which only an older revision is kept counts as kept, since it can be read. */
export async function readReadiness(held: Held | undefined, ids: readonly string[]): Promise<Readiness> {
	const tally = await readFact('tally');
	const newest = await useLedger(
		async (ledger) => (await ledger.transaction('articles').store.index('at').openKeyCursor(null, 'prev'))?.key
	);
	const contents = held?.contents;
	const { articles = 0, minutes = 0, textBytes = 0, pictures = 0, picturesKept = 0, pictureBytes = 0 } = tally ?? {};
	return {
		number: contents?.number ?? 0,
		publisher: contents?.publisher,
		key: contents?.key,
		// Withdrawn articles are kept until the next plan, and are no part of the edition.
		articles: contents?.articles ?? articles,
		articlesKept: Math.min(articles, contents?.articles ?? articles),
		pictures: Math.max(contents?.pictures ?? 0, pictures),
		picturesKept,
		newest: newest === undefined ? undefined : new Date(newest).toISOString(),
		minutes,
		textBytes,
		pictureBytes,
		lackingBytes: Math.max(0, (contents?.bytes ?? 0) - textBytes),
		states: Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await stateOf(id as ArticleId)] as const))),
		checkedAt: await readFact('checkedAt'),
		lostAt: await readFact('lostAt')
	};
}

async function stateOf(id: ArticleId): Promise<ArticleState> {
	return useLedger(async (ledger) => {
		if ((await ledger.getKeyFromIndex('articles', 'id', id)) === undefined) return 'absent';
		const figures = await ledger.getAllFromIndex('figures', 'articles', id);
		return figures.every(({ width }) => width > 0) ? 'kept' : 'text';
	});
}
