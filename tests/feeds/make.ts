// Small feeds for the tests: RSS and Atom around what a case is about, and a short way to read them.
import { readFeed } from '#lib/server/feeds/read.ts';
import type { Feed, FeedItem } from '#lib/server/feeds/model.ts';

/** Where the feeds of the tests stand, and when they are read. */
export const feedUrl = 'https://news.example/feeds/all.xml';
export const now = Date.UTC(2024, 5, 1);

const spaces = [
	'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
	'xmlns:dc="http://purl.org/dc/elements/1.1/"',
	'xmlns:media="http://search.yahoo.com/mrss/"',
	'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
	'xmlns:atom="http://www.w3.org/2005/Atom"',
	'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
].join(' ');

export const channelHead =
	'<title>Жаңалықтар</title><link>https://news.example/</link><description>Күн сайын</description>';

/** RSS 2.0 with the given inside of its channel. */
export function rss(inside: string, head = channelHead): string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${spaces}><channel>${head}${inside}</channel></rss>`;
}

/** Atom 1.0 with the given entries. */
export function atom(entries: string, attributes = ''): string {
	return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk" ${attributes}><title>Атом</title><link href="https://news.example/"/>${entries}</feed>`;
}

/** Reads a feed as it would come from `feedUrl`. */
export function read(text: string, url = feedUrl): Feed {
	return readFeed(new TextEncoder().encode(text), { url, contentType: 'application/xml' }, now);
}

/** The first item of an RSS feed with the given inside. */
export function item(inside: string): FeedItem {
	return firstOf(read(rss(`<item>${inside}</item>`)));
}

/** The first item of an Atom feed with the given inside. */
export function entry(inside: string, attributes = ''): FeedItem {
	return firstOf(read(atom(`<entry>${inside}</entry>`, attributes)));
}

export function firstOf(feed: Feed): FeedItem {
	const [one] = feed.items;
	if (one === undefined) throw new Error('the feed has no item');
	return one;
}
