// Numbers as bits, and words as letters: whatever is written is read again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitList, BitReader, plainBits } from '#lib/search/bits.ts';
import { readLetters, writeLetters } from '#lib/search/letters.ts';
import { ByteList, NumberReader } from '#lib/search/numbers.ts';

test('rows of numbers of any size come out as they went in, one row after another', () => {
	const row = fc.record({
		usual: fc.integer({ min: 0, max: 5000 }),
		values: fc.array(fc.nat(20_000), { maxLength: 60 })
	});
	fc.assert(
		fc.property(fc.array(row, { maxLength: 6 }), fc.nat(5), (rows, start) => {
			const out = new BitList();
			for (const { usual, values } of rows) for (const value of values) out.number(value, plainBits(usual));
			const reader = new BitReader(Uint8Array.from([...Array<number>(start).fill(255), ...out.take()]), start);
			for (const { usual, values } of rows) expect(values.map(() => reader.next(plainBits(usual)))).toEqual(values);
			expect(out.take()).toHaveLength(0);
		}),
		{ numRuns: 300 }
	);
});

test('a row of the usual size takes few bits', () => {
	const out = new BitList();
	for (const value of [700, 12, 350, 801]) out.number(value, plainBits(400));
	expect(out.take().length).toBeLessThanOrEqual(6);
});

test('words of any letters come out as they went in, and those of our scripts take a byte a letter', () => {
	const words = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.constantFrom('шырақ', 'شیراز', 'lamp', 'გზა', '灯', '1403')
	);
	fc.assert(
		fc.property(words, fc.nat(3), (word, from) => {
			const out = new ByteList();
			writeLetters(out, word, from);
			expect(readLetters(new NumberReader(out.view()), Math.max(0, word.length - from))).toBe(word.slice(from));
		})
	);
	const out = new ByteList();
	for (const word of ['шырак', 'شیراز', 'lamp']) writeLetters(out, word, 0);
	expect(out.length).toBe(14);
});
