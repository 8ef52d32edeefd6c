// How many bytes the keeping of the library has taken from the network, by calendar day, for the reader's allowance.
import { maybe, number, object, record, text, type Of } from '#lib/article/schema.ts';
import type { Counted } from '#lib/contract/messages.ts';
import type { Shelf } from './database.ts';
import type { Rows, Watched } from './tables.ts';
import { keepFact, readFact, watchFact } from './facts.ts';

/** A day of the phone's own calendar, as 2026-11-22. */
const daySchema = text(10, /^\d{4}-\d\d-\d\d$/);

const meterSchema = object({
	/** The day that was last met. */
	last: daySchema,
	days: record(number(0)),
	/** Where the clock was set back: what the day before the change had taken counts on the day it was set to, too. */
	carried: maybe(object({ day: daySchema, dayBytes: number(0), monthBytes: number(0) }))
});
export type Meter = Of<typeof meterSchema>;
const countedSchema = object({ since: number(0), bytes: number(0) });

/** Bytes taken this day and this month. */
export interface Spent {
	dayBytes: number;
	monthBytes: number;
}

/** More days than two months have; those farthest from today go first, whichever way the clock was set. */
const mostDays = 70;

/** The day of a time in milliseconds since 1970, where this phone is. */
export function dayOf(time: number): string {
	const date = new Date(time);
	const two = (value: number): string => String(value).padStart(2, '0');
	return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** An empty meter. */
export function newMeter(day: string): Meter {
	return { last: day, days: {} };
}

/**
 * The meter on a day. A later day begins anew, and the days before keep their bytes, so that a clock set ahead and back
 * frees nothing. A day before the last one met is a clock set back: it bears what was taken, and the next day does not,
 * so that such a clock frees nothing and stops nothing for ever.
 */
export function meetDay(meter: Meter, day: string): Meter {
	if (day >= meter.last) return { ...meter, last: day };
	const { dayBytes, monthBytes } = readSpent(meter);
	const isSameMonth = monthOf(day) === monthOf(meter.last);
	return {
		...meter,
		last: day,
		carried: { day, dayBytes, monthBytes: isSameMonth ? carriedMonth(meter) : monthBytes }
	};
}

/** What has been taken on the day the meter last met, and in its month. */
export function readSpent(meter: Meter): Spent {
	const { last, days, carried } = meter;
	const month = monthOf(last);
	const inMonth = Object.entries(days).filter(([day]) => monthOf(day) === month);
	return {
		dayBytes: (days[last] ?? 0) + (carried?.day === last ? carried.dayBytes : 0),
		monthBytes: inMonth.reduce((sum, [, bytes]) => sum + bytes, carriedMonth(meter))
	};
}

/** What has been taken on the day of a time, and in its month. */
export function spentAt(meter: Meter | undefined, now: number): Spent {
	return meter === undefined ? { dayBytes: 0, monthBytes: 0 } : readSpent(meetDay(meter, dayOf(now)));
}

/** The meter after so many bytes more on a day. */
export function spend(meter: Meter, bytes: number, day: string): Meter {
	const met = meetDay(meter, day);
	const days = Object.entries({ ...met.days, [day]: (met.days[day] ?? 0) + bytes });
	days.sort(([one], [other]) => distance(one, day) - distance(other, day));
	return { ...met, days: Object.fromEntries(days.slice(0, mostDays)) };
}

/** Adds bytes to this phone's meter, in one step among all tabs; 0 only lets it meet the day. @throws FaultError */
export function spendBytes(shelf: Shelf, bytes: number, now = Date.now()): Promise<Meter> {
	return shelf.run('rw', ['keeping'], (table) => add(table('keeping'), bytes, now));
}

/**
 * Adds what the worker's sum has more than when this was last done, in any tab: nothing is added twice, and what no page took over waits. A
 * sum that was begun anew is added whole. Of one that is met for the first time only what came today and is not on the meter: it may be that of
 * months, and a page of an earlier build has counted by itself.
 * @throws FaultError
 */
export function spendCounted(shelf: Shelf, { since, bytes }: Counted, now = Date.now()): Promise<Meter> {
	return shelf.run('rw', ['keeping'], async (table) => {
		const rows = table('keeping');
		const known = await readFact(rows, 'counted', countedSchema);
		const meter = await readFact(rows, 'meter', meterSchema);
		const unmet = dayOf(since) === dayOf(now) ? Math.min(bytes, spentAt(meter, now).dayBytes) : bytes;
		const before = known === undefined ? unmet : known.since === since ? known.bytes : 0;
		// Another tab may have asked later and come sooner
		await keepFact(rows, 'counted', { since, bytes: Math.max(before, bytes) });
		return add(rows, Math.max(0, bytes - before), now);
	});
}

async function add(rows: Rows, bytes: number, now: number): Promise<Meter> {
	const day = dayOf(now);
	const meter = spend((await readFact(rows, 'meter', meterSchema)) ?? newMeter(day), bytes, day);
	await keepFact(rows, 'meter', meter);
	return meter;
}

/** This phone's meter, now and whenever it changes; undefined where nothing was taken yet. */
export function watchMeter(shelf: Shelf): Watched<Meter | undefined> {
	return watchFact(shelf, 'meter', meterSchema);
}

function monthOf(day: string): string {
	return day.slice(0, 7);
}

function carriedMonth({ carried, last }: Meter): number {
	return carried !== undefined && monthOf(carried.day) === monthOf(last) ? carried.monthBytes : 0;
}

function distance(one: string, other: string): number {
	return Math.abs(Date.parse(one) - Date.parse(other));
}
