// The readiness line and the progress of keeping, as sentences.
import { writeDay } from '#lib/article/compose/words.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Fault } from '#lib/contract/faults.ts';
import type { Lost, Readiness } from '#lib/contract/messages.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { writeSize } from '#lib/reader/age.ts';
import { sayNumber, sayUnit } from '#lib/words/numbers.ts';
import { say, sayCount } from '#lib/words/shape.ts';
import { writeMoment } from './moment.ts';

/** How keeping stands, as the line shows it; whoever runs it fills this in. */
export interface KeepingView {
	kind: 'idle' | 'checking' | 'running' | 'paused' | 'waiting' | 'elsewhere' | 'held' | 'done' | 'failed';
	done: number;
	total: number;
	bytesLeft: number;
	secondsLeft: number | undefined;
	fault: Fault | undefined;
	/** Why what is lacking is not fetched now: by the reader's own choice, or `room`, for want of it on the phone. */
	hold: keyof Words['keep']['holds'] | 'room' | undefined;
	/** When it is tried again by itself, in milliseconds since 1970. */
	retryAt: number | undefined;
	/** Whether pictures are left out by choice. */
	isTextOnly: boolean;
}

/** Nothing is known of keeping yet. */
export const idleView: KeepingView = {
	kind: 'idle',
	done: 0,
	total: 0,
	bytesLeft: 0,
	secondsLeft: undefined,
	fault: undefined,
	hold: undefined,
	retryAt: undefined,
	isTextOnly: false
};

/** "If the network goes now, you have …": true because readiness is read back from the stores. */
export function sayReadiness(readiness: Readiness, words: Words, language: Language): string {
	const { articles, articlesKept, newest } = readiness;
	if (articlesKept === 0 || newest === undefined) return words.ready.none;
	const values = {
		total: sayNumber(articles, language),
		newest: writeDay(words.paint, newest),
		pictures: sayPictures(readiness, words, language)
	};
	return sayCount(articlesKept === articles ? words.ready.all : words.ready.some, articlesKept, language, values);
}

function sayPictures({ pictures, picturesKept }: Readiness, words: Words, language: Language): string {
	if (picturesKept === pictures) return words.ready.pictures.all;
	if (picturesKept === 0) return words.ready.pictures.none;
	const values = { count: sayNumber(picturesKept, language), total: sayNumber(pictures, language) };
	return say(words.ready.pictures.some, values);
}

/** What was found gone, and how it comes again; `button` is the label of what brings it. */
export function sayLost({ at, articles, pictures }: Lost, button: string, words: Words, language: Language): string {
	return say(words.ready.lost, {
		time: writeMoment(at, words, language),
		articles: sayNumber(articles, language),
		pictures: sayNumber(pictures, language),
		button
	});
}

/** The label of what brings all that is lacking: after a pause it goes on, unless there is nothing to go on from. */
export function labelKeep(kind: KeepingView['kind'], articlesKept: number, words: Words): string {
	if (kind === 'paused' && articlesKept > 0) return words.keep.resume;
	return kind === 'done' ? words.keep.again : words.keep.start;
}

/** What keeping is doing, in a sentence; empty where there is nothing to say. `button` is the label of what brings all. */
export function sayKeeping(view: KeepingView, button: string, words: Words, language: Language): string {
	switch (view.kind) {
		case 'idle':
			return '';
		case 'checking':
			return words.keep.checking;
		case 'running':
			return sayRunning(view, words, language);
		case 'paused':
			return say(words.keep.paused, { button });
		case 'waiting': {
			const why = view.fault === undefined ? words.keep.waiting : words.faults[view.fault.code];
			return view.retryAt === undefined ? why : `${why} ${sayRetry(view.retryAt, words, language)}`;
		}
		case 'held':
			if (view.hold === 'room') return words.faults['storage-full'];
			return view.hold === undefined ? words.keep.waiting : words.keep.holds[view.hold];
		case 'elsewhere':
			return words.keep.otherTab;
		case 'done':
			return view.isTextOnly ? words.keep.doneText : words.keep.done;
		case 'failed':
			return view.fault === undefined ? words.keep.waiting : words.faults[view.fault.code];
	}
}

function sayRetry(at: number, words: Words, language: Language): string {
	return say(words.keep.retry, { time: writeMoment(at, words, language) });
}

function sayRunning(view: KeepingView, words: Words, language: Language): string {
	const sentence = say(words.keep.running, {
		done: sayNumber(view.done, language),
		total: sayNumber(view.total, language),
		size: writeSize(view.bytesLeft, language)
	});
	if (view.secondsLeft === undefined) return sentence;
	const isShort = view.secondsLeft < 90;
	const count = Math.max(1, Math.round(isShort ? view.secondsLeft : view.secondsLeft / 60));
	const time = sayUnit(count, isShort ? 'second' : 'minute', language);
	return `${sentence}, ${say(words.keep.remaining, { time })}`;
}
