// What one would have if the network went now: the sums of the ledger, and some of its rows held against the bytes each time.
import type { ArticleState, PictureWish, Readiness } from '#lib/contract/messages.ts';
import type { ArticleId } from '#lib/article/types.ts';
import type { Held } from './contents.ts';
import { countUnwanted } from './lacking.ts';
import { noTally, type Tally } from './facts.ts';
import { readFact, useLedger, type FigureRow } from './ledger.ts';
import { countSaidWrongly, isSaidWrongly, readLost } from './lost.ts';

/** Reads what is kept. An article of which only an older revision is kept counts as kept, since it can be read. */
export async function readReadiness(held: Held | undefined, ids: readonly string[]): Promise<Readiness> {
	const tally = await readFact('tally');
	const newest = await useLedger(
		async (ledger) => (await ledger.transaction('articles').store.index('at').openKeyCursor(null, 'prev'))?.key
	);
	const contents = held?.contents;
	const chosen = (await readFact('wish'))?.sources ?? {};
	const unwanted = await countUnwanted(chosen);
	const { minutes, textBytes, pictures, pictureBytes } = tally ?? noTally;
	const wrongly = countSaidWrongly();
	const articles = Math.max(0, (tally?.articles ?? 0) - wrongly.articles);
	const picturesKept = Math.max(0, (tally?.picturesKept ?? 0) - wrongly.pictures);
	// Where the contents are lost, the rows of the list still say what there was; a browser walks over what it counts
	const listed = contents?.articles ?? (await useLedger((ledger) => ledger.countFromIndex('entries', 'hash')));
	const wanted = Math.max(0, listed - unwanted);
	const lacking = listed - articles;
	// Where older texts are not wanted, the list counts pictures that nobody waits for; those of the texts that are here are known
	const isListed = unwanted === 0 || articles < wanted;
	const shown = isListed ? Math.max(contents?.pictures ?? 0, pictures) : pictures;
	const leftOut = await countLeftOut(chosen);
	const part = lacking > 0 ? Math.max(0, wanted - articles) / lacking : 1;
	return {
		number: contents?.number ?? 0,
		publisher: contents?.publisher,
		// The pin outlives the contents: the key is known though the list is lost
		key: contents?.key ?? (await readFact('pin'))?.key,
		// Withdrawn articles are kept until the next plan, and are no part of the edition.
		articles: wanted,
		articlesKept: Math.min(articles, wanted),
		// Where all are left out none is here, and that is what is to be said
		pictures: leftOut < shown ? shown - leftOut : shown,
		picturesKept,
		newest: newest === undefined ? undefined : new Date(newest).toISOString(),
		minutes,
		textBytes,
		pictureBytes,
		lackingBytes: Math.round(Math.max(0, (contents?.bytes ?? 0) - textBytes) * part),
		states: Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await stateOf(id as ArticleId)] as const))),
		checkedAt: wrongly.articles + wrongly.pictures === 0 ? await readFact('checkedAt') : undefined,
		lost: await readLost()
	};
}

/** How many pictures of the texts that are here do not come, since of their source only text is wanted. */
async function countLeftOut(chosen: NonNullable<PictureWish['sources']>): Promise<number> {
	// A browser walks over what it counts: only where there may be some
	if (!Object.values(chosen).some(({ isTextOnly }) => isTextOnly === true)) return 0;
	return useLedger(async (ledger) => {
		const change = ledger.transaction(['facts', 'figures']);
		const { pictures, picturesKept } =
			((await change.objectStore('facts').get('tally')) as Tally | undefined) ?? noTally;
		const figures = change.objectStore('figures');
		const waiting = await figures.index('lacking').count(IDBKeyRange.bound([0], [1, []]));
		return Math.max(0, pictures - picturesKept - waiting - (await figures.index('shed').count()));
	});
}

async function stateOf(id: ArticleId): Promise<ArticleState> {
	return useLedger(async (ledger) => {
		const hash = await ledger.getKeyFromIndex('articles', 'id', id);
		if (hash === undefined || isSaidWrongly('articles', hash)) return 'absent';
		const figures = await ledger.getAllFromIndex('figures', 'articles', id);
		const isHere = ({ width, variants }: FigureRow): boolean =>
			width > 0 && !variants.some((variant) => isSaidWrongly('pictures', variant));
		return figures.every(isHere) ? 'kept' : 'text';
	});
}
