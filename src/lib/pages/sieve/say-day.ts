// A day of the phone's calendar in words.
import type { Words } from '#lib/words/catalogue.ts';
import { say } from '#lib/words/shape.ts';

/** A day as `2026-11-30` in the reader's words and digits. */
export function sayDay(written: string, { paint }: Words): string {
	const [year = '', month = '', day = ''] = written.split('-');
	const write = (number: string) => number.replace(/\d/g, (digit) => paint.digits[Number(digit)] ?? digit);
	return say(paint.date, {
		day: write(String(Number(day))),
		month: paint.months[Number(month) - 1] ?? '',
		year: write(year)
	});
}
