// An article in each form of file: what a reader would look for is there, the same article is the same bytes, and nothing in it breaks out.
import fc from 'fast-check';
import { parse } from 'parse5';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { toText } from '#lib/article/bytes.ts';
import type { Article } from '#lib/article/types.ts';
import { writeEpub } from '#lib/pages/file/epub.ts';
import { writeArticleMarkdown } from '#lib/pages/file/markdown.ts';
import { writePage } from '#lib/pages/file/page.ts';
import { readTree, writeTree } from '#lib/pages/file/tree.ts';
import { hostileArticle, plainArticle, takenOf } from './taken-cases.ts';
import { unzip } from './unzip.ts';

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
const styles = 'p{margin:0}';

async function openBook(article: Article, pictures?: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
	const files = await unzip(writeEpub(takenOf(article, pictures), styles));
	return Object.fromEntries(
		Object.entries(files).map(([name, held]) => [name, name.endsWith('.jpg') ? String(held.length) : toText(held)])
	);
}

/** What keeps a text from being well-formed XML, as far as our own writer could err: loose signs, ends without a beginning. */
function brokenXml(text: string): string[] {
	const open: string[] = [];
	const faults: string[] = [];
	for (const [whole, end, name, , lone] of text.matchAll(
		/<(\/?)([a-zA-Z][\w:-]*)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>|<[?!][^>]*>|</g
	)) {
		if (whole === '<') faults.push('a loose <');
		if (name === undefined || lone === '/') continue;
		if (end === '') open.push(name);
		else if (open.pop() !== name) faults.push(`</${name}> ends nothing`);
	}
	if (/&(?!#\d+;)/.test(text)) faults.push('a loose &');
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) faults.push('a sign that no XML holds');
	return [...faults, ...open];
}

interface Tree {
	type?: string;
	nodeName?: string;
	value?: string;
	children?: Tree[];
	childNodes?: Tree[];
}

/** The names of all nodes, and all text. */
function walk(node: Tree): { names: string[]; text: string } {
	const inner = (node.children ?? node.childNodes ?? []).map(walk);
	const names = [node.type ?? node.nodeName ?? '', ...inner.flatMap((one) => one.names)];
	const own = node.nodeName === undefined || node.nodeName === '#text' ? (node.value ?? '') : '';
	return { names, text: own + inner.map(({ text }) => text).join('') };
}

/** What Markdown knows as more than text, and some that it does not. */
const signs = Array.from('ab1 .-+=#>*_`[]()!|~&;<\\\n"');

const readMarkdown = (text: string) => walk(unified().use(remarkParse).use(remarkGfm).parse(text));

const book = await openBook(plainArticle, bytes);

describe('a book', () => {
	test('begins with its type, stored and bare, at the place where it is looked for', () => {
		const file = writeEpub(takenOf(plainArticle, bytes), styles);
		expect(toText(file.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
		expect([...file.slice(8, 10), ...file.slice(28, 30)]).toEqual([0, 0, 0, 0]);
	});

	test('says who, when, in which language and from where, and when it was changed', () => {
		const opf = book['EPUB/package.opf'] ?? '';
		for (const part of [
			'<dc:title>The lamp in the window</dc:title>',
			'<dc:language>en</dc:language>',
			'<dc:creator>Aigerim S.</dc:creator>',
			'<dc:publisher>The stage</dc:publisher>',
			'<dc:date>2026-11-18T05:00:00Z</dc:date>',
			'<dc:source>https://shyraq.example/read/lampaaa</dc:source>',
			'<dc:source>https://clinic.example/a?b=1&#38;c=2</dc:source>',
			'<meta property="dcterms:modified">2026-11-19T05:00:00Z</meta>',
			'<meta property="schema:accessibilityFeature">alternativeText</meta>',
			'properties="cover-image"',
			'page-progression-direction="ltr"'
		])
			expect(opf).toContain(part);
	});

	test('has a table of its parts, those below others within them', () => {
		expect(book['EPUB/nav.xhtml']).toContain(
			'<a href="text.xhtml#s-1">First part</a><ol><li><a href="text.xhtml#s-2">Below it</a></li></ol></li><li><a href="text.xhtml#s-3">Second part</a>'
		);
		expect(book['EPUB/text.xhtml']).toContain('<h2 id="s-3">Second <em>part</em></h2>');
	});

	test('has its pictures with their words, captions and credits', () => {
		expect(book['EPUB/pictures/2.jpg']).toBe('4');
		expect(book['EPUB/text.xhtml']).toContain(
			'<img src="pictures/2.jpg" alt="A map, &#34;drawn&#34;" width="8" height="6"/>'
		);
		expect(book['EPUB/text.xhtml']).toContain('<small>Map: Shyraq</small></figcaption>');
	});

	test('without pictures has their words, no cover, and says nothing of pictures', async () => {
		const bare = await openBook(plainArticle);
		expect(Object.keys(bare).filter((name) => name.includes('pictures'))).toEqual([]);
		expect(bare['EPUB/text.xhtml']).toContain('<p class="lacking">[A lamp]</p>');
		expect(bare['EPUB/package.opf']).not.toMatch(/cover-image|visual|alternativeText/);
	});

	test('of a text from right to left turns its pages that way', async () => {
		const { head, body } = plainArticle;
		const persian = await openBook({ head: { ...head, language: 'fa', direction: 'rtl' }, body });
		expect(persian['EPUB/package.opf']).toContain('page-progression-direction="rtl"');
		expect(persian['EPUB/text.xhtml']).toMatch(/<html [^>]*xml:lang="fa" dir="rtl">/);
		expect(persian['EPUB/text.xhtml']).toContain('>۱</a>');
	});
});

describe('every form', () => {
	test('is the same bytes for the same article', async () => {
		const make = async () => [
			writeEpub(takenOf(plainArticle, bytes), styles),
			await writePage(takenOf(plainArticle, bytes), styles),
			writeArticleMarkdown(takenOf(plainArticle), () => '')
		];
		expect(await make()).toEqual(await make());
	});

	test('of a hostile article holds its words as words', async () => {
		for (const [name, text] of Object.entries(await openBook(hostileArticle, bytes)))
			if (/\.(xhtml|opf|xml)$/.test(name)) expect([name, brokenXml(text)]).toEqual([name, []]);
		const { names, text } = walk(parse(await writePage(takenOf(hostileArticle, bytes), styles)));
		expect(names).not.toContain('script');
		expect(names.filter((one) => one === 'style')).toHaveLength(1);
		expect(text).toContain('</style><script>x</script>');
		const markdown = writeArticleMarkdown(takenOf(hostileArticle), () => '');
		const [, matter = '', rest = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
		expect((parseYaml(matter) as { title: string }).title).toBe(hostileArticle.head.title);
		expect(readMarkdown(rest).names).not.toEqual(expect.arrayContaining(['html']));
	});

	test('holds any title as it is, whatever it is', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), async (title) => {
				const article = { ...plainArticle, head: { ...plainArticle.head, title } };
				expect(brokenXml((await openBook(article))['EPUB/package.opf'] ?? '')).toEqual([]);
				const page = walk(parse(await writePage(takenOf(article), styles)));
				expect(page.names.filter((one) => one === 'title' || one === 'script')).toEqual(['title']);
				const [, matter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(writeArticleMarkdown(takenOf(article), () => '')) ?? [];
				expect((parseYaml(matter) as { title: string }).title).toBe(title);
			}),
			{ numRuns: 100 }
		);
	});
});

describe('a page', () => {
	test('has its pictures in it, asks nobody for anything, and runs nothing', async () => {
		const page = await writePage(takenOf(plainArticle, bytes, 'image/avif'), styles);
		expect(page).toContain('src="data:image/avif;base64,/9j/2Q=="');
		expect(page).toMatch(/default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-[\w+/]{43}=&#39;;/);
		expect(page).not.toMatch(/<script| on\w+=| style=|src="(?!data:)/);
		expect(page).toContain('<div class="wide" tabindex="0"><table>');
	});
});

describe('Markdown', () => {
	const text = writeArticleMarkdown(takenOf(plainArticle, bytes), (id) => `pictures/${id[0] ?? ''}.jpg`);

	test('says what the article is before it', () => {
		const [, matter = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
		expect(parseYaml(matter)).toEqual({
			title: 'The lamp in the window',
			author: 'Aigerim S.',
			date: '2026-11-18T10:00:00+05:00',
			updated: '2026-11-19T05:00:00.500Z',
			language: 'en',
			publisher: 'The stage',
			source: 'https://shyraq.example/read/lampaaa',
			sources: ['The clinic https://clinic.example/a?b=1&c=2', 'A neighbour'],
			tags: ['lamps']
		});
	});

	test.each([
		['a link and a mark of a note', '[the clinic](<https://clinic.example/?a=1&b=2>).[^n-fn-1]'],
		['the note', '[^n-fn-1]: The note.'],
		['headings', '## First part\n\n### Below it\n\n## Second *part*'],
		['a picture and its caption', '![A map, "drawn"](<pictures/b.jpg>)\n\nA caption. Map: Shyraq'],
		['lists in lists', '- one\n- two\n\n  3. three'],
		['a table with code', '| Day | Hours |\n| --- | --- |\n| 5 January | `4\\|5` |'],
		['a quotation', '> Said.\n>\n> — Somebody'],
		['code with its own ticks', '```\nif `x`; then\n  y < z\n```']
	])('has %s', (_name, part) => {
		expect(text).toContain(part);
	});

	test('without pictures keeps their words and captions', () => {
		const bare = writeArticleMarkdown(takenOf(plainArticle), () => '');
		expect(bare).toContain('*\\[A map, "drawn"\\]*\n\nA caption.');
		expect(bare).not.toContain('![');
	});

	test('says the words of any paragraph and nothing more', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...signs) }), (words) => {
				const body = writeTree([{ name: 'p', attributes: {}, children: [words] }], 'html');
				const { head } = plainArticle;
				const bare = { head: { ...head, lead: undefined, sources: [], pictures: [] }, body } as unknown as Article;
				const markdown = writeArticleMarkdown(takenOf(bare), () => '').replace(/^---\n[\s\S]*?\n---\n/, '');
				const said = readMarkdown(markdown).text.replace(/\s+/g, ' ');
				expect(said).toContain(words.replace(/\s+/g, ' ').trim());
			}),
			{ numRuns: 300 }
		);
	});
});

test('a body read as a tree and written again is the same', () => {
	expect(
		writeTree(readTree(plainArticle.body), 'html')
			.replaceAll('&#34;', '&quot;')
			.replace(/&#(\d+);/g, (_, code: string) => ({ 38: '&amp;', 60: '&lt;', 62: '&gt;', 39: "'" })[Number(code)] ?? '')
	).toBe(plainArticle.body);
});
