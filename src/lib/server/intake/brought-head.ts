// The fields of an article from outside brought into an article's own form: one line each, bounded, never refused for their looks.
import type { ArticleHead } from '#lib/article/types.ts';
import { directionOf } from '#lib/contract/languages.ts';
import type { BroughtArticle } from '../brought.ts';
import { earliestMs, writeMoment } from '../dates/read.ts';
import { settleAddress } from '../press/links.ts';
import { bare, toLine } from '../press/text.ts';
import { guessLanguage } from './guess-language.ts';

/** UTF-16 units; the list carries title, standfirst, site and tags of every article, so these are kept short. */
const bounds = {
	title: 300,
	untitled: 80,
	standfirst: 320,
	byline: 200,
	site: 120,
	tag: 40,
	tags: 8,
	caption: 1000
} as const;

/** What is known of an article before its body is pressed. */
export type BroughtHead = Pick<
	ArticleHead,
	'language' | 'direction' | 'title' | 'standfirst' | 'byline' | 'published' | 'tags' | 'sources'
> &
	Partial<Pick<ArticleHead, 'site' | 'updated'>>;

/**
 * @param plain the body's text
 * @param seen when the article was first seen, which stands for the time of publication where none is given
 * @param now when this text of it came
 */
export function settleHead(article: BroughtArticle, plain: string, seen: Date, now: Date): BroughtHead {
	const language = settleLanguage(article.language) ?? guessLanguage(`${article.title} ${plain}`);
	const published = settleTime(article.published ?? article.updated, seen) ?? writeMoment(seen.getTime(), 0);
	const updated = settleTime(article.updated, now);
	const url = article.url === undefined ? undefined : settleUrl(article.url);
	const site = cut(toLine(article.site), bounds.site) || hostOf(url);
	return {
		language,
		direction: article.direction ?? directionOf(language),
		title: settleTitle(article, plain, site),
		standfirst: settleStandfirst(article.standfirst, plain),
		byline: cut(toLine(article.byline), bounds.byline),
		...(site === '' ? {} : { site }),
		published,
		...(updated === undefined || Date.parse(updated) <= Date.parse(published) ? {} : { updated }),
		tags: settleTags(article.tags),
		sources: site === '' && url === undefined ? [] : [{ name: site, ...(url === undefined ? {} : { url }) }]
	};
}

/** A line of at most so many UTF-16 units, cut at a word where there is one near. */
export function cut(line: string, limit: number): string {
	if (line.length <= limit) return line;
	const short = line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '');
	const word = short.replace(/\s+\S{0,30}$/u, '');
	return `${word === '' ? short : word}…`;
}

/** A caption as it stands in a head. */
export function settleCaption(text: string): string {
	return cut(toLine(text), bounds.caption);
}

/** An address as a head may hold it; undefined where it may not. */
export function settleUrl(address: string): string | undefined {
	const settled = settleAddress(address);
	return settled !== undefined && settled.length <= 2000 && /^https?:\/\/[^\s"'<>]+$/.test(settled)
		? settled
		: undefined;
}

/** Tags as they come: without a hash sign, each once, a few of them. */
export function settleTags(tags: readonly string[]): string[] {
	const settled = tags
		.map((tag) => toLine(tag).replace(/^#+\s*/, ''))
		.filter((tag) => tag !== '' && tag.length <= bounds.tag);
	return [...new Set(settled)].slice(0, bounds.tags);
}

/** A language tag in its canonical form (RFC 5646); undefined where it is none. */
export function settleLanguage(tag: string | undefined): string | undefined {
	const written = tag?.trim().replaceAll('_', '-');
	if (written === undefined || !/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(written)) return undefined;
	try {
		return Intl.getCanonicalLocales(written)[0];
	} catch (caught) {
		if (caught instanceof RangeError) return undefined;
		throw caught;
	}
}

function settleTitle({ title, standfirst }: BroughtArticle, plain: string, site: string): string {
	const given = cut(toLine(title), bounds.title);
	if (given !== '') return given;
	const begin = cut(toLine(standfirst) || toLine(plain.slice(0, 1000)), bounds.untitled);
	return begin || site || '…';
}

/** A summary that only repeats how the text begins says nothing. */
function settleStandfirst(standfirst: string, plain: string): string {
	const line = toLine(standfirst);
	const begin = bare(line.replace(/(?:\[?(?:…|\.\.\.)\]?|\[&hellip;\])\s*$/u, '')).slice(0, 200);
	return begin === '' || bare(toLine(plain.slice(0, 2000))).startsWith(begin) ? '' : cut(line, bounds.standfirst);
}

/** A time in UTC; undefined where it is none, is before there was a web, or is yet to come by more than clocks differ. */
function settleTime(text: string | undefined, seen: Date): string | undefined {
	const at = text === undefined ? NaN : Date.parse(text);
	if (Number.isNaN(at) || at < earliestMs) return undefined;
	return writeMoment(Math.min(at, seen.getTime()), 0);
}

/** The host of an address as it is shown; '' where there is none. */
export function hostOf(url: string | undefined): string {
	return url === undefined ? '' : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? '').slice(0, bounds.site);
}
