// One file of a book cut into its chapters: where the table of contents names several places of it, at these.
import { bare } from '../press/text.ts';
import { lineOf } from './fields.ts';
import { bringLimits } from './limits.ts';
import type { ContentsEntry } from './epub-contents.ts';
import { readTokens, valueOf } from './tokens.ts';

/** A piece of a file: a chapter, or what goes on from the one before. */
export interface ChapterPiece {
	/** The id at which it begins; empty for the file's beginning. */
	fragment: string;
	/** By the table of contents, else by its first heading; empty where it has neither. */
	title: string;
	/** The title of the file's head, which often is the book's. */
	headTitle: string;
	/** Its markup, not yet rewritten, without the heading that says its title. */
	html: string;
	hasText: boolean;
}

/** What is found while a file is gone through. */
interface Found {
	bodyStart: number;
	bodyEnd: number;
	headTitle: string;
	/** Where elements with wanted ids begin. */
	places: Map<string, number>;
	headings: Heading[];
}

/** A heading, and where it begins and ends. */
interface Heading {
	start: number;
	end: number;
	text: string;
}

/** Cuts a file. `entries` are those of the table of contents that name it. */
export function cutChapters(source: string, entries: readonly ContentsEntry[], isXml: boolean): ChapterPiece[] {
	const cuts = chooseCuts(entries);
	const found = lookThrough(source, new Set(cuts.map(({ fragment }) => fragment)), isXml);
	const starts = new Map<number, { fragment: string; title: string }>();
	for (const { fragment, title } of cuts) {
		const place = Math.max(found.places.get(fragment) ?? found.bodyEnd, found.bodyStart);
		if (place < found.bodyEnd && !starts.has(place)) starts.set(place, { fragment, title });
	}
	const whole = entries.find(({ fragment }) => fragment === '') ?? (starts.size === 0 ? entries[0] : undefined);
	const ordered = [...starts].sort(([one], [other]) => one - other);
	const before = { fragment: '', title: whole?.title ?? '' };
	let next = 0;
	return [[found.bodyStart, before] as const, ...ordered].map(([start, { fragment, title }], index) => {
		const end = ordered[index]?.[0] ?? found.bodyEnd;
		while (next < found.headings.length && (found.headings[next]?.start ?? end) < start) next++;
		return toPiece(source, start, end, { fragment, title, heading: found.headings[next], headTitle: found.headTitle });
	});
}

/** Places inside the file, of the topmost depth that names more than one: the sections of a single chapter do not part it. */
function chooseCuts(entries: readonly ContentsEntry[]): ContentsEntry[] {
	const top = entries.reduce((least, { depth }) => Math.min(least, depth), Infinity);
	const topmost = entries.filter(({ depth }) => depth === top);
	return topmost.length > 1 ? topmost.filter(({ fragment }) => fragment !== '').slice(0, bringLimits.chapters) : [];
}

function toPiece(
	source: string,
	start: number,
	end: number,
	known: { fragment: string; title: string; headTitle: string; heading: Heading | undefined }
): ChapterPiece {
	const { fragment, title, headTitle } = known;
	const heading = known.heading !== undefined && known.heading.end <= end ? known.heading : undefined;
	const shown = title === '' ? (heading?.text ?? '') : title;
	const isRepeated =
		heading !== undefined && bare(heading.text) === bare(shown) && !hasLetters(source.slice(start, heading.start));
	const html = isRepeated
		? source.slice(start, heading.start) + source.slice(heading.end, end)
		: source.slice(start, end);
	return { fragment, title: shown, headTitle, html, hasText: hasLetters(html) };
}

/** Whether there is anything to read between the tags; looked at once from start to end, however the tags are broken. */
function hasLetters(html: string): boolean {
	for (let at = 0; at < html.length;) {
		const tag = html.indexOf('<', at);
		const text = html.slice(at, tag < 0 ? html.length : tag).replace(/&#?\w{1,30};/g, '');
		if (/[\p{L}\p{N}]/u.test(text)) return true;
		const end = tag < 0 ? -1 : html.indexOf('>', tag);
		if (end < 0) return false;
		at = end + 1;
	}
	return false;
}

function lookThrough(source: string, wanted: ReadonlySet<string>, isXml: boolean): Found {
	const found: Found = { bodyStart: 0, bodyEnd: source.length, headTitle: '', places: new Map(), headings: [] };
	let heading: { name: string; start: number; text: string[] } | undefined;
	let title: string[] | undefined;
	readTokens(
		source,
		{
			open: (tag) => {
				if (tag.name === 'body') found.bodyStart = tag.end;
				for (const name of ['id', 'name']) {
					const id = valueOf(tag, name);
					if (id !== undefined && wanted.has(id) && !found.places.has(id))
						// A heading is not cut from its own anchor.
						found.places.set(id, heading?.start ?? tag.start);
				}
				if (tag.isSelfClosing) return;
				if (tag.name === 'title' && found.headTitle === '') title = [];
				else if (/^h[1-3]$/.test(tag.name) && heading === undefined)
					heading = { name: tag.name, start: tag.start, text: [] };
			},
			text: (text) => {
				title?.push(text);
				heading?.text.push(text);
			},
			close: (name, start, end) => {
				if (name === 'body') found.bodyEnd = start;
				if (name === 'title' && title !== undefined) {
					found.headTitle = lineOf(title.join(''));
					title = undefined;
				}
				if (heading?.name !== name) return;
				const text = lineOf(heading.text.join(' '));
				if (text !== '') found.headings.push({ start: heading.start, end, text });
				heading = undefined;
			}
		},
		{ isXml }
	);
	if (found.bodyEnd < found.bodyStart) found.bodyEnd = source.length;
	return found;
}
