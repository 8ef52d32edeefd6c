// Articles to be taken along in tests: a plain one with everything that a body may hold, and one whose every word is hostile.
import { articleIdSchema, hashSchema, type Article, type ArticleHead } from '#lib/article/types.ts';
import type { Taken, TakenPicture } from '#lib/pages/file/taken.ts';

/** What tries to end what it stands in, in every form there is. */
export const hostile = `"'>]]></title></style><script>x</script>--- \n# {{x}} &amp; &#60; \u202etxt.exe\u0000\u0007 ![a](b) | \`\`\` \${x}`;

const hash = (digit: string) => hashSchema(digit.repeat(64));

const picture = (digit: string) => ({
	id: hash(digit),
	width: 8,
	height: 6,
	placeholder: 'data:image/webp;base64,AAAA',
	variants: [{ hash: hash(digit), format: 'webp' as const, width: 8, height: 6, bytes: 10 }]
});

/** A picture's element as the press writes it. */
export const image = (digit: string, alt: string): string =>
	`<img src="/i/${digit.repeat(64)}" alt="${alt}" width="8" height="6">`;

const body = [
	`<p>The lamp &amp; the <em>window</em>.<br>H<sub>2</sub>O, <code>a | b</code>, <a href="https://clinic.example/?a=1&amp;b=2" rel="noreferrer external">the clinic</a>.<sup><a href="#n-fn-1" id="n-fnref-1">1</a></sup></p>`,
	'<h2>First part</h2><h3>Below it</h3><h2>Second <em>part</em></h2>',
	`<figure>\n${image('b', 'A map, &quot;drawn&quot;')}\n<figcaption>A caption. <small>Map: Shyraq</small></figcaption></figure>`,
	'<ul>\n<li>one</li>\n<li>\n<p>two</p>\n<ol start="3">\n<li>three</li>\n</ol>\n</li>\n</ul>',
	'<table>\n<thead>\n<tr>\n<th align="left">Day</th>\n<th align="right">Hours</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align="left">5 <time datetime="odd">January</time></td>\n<td align="right"><code>4|5</code></td>\n</tr>\n</tbody>\n</table>',
	'<blockquote>\n<p>Said.</p>\n<p>— Somebody</p>\n</blockquote>\n<pre><code>if `x`; then\n  y &lt; z\n</code></pre>\n<hr>',
	'<section id="n-notes"><h2>Notes</h2>\n<ol>\n<li id="n-fn-1">\n<p>The note. <a href="#n-fnref-1" aria-label="Back">↑</a></p>\n</li>\n</ol>\n</section>'
].join('\n');

const head: ArticleHead = {
	id: articleIdSchema('lampaaa'),
	revision: 2,
	language: 'en',
	direction: 'ltr',
	title: 'The lamp in the window',
	minutes: 1,
	standfirst: 'Who lit it.',
	byline: 'Aigerim S.',
	place: 'Almaty',
	published: '2026-11-18T10:00:00+05:00',
	updated: '2026-11-19T05:00:00.500Z',
	tags: ['lamps'],
	words: 20,
	lead: { picture: hash('a'), alt: 'A lamp', caption: 'The lamp.', credit: 'Drawn' },
	pictures: [picture('a'), picture('b')],
	sources: [
		{ name: 'The clinic', url: 'https://clinic.example/a?b=1&c=2', note: 'All of it.' },
		{ name: 'A neighbour' }
	]
};

export const plainArticle: Article = { head, body };

/** Every text that a publisher could write, written by somebody with bad intent. */
export const hostileArticle: Article = {
	head: {
		...head,
		title: hostile,
		standfirst: hostile,
		byline: hostile,
		place: hostile,
		tags: [hostile.slice(0, 50)],
		lead: { picture: hash('a'), alt: hostile, caption: hostile, credit: hostile },
		sources: [{ name: hostile, note: hostile }]
	},
	body: `<p>${hostile.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p></div><p>After</i></p>`
};

/** An article with what goes along with it. */
export function takenOf(article: Article, bytes?: Uint8Array<ArrayBuffer>, type = 'image/jpeg'): Taken {
	const taken: [string, TakenPicture][] =
		bytes === undefined ? [] : article.head.pictures.map(({ id }) => [id, { bytes, type, width: 8, height: 6 }]);
	return {
		article,
		publisher: 'The stage',
		address: 'https://shyraq.example/read/lampaaa',
		pictures: new Map(taken),
		proof: undefined,
		said: { language: 'en', facts: [`By ${article.head.byline}`, '18 November 2026'], sources: 'Sources' }
	};
}
