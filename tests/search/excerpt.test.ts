// What is lit: in a sentence of the list and in an article, by the same rule as what is found.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, findBest, partsOf, type Part } from '#lib/search/excerpt.ts';
import { readQuery } from '#lib/search/query.ts';
import { findSpots } from '#lib/search/spots.ts';

const lit = (text: string, typed: string): string[] =>
	findSpots(text, readQuery(typed)).map(({ start, end }) => text.slice(start, end));

test.each([
	['A lamp, lamps and a clamp.', 'lamp', ['lamp', 'lamps']],
	['The lamp was lit; was lit the lamp?', '"lamp was lit"', ['lamp was lit']],
	['The lamp was lit by the lamp.', 'lit lamp', ['lamp', 'lit', 'lamp']],
	['lamp', '-lamp', []],
	['Шырақты жақты', 'шырак', ['Шырақты']],
	['Ещё ёлка', 'елка', ['ёлка']],
	['مردم نمی‌خواهند بخوابند', 'نمیخواهند', ['نمی‌خواهند']],
	['مردم نمی‌خواهند بخوابند', '"خواهند بخوابند"', ['نمی‌خواهند بخوابند']],
	['كِتَابٌ عَرَبِيٌّ', 'کتاب', ['كِتَابٌ']],
	['Café résumé', 'resume', ['résumé']],
	['東京は静か', '東京', ['東京']],
	['nothing', 'lamp', []],
	['nothing', '', []]
])('in %j, %j lights %j', (text, typed, wanted) => {
	expect(lit(text, typed)).toEqual(wanted);
});

const join = (parts: readonly Part[]): string => parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');
const excerpt = (blocks: readonly string[], typed: string) => {
	const { title, text } = excerptOf(blocks, readQuery(typed));
	return [join(title), join(text)];
};

test('the sentence with the most of what was typed is shown, the first of equals', () => {
	const blocks = ['Title', 'One lamp. A lamp was lit at night. The night came; a lamp was lit.', 'The night was lit.'];
	expect(excerpt(blocks, 'lamp lit night')).toEqual(['Title', 'A [lamp] was [lit] at [night].']);
	expect(excerpt(blocks, 'lamp')).toEqual(['Title', 'One [lamp].']);
});

test('where the title alone has it, the second block stands below it', () => {
	expect(excerpt(['The lamp', 'Of other things. And more.'], 'lamp')).toEqual([
		'The [lamp]',
		'Of other things. And more.'
	]);
	expect(excerpt(['The lamp'], 'lamp')).toEqual(['The [lamp]', '']);
});

test('a long sentence is cut between words around its first hit', () => {
	const words = Array.from({ length: 200 }, (_, at) => `word${at}`);
	words[120] = 'lamp';
	const [, text = ''] = excerpt(['Title', words.join(' ')], 'lamp');
	expect(text).toMatch(/^… word\d+ .*\[lamp\] .* word\d+ …$/);
	expect(text.length).toBeLessThan(260);
});

test('the best place is in a body before it is in a title', () => {
	expect(findBest(['lamp lit', 'a lamp'], readQuery('lamp lit'))).toMatchObject({ block: 1 });
	expect(findBest(['lamp lit', 'none'], readQuery('lamp'))).toMatchObject({ block: 0 });
	expect(findBest(['none'], readQuery('lamp'))).toBeUndefined();
});

test('parts are the text again, whatever is lit in it', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.constantFrom('a', 'b c', '"a b"', 'é'),
			(text, typed) => {
				const spots = findSpots(text, readQuery(typed));
				expect(
					partsOf(text, spots)
						.map((part) => part.text)
						.join('')
				).toBe(text);
				for (const [at, { start, end }] of spots.entries()) {
					expect(end).toBeGreaterThan(start);
					expect(start).toBeGreaterThanOrEqual(spots[at - 1]?.end ?? 0);
				}
			}
		)
	);
});
