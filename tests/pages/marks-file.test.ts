// Marks as files: Markdown that says what was marked and nothing else, annotations as the W3C's model has them.
import fc from 'fast-check';
import { unified } from 'unified';
import remarkParse from 'remark-parse';
import { describe, expect, test } from 'vitest';
import { locatePassage, tellQuote } from '#lib/article/locator-passage.ts';
import { articleIdSchema } from '#lib/article/types.ts';
import { writeAnnotations } from '#lib/pages/marks/annotations.ts';
import { writeCitation } from '#lib/pages/marks/citation.ts';
import { escapeMarkdown } from '#lib/pages/markdown-text.ts';
import { writeMarkdown } from '#lib/pages/marks/markdown.ts';
import { sift, sortMarks } from '#lib/pages/marks/sift.ts';
import type { BookmarkRow, HighlightRow } from '#lib/shelf/rows.ts';

const blocks = ['The lamp burned on. “We wait,” she said.', 'By noon word *came*.', '1. So it ended.'];
const about = (id: string) => ({
	id: articleIdSchema(id),
	title: `Of [${id}]`,
	language: 'en',
	direction: 'ltr' as const
});
const highlight = (id: string, block: number, at: number, more: Partial<HighlightRow> = {}): HighlightRow => {
	const range = locatePassage(blocks, { block, offset: 0 }, { block, offset: blocks[block]?.length ?? 0 });
	return {
		...about(id),
		key: `highlight:${id}${at}`,
		kind: 'highlight',
		colour: 'green',
		quote: range.quote,
		range,
		at,
		...more
	};
};
const bookmark: BookmarkRow = {
	...about('aaaaaaa'),
	key: 'article:aaaaaaa',
	kind: 'article',
	quote: 'Standfirst',
	at: 5
};
const rows: BookmarkRow[] = [
	highlight('aaaaaaa', 2, 9, { note: 'Second\n- thing', changed: 11, span: { start: 62, end: 77 } }),
	highlight('bbbbbbb', 1, 8, { missing: 2, span: { start: 1, end: 2 } }),
	highlight('aaaaaaa', 0, 7),
	bookmark
];
const origin = 'https://reader.example';
const texts = { heading: 'Highlights and notes', article: 'Bookmark', missing: 'No longer in the text' };

interface Node {
	type: string;
	value?: string;
	children?: Node[];
}
const plain = (node: Node): string => node.value ?? (node.children ?? []).map(plain).join('');

describe('Markdown', () => {
	test('has an article a heading, its marks in the order of the text, each with its note', () => {
		expect(writeMarkdown(rows, origin, texts)).toBe(`# Highlights and notes

## [Of \\[aaaaaaa\\]](https://reader.example/read/aaaaaaa)

*Bookmark, 1970-01-01*

> The lamp burned on. “We wait,” she said.

*1970-01-01, green*

> 1\\. So it ended.

*1970-01-01, green*

Second
\\- thing

## [Of \\[bbbbbbb\\]](https://reader.example/read/bbbbbbb)

> By noon word \\*came\\*.

*1970-01-01, green, No longer in the text*
`);
	});

	test('of any text is a paragraph that says just that text', () => {
		// What a paragraph cannot hold: leading and trailing spaces, and lines that are empty
		const line = fc.string({ minLength: 1, unit: fc.constantFrom(...Array.from('ab1.)-+=#>*_[]()`~|!<&;:\\/ "\'')) });
		fc.assert(
			fc.property(line, (text) => {
				const trimmed = text.trim();
				fc.pre(trimmed !== '' && !trimmed.includes('&'));
				const tree = unified().use(remarkParse).parse(escapeMarkdown(trimmed)) as Node;
				expect(tree.children?.map(({ type }) => type)).toEqual(['paragraph']);
				expect(plain(tree)).toBe(trimmed);
			})
		);
	});
});

describe('Web Annotations', () => {
	const collection = writeAnnotations(rows, origin, 'Highlights');

	test('are a collection with a page of all marks', () => {
		expect(collection).toMatchObject({
			'@context': 'http://www.w3.org/ns/anno.jsonld',
			type: 'AnnotationCollection',
			total: 4,
			first: { type: 'AnnotationPage', startIndex: 0 }
		});
		expect(new Set(collection.first.items.map(({ id }) => id)).size).toBe(4);
	});

	test('have the quote with what stands around it, the place where it is known, the note and the colour', () => {
		const second = collection.first.items.find(({ id }) => id === 'urn:shyraq:highlight:aaaaaaa9');
		expect(second).toEqual({
			id: 'urn:shyraq:highlight:aaaaaaa9',
			type: 'Annotation',
			motivation: ['highlighting', 'commenting'],
			created: '1970-01-01T00:00:00.009Z',
			modified: '1970-01-01T00:00:00.011Z',
			body: [
				{ type: 'TextualBody', value: 'Second\n- thing', format: 'text/plain', purpose: 'commenting' },
				{ type: 'TextualBody', value: 'green', format: 'text/plain', purpose: 'tagging' }
			],
			target: {
				type: 'SpecificResource',
				source: 'https://reader.example/read/aaaaaaa',
				selector: [
					{
						type: 'TextQuoteSelector',
						exact: '1. So it ended.',
						prefix: 'We wait," she said. By noon word *came*. '.slice(-32)
					},
					{ type: 'TextPositionSelector', start: 62, end: 77 }
				]
			}
		});
	});

	test('of what is not found any more name no place, and a bookmark is of the whole article', () => {
		const selectorsOf = (key: string) => collection.first.items.find(({ id }) => id.endsWith(key))?.target.selector;
		expect(selectorsOf('bbbbbbb8')?.map(({ type }) => type)).toEqual(['TextQuoteSelector']);
		expect(selectorsOf('article:aaaaaaa')).toBeUndefined();
		expect(collection.first.items.find(({ id }) => id.endsWith('article:aaaaaaa'))?.motivation).toBe('bookmarking');
	});
});

test('of a long passage the beginning is kept, and whatever shows or passes it on says so', () => {
	const long = `${'word '.repeat(1200)}end. After it.`;
	const range = locatePassage([long], { block: 0, offset: 0 }, { block: 0, offset: long.indexOf(' After') });
	const row: HighlightRow = { ...highlight('aaaaaaa', 0, 7), quote: range.quote, range };
	expect(range.quote).toHaveLength(4000);
	expect(writeMarkdown([row], origin, texts)).toMatch(/word…\n/);
	const [selector] = writeAnnotations([row], origin, 'Highlights').first.items[0]?.target.selector ?? [];
	expect(selector).toEqual({ type: 'TextQuoteSelector', exact: range.quote });
	expect(tellQuote('Short.')).toBe('Short.');
});

test('a citation names what is known and leaves out what is not', () => {
	const source = {
		title: 'The lamp',
		byline: '',
		publisher: 'The stage',
		day: '18 November 2026',
		address: `${origin}/read/aaaaaaa`
	};
	expect(writeCitation(' We wait. ', source, '“{text}”')).toBe(
		'“We wait.”\n— The lamp, The stage, 18 November 2026\nhttps://reader.example/read/aaaaaaa'
	);
});

test('marks are sifted by kind and colour, and stand by date or by article', () => {
	const keys = (found: readonly BookmarkRow[]) => found.map(({ at }) => at);
	expect(keys(sift(rows, 'all', 'all'))).toEqual([9, 8, 7, 5]);
	expect(keys(sift(rows, 'article', 'all'))).toEqual([5]);
	expect(keys(sift(rows, 'note', 'all'))).toEqual([9]);
	expect(keys(sift(rows, 'highlight', 'rose'))).toEqual([]);
	expect(keys(sortMarks(rows, 'article'))).toEqual([5, 7, 9, 8]);
});
