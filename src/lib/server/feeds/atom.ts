// Atom 0.3 and 1.0 (RFC 4287), as raw feed and items.
import { escapeText } from 'entities';
import { isAbsolute } from '../addresses/web.ts';
import {
	adopt,
	all,
	creatorsOf,
	elementsOf,
	find,
	first,
	languageOf,
	markupOf,
	picturesOf,
	textOf
} from './elements.ts';
import { feedLimits } from './limits.ts';
import { contentOf, looksLikeHtml, paragraphsOf, plainLine, textIn, writeChildren } from './markup.ts';
import type { RawFeed, RawItem } from './model.ts';
import type { XmlElement } from './xml.ts';

/**
 * Reads Atom; undefined where the document is none. A document that is one entry is a feed of one.
 * @param address where the feed was found
 */
export function readAtom(document: XmlElement, address: string): RawFeed | undefined {
	const feed = find(document, ({ name }) => name === 'feed') ?? entryAlone(document);
	if (feed === undefined) return undefined;
	adopt(feed);
	const entries = all(feed, 'entry');
	const base = feed.base ?? address;
	return {
		kind: 'atom',
		title: titleOf(feed),
		link: linkOf(feed),
		self: all(feed, 'link')
			.find((link) => relOf(link) === 'self')
			?.attributes.get('href'),
		language: languageOf(feed),
		description: textOf(feed, 'subtitle') ?? textOf(feed, 'tagline') ?? '',
		ttlMinutes: undefined,
		base,
		items: entries.slice(0, feedLimits.itemsSeen).map((entry) => readEntry(entry, feed, base)),
		unseen: Math.max(0, entries.length - feedLimits.itemsSeen)
	};
}

function entryAlone(document: XmlElement): XmlElement | undefined {
	const entry = elementsOf(document).find(({ name, vocabulary }) => name === 'entry' && vocabulary === 'main');
	return entry === undefined ? undefined : { ...entry, children: [entry] };
}

function readEntry(entry: XmlElement, feed: XmlElement, base: string): RawItem {
	const content = first(entry, 'content');
	const summary = first(entry, 'summary');
	const group = first(entry, 'group', 'media') ?? entry;
	const id = textOf(entry, 'id');
	return {
		guid: id,
		link: textOf(entry, 'origlink', 'feedburner') ?? linkOf(entry) ?? (isAbsolute(id) ? id : undefined),
		title: titleOf(entry) || (markupOf(group, 'title', 'media') ?? ''),
		published: [
			textOf(entry, 'published'),
			textOf(entry, 'issued'),
			textOf(entry, 'created'),
			textOf(entry, 'date', 'dc')
		],
		updated: [textOf(entry, 'updated'), textOf(entry, 'modified')],
		byline: bylineOf(entry) || bylineOf(feed),
		content: content === undefined ? undefined : (htmlOf(content) ?? markupOf(entry, 'encoded', 'content')),
		description: (summary === undefined ? undefined : htmlOf(summary)) ?? mediaText(group),
		pictures: picturesOf(entry),
		tags: [
			...all(entry, 'category').map(({ attributes }) => attributes.get('label') ?? attributes.get('term') ?? ''),
			...all(entry, 'subject', 'dc').map(textIn)
		],
		language: content?.language ?? languageOf(entry),
		base: entry.base ?? base,
		contentBase: content?.base,
		descriptionBase: summary?.base
	};
}

function mediaText(group: XmlElement): string | undefined {
	const text = textOf(group, 'description', 'media');
	return text === undefined ? undefined : looksLikeHtml(text) ? text : paragraphsOf(text);
}

/** A text construct as HTML (RFC 4287, 3.1 and 4.1.3; `mode` is Atom 0.3's). */
function htmlOf(element: XmlElement): string | undefined {
	const form = formOf(element);
	if (form === 'none') return undefined;
	const inside = form === 'base64' ? unpack(textIn(element)) : undefined;
	const markup = inside ?? (form === 'xhtml' ? writeChildren(bodyOf(element)) : contentOf(element));
	if (markup.trim() === '') return undefined;
	return form === 'text' ? paragraphsOf(markup) : markup;
}

type Form = 'text' | 'html' | 'xhtml' | 'base64' | 'none';

function formOf(element: XmlElement): Form {
	const { attributes } = element;
	const type = attributes.get('type')?.trim().toLowerCase();
	const mode = attributes.get('mode')?.trim().toLowerCase();
	if (mode === 'base64') return 'base64';
	if (elementsOf(element).length > 0) return 'xhtml';
	if (attributes.has('src') && element.children.length === 0) return 'none';
	if (mode === 'escaped' && type === undefined) return 'html';
	// Many feeds do not say that their text is HTML
	if (type === undefined) return looksLikeHtml(textIn(element)) ? 'html' : 'text';
	if (type === 'html' || /[/+](?:x?html|xml)$/.test(type) || type === 'xhtml') return 'html';
	return type === 'text' || type.startsWith('text/') ? 'text' : 'base64';
}

/** XHTML stands in one `div` that is not part of the text. */
function bodyOf(element: XmlElement): XmlElement {
	const [only, ...others] = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
	return only !== undefined && typeof only !== 'string' && only.name === 'div' && others.length === 0 ? only : element;
}

/** What was packed as base64; undefined where it is none, or no text. */
function unpack(packed: string): string | undefined {
	const plain = packed.replace(/\s+/g, '');
	if (plain === '' || plain.length % 4 !== 0 || !/^[a-z0-9+/]+={0,2}$/i.test(plain)) return undefined;
	const text = Buffer.from(plain, 'base64').toString('utf8');
	return text.includes('\ufffd') ? undefined : text;
}

function titleOf(element: XmlElement): string {
	const title = first(element, 'title');
	if (title === undefined) return '';
	const form = formOf(title);
	return form === 'text' ? escapeText(plainLine(textIn(title), feedLimits.titleLetters * 4)) : (htmlOf(title) ?? '');
}

function relOf({ attributes }: XmlElement): string {
	return attributes.get('rel')?.trim().toLowerCase() ?? 'alternate';
}

/** The page of an entry: an alternate that is HTML, else any alternate, else whatever is no other thing. */
function linkOf(element: XmlElement): string | undefined {
	const links = all(element, 'link').filter((link) => (link.attributes.get('href') ?? textIn(link)).trim() !== '');
	const alternates = links.filter((link) => /(?:^|\/)alternate$/.test(relOf(link)));
	const chosen =
		alternates.find((link) => /html/i.test(link.attributes.get('type') ?? 'html')) ??
		alternates[0] ??
		links.find(
			(link) =>
				!/^(?:self|edit|replies|enclosure|hub|next|prev|first|last|related|via|license|search)/.test(relOf(link)) &&
				!relOf(link).includes('#')
		);
	return chosen === undefined ? undefined : (chosen.attributes.get('href') ?? textIn(chosen).trim());
}

function bylineOf(element: XmlElement): string {
	const names = all(element, 'author').map(
		(author) => textOf(author, 'name') ?? (elementsOf(author).length === 0 ? textIn(author).trim() : '')
	);
	return [...new Set([...names, ...creatorsOf(element)].filter((name) => name !== ''))].slice(0, 5).join(', ');
}
