// The few words the composer paints with, in one language; they come with the templates.
import * as v from 'valibot';

/** Words painted into documents. `{name}` is a placeholder; plurals by Intl.PluralRules category, `other` always there. */
export const paintWordsSchema = v.object({
	/** Twelve month names in the form that stands with a day. */
	months: v.pipe(v.array(v.string()), v.length(12)),
	/** `{day} {month} {year}` in the language's order. */
	date: v.string(),
	/** Ten digits, zero first. */
	digits: v.pipe(v.string(), v.length(10)),
	/** `{count} min` */
	minutes: v.string(),
	/** The list of names of article languages: tag → name in the interface's language. */
	languages: v.record(v.string(), v.string()),
	by: v.string(),
	updated: v.string(),
	sources: v.string(),
	libraryTitle: v.string(),
	libraryDescription: v.string(),
	savedTitle: v.string(),
	settingsTitle: v.string(),
	/** What a notice page says, by its kind. */
	notices: v.object(
		v.entriesFromList(
			['absent', 'gone', 'unknown', 'damaged', 'empty'],
			v.object({ title: v.string(), text: v.string() })
		)
	),
	toLibrary: v.string()
});
export type PaintWords = v.InferOutput<typeof paintWordsSchema>;

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
