// The few words the composer paints with, in one language; they come with the templates.
import type { Of } from '../schema.ts';
import type { paintWordsSchema } from './schemas.ts';

export type PaintWords = Of<typeof paintWordsSchema>;

/** A text with its `{placeholders}` filled; one without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A whole number in the language's digits. */
export function writeNumber(words: PaintWords, number: number): string {
	return String(number).replace(/\d/g, (digit) => words.digits[Number(digit)] ?? digit);
}

/**
 * A time (ISO 8601) as a day in UTC. Not by Intl, whose data differ between browsers and Node:
 * the worker and the server must paint the same bytes.
 */
export function writeDay(words: PaintWords, time: string): string {
	const date = new Date(time);
	return fill(words.date, {
		day: writeNumber(words, date.getUTCDate()),
		month: words.months[date.getUTCMonth()] ?? '',
		year: writeNumber(words, date.getUTCFullYear())
	});
}
