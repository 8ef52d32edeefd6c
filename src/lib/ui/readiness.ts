// The readiness line and the progress of keeping, as sentences.
import { writeDay } from '#lib/article/compose/words.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Fault } from '#lib/contract/faults.ts';
import type { Readiness } from '#lib/contract/messages.ts';
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
	/** What of the list is not here yet; `texts` too while there is no list. */
	lacks: 'texts' | 'pictures' | 'nothing';
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
	isTextOnly: false,
	lacks: 'texts'
};

/** What of the list is lacking, texts before pictures. */
export function lackOf(readiness: Readiness | undefined): KeepingView['lacks'] {
	if (readiness === undefined || readiness.articles === 0 || readiness.articlesKept < readiness.articles)
		return 'texts';
	return readiness.picturesKept < readiness.pictures ? 'pictures' : 'nothing';
}

/** Whether all that is wanted of the list is here, whatever becomes of asking for a newer one. */
export function isWhole({ lacks, isTextOnly }: Pick<KeepingView, 'lacks' | 'isTextOnly'>): boolean {
	return lacks === 'nothing' || (lacks === 'pictures' && isTextOnly);
}

/** Whether it is under way, so that it can be paused and not asked for. */
export function isBusy({ kind }: Pick<KeepingView, 'kind'>): boolean {
	return kind === 'running' || kind === 'checking';
}

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

/**
 * The label of what brings all that is lacking: after a pause it goes on, unless there is nothing to go on from; where
 * nothing is lacking it looks for what is newer.
 */
export function labelKeep(
	view: Pick<KeepingView, 'kind' | 'lacks' | 'isTextOnly'>,
	articlesKept: number,
	words: Words
): string {
	if (view.kind === 'paused' && articlesKept > 0) return words.keep.resume;
	return view.kind === 'done' || isWhole(view) ? words.keep.again : words.keep.start;
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
			// Without a rest nobody knows of one
			if (view.hold === 'wifi' && isWhole(view)) return words.keep.newWaits;
			return view.hold === undefined ? words.keep.waiting : words.keep.holds[view.hold];
		case 'elsewhere':
			return words.keep.otherTab;
		case 'done':
			if (!view.isTextOnly) return words.keep.done;
			return view.lacks === 'nothing' ? `${words.keep.done} ${words.keep.newTextOnly}` : words.keep.doneText;
		case 'failed':
			return view.fault === undefined ? words.keep.waiting : words.faults[view.fault.code];
	}
}

function sayRetry(at: number, words: Words, language: Language): string {
	return say(words.keep.retry, { time: writeMoment(at, words, language) });
}

function sayRunning(view: KeepingView, words: Words, language: Language): string {
	// All has come, and is read back before that is said
	if (view.bytesLeft <= 0) return words.ready.reading;
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
