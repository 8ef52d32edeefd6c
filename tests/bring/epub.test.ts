// Books: every chapter an article of a series, by EPUB 2 and 3, whole files, cut files and joined files.
import { describe, expect, test } from 'vitest';
import { chapterOf, navOf, writeBook } from './book.ts';
import { articlesOf, bringAll, pixel, sentencesOf } from './gather.ts';

const metadata = `<dc:title id="t">Bread &amp; Salt</dc:title><dc:creator>A. Baker</dc:creator><dc:creator>B. Miller</dc:creator>
<dc:language>de_AT</dc:language><dc:publisher>Oven House</dc:publisher><dc:date>2021-05-04</dc:date><dc:identifier id="id">urn:isbn:1</dc:identifier>
<dc:subject>Food</dc:subject><dc:description>&lt;p&gt;On bread.&lt;/p&gt;</dc:description><meta name="cover" content="i-cover-png"/>`;

const third = writeBook({
	metadata,
	files: {
		'nav.xhtml': navOf(
			'<ol><li><a href="text/one.xhtml">One: <i>Flour</i></a></li><li><a href="text/two%20b.xhtml#start">Two</a></li></ol>'
		),
		'cover.png': pixel,
		'text/cover.xhtml': chapterOf('<svg:svg xmlns:svg="x"><svg:image xlink:href="../cover.png"/></svg:svg>'),
		'text/one.xhtml': chapterOf(
			'<section id="s"><h1>One: Flour</h1><p>Text<a id="n1r" href="#n1">1</a> &nbsp;&bomb; <a href="two%20b.xhtml#x">next</a> <a href="https://a.example/">web</a></p>' +
				'<a id="empty"/><img src="../pictures/a%20b.png" alt="Mill"/><img src="../../../../etc/passwd" alt="no"/><p id="n1">Note</p></section>'
		),
		'text/two b.xhtml': chapterOf('<h2 id="start">The second</h2><p>More</p>'),
		'pictures/a b.png': pixel
	},
	properties: { 'nav.xhtml': 'nav', 'cover.png': 'cover-image' },
	spine: ['text/cover.xhtml', 'nav.xhtml', 'text/one.xhtml', 'text/two b.xhtml']
});

describe('EPUB 3', () => {
	test('chapters are articles in their order, with titles of the table, the cover before the first, pictures named', async () => {
		const items = await bringAll('bread.epub', third);
		expect(items).toMatchObject([
			{
				kind: 'article',
				name: 'bread.epub, One: Flour',
				isWholePage: false,
				series: { name: 'Bread & Salt', index: 1 },
				article: {
					url: undefined,
					title: 'One: Flour',
					standfirst: 'On bread.',
					byline: 'A. Baker, B. Miller',
					site: 'Oven House',
					published: '2021-05-04T00:00:00Z',
					language: 'de-AT',
					tags: ['Food'],
					lead: { url: 'https://came-along.invalid/OEBPS/cover.png', alt: 'Bread & Salt', caption: '' },
					html:
						'<section id="s"><p>Text<a id="n1r" href="#n1">1</a> &nbsp;&bomb; <a>next</a> <a href="https://a.example/">web</a></p>' +
						'<a id="empty"></a><img src="https://came-along.invalid/OEBPS/pictures/a%20b.png" alt="Mill"><img alt="no"><p id="n1">Note</p></section>'
				},
				pictures: {
					names: ['https://came-along.invalid/OEBPS/pictures/a%20b.png', 'https://came-along.invalid/OEBPS/cover.png']
				}
			},
			{
				series: { name: 'Bread & Salt', index: 2 },
				article: { title: 'Two', html: '<h2 id="start">The second</h2><p>More</p>', lead: undefined, standfirst: '' }
			}
		]);
		const [first] = articlesOf(items);
		expect(await first?.pictures.read('https://came-along.invalid/OEBPS/cover.png')).toEqual(new Uint8Array(pixel));
	});

	test('brought twice, a book has the same keys; another book has others', async () => {
		const keysOf = async (bytes: Uint8Array): Promise<string[]> =>
			(await bringAll('bread.epub', bytes)).map(({ key }) => key);
		const keys = await keysOf(third);
		expect(await keysOf(third)).toEqual(keys);
		expect(new Set(keys).size).toBe(2);
		const other = writeBook({ files: { 'text/one.xhtml': chapterOf('<p>Text</p>') }, spine: ['text/one.xhtml'] });
		expect(keys).not.toContain((await keysOf(other))[0]);
	});
});

const ncx = (points: string): string =>
	`<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${points}</navMap></ncx>`;
const point = (title: string, src: string, below = ''): string =>
	`<navPoint><navLabel><text>${title}</text></navLabel><content src="${src}"/>${below}</navPoint>`;

describe('EPUB 2', () => {
	test('a file that the table names at several places is cut there, and sections do not cut a chapter', async () => {
		const book = writeBook({
			files: {
				'toc.ncx': ncx(
					point('I', 'all.html#c1', point('I.1', 'all.html#c1s1')) +
						point('II', 'all.html#c2') +
						point('Afterword', 'end.html', point('Thanks', 'end.html#t'))
				),
				'all.html': chapterOf(
					'<div><p>By way of preface</p></div><div><h2><a id="c1"/>I</h2><p>One</p><h3 id="c1s1">I.1</h3><p>More</p></div><h2 id="c2">II</h2><p>Two</p>',
					'A front'
				),
				'end.html': chapterOf('<h1>Afterword</h1><p>End</p><h2 id="t">Thanks</h2><p>All</p>')
			},
			spine: ['all.html', 'end.html'],
			spineAttributes: 'toc="i-toc-ncx"'
		});
		const articles = articlesOf(await bringAll('b.epub', book));
		expect(articles.map(({ article }) => [article.title, article.html])).toEqual([
			['A front', '<div><p>By way of preface</p></div><div>'],
			['I', '<p>One</p><h3 id="c1s1">I.1</h3><p>More</p></div>'],
			['II', '<p>Two</p>'],
			['Afterword', '<p>End</p><h2 id="t">Thanks</h2><p>All</p>']
		]);
		expect(articles.map(({ key }) => key.replace(/^book:[0-9a-f]{32}/, ''))).toEqual([
			'#OEBPS/all.html',
			'#OEBPS/all.html#c1',
			'#OEBPS/all.html#c2',
			'#OEBPS/end.html'
		]);
	});

	test('a file without a title goes on with the chapter before; pages that only list are left out', async () => {
		const book = writeBook({
			files: {
				'toc.ncx': ncx(point('One', 'a.html') + point('Two', 'c.html')),
				'list.html': chapterOf('<h1>Contents</h1><a href="a.html">One</a>'),
				'a.html': chapterOf('<h1>One</h1><p>Begins</p>'),
				'b.html': chapterOf('<p>goes on <img src="p.png"/></p>'),
				'c.html': chapterOf('<p>Second</p>'),
				'p.png': pixel
			},
			spine: ['list.html', 'a.html', 'b.html', 'c.html'],
			guide: '<guide><reference type="toc" href="list.html"/></guide>'
		});
		expect(articlesOf(await bringAll('b.epub', book))).toMatchObject([
			{
				article: {
					title: 'One',
					html: '<p>Begins</p><p>goes on <img src="https://came-along.invalid/OEBPS/p.png"></p>'
				},
				pictures: { names: ['https://came-along.invalid/OEBPS/p.png'] }
			},
			{ article: { title: 'Two', html: '<p>Second</p>' }, series: { index: 2 } }
		]);
	});

	test('without a table of contents, headings and titles name the chapters', async () => {
		const book = writeBook({
			files: {
				'a.html': chapterOf('<h1>From the  heading</h1><p>1</p>'),
				'b.html': chapterOf('<p>2</p>', 'From the head'),
				'c.html': chapterOf('<p>3</p>')
			},
			spine: ['a.html', 'b.html', 'c.html']
		});
		const titles = articlesOf(await bringAll('b.epub', book)).map(({ article }) => article.title);
		expect(titles).toEqual(['From the heading', 'From the head', 'The Book, 3']);
	});
});

describe('books that are refused', () => {
	const files = { 'a.html': chapterOf('<h1>A</h1><p>1</p>') };
	const encryption = (algorithm: string): string =>
		`<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="OEBPS/a.html"/></enc:CipherData></enc:EncryptedData></encryption>`;
	const locked = 'b.epub: the book is locked by its seller (DRM) and cannot be read here.';
	const cases: [string, Parameters<typeof writeBook>[0], string[]][] = [
		['with a licence', { files, spine: ['a.html'], others: { 'META-INF/license.lcpl': '{}' } }, [locked]],
		['with rights', { files, spine: ['a.html'], others: { 'META-INF/rights.xml': '<r/>' } }, [locked]],
		[
			'with encrypted chapters',
			{
				files,
				spine: ['a.html'],
				others: { 'META-INF/encryption.xml': encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') }
			},
			[locked]
		],
		[
			'whose package is not XML',
			{ files, spine: [], opf: 'hello' },
			['b.epub: the book does not say in which order it is read.']
		],
		[
			'without text',
			{ files: { 'a.html': chapterOf('<hr/>') }, spine: ['a.html'] },
			['b.epub: there is no text in the book.']
		],
		[
			'nested without end',
			{ files, spine: ['a.html'], opf: '<a>'.repeat(5000) },
			['b.epub: its elements are nested deeper than 100.']
		]
	];
	test.each(cases)('%s', async (_, parts, sentences) => {
		expect(sentencesOf(await bringAll('b.epub', writeBook(parts)))).toEqual(sentences);
	});

	test('disguised fonts are no lock, and a chapter that is missing is told while the others are read', async () => {
		const book = writeBook({
			files: { ...files, 'gone.html': 'x' },
			spine: ['gone.html', 'a.html'],
			others: { 'META-INF/encryption.xml': encryption('http://www.idpf.org/2008/embedding') }
		});
		const cut = Buffer.from(
			Buffer.from(book).toString('latin1').replaceAll('OEBPS/gone.html', 'OEBPS/else.html'),
			'latin1'
		);
		const items = await bringAll('b.epub', cut);
		expect(sentencesOf(items)).toEqual(['b.epub, OEBPS/gone.html: "OEBPS/gone.html" is not in the zip.']);
		expect(articlesOf(items)).toHaveLength(1);
	});
});
