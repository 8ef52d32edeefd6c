// What an attacker may send: bombs, depths, numbers, scripts in every field. The reader answers in time, plainly, or says no.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFeeds } from '#lib/server/feeds/find.ts';
import { FeedFault, feedLimits } from '#lib/server/feeds/limits.ts';
import type { Feed } from '#lib/server/feeds/model.ts';
import { readFeed } from '#lib/server/feeds/read.ts';
import { atom, entry, feedUrl, firstOf, item, read, rss } from './make.ts';
import { expectCost } from '../stage/patience.ts';

describe('what is no feed is told in a sentence', () => {
	const cases = [
		['', 'is empty'],
		[' \n', 'is empty'],
		['<!doctype html><html><body>hello</body></html>', 'is an HTML page, not a feed'],
		['<opml version="2.0"><body/></opml>', 'is a list of feeds'],
		['<urlset><url/></urlset>', 'is XML, but neither RSS nor Atom'],
		['{"a":1}', 'is JSON, but not a feed'],
		['just words', 'is not a feed']
	] as const;
	for (const [text, said] of cases) {
		test(said, () => {
			expect(() => read(text)).toThrow(FeedFault);
			expect(() => read(text)).toThrow(said);
			expect(() => read(text)).toThrow(feedUrl);
		});
	}

	test('one that is too large is not even decoded', () => {
		const bytes = new Uint8Array(feedLimits.bytes + 100_000);
		expect(() => readFeed(bytes, { url: feedUrl, contentType: undefined })).toThrow(
			'16.1 MB long, more than the 16 MB'
		);
	});
});

/** A feed, or an empty one where it is refused in a sentence. */
function readOrRefuse(text: string): Pick<Feed, 'items'> {
	try {
		return read(text);
	} catch (caught) {
		if (caught instanceof FeedFault) return { items: [] };
		throw caught;
	}
}

/** Each field that is text, and each that is an address. */
function fieldsOf(feed: Feed): { texts: string[]; addresses: string[] } {
	const [one] = feed.items;
	const texts = [
		feed.title,
		feed.description,
		one?.title,
		one?.byline,
		one?.pictureAlt,
		...(one?.tags ?? []),
		one?.language
	];
	const addresses = [feed.url, feed.self, one?.url, one?.picture];
	const isThere = (field: string | undefined) => field !== undefined;
	return { texts: texts.filter(isThere), addresses: addresses.filter(isThere) };
}

describe('scripts in every field', () => {
	const attacks = [
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'"><svg onload=alert(1)>',
		'<a href="javascript:alert(1)">x</a>',
		'</title><script>alert(1)</script>',
		'<iframe src="javascript:alert(1)"></iframe>'
	];
	const addresses = [
		'javascript:alert(1)',
		' jAvA\tscript:alert(1)',
		'data:text/html,<script>alert(1)</script>',
		'vbscript:x',
		'javascript://news.example/%0aalert(1)',
		'ftp://news.example/1',
		'file:///etc/passwd',
		'feed:javascript:alert(1)',
		'blob:https://x.example/1'
	];
	const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

	for (const attack of attacks) {
		test(`${attack} is no markup in a field of text`, () => {
			const a = escape(attack);
			const inside = `<title>${a}</title><dc:creator>${a}</dc:creator><category>${a}</category><dc:language>${a}</dc:language><media:content url="/a.png" medium="image"><media:title>${a}</media:title></media:content>`;
			const head = `<title>${a}</title><description>${a}</description><link>https://news.example/</link>`;
			const json = {
				version: 'https://jsonfeed.org/version/1.1',
				title: attack,
				items: [{ id: '1', title: attack, tags: [attack], author: { name: attack }, language: attack }]
			};
			const feeds = [
				rss(`<item>${inside}</item>`, head),
				atom(`<entry><title type="html">${a}</title><author><name>${a}</name></author><category term="${a}"/></entry>`)
			];
			for (const text of [
				...feeds.flatMap((feed) => [feed, feed.replaceAll(`>${a}<`, `><![CDATA[${attack}]]><`)]),
				JSON.stringify(json)
			]) {
				// A language that is none is dropped, and text that stays is shown as text; what HTML knows as an element is gone
				for (const field of fieldsOf(read(text)).texts) {
					if (text.startsWith('{')) continue;
					expect(field).not.toMatch(/<(?:script|img|svg|a|iframe)\b/i);
				}
				expect(firstOf(read(text)).language ?? '').not.toContain('<');
			}
		});
	}

	for (const address of addresses) {
		test(`${address} is no address anywhere`, () => {
			const a = escape(address);
			const texts = [
				rss(
					`<item><title>x</title><link>${a}</link><guid>${a}</guid><enclosure url="${a}" type="image/png"/><media:thumbnail url="${a}"/></item>`,
					`<title>x</title><link>${a}</link><atom:link rel="self" href="${a}"/>`
				),
				atom(
					`<entry><id>${a}</id><title>x</title><link href="${a}"/><link rel="enclosure" type="image/png" href="${a}"/></entry>`
				),
				JSON.stringify({
					version: 'https://jsonfeed.org/version/1.1',
					home_page_url: address,
					feed_url: address,
					items: [{ id: address, url: address, image: address }]
				})
			];
			for (const text of texts) {
				for (const field of fieldsOf(read(text)).addresses) expect(field).toMatch(/^https?:\/\//);
			}
			const { html } = item(
				`<content:encoded>&lt;a href="${escape(a)}"&gt;x&lt;/a&gt;&lt;img src='${escape(a)}'&gt;</content:encoded>`
			);
			expect(html).toContain('<a href="">x</a><img src="">');
		});
	}

	test('an address with a name and password in it loses them, a base cannot be a script', () => {
		expect(item('<link>https://me:secret@news.example/1</link>').url).toBe('https://news.example/1');
		expect(entry('<link href="1"/>', 'xml:base="javascript:alert(1)//"').url).toBe('https://news.example/feeds/1');
	});
});

describe('in bounded time and room', { timeout: 60_000 }, () => {
	const many = (text: string, times: number) => text.repeat(times);
	const bombs: Record<string, string> = {
		'an entity bomb': `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "${many('&a;', 10)}"><!ENTITY c "${many('&b;', 10)}">]>${rss('<item><title>&c;&b;</title></item>')}`,
		'a file by an entity': `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title></item>')}`,
		'elements in each other': rss(`<item><description>${many('<b><i>', 200_000)}</description></item>`),
		'elements in each other, all closed': rss(
			`<item><description>${many('<b>', 100_000)}${many('</b>', 100_000)}</description></item>`
		),
		'a long title': rss(`<item><title>${many('ә', 3_000_000)}</title></item>`),
		'items without number': rss(many('<item><title>x</title></item>', 300_000)),
		'tags without number': rss(`<item>${many('<category>x</category>', 100_000)}</item>`),
		'signs without tags': rss(`<item><title>${many('< ', 500_000)}</title></item>`),
		ampersands: rss(`<item><title>${many('&', 1_000_000)}</title></item>`),
		'comments without end': rss(`<item><description>${many('<!-- ', 300_000)}</description></item>`),
		'sections without end': rss(many('<item><title><![CDATA[x</title></item>', 50_000)),
		'scripts without end': rss(`<item><content:encoded>${many('&lt;script&gt;', 100_000)}</content:encoded></item>`),
		'quotation marks without end': rss(
			`<item><content:encoded>${many('&lt;a href=&quot;', 100_000)}</content:encoded></item>`
		),
		'attributes without number': rss(`<item><link ${many('a="b" ', 300_000)}/></item>`),
		'prefixes without number': rss(many(`<x ${many('xmlns:a1="u" ', 50)}>`, 20_000)),
		'declarations without end': many('<!DOCTYPE [ ', 200_000) + rss(''),
		'a long date': rss(`<item><pubDate>${many('1 ', 500_000)}</pubDate></item>`),
		'deep JSON': `{"version":"https://jsonfeed.org/version/1","items":[{"id":${many('[', 100_000)}${many(']', 100_000)}}]}`
	};
	for (const [name, text] of Object.entries(bombs)) {
		test(name, () => {
			const feed = expectCost(20_000, () => readOrRefuse(text));
			expect(feed.items.length).toBeLessThanOrEqual(feedLimits.items);
			for (const { title } of feed.items) expect(title.length).toBeLessThanOrEqual(feedLimits.titleLetters);
			expect(JSON.stringify(feed)).not.toContain('root:');
			expect(JSON.stringify(feed).length).toBeLessThan(text.length * 3 + 10_000);
		});
	}

	test('of many items the newest are kept, in their order, and the rest is counted', () => {
		const dated = Array.from(
			{ length: 600 },
			(_, day) =>
				`<item><title>${day}</title><pubDate>${new Date(Date.UTC(2020, 0, day + 1)).toISOString()}</pubDate></item>`
		);
		const feed = read(rss(dated.join('')));
		expect(feed.items.map(({ title }) => Number(title))).toEqual(Array.from({ length: 500 }, (_, at) => at + 100));
		expect(feed.leftOut).toBe(100);
		const undated = Array.from({ length: 600 }, (_, at) => `<item><title>${at}</title></item>`);
		expect(read(rss(undated.join(''))).leftOut).toBe(100);
		// The same again is no other
		expect(read(rss(many('<item><title>x</title></item>', 600)))).toMatchObject({
			items: [{ title: 'x' }],
			leftOut: 0
		});
	});
});

describe('at random', { timeout: 120_000 }, () => {
	const pieces = fc.constantFrom(
		...[
			'<rss>',
			'<channel>',
			'<item>',
			'</item>',
			'<title>',
			'</title>',
			'<link>',
			'<link href="',
			'"/>',
			'<![CDATA[',
			']]>',
			'<!--',
			'-->'
		],
		...[
			'<feed xmlns="http://www.w3.org/2005/Atom">',
			'<entry>',
			'<content type="xhtml">',
			'<div>',
			'<br>',
			'&amp;',
			'&#0;',
			'&#xD800;',
			'<',
			'>',
			'"',
			"'",
			'='
		],
		...[
			'<!DOCTYPE x [',
			'<?xml ',
			'<pubDate>',
			'10 қаңтар 2024',
			'٣',
			'xml:base="//',
			'\u0000',
			'\ud800',
			'javascript:',
			'{"items":[',
			'https://x.example/',
			'<outline xmlUrl="'
		]
	);
	const anyFeed = fc.oneof(
		fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 60 }).map((list) => list.join('')),
		fc.array(pieces, { maxLength: 40 }).map((list) => rss(`<item>${list.join('')}</item>`)),
		fc.json().map((json) => `{"version":"https://jsonfeed.org/version/1","items":[${json}]}`)
	);

	test('a feed is read or refused in a sentence, and what is read is well formed', () => {
		fc.assert(
			fc.property(anyFeed, (text) => {
				try {
					const feed = read(text);
					for (const address of fieldsOf(feed).addresses) expect(address).toMatch(/^https?:\/\//);
					for (const { title, identity, published } of feed.items) {
						expect(title).not.toBe('');
						expect(title).not.toMatch(/\p{Cc}/u);
						expect(identity.length).toBeGreaterThan(0);
						if (published !== undefined)
							expect(published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/);
					}
				} catch (caught) {
					if (!(caught instanceof FeedFault)) throw caught;
				}
			}),
			{ numRuns: 2000 }
		);
	});

	test('any bytes are looked at without breaking', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				expect(() => readFeed(bytes, { url: feedUrl, contentType: undefined })).toThrow(FeedFault);
			})
		);
		fc.assert(fc.property(anyFeed, (html) => findFeeds(html, feedUrl).every(({ url }) => /^https?:/.test(url))));
	});
});
