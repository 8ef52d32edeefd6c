// Days of the Solar Hijri calendar, by which Iran and Afghanistan count, as days of the Gregorian one.

/** A day by its numbers, the month from 1. */
export interface Day {
	year: number;
	month: number;
	day: number;
}

const dayMs = 86_400_000;
/** The first day of 1403, from which years are counted. */
const knownYear = 1403;
const knownStart = Date.UTC(2024, 2, 20);
/** The cycle of 33 years below agrees with the sky between these. */
const firstYear = 1244;
const lastYear = 1502;

/** A year of the Solar Hijri calendar rather than one of ours that anything was published in. */
export function isSolarYear(year: number): boolean {
	return year >= firstYear && year <= lastYear;
}

/** The same day in the Gregorian calendar; undefined where there is no such day. Eight years of every 33 are leap years. */
export function fromSolar({ year, month, day }: Day): Day | undefined {
	if (!isSolarYear(year) || month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) return undefined;
	const before = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
	const days = 365 * (year - knownYear) + leapsBefore(year) - leapsBefore(knownYear) + before + day - 1;
	const date = new Date(knownStart + days * dayMs);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function leapsBefore(year: number): number {
	return Math.floor((8 * year + 21) / 33);
}

function lengthOf(year: number, month: number): number {
	if (month <= 6) return 31;
	return month < 12 || leapsBefore(year + 1) > leapsBefore(year) ? 30 : 29;
}
