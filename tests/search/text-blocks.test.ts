// The blocks of an article as a worker reads them are those of the painted page, so that what is found can be shown there.
import { parseHTML } from 'linkedom';
import { beforeAll, afterAll, expect, test, vi } from 'vitest';
import { paintArticle } from '#lib/article/compose/article.ts';
import { readTextBlocks } from '#lib/article/text-blocks.ts';
import { articleIdSchema, hashSchema, type Article } from '#lib/article/types.ts';
import { findArticle, readBlocks, textsOf } from '#lib/reader/blocks.ts';
import { isCanonical } from '#lib/server/press/canonical.ts';
import { cleanBody } from '#lib/server/press/clean.ts';
import { wordsOf } from '#lib/words/catalogue.ts';

const hash = hashSchema('a'.repeat(64));

function articleOf(html: string): Article {
	const body = cleanBody(html, { pictures: new Map() });
	expect(isCanonical(body)).toBe(true);
	return {
		head: {
			id: articleIdSchema('abcdef'),
			revision: 1,
			language: 'en',
			direction: 'ltr',
			title: 'Oil & <lamps>',
			minutes: 1,
			standfirst: 'A “short” account',
			byline: 'Somebody',
			published: '2026-03-01T10:00:00Z',
			tags: [],
			words: 1,
			pictures: [],
			sources: [{ name: 'Not part of the text' }]
		},
		body
	};
}

beforeAll(() => {
	const { window } = parseHTML('<!doctype html><html><body></body></html>');
	for (const name of ['document', 'Element', 'Text'] as const) vi.stubGlobal(name, window[name]);
	vi.stubGlobal('NodeFilter', { SHOW_ELEMENT: 1, SHOW_TEXT: 4, FILTER_ACCEPT: 1, FILTER_REJECT: 2 });
});
afterAll(() => void vi.unstubAllGlobals());

/** Spaces aside: a line break is one to whoever searches, and nothing to a page's text nodes. */
const bare = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/\s+/gu, ''));

test.each([
	['paragraphs and phrases', '<p>One <em>two</em><b>three</b></p><p>four&amp;five &lt;six&gt;&nbsp;seven</p>'],
	['lists within lists', '<ul><li>one<ul><li>two</li><li>three</li></ul>four</li><li><p>five</p><p>six</p></li></ul>'],
	['tables', '<table><caption>c</caption><tr><th>a</th><th>b</th></tr><tr><td>1 <b>2</b></td><td></td></tr></table>'],
	['quotations and code', '<blockquote><p>q</p>rest<cite>who</cite></blockquote><pre><code>a\nb &lt; c</code></pre>'],
	['breaks', '<p>one<br>two</p><hr><p>three<wbr>four</p>'],
	['terms', '<dl><dt>t</dt><dd>d <i>e</i></dd></dl><h2>Head</h2><div>loose <p>inner</p> again</div>'],
	['notes', '<p>a<sup><a href="#n-1" id="n-r1">1</a></sup></p><section><ol><li id="n-1">note</li></ol></section>'],
	['directions', '<p dir="rtl" lang="fa">چراغ <bdi dir="ltr">lamp</bdi></p>']
])('%s', (_, html) => {
	const article = articleOf(html);
	document.body.innerHTML = paintArticle(article, hash, 'en', wordsOf('en').paint).main;
	// This tree's walker knows no filter
	for (const around of document.querySelectorAll('.meta, .sources')) around.remove();
	const painted = findArticle();
	expect(painted).toBeDefined();
	if (painted !== undefined) expect(bare(readTextBlocks(article))).toEqual(bare(textsOf(readBlocks(painted))));
});
