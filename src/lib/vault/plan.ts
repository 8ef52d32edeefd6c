// What is still lacking, in the order it should come under a short window: texts, then lead pictures, then the rest.
import type { Contents, ContentsEntry, Pack, Picture } from '#lib/article/types.ts';
import type { Piece, PictureWish } from '#lib/contract/messages.ts';
import { chooseVariant } from './pictures.ts';
import type { Stock } from './stock.ts';

/** A pack is asked for where more than this part of its bytes is lacking; else its articles one by one. */
const packWorth = 0.5;

/** The pieces lacking. `packBegun` is a pack that was cut before; it is not tried again as a whole. */
export function planPieces(contents: Contents, stock: Stock, wish: PictureWish, packBegun?: string): Piece[] {
	const texts = planTexts(contents, stock, packBegun);
	return wish.pictures === 'none' ? texts : [...texts, ...planPictures(contents, stock, wish)];
}

function planTexts(contents: Contents, stock: Stock, packBegun: string | undefined): Piece[] {
	const lacking = new Map(
		contents.articles.filter(({ hash }) => !stock.articles.has(hash)).map((entry) => [entry.hash, entry])
	);
	const packOf = new Map<string, Pack>();
	for (const pack of contents.packs) {
		const bytes = pack.articles.reduce((sum, hash) => sum + (lacking.get(hash)?.bytes ?? 0), 0);
		const several = pack.articles.filter((hash) => lacking.has(hash)).length > 1;
		if (pack.hash === packBegun || !several || bytes < pack.bytes * packWorth) continue;
		for (const hash of pack.articles) packOf.set(hash, packOf.get(hash) ?? pack);
	}
	const pieces: Piece[] = [];
	const begun = new Set<Pack>();
	for (const { hash, bytes } of lacking.values()) {
		const pack = packOf.get(hash);
		if (pack === undefined) pieces.push({ kind: 'article', hash, bytes });
		else if (!begun.has(pack)) {
			begun.add(pack);
			const articles = pack.articles.filter((inside) => lacking.has(inside));
			pieces.push({ kind: 'pack', hash: pack.hash, bytes: pack.bytes, articles });
		}
	}
	return pieces;
}

function planPictures(contents: Contents, stock: Stock, wish: PictureWish): Piece[] {
	const pieces: Piece[] = [];
	const seen = new Set<string>();
	const add = (picture: Picture | undefined) => {
		if (picture === undefined || seen.has(picture.id)) return;
		seen.add(picture.id);
		const variant = chooseVariant(picture, wish);
		if (variant === undefined || (stock.widths.get(picture.id) ?? -1) >= variant.width) return;
		pieces.push({ kind: 'picture', hash: variant.hash, bytes: variant.bytes });
	};
	for (const entry of contents.articles) add(entry.lead?.picture);
	for (const entry of contents.articles) for (const picture of picturesOf(entry, stock)) add(picture);
	return pieces;
}

function picturesOf({ hash }: ContentsEntry, stock: Stock): Picture[] {
	return stock.articles.get(hash)?.pictures ?? [];
}
