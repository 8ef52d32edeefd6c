// A page as an article: numbered, judged twice, chosen by lines, and written anew with its pictures.
import type { BroughtArticle } from '../brought.ts';
import { baseOf } from './addresses.ts';
import { nameAnchors } from './anchors.ts';
import { parsePage } from './dom.ts';
import { frame, type Figure } from './figures.ts';
import { askDefuddle, askReadability } from './judges.ts';
import { findLead } from './lead.ts';
import { listLines } from './lines.ts';
import { escape, figure, tag } from './markup.ts';
import { readMetadata } from './metadata.ts';
import { listPictures } from './pictures.ts';
import { findFocus, findStretch, pickFigures } from './places.ts';
import { reduce } from './reduce.ts';
import { makeSafe } from './safe.ts';
import { weigh, type WeighedLine } from './select.ts';
import { listVideos, type Video } from './videos.ts';
import { write } from './write.ts';

/** An article taken out of a page. Its `html` is safe as printed, its other fields are plain text and http(s) addresses. */
export interface ExtractedPage extends BroughtArticle {
	/** The canonical address, or the one the page was found at. */
	url: string;
	/** The text without figures, a line a paragraph. */
	text: string;
}

/**
 * Takes the article out of a page.
 * `html` is the decoded page, `url` the absolute address it was found at.
 * Undefined where the page holds no article. May take seconds on a page made for that: `ExtractPool` bounds it.
 * @throws ExtractFault where the page is too large
 */
export function extractPage(html: string, url: string): ExtractedPage | undefined {
	const reduced = reduce(html);
	const page = parsePage(reduced);
	const base = baseOf(page, url);
	const found = listLines(page.body);
	const first = askReadability(reduced);
	const judges = [first, askDefuddle(reduced, url, findFocus(found, first, page.body))] as const;
	const metadata = readMetadata(page, url, base, judges, found);
	const lines = weigh(found, ...judges, page.body, metadata);
	const stretch = findStretch(lines, page.body);
	if (stretch === undefined) return undefined;
	const framed = frame(listPictures(page.body, base), lines, page.body);
	const chosen = pickFigures(framed, stretch, judges);
	const { lead, shown } = findLead(metadata, framed, chosen, stretch);
	const videos = listVideos(stretch.container, base);
	const body = write(page.body, {
		kept: new Set(lines.flatMap(({ isKept, nodes: [first] }) => (isKept && first !== undefined ? [first] : []))),
		replaced: replacements(framed, new Set(chosen.filter((each) => each !== shown)), videos, lines),
		anchors: nameAnchors(stretch.container),
		base
	});
	const { title, byline, site, published, updated, language, direction, tags } = metadata;
	return {
		...{ url: metadata.url, title, byline, site, published, updated, language, direction, tags, lead },
		standfirst: metadata.description,
		html: makeSafe(body),
		text: lines
			.filter(({ isKept }) => isKept)
			.map(({ text }) => text)
			.join('\n')
	};
}

/** What stands in the place of each picture's box, each video and each caption. */
function replacements(
	framed: readonly Figure[],
	chosen: ReadonlySet<Figure>,
	videos: readonly Video[],
	lines: readonly WeighedLine[]
): Map<Element, string> {
	const replaced = new Map<Element, string>();
	const hosts = new Set<Element>();
	for (const { isKept, host } of lines)
		if (isKept) for (let at: Element | null = host; at !== null; at = at.parentElement) hosts.add(at);
	for (const each of framed) {
		const place = hosts.has(each.box) ? each.element : each.box;
		if (chosen.has(each)) replaced.set(place, figure(each.url, each.alt, each.caption));
		else if (!replaced.has(place)) replaced.set(place, '');
	}
	for (const { element, url, still, title } of videos) {
		const link = tag('a', { href: url }, `▶ ${escape(title === '' ? new URL(url).hostname : title)}`);
		replaced.set(
			element,
			still === undefined
				? tag('figure', {}, tag('p', {}, link))
				: tag('figure', {}, tag('img', { src: still, alt: title }) + tag('figcaption', {}, link))
		);
	}
	return replaced;
}
