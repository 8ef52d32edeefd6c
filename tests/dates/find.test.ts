// Dates in lines of pages: found among other words, with their clock, and nothing else taken for one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDate } from '#lib/server/dates/find.ts';
import { readDate } from '#lib/server/dates/read.ts';
import { dates, now } from './date-cases.ts';

test.each([
	['2024-01-10T12:00:00+0500', '2024-01-10T12:00:00+05:00'],
	['2024-01-10T12:00:00.123Z', '2024-01-10T12:00:00Z'],
	['2024-01-10 09:05', '2024-01-10T09:05:00Z'],
	['2024-01-10', '2024-01-10T00:00:00Z'],
	['Wed, 10 Jan 2024 12:00:00 GMT', '2024-01-10T12:00:00Z'],
	['Published January 10, 2024 at 3:07 p.m. EST', '2024-01-10T15:07:00-05:00'],
	['10th of January 2024', '2024-01-10T00:00:00Z'],
	['10 января 2024, 14:30 МСК', '2024-01-10T14:30:00+03:00'],
	['10 января 2024 г.', '2024-01-10T00:00:00Z'],
	['10 мая 2023', '2023-05-10T00:00:00Z'],
	['10 қаңтар 2024, 09:00', '2024-01-10T09:00:00Z'],
	['2024 жылғы 10 қаңтар', '2024-01-10T00:00:00Z'],
	['5 тамыз 2022', '2022-08-05T00:00:00Z'],
	['۱۰ ژانویه ۲۰۲۴', '2024-01-10T00:00:00Z'],
	['۲۰ دی ۱۴۰۲', '2024-01-10T00:00:00Z'],
	['۱ فروردین ۱۴۰۳', '2024-03-20T00:00:00Z'],
	['۱ مهر ۱۴۰۲', '2023-09-23T00:00:00Z'],
	['1402/10/20', '2024-01-10T00:00:00Z'],
	['10. Januar 2024', '2024-01-10T00:00:00Z'],
	['10 de enero de 2024', '2024-01-10T00:00:00Z'],
	['10.01.2024 18:45', '2024-01-10T18:45:00Z'],
	['posted on 2023-12-19 23:30 EST by Rafael Antonio Pineda', '2023-12-19T23:30:00-05:00'],
	['14:30 | 10.01.2024 | Reading time 4 min', '2024-01-10T14:30:00Z'],
	['By Ada Brook, IST correspondent, January 10, 2024', '2024-01-10T00:00:00Z'],
	['Publié le 10 janvier 2024 à 15:07 et mis à jour', '2024-01-10T15:07:00Z'],
	['January 10, 2024 | 3:07 PM (UTC+5)', '2024-01-10T15:07:00+05:00'],
	['The 5 best of 2023, seen on 10 January 2024', '2024-01-10T00:00:00Z'],
	['2024-01-10T08:30:00+01:00', '2024-01-10T08:30:00+01:00'],
	['2024년 1월 10일 오후 3:30', '2024-01-10T15:30:00Z'],
	['1/31/2024', '2024-01-31T00:00:00Z'],
	['31/1/2024', '2024-01-31T00:00:00Z'],
	['2024年1月10日', '2024-01-10T00:00:00Z'],
	['1/2/2024', '2024-02-01T00:00:00Z'],
	['1/2/2024 3:07 PM', '2024-01-02T15:07:00Z']
])('%s is %s', (written, iso) => {
	expect(findDate(written, now)).toBe(iso);
});

test.each([
	['nothing', ''],
	['no date', 'yesterday at noon'],
	['a day that is not there', '2024-02-30'],
	['a month that is none', '10 foobar 2024'],
	['a year far off', '9999-01-01'],
	['a text too long to be a date', `${'1'.repeat(400)} 2024-01-10`],
	['a day to come', 'The fair opens on 10 January 2031'],
	['a month without a day', 'In May 2024 there were 10 of them'],
	['a score', 'They won 10:12 in 2024'],
	['a number', '12345678901234567890']
])('%s is no date', (_, written) => {
	expect(findDate(written, now)).toBeUndefined();
});

test('where months stand first, 1/2/2024 is in January', () => {
	expect(findDate('Posted 1/2/2024', now, true)).toBe('2024-01-02T00:00:00Z');
	expect(findDate('Posted 31/1/2024', now, true)).toBe('2024-01-31T00:00:00Z');
});

test.each(dates)('%s is %s to who reads it as a date', (written, meant) => {
	expect(readDate(written, now)).toBe(meant);
});

test('any text is looked at in time, and what is found is a moment that has been', () => {
	const pieces = fc.constantFrom(
		'10',
		'2024',
		' ',
		'Jan',
		'January',
		':',
		'.',
		'/',
		'-',
		'12',
		'de ',
		'pm',
		'+05',
		'年',
		'دی',
		'۱',
		'T',
		'Z',
		','
	);
	const texts = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 80 }),
		fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''))
	);
	fc.assert(
		fc.property(texts, (text) => {
			for (const found of [findDate(text, now), readDate(text, now)]) {
				if (found === undefined) continue;
				expect(found).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/);
				expect(Date.parse(found)).toBeGreaterThan(0);
				expect(Date.parse(found)).toBeLessThanOrEqual(now + 2 * 86_400_000);
			}
		}),
		{ numRuns: 3000 }
	);
});
