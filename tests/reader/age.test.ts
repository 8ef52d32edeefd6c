// Ages, sizes and shares as sentences in the reader's language, and the small sums of the reader.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeAge, writeShare, writeSize } from '#lib/reader/age.ts';
import { readFragment } from '#lib/reader/keeper.ts';
import { firstThat } from '#lib/reader/position.ts';
import { sayAge, sayNumber, sayShare, sayUnit } from '#lib/words/numbers.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('an age', () => {
	test.each([
		['2026-11-22T11:59:30Z', 'en', 'now'],
		['2026-11-22T11:59:00Z', 'en', '1\u00a0minute ago'],
		['2026-11-22T10:00:00Z', 'en', '2\u00a0hours ago'],
		['2026-11-21T11:00:00Z', 'en', 'yesterday'],
		['2026-11-02T12:00:00Z', 'en', '2\u00a0weeks ago'],
		['2022-01-08T12:00:00Z', 'en', '4\u00a0years ago'],
		['2026-11-22T10:00:00Z', 'ru', '2\u00a0часа назад'],
		['2026-11-22T10:00:00Z', 'kk', '2\u00a0сағат бұрын'],
		['2026-11-22T10:00:00Z', 'fa', '۲\u00a0ساعت پیش'],
		['2026-11-23T00:00:00Z', 'en', 'now'],
		['never', 'en', '']
	] as const)('of %s in %s is %j', (time, language, expected) => expect(writeAge(time, language, now)).toBe(expected));
});

describe('numbers', () => {
	test('are in the digits of the language', () => {
		expect(writeSize(1_250_000, 'en')).toBe('1.3\u00a0MB');
		expect(writeSize(12_000, 'en')).toBe('12\u00a0kB');
		expect(writeSize(10_740_000_000, 'en')).toBe('10.7\u00a0GB');
		expect(writeSize(999_600_000, 'en')).toBe('1\u00a0GB');
		expect(writeSize(12_000, 'fa')).toBe('۱۲\u00a0کیلوبایت');
		expect(writeSize(1_250_000, 'fa')).toBe('۱٫۳\u00a0مگابایت');
	});

	test('of a share are whole only where the share is', () => {
		expect(writeShare(0.999, 'en')).toBe('99%');
		expect(writeShare(1, 'en')).toBe('100%');
	});
});

/** As Intl has it, but for the space between a number and what it counts, where no line may break. */
const fit = (text: string): string => text.replaceAll('\u00a0', ' ');
const known = ['en', 'ru', 'fa'] as const;
const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;

describe('as Intl writes them where it has the data', () => {
	test.each(known)('numbers, shares and sizes in %s', (language) => {
		const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1, roundingMode: 'halfExpand' });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e9 }), (tenths) => {
				expect(sayNumber(tenths, language)).toBe(new Intl.NumberFormat(language).format(tenths));
				expect(sayNumber(tenths / 10, language, 1)).toBe(decimal.format(tenths / 10));
			}),
			{ numRuns: 300 }
		);
		const percent = new Intl.NumberFormat(language, { style: 'percent' });
		for (let share = 0; share <= 100; share += 1) {
			expect(sayShare(share / 100, language)).toBe(percent.format(share / 100));
		}
	});

	test.each(known)('spans and ages in %s', (language) => {
		const age = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
		for (const unit of units) {
			const span = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
			for (let count = 1; count < 130; count += 1) {
				expect(fit(sayUnit(count, unit, language))).toBe(fit(span.format(count)));
				expect(fit(sayAge(count, unit, language))).toBe(fit(age.format(-count, unit)));
			}
		}
		expect(sayAge(0, 'second', language)).toBe(age.format(0, 'second'));
	});
});

describe('in Kazakh, of which browsers have no data', () => {
	test.each([
		['2026-11-22T11:59:30Z', 'жаңа ғана'],
		['2026-11-22T11:59:00Z', '1\u00a0минут бұрын'],
		['2026-11-21T11:00:00Z', 'кеше'],
		['2026-11-12T11:00:00Z', '1\u00a0апта бұрын'],
		['2022-01-08T12:00:00Z', '4\u00a0жыл бұрын']
	])('an age from %s', (time, expected) => expect(writeAge(time, 'kk', now)).toBe(expected));

	test('numbers, shares, sizes and spans', () => {
		expect(sayNumber(1_234_567.5, 'kk', 1)).toBe('1\u00a0234\u00a0567,5');
		expect(writeShare(0.425, 'kk')).toBe('43%');
		expect(writeSize(1_250_000, 'kk')).toBe('1,3\u00a0МБ');
		expect(writeSize(12_000, 'kk')).toBe('12\u00a0кБ');
		expect(sayUnit(5, 'minute', 'kk')).toBe('5\u00a0минут');
	});
});

describe('the first that fits', () => {
	test('is found as a plain search finds it', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.nat(220), (count, first) => {
				expect(firstThat(count, (index) => index >= first)).toBe(Math.min(count, first));
			})
		);
	});
});

describe('the fragment of an address', () => {
	test.each([
		['#at=article:abc234', 'article:abc234'],
		['#at=passage%3A00ff', 'passage:00ff'],
		['#at=', undefined],
		['#n-1', undefined],
		['', undefined],
		['#at=<b>', undefined]
	])('%j names the bookmark %j', (fragment, key) => expect(readFragment(fragment)).toBe(key));
});
