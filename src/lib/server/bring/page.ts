// A saved page: the whole of it for the extraction, its pictures apart, and the address it was saved from.
import { addressOf, articleOf, keyOfAddress, keyOfBytes, languageOf, lineOf, stateOf, timeOfText } from './fields.ts';
import { BringFault } from './fault.ts';
import type { ArticleItem } from './item.ts';
import { findInAddress, findInAll, PictureList, type FindPicture } from './pictures.ts';
import { rewriteMarkup } from './rewrite.ts';
import { readTokens, valueOf } from './tokens.ts';

/** What a page is made of, apart from its text. */
export interface PageSource {
	/** How the file is called. */
	name: string;
	/** Pictures beside the page. */
	find?: FindPicture;
	/** The address it was saved from, where something outside the page tells. */
	url?: string | undefined;
	added?: string | undefined;
}

/**
 * A page as an item; the article in it is extracted later.
 * @throws BringFault where there is no text in it
 */
export function readPage(source: string, { name, find, url, added }: PageSource): ArticleItem {
	const found = lookThrough(source);
	if (!found.hasText) throw new BringFault('there is no text in the page');
	const address = url ?? found.url;
	const pictures = new PictureList(find === undefined ? findInAddress : findInAll(findInAddress, find));
	const html = rewriteMarkup(source, { pictures, isArticle: false, styled: found.styled });
	const saved = added ?? found.added;
	return {
		kind: 'article',
		key: address === undefined ? keyOfBytes('page', source) : keyOfAddress(address),
		name: found.title === '' ? name : `${name}, ${found.title}`,
		article: articleOf({ url: address, title: found.title, language: found.language, html }),
		isWholePage: true,
		pictures: pictures.pictures,
		...(saved === undefined ? {} : { state: stateOf({ added: saved }) })
	};
}

/** What a page tells of itself. */
interface Found {
	title: string;
	url: string | undefined;
	added: string | undefined;
	language: string | undefined;
	hasText: boolean;
	/** Pictures that SingleFile keeps once for several places, as values of its own properties. */
	styled: Map<string, string>;
}

const styledForm = /--sf-img-(\d+):\s*url\(\s*["']?(data:[^"')]*)/g;

function lookThrough(source: string): Found {
	const found: Found = {
		title: '',
		url: undefined,
		added: undefined,
		language: undefined,
		hasText: false,
		styled: new Map()
	};
	const inside: string[] = [];
	const title: string[] = [];
	readTokens(source, {
		open: (tag) => {
			if (tag.name === 'html') found.language ??= languageOf(valueOf(tag, 'lang'));
			// A picture of a text is not a text, but the extraction may say so better.
			if (tag.name === 'img') found.hasText = true;
			if (!tag.isSelfClosing && isHidden(tag.name)) inside.push(tag.name);
		},
		close: (name) => {
			if (inside.at(-1) === name) inside.pop();
		},
		text: (text) => {
			const hidden = inside.at(-1);
			if (hidden === undefined) found.hasText ||= text.trim() !== '';
			if (hidden === 'title' && title.length < 50) title.push(text);
			if (hidden === 'style')
				for (const [, at, address] of text.matchAll(styledForm)) found.styled.set(at ?? '', address ?? '');
		},
		comment: (comment) => {
			const { url, added } = readSavedComment(comment.slice(0, 5000));
			found.url ??= url;
			found.added ??= added;
		}
	});
	found.title = lineOf(title.join(''));
	return found;
}

function isHidden(name: string): boolean {
	return name === 'title' || name === 'style' || name === 'script';
}

/** Browsers write `saved from url=(0025)https://…`, SingleFile `url: …` and `saved date: …` in lines of their own. */
function readSavedComment(comment: string): { url?: string | undefined; added?: string | undefined } {
	const plain = /^\s*saved from url=\(\d+\)(\S+)/.exec(comment)?.[1];
	if (plain !== undefined) return { url: addressOf(plain) };
	if (!/Page saved with SingleFile/.test(comment)) return {};
	return {
		url: addressOf(/^\s*url:\s*(\S+)/m.exec(comment)?.[1]),
		added: timeOfText(/^\s*saved date:\s*([^(\n]{1,60})/m.exec(comment)?.[1])
	};
}
