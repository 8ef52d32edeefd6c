// The texts kept here, as they are read.
import { toText } from '#lib/article/bytes.ts';
import { readArticle } from '#lib/article/read.ts';
import type { Article, Hash } from '#lib/article/types.ts';
import { takeNamed } from './bytes-kept.ts';
import { useLedger, type ArticleRow } from './ledger.ts';

/** An article out of the store. */
export interface KeptArticle {
	article: Article;
	hash: Hash;
}

/** The article of a hash from the store, its bytes checked again; undefined where it is not here, or no longer whole. */
export async function readText(hash: Hash): Promise<KeptArticle | undefined> {
	const found = await takeNamed('articles', hash);
	const article = found === undefined ? undefined : readArticle(toText(found.bytes))?.article;
	return article === undefined ? undefined : { article, hash };
}

/** The newest revision kept of an article, by its id. */
export async function readNewestText(id: string): Promise<KeptArticle | undefined> {
	const rows = await useLedger((ledger) => ledger.getAllFromIndex('articles', 'id', id as ArticleRow['id']));
	for (const { hash } of rows.sort((one, other) => other.revision - one.revision)) {
		const kept = await readText(hash);
		if (kept !== undefined) return kept;
	}
	return undefined;
}
