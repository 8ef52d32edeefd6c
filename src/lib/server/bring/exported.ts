// An entry of another reader's export as an item: an article where its text came along, else an address to fetch.
import type { BroughtArticle } from '../brought.ts';
import { addressOf, articleOf, keyOfAddress } from './fields.ts';
import type { BroughtItem, ReaderState } from './item.ts';
import { findInAddress, PictureList } from './pictures.ts';
import { rewriteMarkup } from './rewrite.ts';

/** What an export says of one entry. */
export interface ExportedEntry {
	url: string;
	title: string;
	tags: string[];
	state: ReaderState;
	/** The file and the entry's place in it. */
	where: string;
	/** Its text as HTML; undefined where it did not come along. */
	html: string | undefined;
	/** Address of its lead picture, as it stands there. */
	lead: unknown;
	/** What else is known of it. */
	about: Partial<BroughtArticle>;
}

/** The entry as an item. */
export function itemOf({ url, title, tags, state, where, html, lead, about }: ExportedEntry): BroughtItem {
	const named = { key: keyOfAddress(url), name: title === '' ? where : `${where}, ${title}` };
	if (html === undefined) return { kind: 'address', ...named, url, title, tags, state };
	const pictures = new PictureList(findInAddress);
	const picture = addressOf(lead);
	const article = articleOf({
		...about,
		url,
		title,
		tags,
		html: rewriteMarkup(html, { pictures, isArticle: true, base: url }),
		lead: picture === undefined ? undefined : { url: picture, alt: '', caption: '' }
	});
	return { kind: 'article', ...named, article, isWholePage: false, pictures: pictures.pictures, state };
}
