// What the library no longer holds goes only when the new edition's texts are wholly here; never before.
import type { Hash } from '#lib/article/types.ts';
import { dropNamed, listNamed } from './bytes-kept.ts';
import { loadContents } from './contents.ts';
import { useLedger } from './ledger.ts';
import { takeStock } from './stock.ts';
import { inTurn } from './turn.ts';

/** Drops superseded and withdrawn articles, and pictures that nothing kept refers to; says how many things went. */
export function prune(): Promise<number> {
	return inTurn(async () => {
		const held = await loadContents();
		const stock = await takeStock();
		if (held === undefined || held.contents.articles.some(({ hash }) => !stock.articles.has(hash))) return 0;
		const variants = new Set<Hash>();
		for (const { lead } of held.contents.articles)
			for (const { hash } of lead?.picture.variants ?? []) variants.add(hash);
		for (const entry of held.contents.articles)
			for (const hash of stock.articles.get(entry.hash)?.variants ?? []) variants.add(hash);
		const articles = [...(await listNamed('articles'))].filter((hash) => !held.byHash.has(hash));
		const pictures = [...(await listNamed('pictures'))].filter((hash) => !variants.has(hash));
		// The row goes first: bytes without a row are looked at again, a row without bytes would be a wrong promise.
		for (const hash of articles)
			await useLedger((ledger) => ledger.delete('articles', hash)).then(() => dropNamed('articles', hash));
		for (const hash of pictures)
			await useLedger((ledger) => ledger.delete('pictures', hash)).then(() => dropNamed('pictures', hash));
		return articles.length + pictures.length;
	});
}
