// Dates as feeds, pages and exports write them, in any usual order and language, become ISO 8601.
import { takeClock } from './clock.ts';
import { fromSolar, isSolarYear, type Day } from './solar.ts';
import { monthOf, zoneOf } from './words.ts';

/** 20220110T120000Z, of iCalendar and ISO 8601 without its signs. */
const compactForm = /^(\d{8})t(\d{2})(\d{2})(\d{2})/i;
const longestDate = 120;
/** The epoch itself is what a machine writes that knows no date; after tomorrow nothing has been published. */
export const earliestMs = 24 * 3600 * 1000;
const aheadMs = 2 * 24 * 3600 * 1000;
/** Digits of Arabic, Persian and Devanagari start at these. */
const digitStarts = [0x660, 0x6f0, 0x966];
/** Two digits of a year from this on are of the last century (RFC 2822 says 50). */
const centuryTurn = 50;

/**
 * A written date as ISO 8601 with its own offset, in UTC where it says none; undefined where it is none or is absurd: before
 * 2 January 1970 or more than two days from `now`. The whole text is taken for the date; `findDate` looks for one in a line.
 * @param now milliseconds of the epoch
 * @param isMonthFirst whether 1/2/2024 is in January, as in America; it always is beside a clock with AM or PM
 */
export function readDate(
	written: string | undefined,
	now: number = Date.now(),
	isMonthFirst = false
): string | undefined {
	if (written === undefined) return undefined;
	const text = plainForm(written.slice(0, longestDate)).trim().replace(compactForm, '$1 $2:$3:$4');
	if (/^\d{9,10}$|^\d{13}$/.test(text)) return bound(Number(text) * (text.length === 13 ? 1 : 1000), 0, now);
	const taken = takeClock(text);
	if (taken === undefined) return undefined;
	const { clock, rest } = taken;
	const day = isoDay(rest) ?? namedDay(rest) ?? numberDay(rest, isMonthFirst || /\d\s*[ap]\.?m\b/i.test(text));
	if (day === undefined || !isDay(day)) return undefined;
	const local = Date.UTC(day.year, day.month - 1, day.day, clock.hours, clock.minutes, Math.min(clock.seconds, 59));
	return bound(local - clock.offset * 60_000, clock.offset, now);
}

/** A text with the digits 0 to 9 in place of Arabic, Persian and Indian ones, and single spaces. */
export function plainForm(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => {
			const code = digit.charCodeAt(0);
			return String(code - (digitStarts.findLast((start) => code >= start) ?? code));
		})
		.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/\s+/g, ' ');
}

function isDay({ year, month, day }: Day): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function bound(epochMs: number, offset: number, now: number): string | undefined {
	return epochMs <= now + aheadMs && epochMs >= earliestMs ? writeMoment(epochMs, offset) : undefined;
}

/** A moment, in milliseconds of the epoch, as ISO 8601 to the second in the zone that is `offset` minutes ahead of Greenwich. */
export function writeMoment(epochMs: number, offset: number): string {
	const local = new Date(epochMs + offset * 60_000).toISOString().slice(0, 19);
	if (offset === 0) return `${local}Z`;
	const size = Math.abs(offset);
	const two = (count: number) => String(count).padStart(2, '0');
	return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** 2022-01-10, 20220110, 2022/1/10, 2022.1.10, 2022年1月10日, 2022-01, 2022. */
function isoDay(text: string): Day | undefined {
	const found =
		/(?:^|[^\d])(\d{4})\s?[-/.年년]\s?(\d{1,3})(?:\s?[-/.月월]\s?(\d{1,2}))?(?!\d)/.exec(text) ??
		/^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text) ??
		/^\s*(\d{4})\s*$/.exec(text);
	if (found === null) return undefined;
	const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
	if (found[2]?.length === 3 && found[3] === undefined) return fromDayOfYear(year, month);
	return isSolarYear(year) ? fromSolar({ year, month, day }) : { year, month, day };
}

function fromDayOfYear(year: number, day: number): Day | undefined {
	const date = new Date(Date.UTC(year, 0, day));
	return day < 1 || day > 366 ? undefined : { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A month by its name, with the day and the year in any order around it. */
function namedDay(text: string): Day | undefined {
	const joined = text.replace(/(كانون|تشرين)\s+(ال)/g, '$1$2');
	const words = [...joined.matchAll(/\p{L}[\p{L}\p{M}’ʼ]*/gu)];
	const named = words.map(([word]) => (zoneOf(word) === undefined || word.length > 3 ? monthOf(word) : undefined));
	const at = named.findLastIndex((month, place) => month !== undefined && isBesideNumber(joined, words[place]));
	const month = named[at] ?? named.findLast((one) => one !== undefined);
	if (month === undefined) return undefined;
	const numbers = (joined.match(/\d+/g) ?? []).filter((number) => number.length <= 4);
	const year = numbers.find((number) => number.length === 4) ?? (numbers.length > 1 ? numbers.at(-1) : undefined);
	if (year === undefined) return undefined;
	const day = Number(
		numbers.find((number) => number !== year && Number(number) <= 31) ??
			(numbers[0] === year && numbers.length > 1 ? year : 1)
	);
	return month.isSolar && isSolarYear(Number(year))
		? fromSolar({ year: Number(year), month: month.month, day })
		: { year: fullYear(year), month: month.month, day };
}

function isBesideNumber(text: string, word: RegExpExecArray | undefined): boolean {
	if (word === undefined) return false;
	const before = text.slice(Math.max(0, word.index - 6), word.index);
	const behind = text.slice(word.index + word[0].length, word.index + word[0].length + 4);
	return /\d/.test(before) || /^[\s.,-]*\d/.test(behind);
}

/** 10.01.2022, 10/1/22, 10 01 2022; 22-01-10; 1/10/2022 where the clock has halves, as in America. */
function numberDay(text: string, isAmerican: boolean): Day | undefined {
	const found = /(?:^|\D)(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?!\d)/.exec(text);
	if (found === null) return undefined;
	const [, first = '', sign, second = '', third = ''] = found;
	const [a, b] = [Number(first), Number(second)];
	if (third.length === 2 && (sign === '-' || a > 31) && b <= 12)
		return { year: fullYear(first), month: b, day: Number(third) };
	const isMonthFirst = b > 12 || (isAmerican && sign === '/' && a <= 12);
	const [day, month] = isMonthFirst ? [b, a] : [a, b];
	const year = fullYear(third);
	return isSolarYear(year) ? fromSolar({ year, month, day }) : { year, month, day };
}

function fullYear(written: string): number {
	const year = Number(written);
	if (written.length > 2) return year;
	return year + (year < centuryTurn ? 2000 : 1900);
}
