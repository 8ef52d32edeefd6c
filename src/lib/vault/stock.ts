// What is here: the rows whose bytes are here too. Everything that is counted, planned or pruned starts from this.
import type { Hash } from '#lib/article/types.ts';
import { listNamed } from './bytes-kept.ts';
import { useLedger, type ArticleRow, type PictureRow } from './ledger.ts';

/** The articles and pictures on which the ledger and the caches agree. */
export interface Stock {
	articles: ReadonlyMap<Hash, ArticleRow>;
	/** The newest kept revision of each article id. */
	newest: ReadonlyMap<string, ArticleRow>;
	pictures: ReadonlyMap<Hash, PictureRow>;
	/** The width of the widest kept variant, by picture id. */
	widths: ReadonlyMap<Hash, number>;
}

/** Reads back from both stores what is here. @throws FaultError storage faults */
export async function takeStock(): Promise<Stock> {
	const [texts, images, articleRows, pictureRows] = await Promise.all([
		listNamed('articles'),
		listNamed('pictures'),
		useLedger((ledger) => ledger.getAll('articles')),
		useLedger((ledger) => ledger.getAll('pictures'))
	]);
	const articles = new Map(articleRows.filter(({ hash }) => texts.has(hash)).map((row) => [row.hash, row]));
	const pictures = new Map(pictureRows.filter(({ hash }) => images.has(hash)).map((row) => [row.hash, row]));
	const newest = new Map<string, ArticleRow>();
	for (const row of articles.values()) {
		if (row.revision > (newest.get(row.id)?.revision ?? 0)) newest.set(row.id, row);
	}
	const widths = new Map<Hash, number>();
	for (const { picture, width } of pictures.values()) widths.set(picture, Math.max(width, widths.get(picture) ?? 0));
	return { articles, newest, pictures, widths };
}
