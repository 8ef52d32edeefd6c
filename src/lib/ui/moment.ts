// Moments and spans as a reader says them: "14:05" today, a day and an hour before that, "3 hours" of something.
import { writeDay } from '#lib/article/compose/words.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { sayNumber } from '#lib/words/shape.ts';

const spans: [string, number][] = [
	['day', 86_400],
	['hour', 3600],
	['minute', 60],
	['second', 1]
];
/** A span is told in the largest unit of which it has at least so many. */
const leastOfUnit = 1.5;

/** A moment (ISO 8601, or milliseconds since 1970) by this phone's clock and calendar: the hour alone where it is today's. */
export function writeMoment(time: string | number, words: Words, language: Language, now = Date.now()): string {
	const date = new Date(time);
	const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	if (date.toDateString() === new Date(now).toDateString()) return clock.format(date);
	// The words write days of UTC
	const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
	return `${writeDay(words.paint, local.toISOString())} ${clock.format(date)}`;
}

/** A span of seconds in its largest fitting unit: "3 hours", "14 minutes". */
export function writeSpan(seconds: number, language: Language): string {
	const [unit, length] = spans.find(([, length]) => seconds >= length * leastOfUnit) ?? ['second', 1];
	const count = Math.max(1, Math.round(seconds / length));
	return sayNumber(count, language, { style: 'unit', unit, unitDisplay: 'long' });
}
