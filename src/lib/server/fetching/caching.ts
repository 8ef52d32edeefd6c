// What an answer says of how long it holds, when to come again, and by what it is known.
import type { IncomingHttpHeaders } from 'node:http';

const minuteSeconds = 60;
const weekSeconds = 7 * 24 * 3600;
/** Where a server asks for time and does not say how much. */
const usualRetrySeconds = 15 * 60;
const mostTagCharacters = 1024;
const mostDateCharacters = 64;

/** An entity tag that may be kept and sent back (RFC 9110, 8.8.3); undefined where it is none or beyond 1024 characters. */
export function readEtag(text: string | undefined): string | undefined {
	if (text === undefined || text.length > mostTagCharacters) return undefined;
	return /^(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/.test(text) ? text : undefined;
}

/** A date that may be kept and sent back letter for letter (RFC 9110, 8.8.2); undefined where it is none. */
export function readLastModified(text: string | undefined): string | undefined {
	return text !== undefined && /^[\x20-\x7e]*$/.test(text) && readDate(text) !== undefined ? text : undefined;
}

/**
 * For how long an answer need not be asked for again, by `Cache-Control` (RFC 9111, 5.2.2) or else `Expires`.
 * @param now ms since 1970
 * @returns seconds from one minute to seven days; undefined where the server says nothing, or that it may not be kept
 */
export function readMaxAge(headers: IncomingHttpHeaders, now: number): number | undefined {
	const directives = (headers['cache-control'] ?? '')
		.toLowerCase()
		.split(',')
		.map((each) => each.trim());
	if (directives.some((each) => /^no-(?:cache|store)\b/.test(each))) return undefined;
	const ages = directives.flatMap((each) => /^max-age\s*=\s*"?(\d+)"?$/.exec(each)?.[1] ?? []);
	if (ages[0] !== undefined) return bound(Number(ages[0]) - Number(/^\d+$/.exec(headers.age ?? '')?.[0] ?? 0));
	const expires = readDate(headers.expires);
	return expires === undefined ? undefined : bound((expires - (readDate(headers.date) ?? now)) / 1000);
}

/**
 * After how long a server wants to be asked again (RFC 9110, 10.2.3: seconds or a date).
 * @param now ms since 1970
 * @returns seconds from one minute to seven days; fifteen minutes where it does not say
 */
export function readRetryAfter(text: string | undefined, now: number): number {
	if (text === undefined) return usualRetrySeconds;
	if (/^\s*\d+\s*$/.test(text)) return bound(Number(text));
	const date = readDate(text);
	return date === undefined ? usualRetrySeconds : bound((date - now) / 1000);
}

function bound(seconds: number): number {
	return Math.min(weekSeconds, Math.max(minuteSeconds, Math.ceil(seconds)));
}

/** A date in one of the three forms of RFC 9110, 5.6.7, all of which begin with a day's name; ms since 1970. */
function readDate(text: string | undefined): number | undefined {
	if (text === undefined || text.length > mostDateCharacters || !/^\s*(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text))
		return undefined;
	// The third form, of C's asctime, names no zone and means UTC
	const date = Date.parse(/(?:gmt|utc|[+-]\d{4})\s*$/i.test(text) ? text : `${text} GMT`);
	return Number.isNaN(date) ? undefined : date;
}
