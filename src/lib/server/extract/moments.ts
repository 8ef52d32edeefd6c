// When a page was published and changed: what it tells machines first, then what a reader sees beside the title.
import { findDate } from '../dates/find.ts';
import { readDate } from '../dates/read.ts';
import { isText, nameOf } from './dom.ts';
import type { Verdict } from './judges.ts';
import type { Linked } from './json-ld.ts';
import type { Line } from './lines.ts';
import { localise } from './local-clock.ts';

/** Where a page may tell of its dates. `metas` are its meta elements by their name or property in small letters. */
export interface Told {
	page: Document;
	url: string;
	metas: ReadonlyMap<string, string>;
	linked: Linked | undefined;
	judges: readonly Verdict[];
	lines: readonly Line[];
	/** BCP 47; tells whether 1/2/2024 is in January. */
	language: string | undefined;
}

/** Names of meta elements, surest first. */
const publishedNames = (
	'article:published_time article:published og:published_time datepublished date_published parsely-pub-date sailthru.date ' +
	'cxenseparse:recs:publishtime pubdate publishdate publish-date publish_date article.published dc.date.issued dcterms.created dc.date ' +
	'dcterms.date dc.date.created article_date_original date release_date displaydate'
).split(' ');
const updatedNames = 'article:modified_time og:updated_time datemodified last-modified lastmod dcterms.modified'.split(
	' '
);

/** How many lines after the title are looked at for a date, and how long such a line may be. */
const nearTitle = 12;
const longestDateLine = 150;
const mostTimes = 20;

/** When the page was published, as `readDate` writes it, in the clock of its place where that is shown. */
export function readPublished({ page, url, metas, linked, judges, lines, language }: Told): string | undefined {
	const find = (text: string | undefined) => findDate(text, undefined, isMonthFirst(language));
	const heading = lines.findIndex(({ host }) => nameOf(host) === 'h1');
	const near =
		heading < 0
			? []
			: lines.slice(heading + 1, heading + 1 + nearTitle).filter(({ text }) => text.length < longestDateLine);
	const times = [...page.querySelectorAll('time[pubdate], time[itemprop="datePublished"], article time, time')];
	const published =
		first(readDate, [linked?.published, ...publishedNames.map((name) => metas.get(name))]) ??
		first(find, [
			itemOf(page, 'datePublished'),
			...near.flatMap((line) => [
				line.host.closest('time')?.getAttribute('datetime') ?? undefined,
				line.text,
				spaced(line)
			]),
			inAddress(url),
			...times.slice(0, mostTimes).flatMap((time) => [time.getAttribute('datetime') ?? undefined, time.textContent]),
			...judges.map((judge) => judge.published)
		]);
	return published === undefined ? undefined : near.reduce((at, { text }) => localise(at, find(text)), published);
}

/** When the page was last changed, as it tells machines. */
export function readUpdated({ page, metas, linked }: Told): string | undefined {
	return (
		first(readDate, [linked?.updated, ...updatedNames.map((name) => metas.get(name))]) ??
		findDate(itemOf(page, 'dateModified'))
	);
}

/** In English that is not of another country than America, as most of it on the web is. */
function isMonthFirst(language: string | undefined): boolean {
	return /^en(?:-us)?$/i.test(language ?? '');
}

function first(
	read: (text: string | undefined) => string | undefined,
	candidates: readonly (string | undefined)[]
): string | undefined {
	for (const candidate of candidates) {
		const date = read(candidate);
		if (date !== undefined) return date;
	}
	return undefined;
}

/** A line with its elements apart: some pages part author and date by a style alone. */
function spaced({ nodes }: Line): string {
	const textOf = (node: Node): string => (isText(node) ? node.data : [...node.childNodes].map(textOf).join(' '));
	return nodes.map(textOf).join(' ');
}

function inAddress(url: string): string | undefined {
	const found = /\/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:[/-]|$)/.exec(url);
	return found === null ? undefined : found.slice(1).join('-');
}

/** The value of a microdata property (HTML, "Microdata"). */
function itemOf(page: Document, property: string): string | undefined {
	const element = page.querySelector(`[itemprop="${property}"]`);
	return element?.getAttribute('content') ?? element?.getAttribute('datetime') ?? element?.textContent ?? undefined;
}
