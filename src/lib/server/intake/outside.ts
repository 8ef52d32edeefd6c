// The outside as it is: the fetcher, the readers of feeds and pages, each fault of theirs become one sentence.
import type { Config } from '../config.ts';
import { decodeText } from '../decode.ts';
import { toBrought } from '../feeds/brought.ts';
import { feedGuesses, findFeeds } from '../feeds/find.ts';
import { FeedFault } from '../feeds/limits.ts';
import { readFeed } from '../feeds/read.ts';
import { makeFetchPage } from '../fetching/fetch-page.ts';
import type { FetchedDocument, Outside, ReadFeed, Reading } from './ports.ts';
import { makeExtractor, type Extractor } from './extractor.ts';

const minuteMs = 60_000;

/** The outside of a process. Whoever opens it closes it. */
export function openOutside({ fetchAllow, origin }: Pick<Config, 'fetchAllow' | 'origin'>): Outside & Extractor {
	return {
		fetchPage: makeFetchPage({ allow: fetchAllow, origin }),
		readFeed: readDocument,
		findFeeds: listOffered,
		...makeExtractor()
	};
}

function readDocument({ bytes, contentType, url }: FetchedDocument, now: Date): Reading<ReadFeed> {
	try {
		const feed = readFeed(bytes, { url, contentType }, now.getTime());
		const entries = feed.items.map((item) => ({
			identity: item.identity,
			article: toBrought(feed, item),
			isTeaser: item.html === undefined
		}));
		const pauseMs = feed.ttlMinutes === undefined ? undefined : feed.ttlMinutes * minuteMs;
		return { read: { title: feed.title, site: feed.url, entries, pauseMs } };
	} catch (caught) {
		if (caught instanceof FeedFault) return { sentence: caught.message };
		throw caught;
	}
}

function listOffered({ bytes, contentType, url }: FetchedDocument) {
	const { text } = decodeText(bytes, contentType, 'html');
	const named = findFeeds(text, url).map((feed) => ({ address: feed.url, title: feed.title }));
	const guessed = feedGuesses(url).map((address) => ({ address, title: '' }));
	return [...named, ...guessed];
}
