// Whether this phone is ready for the dark, point by point: what is in order, what is to do, what cannot be known here.
import { writeDay } from '#lib/article/compose/words.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Readiness } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { writeAge, writeSize } from '#lib/reader/age.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { DarkWords } from '#lib/words/dark/en.ts';
import { sayNumber } from '#lib/words/numbers.ts';
import { say, sayCount } from '#lib/words/shape.ts';
import type { InstallWay } from './install.svelte.ts';
import { writeMoment, writeSpan } from './moment.ts';

/** How a point stands. */
export type Sign = 'good' | 'act' | 'unknown';

/** One point of the list. `act` is a thing to do here, `way` a page where it is done. */
export interface Point {
	name: string;
	label: string;
	sign: Sign;
	text: string;
	act?: 'persist' | 'install';
	way?: { address: string; label: string };
}

/** What is known of this phone. */
export interface DarkView {
	readiness: Readiness;
	isTextOnly: boolean;
	install: InstallWay;
	persistence: 'lasting' | 'fleeting' | 'unknown';
	/** This phone's clock less the publisher's, in seconds; undefined where no answer has told. */
	clockSeconds: number | undefined;
	/** Bytes of the app's rooms still to come; undefined where the worker does not say. */
	roomBytes: number | undefined;
	/** Pictures lacking whose size is known, and their bytes; undefined where the worker has not said. */
	lacking: { pictures: number; bytes: number } | undefined;
}

/** A clock further off than this is said; certificates bear far more, readers' appointments do not. */
const clockLeewaySeconds = 300;
/** After so long, what was once read back is worth reading again. */
const checkDays = 30;

/** The points in the order in which they matter. */
export function readPoints(view: DarkView, texts: DarkWords, words: Words, language: Language): Point[] {
	return [
		readTexts(view, texts, language),
		readPictures(view, texts, language),
		readMissing(view, texts, words, language),
		...readNewest(view, texts, words, language),
		...readApp(view, texts, language),
		readHome(view, texts, words),
		readLasting(view, words),
		readClock(view, texts, language),
		readKey(view, texts),
		readCheck(view, texts, words, language)
	];
}

/** The sum of the points, in a sentence. */
export function sayVerdict(
	points: readonly Point[],
	{ readiness }: DarkView,
	texts: DarkWords,
	language: Language
): string {
	const { verdicts } = texts;
	if (readiness.articlesKept === 0) return verdicts.bare;
	// What is lacking of texts and pictures is one thing to do, and stands at its own point
	const count = points.filter(({ name, sign }) => sign === 'act' && name !== 'texts' && name !== 'pictures').length;
	return count === 0 ? verdicts.ready : sayCount(verdicts.almost, count, language);
}

function readTexts({ readiness }: DarkView, texts: DarkWords, language: Language): Point {
	const { articles, articlesKept, minutes, textBytes } = readiness;
	const parts = [
		share(articlesKept, articles, texts, language),
		writeSize(textBytes, language),
		say(texts.reading, { time: writeSpan(minutes * 60, language) })
	];
	const sign = articlesKept > 0 && articlesKept === articles ? 'good' : 'act';
	return {
		name: 'texts',
		label: texts.articles,
		sign,
		text: articlesKept > 0 ? row(parts) : (parts[0] ?? '')
	};
}

function readPictures({ readiness, isTextOnly }: DarkView, texts: DarkWords, language: Language): Point {
	const { pictures, picturesKept, pictureBytes } = readiness;
	const kept = row([share(picturesKept, pictures, texts, language), writeSize(pictureBytes, language)]);
	const isLeftOut = isTextOnly && picturesKept < pictures;
	const isAll = picturesKept >= pictures && picturesKept + readiness.articlesKept > 0;
	const sign = isAll || isTextOnly ? 'good' : 'act';
	const text = isLeftOut ? `${kept}. ${texts.picturesOut}` : kept;
	return { name: 'pictures', label: texts.pictures, sign, text };
}

function readMissing(
	{ readiness, isTextOnly, lacking }: DarkView,
	texts: DarkWords,
	words: Words,
	language: Language
): Point {
	const articles = Math.max(0, readiness.articles - readiness.articlesKept);
	const pictures = isTextOnly ? 0 : Math.max(0, readiness.pictures - readiness.picturesKept);
	const label = texts.missing;
	// Nobody can miss what no list has named
	if (readiness.articles === 0) return { name: 'missing', label, sign: 'unknown', text: texts.keyNot };
	const size = writeSize(readiness.lackingBytes, language);
	// Where the list is lost, how much it is is not known
	const sentence = readiness.lackingBytes === 0 ? words.storage.sources.count : texts.missingTexts;
	const parts = [
		articles === 0 ? [] : [sayCount(sentence, articles, language, { size })],
		pictures === 0 ? [] : [sayMissingPictures(pictures, lacking, texts, language)]
	].flat();
	return parts.length === 0
		? { name: 'missing', label, sign: 'good', text: texts.missingNone }
		: { name: 'missing', label, sign: 'act', text: row(parts) };
}

/** Of pictures whose articles are lacking themselves no size is known. */
function sayMissingPictures(count: number, known: DarkView['lacking'], texts: DarkWords, language: Language): string {
	const pictures = sayCount(texts.missingPictures, count, language);
	if (known === undefined || known.bytes === 0) return pictures;
	const size = writeSize(known.bytes, language);
	return `${pictures} (${known.pictures < count ? say(texts.atLeast, { size }) : size})`;
}

/** No point where no article is kept: that has been said. */
function readNewest({ readiness: { newest } }: DarkView, texts: DarkWords, words: Words, language: Language): Point[] {
	if (newest === undefined) return [];
	const text = row([writeDay(words.paint, newest), writeAge(newest, language)]);
	return [{ name: 'newest', label: texts.newest, sign: 'good', text }];
}

function readApp({ roomBytes }: DarkView, texts: DarkWords, language: Language): Point[] {
	if (roomBytes === undefined) return [];
	const { app: label, appWhole, appPart } = texts;
	if (roomBytes === 0) return [{ name: 'app', label, sign: 'good', text: appWhole }];
	return [{ name: 'app', label, sign: 'act', text: say(appPart, { size: writeSize(roomBytes, language) }) }];
}

function readHome({ install }: DarkView, texts: DarkWords, words: Words): Point {
	const point = { name: 'home', label: texts.home };
	if (install === 'running') return { ...point, sign: 'good', text: words.install.running };
	if (install === 'installed') return { ...point, sign: 'good', text: words.install.done };
	const text = texts.homeNot;
	if (install === 'offered') return { ...point, sign: 'act', text, act: 'install' };
	const way = { address: `${places.settings}#install`, label: words.install.offer };
	if (install === 'ios') return { ...point, sign: 'act', text, way };
	// A browser that offers nothing may have it installed beside this tab, or have no home screen to offer
	return { ...point, sign: 'unknown', text: words.keep.notSaid, way };
}

function readLasting({ persistence }: DarkView, words: Words): Point {
	const point = { name: 'lasting', label: words.settings.persistence };
	if (persistence === 'lasting') return { ...point, sign: 'good', text: words.keep.persisted };
	if (persistence === 'unknown') return { ...point, sign: 'unknown', text: words.keep.notSaid };
	return { ...point, sign: 'act', text: words.keep.notPersisted, act: 'persist' };
}

function readClock({ clockSeconds, readiness: { newest } }: DarkView, texts: DarkWords, language: Language): Point {
	const point = { name: 'clock', label: texts.clock };
	const { clocks } = texts;
	// Something signed cannot have been signed after now
	const signed = newest === undefined ? 0 : (Date.now() - Date.parse(newest)) / 1000;
	const off = clockSeconds ?? Math.min(0, signed);
	if (Math.abs(off) > clockLeewaySeconds) {
		const text = say(off > 0 ? clocks.fast : clocks.slow, { time: writeSpan(Math.abs(off), language) });
		return { ...point, sign: 'act', text };
	}
	if (clockSeconds !== undefined) return { ...point, sign: 'good', text: clocks.right };
	const text = newest === undefined ? clocks.later : `${clocks.plausible} ${clocks.later}`;
	return { ...point, sign: 'unknown', text };
}

function readKey({ readiness: { key, publisher } }: DarkView, texts: DarkWords): Point {
	const point = { name: 'key', label: texts.key };
	if (key === undefined) return { ...point, sign: 'act', text: texts.keyNot };
	// The key begins with a name of its own (C2SP signed-note), for when the list with the publisher's is lost
	const name = publisher ?? key.slice(0, key.indexOf('+'));
	return { ...point, sign: 'good', text: say(texts.keyKnown, { name }) };
}

function readCheck({ readiness: { checkedAt } }: DarkView, texts: DarkWords, words: Words, language: Language): Point {
	const point = { name: 'checked', label: texts.checked };
	const way = { address: `${places.storage}#check`, label: words.storage.check.start };
	if (checkedAt === undefined) return { ...point, sign: 'unknown', text: texts.checkedNot, way };
	const isFresh = Date.now() - Date.parse(checkedAt) < checkDays * 86_400_000;
	return { ...point, sign: isFresh ? 'good' : 'unknown', text: writeMoment(checkedAt, words, language), way };
}

function share(count: number, total: number, texts: DarkWords, language: Language): string {
	return say(texts.of, { count: sayNumber(count, language), total: sayNumber(total, language) });
}

/** Facts in a row, each set apart from the next for the order of letters: in Persian a number would run into its neighbour. */
function row(facts: readonly string[]): string {
	return facts.map((fact) => `\u2068${fact}\u2069`).join(' · ');
}
