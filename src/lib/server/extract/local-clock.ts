// The clock of a page's place: a moment told in UTC is shown as the readers of the page know it.
import { writeMoment } from '../dates/read.ts';

/** A zone is a whole number of these from Greenwich. */
const quarterMinutes = 15;
const furthestMinutes = 14 * 60;
/** A printed clock and the exact moment may differ by so much in the seconds that one of them leaves out. */
const slackMinutes = 2;

/**
 * A moment given in UTC as the clock of the page's place shows it, where the page prints that clock beside it: `seen` is the
 * printed time as `findDate` reads it. The moment stays the same, and the day becomes the one its readers know.
 */
export function localise(exact: string, seen: string | undefined): string {
	if (seen === undefined || !exact.endsWith('Z') || seen.includes('T00:00:00')) return exact;
	const moment = Date.parse(exact);
	const shift = (Date.parse(`${seen.slice(0, 19)}Z`) - moment) / 60_000;
	const zone = Math.round(shift / quarterMinutes) * quarterMinutes;
	const isZone = Math.abs(shift - zone) <= slackMinutes && Math.abs(zone) <= furthestMinutes;
	return isZone && zone !== 0 ? writeMoment(moment, zone) : exact;
}
