// Pages as articles: what is kept, what is not, and what is told of them.
import { expect, test } from 'vitest';
import { extractPage, type ExtractedPage } from '#lib/server/extract/page.ts';
import { english, englishBody, englishNoise, tongues } from './page-cases.ts';

function extract(html: string, url = 'https://post.example/ferry?from=feed'): ExtractedPage {
	const page = extractPage(html, url);
	if (page === undefined) throw new Error('no article was found');
	return page;
}

test('a page tells its title, authors, dates, site, language, tags and canonical address', () => {
	expect(extract(english)).toMatchObject({
		url: 'https://post.example/ferry',
		title: 'The ferry that runs on tides',
		standfirst: 'A small boat shows how far patience goes.',
		byline: 'Ada Brook, Lin Moor',
		site: 'The Harbour Post',
		published: '2024-01-10T08:30:00+01:00',
		updated: '2024-01-11T09:00:00+01:00',
		language: 'en-GB',
		direction: 'ltr',
		tags: ['Boats', 'Tides']
	});
});

test('the lead is the picture the page shows of itself, with the caption it has in the page, and is not shown twice', () => {
	const page = extract(english);
	expect(page.lead).toEqual({
		url: 'https://post.example/media/1200/ferry.jpg',
		alt: 'A boat at low water',
		caption: 'The ferry at low water. Photo: L. Moor'
	});
	expect(page.html).not.toContain('ferry.jpg');
});

test('figures, lazy pictures, tables, code, quotations, notes and videos are kept in their order', () => {
	const { html } = extract(english);
	const places = englishBody.map((piece) => html.indexOf(piece));
	expect(englishBody.filter((_, index) => places[index] === -1)).toEqual([]);
	expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test.each(englishNoise)('%s is not kept', (noise) => {
	const { html, text } = extract(english);
	expect(html).not.toContain(noise);
	expect(text).not.toContain(noise);
});

test.each(tongues)('an article in $name is read whole', ({ html, first, noise, caption, ...told }) => {
	const page = extract(html, 'https://paper.example/1');
	const { title, byline, published, language, direction } = told;
	expect(page).toMatchObject({ title, byline, published, language, direction });
	expect(page.text.split('\n')).toHaveLength(5);
	expect(page.text.startsWith(first)).toBe(true);
	expect((page.lead?.caption ?? '') + page.html).toContain(caption);
	for (const each of noise) expect(page.html).not.toContain(each);
});

test.each([
	['nothing', ''],
	['white space', ' \n\t'],
	['a page without text', '<html><body><img src="/a.jpg"><script>let x = 1;</script></body></html>']
])('%s is no article', (_, html) => {
	expect(extractPage(html, 'https://post.example/')).toBeUndefined();
});

test('a page cannot take the address of a page elsewhere', () => {
	const stolen = english.replace('https://post.example/ferry"', 'https://bank.example/ferry"');
	expect(extract(stolen).url).toBe('https://post.example/ferry?from=feed');
});

test.each([
	[
		'beside the author, parted by a style alone',
		'<span>Ada Brook</span><span>Jan 10, 2024</span>',
		'2024-01-10T00:00:00Z'
	],
	['in American order on a page in English', '<p>1/2/2024</p>', '2024-01-02T00:00:00Z'],
	[
		'with its clock in the middle of a line',
		'<p>posted on 2024-01-10 23:30 EST by Ada</p>',
		'2024-01-10T23:30:00-05:00'
	]
])('a date is read %s', (_, told, published) => {
	const text =
		'<p>The river was high that winter, and nobody who lived by it slept before the water had gone down again.</p>';
	const html = `<html lang="en"><body><article><h1>The ferry that runs on tides</h1><div>${told}</div>${text.repeat(6)}</article></body></html>`;
	expect(extract(html).published).toBe(published);
});
