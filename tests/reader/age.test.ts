// Ages, sizes and shares as sentences in the reader's language, and the small sums of the reader.
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeAge, writeShare, writeSize } from '#lib/reader/age.ts';
import { readFragment } from '#lib/reader/keeper.ts';
import { firstThat } from '#lib/reader/position.ts';
import { sayNumber } from '#lib/words/shape.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('an age', () => {
	test.each([
		['2026-11-22T11:59:30Z', 'en', 'now'],
		['2026-11-22T11:59:00Z', 'en', '1 minute ago'],
		['2026-11-22T10:00:00Z', 'en', '2 hours ago'],
		['2026-11-21T11:00:00Z', 'en', 'yesterday'],
		['2026-11-02T12:00:00Z', 'en', '2 weeks ago'],
		['2022-01-08T12:00:00Z', 'en', '4 years ago'],
		['2026-11-22T10:00:00Z', 'ru', '2 часа назад'],
		['2026-11-22T10:00:00Z', 'kk', '2 сағат бұрын'],
		['2026-11-22T10:00:00Z', 'fa', '۲ ساعت پیش'],
		['2026-11-23T00:00:00Z', 'en', 'now'],
		['never', 'en', '']
	])('of %s in %s is %j', (time, language, expected) => expect(writeAge(time, language, now)).toBe(expected));
});

describe('numbers', () => {
	test('are in the digits of the language', () => {
		expect(writeSize(1_250_000, 'en')).toBe('1.3 MB');
		expect(writeSize(12_000, 'en')).toBe('12 kB');
		expect(writeSize(12_000, 'fa')).toBe('۱۲ کیلوبایت');
		expect(writeSize(1_250_000, 'fa')).toBe('۱٫۳ مگابایت');
	});

	test('of a share are whole only where the share is', () => {
		expect(writeShare(0.999, 'en')).toBe('99%');
		expect(writeShare(1, 'en')).toBe('100%');
	});
});

describe('in a browser that claims to know Kazakh and writes English', () => {
	/** Chromium's way: asked for Kazakh, it answers in English. */
	const instead = (language: string) => (language === 'kk' ? 'en' : language);
	const { NumberFormat, RelativeTimeFormat } = Intl;

	afterEach(() => void vi.unstubAllGlobals());

	test.each([
		['2026-11-22T11:59:30Z', 'жаңа ғана'],
		['2026-11-22T11:59:00Z', '1 минут бұрын'],
		['2026-11-21T11:00:00Z', 'кеше'],
		['2026-11-12T11:00:00Z', '1 апта бұрын'],
		['2022-01-08T12:00:00Z', '4 жыл бұрын']
	])('an age from %s is Kazakh', (time, expected) => {
		vi.stubGlobal('Intl', {
			...Intl,
			RelativeTimeFormat: class extends RelativeTimeFormat {
				constructor(language: string, options?: Intl.RelativeTimeFormatOptions) {
					super(instead(language), options);
				}
			}
		});
		expect(writeAge(time, 'kk', now)).toBe(expected);
	});

	test('numbers, shares, sizes and spans are Kazakh', () => {
		vi.stubGlobal('Intl', {
			NumberFormat: class extends NumberFormat {
				constructor(language: string, options?: Intl.NumberFormatOptions) {
					super(instead(language), options);
				}
			}
		});
		expect(sayNumber(1_234_567.5, 'kk')).toBe('1\u00a0234\u00a0567,5');
		expect(writeShare(0.425, 'kk')).toBe('43%');
		expect(writeSize(1_250_000, 'kk')).toBe('1,3\u00a0МБ');
		expect(writeSize(12_000, 'kk')).toBe('12\u00a0кБ');
		expect(sayNumber(5, 'kk', { style: 'unit', unit: 'minute', unitDisplay: 'long' })).toBe('5\u00a0минут');
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
