// Bytes of a feed become our model: decoded, read as whatever format they are, then made whole, plain, absolute and bounded.
import { createHash } from 'node:crypto';
import { decodeText } from '../decode.ts';
import { resolveAddress } from '../addresses/web.ts';
import { readAtom } from './atom.ts';
import { readDate } from '../dates/read.ts';
import { readJson } from './json.ts';
import { FeedFault, feedLimits } from './limits.ts';
import { absoluteMarkup, bounded, firstPicture, plainText, shorten } from './markup.ts';
import type { Feed, FeedItem, RawFeed, RawItem } from './model.ts';
import { readRss } from './rss.ts';
import { parseXml } from './xml.ts';

/** Where a feed came from. */
export interface FeedOrigin {
	/** Absolute address after all redirects. */
	url: string;
	contentType: string | undefined;
}

/** Letters of a title that is made of the beginning of a text. */
const borrowedTitleLetters = 100;
/** A description of so many letters is the text itself, not a teaser. */
const wholeTextLetters = 1500;
const longestTtlMinutes = 7 * 1440;

/**
 * Reads a feed of any format.
 * @param now milliseconds of the epoch, by which dates are judged
 * @throws FeedFault with one sentence for an editor where it is no feed; nothing else
 */
export function readFeed(bytes: Uint8Array, from: FeedOrigin, now: number = Date.now()): Feed {
	if (bytes.length > feedLimits.bytes) {
		throw new FeedFault(
			`The feed ${shown(from.url)} is ${megabytes(bytes.length)} MB long, more than the ${megabytes(feedLimits.bytes)} MB that are read.`
		);
	}
	const { text } = decodeText(bytes, from.contentType, 'xml');
	if (text.trim() === '') throw new FeedFault(`The feed ${shown(from.url)} is empty.`);
	const raw = /^\s*[{[]/.test(text) ? readJson(text, from.url) : readMarkup(text, from.url);
	if (raw === undefined) throw new FeedFault(notAFeed(text, from.url));
	return finish(raw, from.url, now);
}

function readMarkup(text: string, address: string): RawFeed | undefined {
	const document = parseXml(text, address);
	return readRss(document, address) ?? readAtom(document, address);
}

function notAFeed(text: string, address: string): string {
	const head = text.slice(0, 4000).toLowerCase();
	if (/^\s*[{[]/.test(head)) return `${shown(address)} is JSON, but not a feed.`;
	if (/<opml[\s>]/.test(head)) return `${shown(address)} is a list of feeds (OPML), not a feed: import it as a file.`;
	if (/<!doctype html|<html[\s>]|<body[\s>]/.test(head)) return `${shown(address)} is an HTML page, not a feed.`;
	return head.includes('<')
		? `${shown(address)} is XML, but neither RSS nor Atom.`
		: `${shown(address)} is not a feed.`;
}

function shown(address: string): string {
	return address.length > 200 ? `${address.slice(0, 199)}…` : address;
}

function megabytes(bytes: number): number {
	return Math.round(bytes / 1e5) / 10;
}

function finish(raw: RawFeed, address: string, now: number): Feed {
	const url = resolveAddress(raw.link, raw.base) ?? resolveAddress(address) ?? '';
	const items = tellItemsApart(raw.items.map((item) => finishItem(item, raw, now)));
	const kept = newest(items);
	const ttl = raw.ttlMinutes;
	return {
		kind: raw.kind,
		title: plainText(raw.title, feedLimits.titleLetters) || url,
		url,
		self: resolveAddress(raw.self, raw.base),
		language: languageTag(raw.language),
		description: plainText(raw.description, feedLimits.titleLetters * 2),
		ttlMinutes: ttl === undefined ? undefined : Math.min(Math.ceil(ttl), longestTtlMinutes),
		items: kept,
		leftOut: items.length - kept.length + raw.unseen
	};
}

/** An identity that items of one feed share says nothing: their addresses do, or else what they say. Of the same twice the first stays. */
function tellItemsApart(items: readonly FeedItem[]): readonly FeedItem[] {
	const byAddress = withOwn(items, ({ identity, url }) => url ?? identity);
	const told = withOwn(byAddress, ({ title, published, html, summary }) =>
		contentIdentity([title, published ?? '', html ?? summary ?? ''])
	);
	return [...new Map(told.toReversed().map((item) => [item.identity, item])).values()].reverse();
}

/** Items with another identity where theirs is not theirs alone. */
function withOwn(items: readonly FeedItem[], identityOf: (item: FeedItem) => string): FeedItem[] {
	const counts = new Map<string, number>();
	for (const { identity } of items) counts.set(identity, (counts.get(identity) ?? 0) + 1);
	return items.map((item) => ((counts.get(item.identity) ?? 0) > 1 ? { ...item, identity: identityOf(item) } : item));
}

/** At most as many items as the limit says: the newest where all have dates, else the first, in the order they had. */
function newest(items: readonly FeedItem[]): readonly FeedItem[] {
	if (items.length <= feedLimits.items) return items;
	const timeOf = ({ published, updated }: FeedItem) => Date.parse(published ?? updated ?? '');
	if (items.some((item) => Number.isNaN(timeOf(item)))) return items.slice(0, feedLimits.items);
	const kept = new Set(items.toSorted((one, other) => timeOf(other) - timeOf(one)).slice(0, feedLimits.items));
	return items.filter((item) => kept.has(item));
}

function finishItem(raw: RawItem, feed: RawFeed, now: number): FeedItem {
	const url = resolveAddress(raw.link, raw.base);
	const content = markup(raw.content, raw.contentBase ?? raw.base, feedLimits.htmlLetters);
	const description = markup(raw.description, raw.descriptionBase ?? raw.base, feedLimits.htmlLetters);
	const { html, summary } = tellApart(content, description);
	const named = raw.pictures.map(({ url: at, alt }) => ({ url: resolveAddress(at, raw.base), alt }));
	const picture = named.find((one) => one.url !== undefined) ?? firstPicture(html ?? summary ?? '');
	const published = firstDate(raw.published, now);
	const updated = firstDate(raw.updated, now);
	const borrowed = () => shorten(plainText(summary ?? html ?? '', borrowedTitleLetters * 2), borrowedTitleLetters);
	const title = plainText(raw.title, feedLimits.titleLetters) || borrowed() || (url ?? feed.link ?? raw.base);
	return {
		identity: identityOf(raw, url, [title, published ?? '', html ?? summary ?? '']),
		url,
		title,
		published,
		updated,
		byline: plainText(raw.byline, feedLimits.titleLetters),
		html,
		summary,
		picture: picture?.url,
		pictureAlt: plainText(picture?.alt ?? '', feedLimits.titleLetters),
		tags: tagsOf(raw.tags),
		language: languageTag(raw.language ?? feed.language)
	};
}

function firstDate(written: readonly (string | undefined)[], now: number): string | undefined {
	for (const one of written) {
		const date = readDate(one, now);
		if (date !== undefined) return date;
	}
	return undefined;
}

function markup(html: string | undefined, base: string, limitLetters: number): string | undefined {
	return html === undefined ? undefined : absoluteMarkup(bounded(html, limitLetters), base);
}

/** Which of the two texts is whole and which a teaser: a long description alone is the text. */
function tellApart(content: string | undefined, description: string | undefined): Pick<FeedItem, 'html' | 'summary'> {
	if (content !== undefined && content.trim() !== '') {
		// Some feeds have the teaser in both, or the text in the wrong one
		return description !== undefined && description.length > content.length * 2 && isWhole(description)
			? { html: description, summary: content }
			: { html: content, summary: short(description) };
	}
	if (description === undefined) return { html: undefined, summary: undefined };
	return isWhole(description)
		? { html: description, summary: undefined }
		: { html: undefined, summary: short(description) };
}

function short(summary: string | undefined): string | undefined {
	return summary === undefined ? undefined : bounded(summary, feedLimits.summaryLetters);
}

function isWhole(html: string): boolean {
	const text = plainText(html, wholeTextLetters * 2);
	return (
		text.length >= wholeTextLetters &&
		!/(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W*$/.test(html.slice(-200).replace(/<[^<>]*>/g, ''))
	);
}

function identityOf({ guid }: RawItem, url: string | undefined, content: readonly string[]): string {
	const plain = guid?.replace(/[\p{Cc}\s]+/gu, ' ').trim() ?? '';
	if (plain !== '' && plain.length <= feedLimits.identityLetters) return plain;
	if (url !== undefined && plain === '') return url;
	return contentIdentity(plain === '' ? content : [plain]);
}

function contentIdentity(content: readonly string[]): string {
	return `sha256:${createHash('sha256').update(content.join('\0')).digest('hex')}`;
}

function tagsOf(written: readonly string[]): string[] {
	const tags = written.slice(0, feedLimits.tags * 4).map((tag) => plainText(tag, feedLimits.tagLetters));
	return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, feedLimits.tags);
}

/** A BCP 47 tag in its usual form (`kk`, `pt-BR`); undefined for what is none. */
function languageTag(written: string | undefined): string | undefined {
	const plain = written?.trim().replaceAll('_', '-') ?? '';
	if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(plain)) return undefined;
	try {
		return Intl.getCanonicalLocales(plain)[0];
	} catch (failure) {
		if (failure instanceof RangeError) return undefined;
		throw failure;
	}
}
