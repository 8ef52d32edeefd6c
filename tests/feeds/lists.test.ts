// Feeds are found on pages, and lists of feeds go out and come in again as they were.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedGuesses, findFeeds } from '#lib/server/feeds/find.ts';
import { FeedFault, feedLimits } from '#lib/server/feeds/limits.ts';
import { readOpml, writeOpml, type OpmlOutline } from '#lib/server/feeds/opml.ts';

const page = 'https://news.example/kk/page.html';

describe('the feeds of a page', () => {
	test('come in the order of their likelihood', () => {
		const html = `<head><base href="/kk/">
			<link rel="stylesheet" href="/feed.css"><link rel="alternate" hreflang="ru" href="/ru/">
			<link rel="alternate" type="application/rss+xml" title="Пікірлер" href="comments/feed/">
			<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed?url=https://x.example">
			<link rel="alternate" type="application/json" href="/wp-json/posts/1">
			<link type='application/atom+xml' rel='ALTERNATE' title='Жаңалықтар &amp;amp; пікір' href=feed.atom></head>
			<a href="/rss.xml">RSS</a><a href="https://other.example/subscribe?url=https://news.example/rss">Reader</a>
			<a href="javascript:feed()">feed</a><a href="/about">About feeds</a><a href="/?feed=rss2">x</a>`;
		expect(findFeeds(html, page)).toEqual([
			{ url: 'https://news.example/kk/feed.atom', title: 'Жаңалықтар & пікір' },
			{ url: 'https://news.example/kk/comments/feed/', title: 'Пікірлер' },
			{ url: 'https://news.example/rss.xml', title: 'RSS' },
			{ url: 'https://news.example/?feed=rss2', title: 'x' }
		]);
	});

	test('are none where links stand in comments and scripts only', () => {
		expect(findFeeds('<!-- <link rel="alternate" type="application/rss+xml" href="/f"> -->', page)).toEqual([]);
	});

	test('are guessed beside the page and at the root', () => {
		const guesses = feedGuesses(page);
		expect(guesses.slice(0, 2)).toEqual(['https://news.example/kk/feed', 'https://news.example/kk/rss']);
		expect(guesses).toContain('https://news.example/atom.xml');
		expect(new Set(guesses).size).toBe(guesses.length);
		expect(feedGuesses('javascript:alert(1)')).toEqual([]);
	});
});

describe('a list of feeds', () => {
	test('is read with its folders, whatever the case of its names', () => {
		const text = `<?xml version="1.0"?><OPML version="1.1"><head><title>x</title></head><body>
			<outline text="Қала"><outline text="Бір" xmlUrl="https://a.example/f" htmlUrl="https://a.example/"/>
			<outline text="Ауа райы"><outline title="Екі &amp;amp; үш" text="x" xmlurl="https://b.example/f" type="rss"></outline></outline></outline>
			<outline xmlUrl="https://c.example/f"/><outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="a note"/></body></OPML>`;
		const { outlines, leftOut } = readOpml(text);
		expect(leftOut).toEqual([{ title: 'bad', address: 'javascript:alert(1)' }]);
		expect(outlines).toEqual([
			{ title: 'Бір', xmlUrl: 'https://a.example/f', htmlUrl: 'https://a.example/', folders: ['Қала'] },
			{ title: 'Екі & үш', xmlUrl: 'https://b.example/f', htmlUrl: undefined, folders: ['Қала', 'Ауа райы'] },
			{ title: 'https://c.example/f', xmlUrl: 'https://c.example/f', htmlUrl: undefined, folders: [] }
		]);
	});

	test('that is none, or names too many, is refused in a sentence', () => {
		expect(() => readOpml('<html></html>')).toThrow(FeedFault);
		const many = '<outline xmlUrl="https://a.example/f"/>'.repeat(feedLimits.outlines + 1);
		expect(() => readOpml(`<opml><body>${many}</body></opml>`)).toThrow('more than 20000 feeds');
	});

	test('with folders without number inside each other is read in bounded depth', () => {
		const nested = (depth: number) => {
			const folders = '<outline text="f">'.repeat(depth);
			return readOpml(`<opml><body>${folders}<outline xmlUrl="https://a.example/f"/></body></opml>`).outlines;
		};
		expect(nested(3)[0]?.folders).toEqual(['f', 'f', 'f']);
		expect(nested(50)[0]?.folders).toHaveLength(feedLimits.folders);
		expect(nested(50_000)).toEqual([]);
	});

	const name = fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
		.filter(
			(text) => /^[\p{L}\p{N}<>"'][\p{L}\p{N}<>"' .,;]*$/u.test(text) && text.trim() === text && !/ {2}/.test(text)
		);
	const address = fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => new URL(url).href);
	const outline: fc.Arbitrary<OpmlOutline> = fc.record({
		title: name,
		xmlUrl: address,
		htmlUrl: fc.option(address, { nil: undefined }),
		folders: fc.array(name, { maxLength: 3 })
	});

	test('that is written is read as it was, folder by folder', () => {
		const sorted = (list: readonly OpmlOutline[]) => list.map((one) => JSON.stringify(one)).sort();
		fc.assert(
			fc.property(fc.array(outline, { maxLength: 12 }), name, (list, title) => {
				const text = writeOpml(list, title);
				const again = readOpml(text).outlines;
				expect(sorted(again.map(inOrder))).toEqual(sorted(list.map(inOrder)));
				expect(writeOpml(again, title)).toBe(text);
			}),
			{ numRuns: 500 }
		);
	});
});

/** The fields in one order. */
function inOrder({ title, xmlUrl, htmlUrl, folders }: OpmlOutline): OpmlOutline {
	return { title, xmlUrl, htmlUrl, folders };
}
