// A teaser made whole: its page is fetched and its text taken out, and the better of the two stays.
import type { BroughtArticle } from '../brought.ts';
import type { FeedEntry, Outside } from './ports.ts';

/** Fewer letters than this are taken for the beginning of a text. */
const teaserLetters = 1000;
/** A page's text must be longer by this much to take the place of the feed's own. */
const leastGain = 1.2;
/** Answers that do not pass by waiting (RFC 9110, 15.5). */
const closedStatuses = new Set([401, 402, 403, 404, 410, 451]);
const endsOpen =
	/(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading|читать (?:далее|дальше|полностью)|толығырақ|ادامه (?:مطلب|خبر))[\s»›→.)\]]*$/iu;

/** Whether the page of a feed's article is worth a visit. */
export function isTeaser({ article, isTeaser: isSaid }: FeedEntry): boolean {
	if (article.url === undefined) return false;
	const plain = plainly(article.html);
	return isSaid || plain.length < teaserLetters || endsOpen.test(plain.slice(-200));
}

/** The article of a page and where it was in the end; or why there is none, and whether trying again may help. */
export type PageReading = { read: BroughtArticle; address: string } | { sentence: string; mayPass: boolean };

/** The article of a page. */
export async function readPage(address: string, outside: Outside): Promise<PageReading> {
	const answer = await outside.fetchPage({ address, kind: 'page' });
	if (answer.kind === 'unchanged') throw new Error('A page for which no condition was set cannot be unchanged.');
	if (answer.kind === 'fresh') {
		const reading = await outside.extractPage(answer);
		return 'read' in reading
			? { read: reading.read, address: answer.url }
			: { sentence: reading.sentence, mayPass: false };
	}
	const isClosed = answer.kind === 'failed' && closedStatuses.has(answer.status ?? 0);
	const mayPass = answer.kind === 'later' || (answer.kind === 'failed' && !isClosed);
	return { sentence: answer.sentence, mayPass };
}

/** The better of a feed's text and its page's: what the feed says about the article stands, for it was written for readers of feeds. */
export function joinPage(entry: BroughtArticle, page: BroughtArticle): BroughtArticle {
	const [had, found] = [plainly(entry.html).length, plainly(page.html).length];
	if (found < had * leastGain) return { ...entry, lead: entry.lead ?? page.lead };
	return {
		...page,
		...joinHead(entry, page),
		url: entry.url ?? page.url,
		direction: page.direction ?? entry.direction,
		lead: page.lead ?? entry.lead
	};
}

/** What the first of two tells of an article, and what only the other knows; the tags of both. */
export function joinHead(
	first: BroughtArticle,
	other: BroughtArticle
): Omit<BroughtArticle, 'url' | 'html' | 'direction' | 'lead'> {
	return {
		title: first.title || other.title,
		standfirst: first.standfirst || other.standfirst,
		byline: first.byline || other.byline,
		site: first.site || other.site,
		published: first.published ?? other.published,
		updated: first.updated ?? other.updated,
		language: first.language ?? other.language,
		tags: [...first.tags, ...other.tags]
	};
}

/** The text of markup, roughly and in one go whatever it is made of: only its length and end matter. */
export function plainly(html: string): string {
	return html
		.split('<')
		.map((part, at) => (at === 0 ? part : part.slice(part.indexOf('>') + 1)))
		.join(' ')
		.replaceAll('&nbsp;', ' ')
		.replace(/&(?:hellip|#8230|#x2026);/gi, '…')
		.replace(/\s+/g, ' ')
		.trim();
}
