// Where the feeds of a page are: what it names itself, links that look like feeds, and the places where feeds usually stand.
import { resolveAddress } from '../addresses/web.ts';
import { plainText } from './markup.ts';
import { readTag, skipOther, valueOf, type Tag } from './tags.ts';

/** A feed that a page points at. */
export interface FoundFeed {
	/** Absolute http(s) address. */
	url: string;
	/** Plain text; empty where the page does not say. */
	title: string;
}

const mostFound = 30;
const titleLetters = 200;
/** How far a page is looked through; heads are at its beginning, links to feeds often at its end. */
const mostLetters = 4_000_000;

const feedType = /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|text\/(?:rss|atom)(?:\+xml)?)\b/i;
const looseType = /^(?:application|text)\/(?:x-)?(?:xml|json)\b/i;
const feedPath =
	/(?:^|[/._-])(?:rss|atom|feed|feeds|rdf)(?:[\d._-]*\.(?:xml|json|php|aspx?))?\/?$|\.(?:rss|atom|rdf)$|\/(?:rss|feed|atom)\//i;
const feedQuery = /[?&](?:feed=|format=(?:rss|atom|feed)|type=(?:rss|100)\b|output=rss)/i;
const feedWord = /\b(?:rss|atom|feed)\b|лента новостей|жаңалықтар таспасы/i;
/** Feeds of comments are feeds, but not the ones that are meant. */
const commentWord = /comment|коммент|пікір|kommentar|comentario|نظرات|تعليقات/i;
/** Not feeds though their addresses look so: what others make of an address, and machines' descriptions. */
const noFeed = /\/(?:wp-json|oembed|xmlrpc|share|sharer|intent|subscribe|login)\b|[?&](?:url|u)=http/i;

interface Candidate extends FoundFeed {
	worth: number;
}

/**
 * The feeds that a page names, the likeliest first.
 * @param pageUrl absolute address of the page
 */
export function findFeeds(html: string, pageUrl: string): FoundFeed[] {
	const text = html.slice(0, mostLetters);
	const missing = new Set<string>();
	const found = new Map<string, Candidate>();
	let base: string | undefined;
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
		const other = skipOther(text, at, missing);
		const tag = other === undefined ? readTag(text, at) : undefined;
		at = other ?? tag?.end ?? at + 1;
		if (tag === undefined || tag.isClosing) continue;
		if (tag.name === 'base') base ??= resolveAddress(valueOf(tag, 'href'), pageUrl);
		const candidate =
			tag.name === 'link'
				? fromLink(tag, base ?? pageUrl)
				: tag.name === 'a'
					? fromAnchor(tag, text, base ?? pageUrl)
					: undefined;
		if (candidate === undefined) continue;
		const known = found.get(candidate.url);
		if (known === undefined || known.worth < candidate.worth) found.set(candidate.url, candidate);
		if (found.size > mostFound * 10) break;
	}
	return [...found.values()]
		.sort((one, other) => other.worth - one.worth)
		.slice(0, mostFound)
		.map(({ url, title }) => ({ url, title }));
}

function fromLink(tag: Tag, base: string): Candidate | undefined {
	const rel = valueOf(tag, 'rel')?.toLowerCase().split(/\s+/) ?? [];
	const type = valueOf(tag, 'type')?.trim() ?? '';
	const url = resolveAddress(valueOf(tag, 'href'), base);
	if (url === undefined || !(rel.includes('alternate') || rel.includes('feed')) || rel.includes('stylesheet'))
		return undefined;
	const title = plainText(valueOf(tag, 'title') ?? '', titleLetters);
	const isFeed = feedType.test(type) || rel.includes('feed');
	const mayBe = looseType.test(type) && looksLikeFeed(url);
	if ((!isFeed && !mayBe) || (noFeed.test(url) && !feedType.test(type))) return undefined;
	return { url, title, worth: (isFeed ? 100 : 60) - costOf(url, title) };
}

function fromAnchor(tag: Tag, text: string, base: string): Candidate | undefined {
	const url = resolveAddress(valueOf(tag, 'href'), base);
	if (url === undefined || noFeed.test(url)) return undefined;
	const type = valueOf(tag, 'type') ?? '';
	const isFeed = feedType.test(type);
	if (!isFeed && !looksLikeFeed(url)) return undefined;
	const inside = plainText(text.slice(tag.end, tag.end + 300).split(/<\/a/i, 1)[0] ?? '', titleLetters);
	const title = plainText(valueOf(tag, 'title') ?? '', titleLetters) || inside;
	return { url, title, worth: (isFeed ? 50 : feedWord.test(title) ? 40 : 20) - costOf(url, title) };
}

function looksLikeFeed(url: string): boolean {
	const { pathname, search } = new URL(url);
	return feedPath.test(pathname) || feedQuery.test(search);
}

function costOf(url: string, title: string): number {
	const { pathname } = new URL(url);
	// The feed of the whole site has the shortest address
	return (
		(commentWord.test(pathname) || commentWord.test(title) ? 45 : 0) + Math.min(pathname.split('/').length, 8) / 10
	);
}

/** Where the systems that most sites run keep their feeds. */
const usualPlaces = [
	'feed',
	'rss',
	'feed.xml',
	'rss.xml',
	'atom.xml',
	'index.xml',
	'feed.json',
	'rss/index.xml',
	'feeds/posts/default',
	'?feed=rss2'
];

/**
 * Addresses worth trying where a page names no feed: beside the page, then at the root of the site. Empty where the address
 * is none of a page.
 */
export function feedGuesses(pageUrl: string): string[] {
	const page = resolveAddress(pageUrl);
	if (page === undefined) return [];
	const { origin, pathname } = new URL(page);
	const folder = `${origin}${pathname.replace(/[^/]*\.[^/]*$/, '').replace(/\/?$/, '/')}`;
	const bases = folder === `${origin}/` ? [folder] : [folder, `${origin}/`];
	return bases.flatMap((base) => usualPlaces.map((place) => new URL(place, base).href));
}
