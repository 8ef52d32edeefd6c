// RSS 0.9x, 1.0 and 2.0 with their modules, as raw feed and items.
import { decodeHTMLStrict } from 'entities';
import { isAbsolute } from '../addresses/web.ts';
import { adopt, all, creatorsOf, find, first, languageOf, markupOf, picturesOf, textOf } from './elements.ts';
import { feedLimits } from './limits.ts';
import { looksLikeHtml, paragraphsOf, textIn } from './markup.ts';
import type { RawFeed, RawItem } from './model.ts';
import type { XmlElement } from './xml.ts';

/**
 * Reads RSS; undefined where the document is none.
 * @param address where the feed was found
 */
export function readRss(document: XmlElement, address: string): RawFeed | undefined {
	const root = find(document, ({ name }) => name === 'rss' || name === 'rdf');
	const channel = find(root ?? document, ({ name }) => name === 'channel') ?? root;
	if (channel === undefined) return undefined;
	adopt(channel);
	const items = [...all(channel, 'item'), ...(root === undefined || root === channel ? [] : all(root, 'item'))];
	const link = linkOf(channel);
	const base = channel.base ?? baseOf(link, address);
	return {
		kind: root?.name === 'rdf' ? 'rdf' : 'rss',
		title: titleOf(channel),
		link,
		self: all(channel, 'link')
			.find((one) => one.attributes.get('rel') === 'self')
			?.attributes.get('href'),
		language: languageOf(channel) ?? root?.language,
		description:
			textOf(channel, 'description') ?? textOf(channel, 'subtitle') ?? textOf(channel, 'summary', 'itunes') ?? '',
		ttlMinutes: ttlOf(channel),
		base,
		items: items.slice(0, feedLimits.itemsSeen).map((item) => readItem(item, base)),
		unseen: Math.max(0, items.length - feedLimits.itemsSeen)
	};
}

/**
 * Where a feed stands elsewhere than its site, relative addresses are those of the site.
 */
function baseOf(link: string | undefined, address: string): string {
	if (link === undefined || !isAbsolute(link) || !URL.canParse(link)) return address;
	return URL.canParse(address) && new URL(link).host !== new URL(address).host ? link : address;
}

function readItem(item: XmlElement, base: string): RawItem {
	const guid = first(item, 'guid');
	const guidText = guid === undefined ? undefined : textIn(guid).trim();
	const content =
		first(item, 'encoded', 'content') ?? first(item, 'body', 'xhtml') ?? first(item, 'body') ?? first(item, 'content');
	const description = first(item, 'description') ?? first(item, 'summary') ?? first(item, 'description', 'dc');
	return {
		guid: guidText ?? item.attributes.get('rdf:about') ?? textOf(item, 'id') ?? textOf(item, 'identifier', 'dc'),
		link:
			itemLink(item, guid) ??
			(isAbsolute(item.attributes.get('rdf:about')) ? item.attributes.get('rdf:about') : undefined),
		title: titleOf(item),
		published: [
			textOf(item, 'pubdate'),
			textOf(item, 'date', 'dc'),
			textOf(item, 'published'),
			textOf(item, 'issued', 'dcterms'),
			textOf(item, 'created', 'dcterms'),
			textOf(item, 'date')
		],
		updated: [textOf(item, 'updated'), textOf(item, 'modified', 'dcterms'), textOf(item, 'modified')],
		byline: bylineOf(item),
		content: content === undefined ? undefined : htmlOf(item, content),
		description: description === undefined ? moduleSummary(item) : (htmlOf(item, description) ?? moduleSummary(item)),
		pictures: picturesOf(item),
		tags: [...all(item, 'category'), ...all(item, 'subject', 'dc')].map((tag) => textIn(tag)),
		language: languageOf(item),
		base: item.base ?? base,
		contentBase: content?.base,
		descriptionBase: description?.base
	};
}

/** RSS does not say whether a text is HTML: what was escaped twice is unpacked, and where there is no markup, lines are kept. */
function htmlOf(item: XmlElement, element: XmlElement): string | undefined {
	const markup = markupOf(item, element.name, element.vocabulary);
	if (markup === undefined || markup.includes('<')) return markup;
	const unpacked = decodeHTMLStrict(markup);
	if (looksLikeHtml(unpacked)) return unpacked;
	return /\n\s*\n/.test(markup.trim()) ? paragraphsOf(unpacked) : markup;
}

function moduleSummary(item: XmlElement): string | undefined {
	const group = first(item, 'group', 'media');
	return (
		markupOf(item, 'summary', 'itunes') ??
		markupOf(item, 'subtitle', 'itunes') ??
		markupOf(item, 'description', 'media') ??
		(group === undefined ? undefined : markupOf(group, 'description', 'media'))
	);
}

function titleOf(element: XmlElement): string {
	return (
		markupOf(element, 'title') ??
		markupOf(element, 'title', 'dc') ??
		markupOf(element, 'title', 'itunes') ??
		markupOf(element, 'title', 'media') ??
		''
	);
}

/** The address of a channel: `link` with text, else an Atom link to a page. */
function linkOf(element: XmlElement): string | undefined {
	const links = all(element, 'link');
	const written = links.map((link) => textIn(link).trim()).find((text) => text !== '');
	const pages = links.filter((link) => (link.attributes.get('rel') ?? 'alternate') === 'alternate');
	return written ?? pages.map((link) => link.attributes.get('href')).find((href) => href !== undefined);
}

function itemLink(item: XmlElement, guid: XmlElement | undefined): string | undefined {
	const original = textOf(item, 'origlink', 'feedburner');
	const named = guid === undefined ? undefined : textIn(guid).trim();
	// A guid is an address unless it says that it is none; one that looks like an address is better than nothing
	const isPermanent = guid?.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
	const byGuid = isAbsolute(named) || (isPermanent && named?.startsWith('/') === true) ? named : undefined;
	return original ?? linkOf(item) ?? byGuid ?? enclosureOf(item);
}

function enclosureOf(item: XmlElement): string | undefined {
	return all(item, 'enclosure')
		.map((enclosure) => enclosure.attributes.get('url'))
		.find(isAbsolute);
}

function bylineOf(item: XmlElement): string {
	const written = [
		...creatorsOf(item),
		...all(item, 'author').map((author) => textOf(author, 'name') ?? textIn(author).trim())
	];
	return [...new Set(written.map(personOf).filter((name) => name !== ''))].slice(0, 5).join(', ');
}

/** `editor@site (Name)` and `Name <editor@site>` are the person's name. */
function personOf(written: string): string {
	const plain = written.trim();
	const inBrackets = /^\S+@\S+\s*\(([^()]+)\)$/.exec(plain)?.[1];
	return (inBrackets ?? plain.replace(/\s*[<(]?\S+@\S+\.\S+[>)]?\s*$/, '')).trim();
}

const periodMinutes: Readonly<Record<string, number>> = {
	hourly: 60,
	daily: 1440,
	weekly: 10_080,
	monthly: 43_200,
	yearly: 525_600
};

function ttlOf(channel: XmlElement): number | undefined {
	const written = Number(textOf(channel, 'ttl'));
	if (Number.isFinite(written) && written > 0) return written;
	const period = textOf(channel, 'updateperiod', 'sy')?.toLowerCase() ?? '';
	const minutes = Object.hasOwn(periodMinutes, period) ? periodMinutes[period] : undefined;
	const times = Number(textOf(channel, 'updatefrequency', 'sy') ?? 1);
	return minutes === undefined || !(times >= 1) ? undefined : minutes / times;
}
