// What a page says of itself: in JSON-LD, OpenGraph, other meta elements, microdata, and where a reader sees it.
import { canonicalOf, plainHost } from '../addresses/site.ts';
import { bare } from '../press/text.ts';
import { toAddress } from './addresses.ts';
import { squeeze } from './dom.ts';
import { readLinked, type Linked } from './json-ld.ts';
import type { Verdict } from './judges.ts';
import type { Line } from './lines.ts';
import { readPublished, readUpdated } from './moments.ts';
import { chooseTitle } from './titles.ts';
import { listAuthors } from './authors.ts';
import { tellDirection, tellLanguage } from './languages.ts';

/** Everything told of an article but its text. All of it is plain text. */
export interface Metadata {
	url: string;
	title: string;
	/** Every text that the page gives as its title. */
	titles: string[];
	description: string;
	byline: string;
	site: string;
	published: string | undefined;
	updated: string | undefined;
	language: string | undefined;
	direction: 'ltr' | 'rtl' | undefined;
	image: string | undefined;
	imageCaption: string;
	tags: string[];
}

/** Reads a page before it is taken apart. `url` is where it was found, `base` what its addresses start from. */
export function readMetadata(
	page: Document,
	url: string,
	base: string,
	judges: readonly Verdict[],
	lines: readonly Line[]
): Metadata {
	const metas = readMetas(page);
	const linked = readLinked(page);
	const site = plain(
		metas.get('og:site_name') ?? linked?.site ?? metas.get('application-name') ?? judges[1]?.site,
		200
	);
	const { title, titles } = chooseTitle(page, metas, linked, site, judges);
	const language = tellLanguage(page, metas, linked);
	const told = { page, url, metas, linked, judges, lines, language };
	const published = readPublished(told);
	const updated = readUpdated(told);
	const canonical =
		toAddress(page.querySelector('link[rel="canonical"]')?.getAttribute('href'), base) ??
		toAddress(metas.get('og:url'), base);
	return {
		url: canonicalOf(canonical, toAddress(url, url) ?? url),
		title,
		titles,
		description: plain(metas.get('og:description') ?? metas.get('description') ?? linked?.description, 2_000),
		byline: plain(listAuthors(page, metas, linked, judges).join(', '), 300),
		site: site === '' ? (plainHost(url) ?? '') : site,
		published,
		updated: updated === published ? undefined : updated,
		language,
		direction: tellDirection(page, language),
		image: toAddress(
			metas.get('og:image') ??
				metas.get('og:image:url') ??
				metas.get('twitter:image') ??
				metas.get('twitter:image:src') ??
				linked?.image,
			base
		),
		imageCaption: plain(linked?.imageCaption, 1_000),
		tags: readTags(page, linked)
	};
}

/** Meta elements by their name or property in small letters; the first of a name counts. */
function readMetas(page: Document): ReadonlyMap<string, string> {
	const metas = new Map<string, string>();
	for (const meta of page.querySelectorAll('meta')) {
		const content = meta.getAttribute('content')?.trim() ?? '';
		if (content === '') continue;
		for (const key of ['property', 'name', 'itemprop']) {
			for (const name of (meta.getAttribute(key) ?? '').toLowerCase().split(/\s+/)) {
				if (name !== '' && !metas.has(name)) metas.set(name, content);
			}
		}
	}
	return metas;
}

/** A text on one line, of bounded length, without anything that steers a screen. */
export function plain(text: string | undefined, longest: number): string {
	return squeeze((text ?? '').replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' '))
		.slice(0, longest)
		.toWellFormed();
}

function readTags(page: Document, linked: Linked | undefined): string[] {
	const metas = [
		...page.querySelectorAll('meta[property="article:tag"], meta[name="keywords"], meta[name="news_keywords"]')
	];
	const given = [
		...metas.flatMap((meta) => (meta.getAttribute('content') ?? '').split(/[,;]/)),
		...(linked?.tags ?? [])
	];
	const tags = new Map(
		given
			.map((tag) => plain(tag, 60))
			.filter((tag) => tag !== '')
			.map((tag) => [bare(tag), tag])
	);
	return [...tags.values()].slice(0, 20);
}
