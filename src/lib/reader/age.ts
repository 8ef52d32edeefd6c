// Ages and numbers in the reader's language, by Intl where it knows the language: only for what is put on the page after it lives, never for painting.
import { writeKazakhAge } from '#lib/words/kazakh.ts';
import { sayNumber } from '#lib/words/shape.ts';

const unitSeconds: [Intl.RelativeTimeFormatUnit, number][] = [
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
export function writeAge(time: string | number, language: string, now = Date.now()): string {
	const then = typeof time === 'number' ? time : Date.parse(time);
	if (Number.isNaN(then)) return '';
	const seconds = Math.max(0, (now - then) / 1000);
	const [unit, length] = unitSeconds.find(([, least]) => seconds >= least) ?? ['second', 1];
	const count = unit === 'second' ? 0 : Math.floor(seconds / length);
	return language === 'kk' ? writeKazakhAge(count, unit) : ageFormat(language).format(-count, unit);
}

/** A share from 0 to 1 as a percentage without decimals; 100 % only where it is whole. */
export function writeShare(share: number, language: string): string {
	const whole = share >= 1 ? 1 : Math.min(0.99, Math.max(0, share));
	return sayNumber(whole, language, { style: 'percent', maximumFractionDigits: 0 });
}

/** A size in bytes, to be read at a glance: kilobytes or megabytes of a thousand. */
export function writeSize(bytes: number, language: string): string {
	const [unit, size] = bytes >= 1e6 ? ['megabyte', bytes / 1e6] : ['kilobyte', Math.ceil(bytes / 1e3)];
	const maximumFractionDigits = size < 10 && unit === 'megabyte' ? 1 : 0;
	// The short forms are Latin in Persian
	const unitDisplay = language === 'fa' ? 'long' : 'short';
	return sayNumber(size, language, { style: 'unit', unit, unitDisplay, maximumFractionDigits });
}

const ageFormats = new Map<string, Intl.RelativeTimeFormat>();

function ageFormat(language: string): Intl.RelativeTimeFormat {
	const format = ageFormats.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
	ageFormats.set(language, format);
	return format;
}
