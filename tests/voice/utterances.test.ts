// An article's words as they are spoken: every letter once, in order, in pieces that a phone's voice can say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listSentences, listUtterances, stepBlock, utteranceAt } from '#lib/pages/voice/utterances.ts';

const one = (text: string) => listUtterances([{ text, language: 'en' }]).map((utterance) => utterance.text);

describe('what is said', () => {
	test.each([
		['two sentences', 'The lamp is lit. The street is dark.', ['The lamp is lit.', 'The street is dark.']],
		['a quotation', '“Is it on?” she asked. “Yes.”', ['“Is it on?” she asked.', '“Yes.”']],
		['Russian', 'Сети нет. Свет есть!', ['Сети нет.', 'Свет есть!']],
		['Persian', 'شبکه نیست. چراغ روشن است؟ آری.', ['شبکه نیست.', 'چراغ روشن است؟', 'آری.']],
		['spaces and lines', '  The  lamp\n is lit.  ', ['The lamp', 'is lit.']],
		['nothing to say', ' — … * ', []],
		['empty', '', []]
	])('%s', (_, text, said) => {
		expect(one(text)).toEqual(said);
	});

	test('no piece is longer than a voice can say, and a long sentence is parted at its joints', () => {
		const text = `${'the lamp burns and nobody sees it, '.repeat(20)}at last.`;
		const said = one(text);
		expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(240);
		expect(said.slice(0, -1).every((piece) => /,$/.test(piece))).toBe(true);
		expect(said.join(' ')).toBe(text);
	});

	test('every letter and digit of any text is said once and in order, and no sign is cut in two', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 600 }), { maxLength: 4 }), (texts) => {
				const utterances = listUtterances(texts.map((text) => ({ text, language: 'kk' })));
				const letters = (text: string): string => [...text.matchAll(/[\p{L}\p{N}]/gu)].join('');
				expect(letters(utterances.map(({ text }) => text).join(' '))).toBe(letters(texts.join(' ')));
				for (const { text, block, start, end } of utterances) {
					expect(text.isWellFormed() || !(texts[block] ?? '').isWellFormed()).toBe(true);
					expect(end - start).toBeLessThanOrEqual(240);
				}
			}),
			{ seed: 20261130, numRuns: 300 }
		);
	});

	test('the sentences of a text do not overlap', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '"', '?', '\n', '…'), maxLength: 60 }),
				(text) => {
					let last = 0;
					for (const { start, end } of listSentences(text)) {
						expect(start).toBeGreaterThanOrEqual(last);
						expect(end).toBeGreaterThan(start);
						last = end;
					}
				}
			),
			{ seed: 7, numRuns: 500 }
		);
	});
});

describe('steps', () => {
	const blocks = ['One. Two.', 'Three.', 'Four. Five.'].map((text) => ({ text, language: 'en' }));
	const utterances = listUtterances(blocks);

	test('reading begins at the sentence of a place, or at the first after it', () => {
		expect(utteranceAt(utterances, { block: 0, offset: 6 })).toBe(1);
		expect(utteranceAt(utterances, { block: 1, offset: 99 })).toBe(3);
		expect(utteranceAt(utterances, { block: 9, offset: 0 })).toBe(4);
	});

	test('a paragraph back is its own start first, then the one before; on is the next, and the end', () => {
		expect([4, 3, 2, 0].map((at) => stepBlock(utterances, at, -1))).toEqual([3, 2, 0, 0]);
		expect([0, 1, 2, 3, 4].map((at) => stepBlock(utterances, at, 1))).toEqual([2, 2, 3, 5, 5]);
	});
});
