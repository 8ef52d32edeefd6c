// The time of the day in a written date, and the zone it is told in.
import { zoneOf } from './words.ts';

/** A time of the day, and the minutes that its place is ahead of Greenwich. */
export interface Clock {
	hours: number;
	minutes: number;
	seconds: number;
	offset: number;
}

const clockForm =
	/(?:^|[\s,t—–-]|\b(?:at|в|à|um|kl\.?|ساعت))\s*(\d{1,2})(?:[:h٫]|\.(?=\d\d(?:\D|$)(?!\d{2,4})))(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?=\D|$)\s*([ap]\.?\s?m\b\.?)?/i;
const eastAsianClock =
	/(오전|오후|上午|下午|午前|午後)?\s*(\d{1,2})(?::|時|时|시)\s*(\d{1,2})(?:(?::|分|분)\s*(\d{1,2}))?/;
const offsetForm = /(?:gmt|utc|ut|z)?\s*([+-])\s?(\d{1,2})(?::?(\d{2}))?(?=\s|\)|$)/i;
/** Nobody lives further from Greenwich than this. */
const furthestMinutes = 14 * 60;

/** The clock in a written date, midnight in UTC where it shows none, and the text without it; undefined where it is wrong. */
export function takeClock(text: string): { clock: Clock; rest: string } | undefined {
	const eastern = /[오上下午時时시]/.test(text) ? eastAsianClock.exec(text) : null;
	const found = eastern ?? clockForm.exec(text);
	const [before, behind] =
		found === null ? [text, ''] : [text.slice(0, found.index), text.slice(found.index + found[0].length)];
	const half = eastern === null ? found?.[4] : found?.[1];
	const [hours = '0', minutes = '0', seconds = '0'] =
		(eastern === null ? found?.slice(1, 4) : found?.slice(2, 5)) ?? [];
	const { offset, rest } = takeZone(before, behind);
	const clock = { hours: halfDay(Number(hours), half), minutes: Number(minutes), seconds: Number(seconds), offset };
	// Leap seconds are told by some, and hour 24 by others (ISO 8601).
	return clock.hours > 24 || clock.minutes > 59 || clock.seconds > 60 ? undefined : { clock, rest };
}

function halfDay(hours: number, half: string | undefined): number {
	if (half === undefined || hours > 12) return hours;
	const isLater = /^p|오후|下午|午後/i.test(half);
	return (hours % 12) + (isLater ? 12 : 0);
}

function takeZone(before: string, behind: string): { offset: number; rest: string } {
	const signed = offsetForm.exec(behind);
	if (signed !== null) {
		const [whole, sign, hours, minutes] = signed;
		const size = Number(hours) * 60 + Number(minutes ?? 0);
		const rest = `${before} ${behind.slice(0, signed.index)} ${behind.slice(signed.index + whole.length)}`;
		return { offset: size <= furthestMinutes ? (sign === '-' ? -size : size) : 0, rest };
	}
	const rest = `${before} ${behind}`;
	const names = rest.match(/\p{L}+/gu) ?? [];
	return { offset: names.map(zoneOf).findLast((zone) => zone !== undefined) ?? 0, rest };
}
