// JSON Feed 1.0 and 1.1 (jsonfeed.org), as raw feed and items; every value in it is unknown until it is looked at.
import { escapeText } from 'entities';
import { feedLimits } from './limits.ts';
import { paragraphsOf } from './markup.ts';
import type { RawFeed, RawItem } from './model.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON Feed; undefined where the text is none.
 * @param address where the feed was found
 */
export function readJson(text: string, address: string): RawFeed | undefined {
	const feed = fieldsOf(parse(text));
	if (feed === undefined || !Array.isArray(feed['items'])) return undefined;
	if (!/jsonfeed/i.test(stringOf(feed['version']) ?? '') && stringOf(feed['title']) === undefined) return undefined;
	const items = feed['items'].map(fieldsOf).filter((item) => item !== undefined);
	return {
		kind: 'json',
		title: escapeText(stringOf(feed['title']) ?? ''),
		link: stringOf(feed['home_page_url']),
		self: stringOf(feed['feed_url']),
		language: stringOf(feed['language']),
		description: stringOf(feed['description']) ?? '',
		ttlMinutes: undefined,
		base: address,
		items: items.slice(0, feedLimits.itemsSeen).map((item) => readItem(item, feed, address)),
		unseen: Math.max(0, items.length - feedLimits.itemsSeen)
	};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (failure) {
		if (failure instanceof SyntaxError || failure instanceof RangeError) return undefined;
		throw failure;
	}
}

function readItem(item: Fields, feed: Fields, base: string): RawItem {
	const plain = stringOf(item['content_text']);
	const summary = stringOf(item['summary']);
	return {
		guid: stringOf(item['id']),
		link: stringOf(item['url']) ?? stringOf(item['external_url']),
		title: escapeText(stringOf(item['title']) ?? ''),
		published: [stringOf(item['date_published'])],
		updated: [stringOf(item['date_modified'])],
		byline: bylineOf(item) || bylineOf(feed),
		content: stringOf(item['content_html']) ?? (plain === undefined ? undefined : paragraphsOf(plain)),
		description: summary === undefined ? undefined : paragraphsOf(summary),
		pictures: [
			{ url: stringOf(item['image']), alt: '' },
			{ url: stringOf(item['banner_image']), alt: '' },
			...attachments(item)
		],
		tags: (Array.isArray(item['tags']) ? item['tags'] : []).map((tag) => stringOf(tag) ?? ''),
		language: stringOf(item['language']) ?? stringOf(feed['language']),
		base,
		contentBase: undefined,
		descriptionBase: undefined
	};
}

function attachments(item: Fields): { url: string | undefined; alt: string }[] {
	const list: readonly unknown[] = Array.isArray(item['attachments']) ? item['attachments'] : [];
	return list
		.map(fieldsOf)
		.filter((one) => one !== undefined && /^image\/(?!svg)/.test(stringOf(one['mime_type']) ?? ''))
		.map((one) => ({ url: stringOf(one?.['url']), alt: stringOf(one?.['title']) ?? '' }));
}

function bylineOf(fields: Fields): string {
	const list: readonly unknown[] = Array.isArray(fields['authors']) ? fields['authors'] : [fields['author']];
	const names = list.map((one) => stringOf(fieldsOf(one)?.['name']) ?? stringOf(one) ?? '');
	return [...new Set(names.filter((name) => name !== ''))].slice(0, 5).join(', ');
}

/** Numbers are taken for what they say: an id is often one. */
function stringOf(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function fieldsOf(value: unknown): Fields | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
