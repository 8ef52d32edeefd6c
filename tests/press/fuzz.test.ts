// Whatever comes in, the press gives a canonical body or says what is wrong: it never breaks and never lets anything by.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanBody, listPictures } from '#lib/server/press/clean.ts';
import { findBreach } from '#lib/server/press/canonical.ts';
import { PressFault } from '#lib/server/press/fault.ts';
import { readFrontMatter } from '#lib/server/press/front-matter.ts';
import { readMarkdown } from '#lib/server/press/markdown.ts';
import { anyMarkdown, anyMarkup, pictureOf } from './markup.ts';
import { expectCost } from '../stage/patience.ts';

const runs = Number(process.env['FUZZ_RUNS'] ?? 1500);
const options = { numRuns: runs };
const pictures = new Map([
	['x', pictureOf('a')],
	['pictures/a.png', pictureOf('b')]
]);

/** The outcome of a work, or undefined where it told a fault; anything else that is thrown is a failure. */
function outcome<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch (caught) {
		if (caught instanceof PressFault) return undefined;
		throw caught;
	}
}

describe('at random', { timeout: 120_000 }, () => {
	test('markup comes out canonical, in both directions of writing', () => {
		fc.assert(
			fc.property(anyMarkup, fc.constantFrom('ltr', 'rtl'), (html, direction) => {
				const body = outcome(() => cleanBody(html, { pictures, direction }));
				if (body !== undefined) expect(findBreach(body)).toBeUndefined();
			}),
			options
		);
	});

	test('a canonical body that is cleaned again stays what it is', () => {
		fc.assert(
			fc.property(anyMarkup, (html) => {
				const body = outcome(() => cleanBody(html, { pictures }));
				if (body === undefined) return;
				const again = new Map([...pictures.values()].map((picture) => [`/i/${picture.id}`, picture]));
				expect(cleanBody(body, { pictures: again })).toBe(body);
			}),
			options
		);
	});

	test('only pictures that markup names are in its body, and each in a figure', () => {
		fc.assert(
			fc.property(anyMarkup, (html) => {
				const named = outcome(() => listPictures(html)) ?? [];
				const body = outcome(() => cleanBody(html, { pictures })) ?? '';
				if (!named.includes('x')) expect(body).not.toContain('a'.repeat(64));
				if (!named.includes('pictures/a.png')) expect(body).not.toContain('b'.repeat(64));
			}),
			options
		);
	});

	test('Markdown comes out canonical or as faults', () => {
		fc.assert(
			fc.property(anyMarkdown, (text) => {
				const body = outcome(() => cleanBody(readMarkdown(text, 'kk').html, { pictures }));
				if (body !== undefined) expect(findBreach(body)).toBeUndefined();
			}),
			options
		);
	});

	test('front matter is read or its faults are told, each with a line', () => {
		const line = fc.oneof(
			fc.constantFrom(
				'id: aaaaaa',
				'title: t',
				'lead:',
				'  picture: x',
				'- a',
				'tags: [a',
				'&a',
				'*a',
				'!!js/function x',
				'? ',
				'"',
				'\t'
			),
			fc.string({ unit: 'binary', maxLength: 12 })
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const { faults } = readFrontMatter(`---\n${lines.join('\n')}\n---\ntext`, 'content/x.md');
				expect(faults.length).toBeGreaterThan(0);
				for (const fault of faults) expect(fault.message).toMatch(/^content\/x\.md:\d+: .+/);
			}),
			options
		);
	});
});

describe('past a bound', () => {
	test.each([
		['very long markup', 'a'.repeat(1_500_001)],
		['very many elements', '<p>a'.repeat(40_000)],
		['very many brackets', '<'.repeat(100_000)],
		['very deep nesting', '<blockquote>'.repeat(5_000)],
		['marks that multiply when misnested', `${'<b><i><u><s><em>'.repeat(60)}${'<p>a'.repeat(5_000)}`]
	])('%s is a fault, told at once', (_name, html) => {
		expectCost(3_000, () => expect(() => cleanBody(html)).toThrow(PressFault));
	});

	test.each([
		[
			'an element of very many attributes',
			`<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ')}>text</p>`
		],
		['a very long attribute', `<p title="${'a'.repeat(1_000_000)}">text</p>`],
		['very many end tags', `${'</p>'.repeat(10_000)}text`.replaceAll('</p>', '</i>')]
	])('%s is read in good time', (_name, html) => {
		expect(expectCost(3_000, () => cleanBody(html))).toBe('<p>text</p>');
	});

	test.each([
		['quotations', `${'> '.repeat(20_000)}a`],
		['quotations without spaces', `${'>'.repeat(20_000)}a`],
		['lists', `${'- '.repeat(20_000)}a`]
	])('Markdown with too many %s inside one another is a fault', (_name, text) => {
		expect(() => readMarkdown(text, 'en')).toThrow(PressFault);
	});
});
