// Which lines of a page are the article: where two judges agree, mended by what lines, boxes and neighbours say.
import { findDate } from '../dates/find.ts';
import { bare } from '../press/text.ts';
import { nameOf, squeeze } from './dom.ts';
import type { Verdict } from './judges.ts';
import { readText, type Line } from './lines.ts';
import { isCaption, isNoise, isPictureBox, upTo } from './names.ts';
import { kindOf } from './phrases.ts';

/** A line with what is known of it. */
export interface WeighedLine extends Line {
	isFirst: boolean;
	isSecond: boolean;
	isCaption: boolean;
	isNoise: boolean;
	isKept: boolean;
}

/** A box may be called noise while it holds less of the article than this: publishers wrap whole pages in `newsletter`. */
const noiseShare = 0.25;

/** A line that speaks in whole sentences. */
const prose = 80;

const longestCaption = 300;

/** Readability is far shorter than Defuddle below this. */
const farShorter = 0.1;

/** Marks each line of a page as kept or not. `first` is Readability's verdict, `second` Defuddle's. */
export function weigh(
	lines: readonly Line[],
	first: Verdict,
	second: Verdict,
	root: Element,
	{ titles, byline }: { titles: readonly string[]; byline: string }
): WeighedLine[] {
	const weighed = lines.map((line): WeighedLine => ({
		...line,
		isFirst: first.marks.has(line.mark),
		isSecond: second.marks.has(line.mark),
		isCaption: describes(line, root),
		isNoise: false,
		isKept: false
	}));
	const isSeen = choose(weighed);
	for (const line of weighed) line.isKept = isSeen(line) && !line.isCaption;
	markNoise(weighed, root);
	for (const line of weighed) if (line.isNoise) line.isKept = false;
	cutNext(weighed);
	fill(weighed);
	dropLinks(weighed);
	dropTitles(weighed, titles);
	dropHead(weighed, byline);
	trimHeadings(weighed);
	return weighed;
}

/** Where Readability found nothing or far less, Defuddle alone; where Defuddle did, Readability alone; else what both keep. */
function choose(lines: readonly WeighedLine[]): (line: WeighedLine) => boolean {
	const sum = (isIn: (line: WeighedLine) => boolean): number =>
		lines.reduce((total, line) => total + (isIn(line) ? Math.max(0, line.text.length - 2 * line.linked) : 0), 0);
	const first = sum(({ isFirst }) => isFirst);
	const second = sum(({ isSecond }) => isSecond);
	const both = sum(({ isFirst, isSecond }) => isFirst && isSecond);
	if (first < farShorter * second) return ({ isSecond }) => isSecond;
	if (both < 0.4 * first) return ({ isFirst }) => isFirst;
	return ({ isFirst, isSecond }) => isFirst && isSecond;
}

function describes(line: Line, root: Element): boolean {
	if (line.host.closest('figure') !== null && line.host.closest('table, pre, blockquote') === null) return true;
	if (line.text.length > 500) return false;
	let steps = 0;
	for (const element of upTo(line.host, root)) {
		if (steps++ === 4) return false;
		if (isCaption(element)) return true;
		if (
			isPictureBox(element) &&
			element.querySelector('img') !== null &&
			squeeze(readText(element)).length < longestCaption
		)
			return true;
	}
	return false;
}

function markNoise(lines: readonly WeighedLine[], root: Element): void {
	const held = new Map<Element, number>();
	let total = 0;
	for (const line of lines) {
		if (!line.isKept) continue;
		total += line.text.length;
		for (const element of upTo(line.host, root)) held.set(element, (held.get(element) ?? 0) + line.text.length);
	}
	for (const line of lines) {
		line.isNoise = kindOf(line.text, line.linked / line.text.length) !== undefined;
		for (const element of upTo(line.host, root)) {
			if (line.isNoise || (held.get(element) ?? 0) > noiseShare * total) break;
			line.isNoise = isNoise(element);
		}
	}
}

/** Between kept lines, what one judge alone keeps stays where it is prose, heads what is kept, or is a post of others. */
function fill(lines: readonly WeighedLine[]): void {
	const from = lines.findIndex(({ isKept }) => isKept);
	const to = lines.findLastIndex(({ isKept }) => isKept);
	let next: WeighedLine | undefined;
	for (let index = to; index > from; index--) {
		const line = lines[index];
		if (line === undefined) continue;
		if (!line.isKept && !line.isCaption)
			line.isKept = isPost(line) || (!line.isNoise && (line.isFirst || line.isSecond) && belongs(line, next));
		if (line.isKept) next = line;
	}
}

function belongs({ text, linked, host }: WeighedLine, next: WeighedLine | undefined): boolean {
	if (text.length >= prose) return linked < 0.5 * text.length;
	return (
		/^h[2-6]$/.test(nameOf(host)) &&
		linked === 0 &&
		next !== undefined &&
		next.host.parentElement === host.parentElement
	);
}

/** Whether a line is of a post that the page quotes from elsewhere. */
function isPost({ host }: WeighedLine): boolean {
	return host.closest('blockquote.twitter-tweet, blockquote.instagram-media, blockquote.tiktok-embed') !== null;
}

/** Pages that load the next article below the first are cut where that begins: at a title in another `article`. */
function cutNext(lines: readonly WeighedLine[]): void {
	const from = lines.findIndex(({ isKept }) => isKept);
	const own = lines[from]?.host.closest('article') ?? null;
	if (own === null) return;
	const next = lines.findIndex(
		({ host }, index) =>
			index > from && nameOf(host) === 'h1' && !own.contains(host) && host.closest('article') !== null
	);
	if (next >= 0) for (const line of lines.slice(next)) line.isKept = false;
}

/** A heading or paragraph that is a link and nothing else leads away. */
function dropLinks(lines: readonly WeighedLine[]): void {
	for (const line of lines) {
		if (
			line.isKept &&
			line.linked >= 0.95 * line.text.length &&
			line.text.length > 25 &&
			/^(?:h[2-6]|p|div)$/.test(nameOf(line.host))
		)
			line.isKept = false;
	}
}

/** The title stands before the article already. */
function dropTitles(lines: readonly WeighedLine[], titles: readonly string[]): void {
	const known = new Set(titles.map(bare).filter((title) => title.length > 8));
	let seen = 0;
	for (const line of lines) {
		if (!line.isKept || ++seen > 3) continue;
		if (known.has(bare(line.text)) || nameOf(line.host) === 'h1') line.isKept = false;
	}
}

/** Above the text pages print when it was written and by whom, which is told elsewhere. */
function dropHead(lines: readonly WeighedLine[], byline: string): void {
	const names = byline
		.split(', ')
		.map(bare)
		.filter((name) => name.length > 3);
	for (const line of lines) {
		if (!line.isKept) continue;
		const text = bare(line.text);
		const isByline = names.some((name) => text.includes(name) && text.length < 2 * name.length + 30);
		if (line.text.length >= prose || !(isByline || findDate(line.text) !== undefined)) return;
		line.isKept = false;
	}
}

/** A heading is of what follows it: at the end of all there is nothing left for it to head. */
function trimHeadings(lines: readonly WeighedLine[]): void {
	for (const line of lines.toReversed()) {
		if (!line.isKept) continue;
		if (!/^h[1-6]$/.test(nameOf(line.host))) return;
		line.isKept = false;
	}
}
