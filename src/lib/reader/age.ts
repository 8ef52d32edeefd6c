// Ages, shares and sizes in the reader's language: only for what is put on the page after it lives, never for painting.
import type { Language } from '#lib/contract/languages.ts';
import { sayAge, sayShare, sayUnit, type Unit } from '#lib/words/numbers.ts';

const unitSeconds: [Unit, number][] = [
	['year', 31_557_600],
	['month', 2_629_800],
	['week', 604_800],
	['day', 86_400],
	['hour', 3600],
	['minute', 60]
];

/**
 * How long ago a time (ISO 8601, or milliseconds since 1970) was, as "2 hours ago" in a language; `now` is in
 * milliseconds since 1970. Under a minute, and for times to come (a phone's clock may be wrong), it is "now". An empty text where the time is none.
 */
export function writeAge(time: string | number, language: Language, now = Date.now()): string {
	const then = typeof time === 'number' ? time : Date.parse(time);
	if (Number.isNaN(then)) return '';
	const seconds = Math.max(0, (now - then) / 1000);
	const [unit, length] = unitSeconds.find(([, least]) => seconds >= least) ?? (['second', 1] as const);
	const count = unit === 'second' ? 0 : Math.floor(seconds / length);
	return sayAge(count, unit, language);
}

/** A share from 0 to 1 as a percentage without decimals; 100 % only where it is whole. */
export function writeShare(share: number, language: Language): string {
	return sayShare(share >= 1 ? 1 : Math.min(0.99, Math.max(0, share)), language);
}

/** A size in bytes, to be read at a glance: kilobytes, megabytes or gigabytes, each a thousand of the one before. */
export function writeSize(bytes: number, language: Language): string {
	if (bytes < 1e6) return sayUnit(Math.ceil(bytes / 1e3), 'kilobyte', language);
	// What would be rounded up to a thousand megabytes is a gigabyte
	if (bytes >= 999.5e6) return sayUnit(bytes / 1e9, 'gigabyte', language, 1);
	return sayUnit(bytes / 1e6, 'megabyte', language, bytes < 1e7 ? 1 : 0);
}
