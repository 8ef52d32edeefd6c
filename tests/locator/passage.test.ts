// Passages and sentences: marked words are found again where they still stand, and never the wrong way round.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPassage, isBefore, locatePassage, wordsBetween } from '#lib/article/locator-passage.ts';
import { sentenceAt } from '#lib/article/sentences.ts';
import { articleArbitrary, edit, editsArbitrary, set, settingArbitrary } from './edition.ts';

const plain = { joint: ' ', isPlain: false };
const fold = (text: string) => text.replace(/[«»“”]/g, '"').replaceAll('—', '-');

describe('a passage', () => {
	test('of one sentence is found word for word, however the rest was edited', () => {
		fc.assert(
			fc.property(articleArbitrary, editsArbitrary, settingArbitrary, fc.nat(), (article, edits, setting, pick) => {
				const before = set(article, plain);
				const names = [...before.spans.keys()];
				const name = names[pick % names.length] ?? 0;
				const span = before.spans.get(name);
				if (span === undefined) throw new Error('a sentence without a span');
				const { block, start, end } = span;
				// What is shorter may be said of something else, and is not sure by itself
				fc.pre(end - start >= 16);
				const passage = locatePassage(before.blocks, { block, offset: start }, { block, offset: end });
				const after = set(edit(article, edits, name), setting);
				const found = findPassage(passage, after.blocks);
				if (found === undefined) throw new Error('nothing found');
				expect(fold(wordsBetween(after.blocks, found.start, found.end))).toBe(fold(passage.quote));
				expect(found.sure).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	test('across blocks is found between two ends given in either order', () => {
		const blocks = ['One and two.', 'Three and four.', 'Five and six.'];
		const passage = locatePassage(blocks, { block: 2, offset: 4 }, { block: 0, offset: 4 });
		expect(passage.quote).toBe('and two.\nThree and four.\nFive');
		expect(findPassage(passage, blocks)).toEqual({
			start: { block: 0, offset: 4 },
			end: { block: 2, offset: 4 },
			sure: true
		});
	});

	test('that was corrected is found about there, and said to be unsure', () => {
		const blocks = ['It began at dawn, when the lamps went out. Nobody knew why it was so.'];
		const passage = locatePassage(blocks, { block: 0, offset: 9 }, { block: 0, offset: 42 });
		const found = findPassage(passage, [
			'New.',
			'It began at noon, when the lamps went out. Nobody knew why it was so.'
		]);
		expect(found).toEqual({ start: { block: 1, offset: 9 }, end: { block: 1, offset: 42 }, sure: false });
	});

	test('of a short block that went is not taken for the same words elsewhere', () => {
		const blocks = [
			'Did it come? We asked each of them twice.',
			'Yes',
			'Nobody knew why the lamps were lit.',
			'Later they said no.'
		];
		const passage = locatePassage(blocks, { block: 1, offset: 0 }, { block: 1, offset: 3 });
		expect(findPassage(passage, blocks)).toMatchObject({ start: { block: 1 }, sure: true });
		const moved = ['An introduction.', ...blocks];
		expect(findPassage(passage, moved)).toMatchObject({ start: { block: 2 }, sure: true });
		const corrected = [
			blocks[0] ?? '',
			blocks[2] ?? '',
			blocks[3] ?? '',
			'And was it cold in the square?',
			'Yes',
			'So it was told.'
		];
		expect(findPassage(passage, corrected)?.sure).toBe(false);
	});

	test('longer than is kept is sure only where both of its ends are', () => {
		const long = Array.from(
			{ length: 60 },
			(_, number) => `Paragraph ${number} tells of the evening on which the lamps of house ${number * 7} were lit.`
		);
		const passage = locatePassage(long, { block: 2, offset: 0 }, { block: 58, offset: 20 });
		expect(passage.quote).toHaveLength(4000);
		expect(findPassage(passage, long)).toMatchObject({ end: { block: 58, offset: 20 }, sure: true });
		const cut = long.slice(0, 57);
		expect(findPassage(passage, cut)?.sure).toBe(false);
	});

	test('never ends before it starts, in any text', () => {
		const blocksArbitrary = fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 6 });
		const place = fc.record({ block: fc.nat(6), offset: fc.nat(80) });
		fc.assert(
			fc.property(blocksArbitrary, blocksArbitrary, place, place, (one, other, start, end) => {
				const found = findPassage(locatePassage(one, start, end), other);
				if (found === undefined) throw new Error('nothing found');
				expect(isBefore(found.end, found.start)).toBe(false);
				expect(found.end.offset).toBeLessThanOrEqual(other[found.end.block]?.length ?? -1);
			})
		);
	});
});

describe('the sentence at a place', () => {
	test.each([
		['One. Two is here. Three.', 6, 'Two is here.'],
		['One. Two is here. Three.', 0, 'One.'],
		['One. Two is here. Three.', 24, 'Three.'],
		['Он сказал: «Да». Потом ушёл.', 20, 'Потом ушёл.'],
		['Бұл қалай? Ешкім білмейді.', 3, 'Бұл қалай?'],
		['چرا؟ کسی نمی‌داند. پایان.', 8, 'کسی نمی‌داند.'],
		['It costs 3.5 million, approx. ten times more. Yes.', 30, 'It costs 3.5 million, approx. ten times more.'],
		['No end', 3, 'No end'],
		['', 0, '']
	])('of %j at %i', (text, at, expected) => {
		const { start, end } = sentenceAt(text, at);
		expect(text.slice(start, end)).toBe(expected);
	});
});
