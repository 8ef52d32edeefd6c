// A place survives what happens to articles: round trips over equal, edited and arbitrary texts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find, locate, locatorSchema, type Locator } from '#lib/article/locator.ts';
import { articleArbitrary, edit, editsArbitrary, set, settingArbitrary } from './edition.ts';
import { expectCost } from '../stage/patience.ts';

const runs = { numRuns: 500 };
const plain = { joint: ' ', isPlain: false };

describe('a place in an equal text', () => {
	test('is found to the letter', () => {
		fc.assert(
			fc.property(articleArbitrary, fc.nat(), fc.nat(), (article, blockSeed, offsetSeed) => {
				const { blocks } = set(article, plain);
				const block = blockSeed % blocks.length;
				const offset = offsetSeed % ((blocks[block] ?? '').length + 1);
				const locator = locate(blocks, block, offset);
				const found = find(locator, [...blocks]);
				expect(found?.sure).toBe(true);
				expect(found?.block).toBe(block);
				// A place inside an unseen joiner or a run of spaces is the same place at either side of it.
				const [low, high] = [offset, found?.offset ?? -1].sort((one, other) => one - other);
				expect((blocks[block] ?? '').slice(low, high)).toMatch(/^[\s\u200c]*$/u);
				const again = locate(blocks, found?.block ?? -1, found?.offset ?? -1);
				expect(again).toEqual({ ...locator, fraction: again.fraction });
				expect(again.fraction).toBeCloseTo(locator.fraction, 1);
			}),
			runs
		);
	});

	test('keeps to the schema, and through JSON', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }),
				fc.integer(),
				fc.integer(),
				(blocks, block, offset) => {
					const locator = locate(blocks, block, offset);
					expect(locatorSchema(JSON.parse(JSON.stringify(locator)))).toEqual(locator);
				}
			),
			runs
		);
	});

	test('is told apart from the same words elsewhere', () => {
		const blocks = ['* * *', 'One thing.', '* * *', 'Another thing.', '* * *', 'One thing.', '* * *'];
		for (const block of blocks.keys())
			expect(find(locate(blocks, block, 2), blocks)).toMatchObject({ block, offset: 2 });
	});
});

describe('a place in an edited text', () => {
	test('is found in its sentence, whatever happened to the others and to the setting', () => {
		fc.assert(
			fc.property(
				articleArbitrary,
				editsArbitrary,
				settingArbitrary,
				settingArbitrary,
				fc.nat(),
				fc.nat(),
				(article, edits, one, other, pick, within) => {
					const before = set(article, one);
					const names = [...before.spans.keys()];
					const name = names[pick % names.length] ?? 0;
					const span = before.spans.get(name);
					if (span === undefined) throw new Error('a sentence without a span');
					const locator = locate(before.blocks, span.block, span.start + (within % (span.end - span.start)));
					const after = set(edit(article, edits, name), other);
					const found = find(locator, after.blocks);
					const expected = after.spans.get(name);
					expect(found?.block).toBe(expected?.block);
					expect(found?.offset).toBeGreaterThanOrEqual(expected?.start ?? NaN);
					expect(found?.offset).toBeLessThanOrEqual(expected?.end ?? NaN);
				}
			),
			{ numRuns: 2000 }
		);
	});

	const text = [
		'At dawn the line was cut. Nobody was told why.',
		'The lamp burned on. “We wait,” she said. It was quiet.',
		'By noon word came.'
	];
	const place = { block: 1, offset: text[1]?.indexOf('she') ?? 0 };
	test.each<[string, string[], string | undefined]>([
		['a paragraph put before it', ['New!', ...text], 'she said'],
		['its paragraph joined to the one before', [`${text[0]} ${text[1]}`, text[2] ?? ''], 'she said'],
		[
			'its paragraph cut in its middle',
			[text[0] ?? '', 'The lamp burned on. “We wait,”', 'she said. It was quiet.'],
			'she said'
		],
		['its quotation marks changed', text.map((block) => block.replace(/[“”]/g, '"')), 'she said'],
		[
			'soft hyphens put in',
			text.map((block) => block.replace('quiet', 'qui\u00adet').replace('burned', 'bur\u00adned')),
			'she said'
		],
		['a word of its own sentence changed', text.map((block) => block.replace('wait', 'waited')), 'she said'],
		['its own word changed', text.map((block) => block.replace('she said', 'they said')), 'they said'],
		['every other sentence gone', ['“We wait,” she said.'], 'she said']
	])('is found with %s', (_, blocks, expected) => {
		const found = find(locate(text, place.block, place.offset), blocks);
		expect((blocks[found?.block ?? -1] ?? '').slice(found?.offset).startsWith(expected ?? '')).toBe(true);
	});

	test('is guessed by the fraction, and said to be a guess, in a text that has nothing in common', () => {
		const found = find(locate(text, 1, 10), ['abc', 'xyz', 'uvw', 'qqq']);
		expect(found).toMatchObject({ offset: 0, sure: false });
	});
});

describe('anything at all', () => {
	const odd = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -1));
	const blocksArbitrary = fc.array(
		fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' }), fc.constant('  ')),
		{ maxLength: 8 }
	);
	const locatorArbitrary = fc.record({
		block: odd,
		offset: odd,
		hash: fc.constantFrom('811c9dc5', 'zz'),
		before: fc.string({ unit: 'binary', maxLength: 32 }),
		after: fc.string({ unit: 'binary', maxLength: 48 }),
		fraction: odd
	});

	const expectInside = (locator: Locator, blocks: string[]) => {
		const found = find(locator, blocks);
		if (blocks.length === 0) {
			expect(found).toBeUndefined();
			return;
		}
		const text = blocks[found?.block ?? -1];
		expect(text).toBeDefined();
		expect(found?.offset).toBeGreaterThanOrEqual(0);
		expect(found?.offset).toBeLessThanOrEqual(text?.length ?? -1);
		expect((text ?? '').slice((found?.offset ?? 0) - 1, (found?.offset ?? 0) + 1)).not.toMatch(
			/^[\ud800-\udbff][\udc00-\udfff]$/
		);
	};

	test('finds a place inside the blocks, whole letters on both sides', () => {
		fc.assert(fc.property(locatorArbitrary, blocksArbitrary, expectInside), { numRuns: 1000 });
	});

	test('finds a place for a locator of another text', () => {
		fc.assert(
			fc.property(blocksArbitrary, blocksArbitrary, odd, odd, (one, other, block, offset) => {
				expectInside(locate(one, block, offset), other);
			}),
			{ numRuns: 1000 }
		);
	});

	test.each([
		['prose of one word', Array.from({ length: 400 }, () => 'word '.repeat(100))],
		['one letter', ['a'.repeat(200_000)]],
		['ends of sentences', ['. '.repeat(100_000)]],
		['no letters', [' \u00ad'.repeat(100_000)]]
	])('costs little in 200 KB of %s', (_, blocks) => {
		const base = locate(
			['Something. Else that is a longer sentence; word word. After it another one, word word'],
			0,
			40
		);
		for (const locator of [
			base,
			{ ...locate(blocks, 0, 99), hash: '00000000' },
			{ ...base, before: 'a', after: 'a' },
			{ ...base, before: '. ', after: '. ' }
		]) {
			expectCost(1500, () => find(locator, blocks));
		}
	});
});
