// The calendar of Iran and Afghanistan, held against the one that comes with the language.
import { expect, test } from 'vitest';
import { fromSolar } from '#lib/server/dates/solar.ts';

const dayMs = 86_400_000;
const intl = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
	timeZone: 'UTC',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric'
});

/** The Solar Hijri year, month and day that Intl tells of a moment. */
function tell(moment: number): [year: number, month: number, day: number] {
	const parts = new Map(intl.formatToParts(moment).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
	return [parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0];
}

test('every day from 1900 to 2100 is the one that Intl knows', () => {
	for (let moment = Date.UTC(1900, 3, 1); moment < Date.UTC(2100, 0, 1); moment += 5 * dayMs) {
		const [year, month, day] = tell(moment);
		const { year: y, month: m, day: d } = fromSolar({ year, month, day }) ?? { year: 0, month: 0, day: 0 };
		expect(Date.UTC(y, m - 1, d), `${year}/${month}/${day}`).toBe(moment);
	}
});

test('the last of Esfand is told by the leap year', () => {
	for (let year = 1280; year < 1470; year++) {
		const before = fromSolar({ year: year + 1, month: 1, day: 1 }) ?? { year: 0, month: 1, day: 1 };
		const [, , day] = tell(Date.UTC(before.year, before.month - 1, before.day - 1));
		expect(fromSolar({ year, month: 12, day: 30 }) !== undefined, String(year)).toBe(day === 30);
	}
});

test.each([
	['a month too many', { year: 1402, month: 13, day: 1 }],
	['a day too many', { year: 1402, month: 7, day: 31 }],
	['a year of another calendar', { year: 2024, month: 1, day: 1 }]
])('%s is no day', (_, day) => {
	expect(fromSolar(day)).toBeUndefined();
});
