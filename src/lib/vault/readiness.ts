// What one would have if the network went now: counted from the stock, never from memory.
import type { ArticleState, Readiness } from '#lib/contract/messages.ts';
import type { Contents } from '#lib/article/types.ts';
import type { ArticleRow } from './ledger.ts';
import type { Stock } from './stock.ts';

/**
 * Counts the stock against the contents. An article of which only an older revision is kept counts as kept, since it can
 * be read; without a contents list the articles kept are the library.
 */
export function countReadiness(contents: Contents | undefined, stock: Stock): Readiness {
	const readiness: Readiness = {
		number: contents?.number ?? 0,
		publisher: contents?.publisher,
		key: contents?.key,
		articles: 0,
		articlesKept: 0,
		pictures: 0,
		picturesKept: 0,
		newest: undefined,
		bytes: 0,
		states: {}
	};
	const gone = new Set<string>(contents?.gone);
	for (const { id, pictures } of contents?.articles ?? listRows(stock)) {
		if (gone.has(id)) continue;
		const row = stock.newest.get(id);
		const all = row?.pictures.length ?? pictures;
		const kept = row?.pictures.filter((picture) => stock.widths.has(picture.id)).length ?? 0;
		readiness.articles += 1;
		readiness.pictures += all;
		readiness.picturesKept += kept;
		readiness.states[id] = stateOf(row, kept === all);
		if (row === undefined) continue;
		readiness.articlesKept += 1;
		if (readiness.newest === undefined || Date.parse(row.published) > Date.parse(readiness.newest))
			readiness.newest = row.published;
	}
	for (const { bytes } of [...stock.articles.values(), ...stock.pictures.values()]) readiness.bytes += bytes;
	return readiness;
}

function stateOf(row: ArticleRow | undefined, hasAllPictures: boolean): ArticleState {
	if (row === undefined) return 'absent';
	return hasAllPictures ? 'kept' : 'text';
}

function listRows(stock: Stock): { id: string; pictures: number }[] {
	return [...stock.newest.values()].map(({ id, pictures }) => ({ id, pictures: pictures.length }));
}
