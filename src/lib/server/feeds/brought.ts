// An item of a feed as an article from outside, in the form that the intake takes.
import type { BroughtArticle } from '../brought.ts';
import type { Feed, FeedItem } from './model.ts';
import { plainText } from './markup.ts';

const standfirstLetters = 400;

/**
 * An item as an article. Its text is the full one, the teaser where the feed has no other, empty where it has neither; the
 * teaser is the standfirst only beside a text that does not begin with it.
 */
export function toBrought(feed: Feed, item: FeedItem): BroughtArticle {
	const html = item.html ?? item.summary ?? '';
	const teaser = item.html === undefined ? '' : plainText(item.summary ?? '', standfirstLetters);
	const begins = plainText(html, standfirstLetters).slice(0, 60);
	const isRepeated = teaser === '' || teaser.startsWith(begins) || begins.startsWith(teaser.slice(0, 60));
	return {
		url: item.url,
		title: item.title,
		standfirst: isRepeated ? '' : teaser,
		byline: item.byline,
		site: feed.title,
		published: item.published ?? item.updated,
		updated: item.updated,
		language: item.language,
		direction: directionOf(item.language),
		html,
		lead: item.picture === undefined ? undefined : { url: item.picture, alt: item.pictureAlt, caption: '' },
		tags: item.tags
	};
}

function directionOf(language: string | undefined): 'ltr' | 'rtl' | undefined {
	if (language === undefined) return undefined;
	const script = new Intl.Locale(language).maximize().script ?? '';
	return /^(?:Arab|Hebr|Thaa|Syrc|Nkoo|Adlm)$/.test(script) ? 'rtl' : 'ltr';
}
