// Each format of feed, as its specification and its publishers write it, gives the same model.
import { describe, expect, test } from 'vitest';
import { toBrought } from '#lib/server/feeds/brought.ts';
import { atom, entry, feedUrl, firstOf, item, read, rss } from './make.ts';

const formats = {
	'RSS 0.91': `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "rss-0.91.dtd"><rss version="0.91"><channel><title>News</title><link>https://news.example/</link><language>en</language><item><title>One</title><link>https://news.example/1</link><description>First.</description></item></channel></rss>`,
	'RSS 2.0': rss('<item><title>One</title><link>https://news.example/1</link><description>First.</description></item>'),
	'RSS 1.0':
		'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>News</title><link>https://news.example/</link></channel><item rdf:about="https://news.example/1"><title>One</title><link>https://news.example/1</link><description>First.</description></item></rdf:RDF>',
	'Atom 0.3':
		'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>News</title><link rel="alternate" type="text/html" href="https://news.example/"/><entry><title>One</title><link rel="alternate" href="https://news.example/1"/><summary type="text/html" mode="escaped">First.</summary></entry></feed>',
	'Atom 1.0': atom('<entry><title>One</title><link href="https://news.example/1"/><summary>First.</summary></entry>'),
	'Atom under a prefix':
		'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>News</a:title><a:link href="https://news.example/"/><a:entry><a:title>One</a:title><a:link href="https://news.example/1"/><a:summary>First.</a:summary></a:entry></a:feed>',
	'JSON Feed 1':
		'{"version":"https://jsonfeed.org/version/1","title":"News","home_page_url":"https://news.example/","items":[{"id":1,"url":"https://news.example/1","title":"One","summary":"First."}]}',
	'JSON Feed 1.1 with a mark':
		'\ufeff{"version":"https://jsonfeed.org/version/1.1","title":"News","home_page_url":"https://news.example/","items":[{"id":"1","url":"https://news.example/1","title":"One","summary":"First."}]}'
};

describe('the same item comes out of', () => {
	for (const [name, text] of Object.entries(formats)) {
		test(name, () => {
			const feed = read(text);
			expect(feed.url).toBe('https://news.example/');
			expect(feed.items).toHaveLength(1);
			const one = firstOf(feed);
			expect(one).toMatchObject({ title: 'One', url: 'https://news.example/1', html: undefined });
			expect(one.summary?.replace(/<\/?p>/g, '')).toBe('First.');
		});
	}
});

test('an item of RSS with its modules is whole', () => {
	const one = item(
		`<title>Шырақ</title><link>https://news.example/1?utm=feed</link><feedburner:origLink>https://news.example/1</feedburner:origLink>
		<guid isPermaLink="false">tag:1</guid><dc:creator>Әсел</dc:creator><author>editor@news.example (Ерлан)</author>
		<pubDate>Mon, 10 Jan 2022 12:00:00 +0600</pubDate><category>Қала</category><category>Қала</category><dc:subject>Байланыс</dc:subject>
		<description>Қысқаша</description><content:encoded><![CDATA[<p>Толық <a href="/more">мәтін</a></p>]]></content:encoded>
		<media:content url="/small.jpg" medium="image" width="90"/><media:content url="/large.jpg" medium="image" width="900"><media:title>Қала</media:title></media:content>
		<itunes:title>Басқа тақырып</itunes:title>`
	);
	expect(one).toEqual({
		identity: 'tag:1',
		url: 'https://news.example/1',
		title: 'Шырақ',
		published: '2022-01-10T12:00:00+06:00',
		updated: undefined,
		byline: 'Әсел, Ерлан',
		html: '<p>Толық <a href="https://news.example/more">мәтін</a></p>',
		summary: 'Қысқаша',
		picture: 'https://news.example/large.jpg',
		pictureAlt: 'Қала',
		tags: ['Қала', 'Байланыс'],
		language: undefined
	});
});

test('an entry of Atom is whole', () => {
	const one = entry(
		`<title type="html">1 &amp;lt; 2</title><id>tag:2</id><link rel="enclosure" type="image/png" href="p.png"/><link rel="alternate" type="application/json" href="2.json"/>
		<link rel="alternate" type="text/html" href="2"/><author><name>Әсел</name><uri>https://x.example</uri></author><published>2022-01-10T12:00:00+06:00</published><updated>2022-01-11T00:00:00Z</updated>
		<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <br/>b &amp; <img src="i.png"/></p></div></content><category term="x" label="Қала"/>`,
		'xml:base="https://news.example/2022/"'
	);
	expect(one).toEqual({
		identity: 'tag:2',
		url: 'https://news.example/2022/2',
		title: '1 < 2',
		published: '2022-01-10T12:00:00+06:00',
		updated: '2022-01-11T00:00:00Z',
		byline: 'Әсел',
		html: '<p>A <br>b &amp; <img src="https://news.example/2022/i.png"></p>',
		summary: undefined,
		picture: 'https://news.example/2022/p.png',
		pictureAlt: '',
		tags: ['Қала'],
		language: 'kk'
	});
});

test('an item becomes an article: the teaser is its text only where it has no other', () => {
	const feed = read(
		rss(
			'<item><title>Үй</title><link>/1</link><description>Тизер</description></item><item><link>/2</link><dc:language>fa</dc:language><description>Тизер</description><content:encoded>&lt;p&gt;Мәтін&lt;/p&gt;</content:encoded></item>'
		)
	);
	const [teaser, whole] = feed.items.map((one) => toBrought(feed, one));
	expect(teaser).toMatchObject({
		title: 'Үй',
		html: 'Тизер',
		standfirst: '',
		site: 'Жаңалықтар',
		direction: undefined
	});
	expect(whole).toMatchObject({
		title: 'Тизер',
		html: '<p>Мәтін</p>',
		standfirst: 'Тизер',
		language: 'fa',
		direction: 'rtl'
	});
});

describe('titles are plain text', () => {
	const titles = [
		['AT&amp;amp;T &amp;#8212; и &lt;b&gt;всё&lt;/b&gt;', 'AT&T — и всё'],
		['<![CDATA[Tom &amp; Jerry]]>', 'Tom & Jerry'],
		['a &lt; b және c &gt; d', 'a < b және c > d'],
		['History of the &lt;blank&gt; page', 'History of the <blank> page'],
		['  Two\n\tlines  ', 'Two lines'],
		['caf&eacute; &nbsp; bar', 'café bar'],
		['a &amp;amp;amp;amp; b', 'a && b'.replace('&&', '&amp;')],
		['bell&#8;', 'bell'],
		['&lt;script&gt;alert(1)&lt;/script&gt;Safe', 'Safe']
	] as const;
	for (const [written, plain] of titles)
		test(written, () => expect(item(`<title>${written}</title>`).title).toBe(plain));

	test('a title that is missing is the beginning of the text, else the address', () => {
		expect(item(`<description>&lt;p&gt;${'Сөз '.repeat(60)}&lt;/p&gt;</description>`).title).toMatch(/^(Сөз ?)+…$/);
		expect(item('<link>https://news.example/1</link>').title).toBe('https://news.example/1');
	});

	test('plain text of Atom is not markup', () => {
		expect(entry('<title type="text">&lt;b&gt; is a tag</title>').title).toBe('<b> is a tag');
	});
});

describe('what an item is known by', () => {
	test('the guid, else the address, else its content', () => {
		expect(item('<guid>7</guid><link>/1</link>').identity).toBe('7');
		expect(item('<link>/1</link>').identity).toBe('https://news.example/1');
		const [one, same, other] = [item('<title>A</title>'), item('<title>A</title>'), item('<title>B</title>')];
		expect(one.identity).toMatch(/^sha256:[0-9a-f]{64}$/);
		expect(same.identity).toBe(one.identity);
		expect(other.identity).not.toBe(one.identity);
	});

	test('a guid is an address unless it says that it is none', () => {
		expect(item('<guid>https://news.example/1</guid>').url).toBe('https://news.example/1');
		expect(item('<guid isPermaLink="false">/1</guid>').url).toBeUndefined();
	});
});

describe('texts', () => {
	test('a long description alone is the text itself, one that breaks off is a teaser', () => {
		const long = `<p>${'Толық мәтін. '.repeat(200)}</p>`;
		expect(item(`<description><![CDATA[${long}]]></description>`).html).toBe(long);
		expect(item(`<description><![CDATA[${long}…]]></description>`).html).toBeUndefined();
	});

	test('a text without a declared type is HTML where it has markup, else its lines are kept', () => {
		expect(entry('<content>&lt;p&gt;A&lt;/p&gt;</content>').html).toBe('<p>A</p>');
		expect(entry('<content>A\n\nB &lt; C</content>').html).toBe('<p>A</p>\n<p>B &lt; C</p>');
		expect(entry('<content type="text">&lt;p&gt;</content>').html).toBe('<p>&lt;p&gt;</p>');
	});

	test('a text of RSS that was escaped twice is unpacked, signs in a text are not taken for it', () => {
		expect(item('<description>&amp;lt;p&amp;gt;A &amp;amp;amp; B&amp;lt;/p&amp;gt;</description>').summary).toBe(
			'<p>A &amp; B</p>'
		);
		expect(item('<description>5 &amp;lt; 8, &amp;lt;BIGCO&amp;gt;</description>').summary).toBe(
			'5 &lt; 8, &lt;BIGCO&gt;'
		);
		expect(item('<description>A &amp;lt; B\n\nC</description>').summary).toBe('<p>A &lt; B</p>\n<p>C</p>');
	});

	test('packed text is unpacked', () => {
		expect(entry('<content type="text/html" mode="base64">PHA+0KHTqdC3PC9wPg==</content>').html).toBe('<p>Сөз</p>');
	});
});

describe('addresses are absolute', () => {
	test('from where the site is, where the feed stands elsewhere', () => {
		const feed = read(rss('<item><link>1.html</link></item>'), 'https://feeds.example/abc');
		expect(firstOf(feed).url).toBe('https://news.example/1.html');
	});

	test('from where the feed is, where it does not name the site', () => {
		const feed = read('<rss><channel><item><link>1.html</link></item></channel></rss>');
		expect(firstOf(feed).url).toBe('https://news.example/feeds/1.html');
		expect(feed).toMatchObject({ url: feedUrl, title: feedUrl });
	});

	test('in every attribute of a text that holds one', () => {
		const html = `<a href="#n">1</a><a href=/x>2</a><img srcset="/a.png 1x, /b.png 2x" src='c.png'><a href="mailto:a@b.example">3</a>`;
		expect(item(`<content:encoded><![CDATA[${html}]]></content:encoded>`).html).toBe(
			'<a href="#n">1</a><a href="https://news.example/x">2</a><img srcset="https://news.example/a.png 1x, https://news.example/b.png 2x" src="https://news.example/feeds/c.png"><a href="mailto:a@b.example">3</a>'
		);
	});
});

describe('a broken feed is mended', () => {
	const whole = '<item><title>Бір</title><link>https://news.example/1</link><description>Мәтін</description></item>';
	const broken = {
		'a warning before it': `<br />\n<b>Warning</b>: x in /y.php on line 5<br />\n${rss(whole)}`,
		'a script behind it': `${rss(whole)}<script>1 < 2</script>`,
		'a comment before the declaration': `<!-- cached -->\n${rss(whole)}`,
		'an unescaped sign': rss(whole.replace('Мәтін', 'Мәтін')).replace('Күн сайын', '5 < 6 & 7 <3'),
		'names in capitals': rss(whole).replace(/<(\/?)(item|title|link|description)>/g, (tag) => tag.toUpperCase()),
		'a field without its end': rss(whole.replace('</title>', '')),
		'an item without its end': rss(`${whole.replace('</item>', '')}<item><title>Екі</title></item>`),
		'a wrong end': rss(whole.replace('Мәтін', '<b>Мәтін</i></b>')),
		'a section without its end': rss(`${whole.replace('Мәтін', '<![CDATA[Мәтін')}<item><title>Екі</title></item>`),
		'a section without its end, and others behind it': rss(
			`${whole.replace('Мәтін', '<![CDATA[Мәтін')}<item><title><![CDATA[Екі]]></title></item>`
		),
		'no end at all': rss(whole).replace('</channel></rss>', ''),
		'a cut inside a tag': rss(`${whole}<item><title>Екі</title><descri`).replace('</channel></rss>', ''),
		'a prefix that nobody declared': rss(whole.replace('<title>', '<slash:comments>5</slash:comments><title>')),
		'a namespace that nobody knows': rss(whole).replace('<rss ', '<rss xmlns="urn:own:format" ')
	};
	for (const [name, text] of Object.entries(broken)) {
		test(name, () => {
			const feed = read(text);
			expect(feed.title).toBe('Жаңалықтар');
			const one = firstOf(feed);
			expect([one.title, one.url, one.summary?.replace(/<[^>]*>/g, '')]).toEqual([
				'Бір',
				'https://news.example/1',
				'Мәтін'
			]);
			if (text.includes('Екі')) expect(feed.items[1]?.title).toBe('Екі');
		});
	}
});
