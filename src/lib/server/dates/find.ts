// A date within a line of a page: the stretches that may be one are found here, and read by the reader of dates.
import { plainForm, readDate } from './read.ts';

const longestLine = 300;

/** Stretches that hold a day, surest first: the reader tells whether the word in one is a month. */
const dayForms: readonly RegExp[] = [
	// 2024-01-10, also before a T and a clock
	/(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)/g,
	// 2024年1月10日, 2024년 1월 10일
	/\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]/g,
	// 10 January 2024, 10. Januar 2024, 10 de enero de 2024
	/(?<!\d)\d{1,2}(?:st|nd|rd|th|-?е|º|\.)?(?: de| of)? ?[\p{L}\p{M}]{2,20}\.?,?(?: de)? \d{4}(?!\d)/gu,
	// January 10, 2024
	/[\p{L}\p{M}]{3,20}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)/gu,
	// 2024 жылғы 10 қаңтар
	/(?<!\d)\d{4}(?: ?(?:жылғы|жылдың|жыл|ж\.))?,? \d{1,2}[ -][\p{L}\p{M}]{2,20}/gu,
	// Wed Jan 10 12:00:00 2024
	/(?<!\S)[\p{L}\p{M}]{3,20} \d{1,2} .{0,24}?\d{4}(?!\d)/gu,
	/(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)/g,
	/(?<!\d)\d{4}\/\d{1,2}\/\d{1,2}(?!\d)/g
];

/** A clock, and a zone only right behind it: `et`, `est` and `ist` are words of French and German too. */
const clockForm =
	/(?<![\d:.])(?:오전|오후|上午|下午|午前|午後)?\s?\d{1,2}[:.]\d{2}(?![\d.])(?::\d{2}(?:\.\d+)?)?(?:\s*[aApP]\.?\s?[mM]\b\.?)?(?:\s*\(?(?:(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Z]{1,5}\b|мск|МСК))?/u;

/**
 * The date in a line as `readDate` gives it: the first day that is written whole, with the clock beside it if there is one.
 * Undefined where there is none, or the line is longer than anyone writes around a date.
 * @param now milliseconds of the epoch
 * @param isMonthFirst whether 1/2/2024 is in January, as in America
 */
export function findDate(line: string | undefined, now: number = Date.now(), isMonthFirst = false): string | undefined {
	if (line === undefined || line.length > longestLine || !/\p{Nd}/u.test(line)) return undefined;
	const text = plainForm(line);
	for (const form of dayForms) {
		for (const { 0: day, index } of text.matchAll(form)) {
			const alone = readDate(day, now, isMonthFirst);
			if (alone === undefined) continue;
			const around = `${text.slice(0, index)} | ${text.slice(index + day.length).replace(/^T/, ' ')}`;
			const clock = clockForm.exec(around)?.[0];
			return (clock === undefined ? undefined : readDate(`${day} ${clock}`, now, isMonthFirst)) ?? alone;
		}
	}
	return undefined;
}
