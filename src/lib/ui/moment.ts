// Moments and spans as a reader says them: "14:05" today, a day and an hour before that, "3 hours" of something.
import { writeDay } from '#lib/article/compose/words.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { sayClock, sayUnit, type Unit } from '#lib/words/numbers.ts';

const spans: [Unit, number][] = [
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
	if (date.toDateString() === new Date(now).toDateString()) return sayClock(date, language);
	// The words write days of UTC
	const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
	return `${writeDay(words.paint, local.toISOString())} ${sayClock(date, language)}`;
}

/** A span of seconds in its largest fitting unit: "3 hours", "14 minutes". */
export function writeSpan(seconds: number, language: Language): string {
	const [unit, length] = spans.find(([, length]) => seconds >= length * leastOfUnit) ?? (['second', 1] as const);
	const count = Math.max(1, Math.round(seconds / length));
	return sayUnit(count, unit, language);
}
