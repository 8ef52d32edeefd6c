// Fields of exports in one form: lines, addresses, times and tags, each checked and cut to its limit.
import { createHash } from 'node:crypto';
import type { BroughtArticle } from '../brought.ts';
import { isAbsolute, longestAddress, parseWeb } from '../addresses/web.ts';
import { readDate, writeMoment } from '../dates/read.ts';
import { toLine } from '../press/text.ts';
import { BringFault, sayName } from './fault.ts';
import type { BroughtHighlight, ReaderState } from './item.ts';
import { bringLimits } from './limits.ts';

/** A line of text, cut where it is too long. Whatever is not text is an empty one. */
export function lineOf(value: unknown, limit: number = bringLimits.lineCharacters): string {
	if (typeof value !== 'string') return '';
	const line = toLine(value.slice(0, limit * 4));
	return line.length > limit ? `${line.slice(0, limit - 1).toWellFormed()}…` : line;
}

/** Text of several lines, trimmed and cut. */
function passageOf(value: unknown): string {
	if (typeof value !== 'string') return '';
	const text = value.slice(0, bringLimits.highlightCharacters).replace(/\r\n?/g, '\n').trim();
	return text.replace(/(?!\n)\p{Cc}/gu, ' ').toWellFormed();
}

/** An absolute address of the web without what belongs to nobody else: no name, no password. Undefined where it is none. */
export function addressOf(value: unknown): string | undefined {
	const url = typeof value === 'string' && isAbsolute(value) ? parseWeb(value) : undefined;
	return url?.username === '' && url.password === '' && url.href.length <= longestAddress ? url.href : undefined;
}

/** The same as `addressOf`. @throws BringFault that quotes what was found */
export function needAddress(value: unknown): string {
	const address = addressOf(value);
	if (address !== undefined) return address;
	if (typeof value !== 'string' || value.trim() === '') throw new BringFault('it has no address');
	if (value.length > longestAddress) throw new BringFault(`its address is longer than ${longestAddress} characters`);
	throw new BringFault(`"${sayName(value)}" is not an address of the web`);
}

/** The key of whatever has an address: the same in every export. The fragment names a place in it. */
export function keyOfAddress(address: string): string {
	return `url:${address.replace(/#.*$/s, '')}`;
}

/** The key of what has no address: by its bytes. */
export function keyOfBytes(kind: string, ...parts: (Uint8Array | string)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part).update('\0');
	return `${kind}:${hash.digest('hex').slice(0, 32)}`;
}

/** Before the web, and some time after us, a time is a mistake. */
const firstTime = Date.UTC(1990, 0, 1);
const lastTime = Date.UTC(2200, 0, 1);

/** ISO 8601 from seconds since 1970 (or milli- or microseconds, as some browsers write). */
export function timeOfSeconds(value: unknown): string | undefined {
	const number = typeof value === 'string' && /^\s*\d{1,18}(?:\.\d*)?\s*$/.test(value) ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
	return toTime(number > 1e14 ? number / 1000 : number > 1e11 ? number : number * 1000);
}

/** ISO 8601 with seconds in UTC, from a time written in any usual way; undefined for what is none or was never. */
export function timeOfText(value: unknown): string | undefined {
	const time = typeof value === 'string' ? readDate(value) : undefined;
	return time === undefined ? undefined : toTime(Date.parse(time));
}

function toTime(milliseconds: number): string | undefined {
	return milliseconds >= firstTime && milliseconds < lastTime ? writeMoment(milliseconds, 0) : undefined;
}

/** Tags in one form, each once; too many or too long ones are left out. */
export function tagsOf(values: Iterable<unknown>): string[] {
	const tags = new Set<string>();
	for (const value of values) {
		const tag = lineOf(value);
		if (tag !== '' && tag.length <= bringLimits.tagCharacters) tags.add(tag);
		if (tags.size >= bringLimits.tags) break;
	}
	return [...tags];
}

/** Marked passages, those without text left out. */
export function highlightsOf(
	values: Iterable<{ text: unknown; note?: unknown; at?: string | undefined }>
): BroughtHighlight[] {
	const highlights: BroughtHighlight[] = [];
	for (const value of values) {
		const text = passageOf(value.text);
		const note = passageOf(value.note);
		if (text === '' && note === '') continue;
		highlights.push({
			text,
			...(note === '' ? {} : { note }),
			...(value.at === undefined ? {} : { at: value.at })
		});
		if (highlights.length >= bringLimits.highlights) break;
	}
	return highlights;
}

/** A share from 0 to 1; undefined where it is no number. */
export function shareOf(value: unknown, whole: number): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
	return Math.min(1, Math.max(0, number / whole));
}

/** A state without what is not known. */
export function stateOf(
	known: { [Field in keyof Omit<ReaderState, 'highlights'>]: ReaderState[Field] | undefined },
	highlights: BroughtHighlight[] = []
): ReaderState {
	const { added, read, archived, favourite, progress } = known;
	return {
		...(added === undefined ? {} : { added }),
		...(read === undefined ? {} : { read }),
		...(archived === undefined ? {} : { archived }),
		...(favourite === undefined ? {} : { favourite }),
		...(progress === undefined ? {} : { progress }),
		highlights
	};
}

/** A language tag in its canonical form (BCP 47); `en_GB` is meant as one. Undefined where it is none. */
export function languageOf(value: unknown): string | undefined {
	if (typeof value !== 'string' || !/^\s*[a-z]{2,3}(?:[-_][a-z0-9]{1,8}){0,4}\s*$/i.test(value)) return undefined;
	try {
		const [tag] = Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'));
		return tag === 'und' ? undefined : tag;
	} catch (caught) {
		if (caught instanceof RangeError) return undefined;
		throw caught;
	}
}

/** An article with what is known of it. */
export function articleOf(known: Partial<BroughtArticle> & { title: string; html: string }): BroughtArticle {
	return {
		url: undefined,
		standfirst: '',
		byline: '',
		site: '',
		published: undefined,
		updated: undefined,
		language: undefined,
		direction: undefined,
		lead: undefined,
		tags: [],
		...known
	};
}
