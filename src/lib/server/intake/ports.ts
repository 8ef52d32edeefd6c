// What the intake asks of those who fetch and read for it; tests answer in their place.
import type { BroughtArticle } from '../brought.ts';
import type { FetchPage } from '../fetching/fetch-page.ts';

/** The bytes of a picture, or why there are none as a clause. */
export type PictureAnswer = { bytes: Uint8Array<ArrayBuffer> } | { trouble: string };

/** Gets a picture by its address, or by the name under which it came with the article. Never throws for what is outside. */
export type GetPicture = (address: string) => Promise<PictureAnswer>;

/** A document as it was fetched. */
export interface FetchedDocument {
	bytes: Uint8Array;
	/** `Content-Type` as sent. */
	contentType: string | undefined;
	/** The address it came from, after every redirect. */
	url: string;
}

/** An article of a feed. */
export interface FeedEntry {
	/** What makes it the same article in its feed: what the feed calls it by, else its address, else its content. */
	identity: string;
	article: BroughtArticle;
	/** Whether the feed has only a teaser of it. */
	isTeaser: boolean;
}

/** A feed that was read. */
export interface ReadFeed {
	title: string;
	/** Absolute address of the site. */
	site: string | undefined;
	entries: readonly FeedEntry[];
	/** How long the feed asks to be left alone, in milliseconds. */
	pauseMs: number | undefined;
}

/** What was read, or a whole sentence for the editor. */
export type Reading<T> = { read: T } | { sentence: string };

/** A feed that a page or a site offers. */
export interface OfferedFeed {
	address: string;
	title: string;
}

/** Everything outside that the intake needs. None of it throws for what is outside. */
export interface Outside {
	fetchPage: FetchPage;
	readFeed: (document: FetchedDocument, now: Date) => Reading<ReadFeed>;
	/** The article of a page. Takes its turn in a thread of its own. */
	extractPage: (document: FetchedDocument) => Promise<Reading<BroughtArticle>>;
	/** The feeds that a page names, then the usual places of its site; best first. */
	findFeeds: (document: FetchedDocument) => readonly OfferedFeed[];
}
