// What a feed says, whatever format it was in: the form in which the rest of the house knows feeds.

export type FeedKind = 'rss' | 'rdf' | 'atom' | 'json';

/** One item. Every field is hostile text but for `html` and `summary`, which are hostile markup. */
export interface FeedItem {
	/** Stable name within its feed: the guid, else the address, else `sha256:` and a hash of the content. */
	identity: string;
	/** Absolute http(s) address. */
	url: string | undefined;
	/** Plain text; never empty: where the feed has none, the beginning of the text or the address. */
	title: string;
	/** ISO 8601 with an offset. */
	published: string | undefined;
	updated: string | undefined;
	byline: string;
	/** The full text as HTML with absolute addresses, not sanitised; undefined where the feed has a teaser alone. */
	html: string | undefined;
	/** The teaser as HTML with absolute addresses, not sanitised. */
	summary: string | undefined;
	/** Absolute http(s) address of a picture that stands for the item. */
	picture: string | undefined;
	pictureAlt: string;
	tags: readonly string[];
	/** BCP 47. */
	language: string | undefined;
}

/** A feed with its items in the order in which it has them. */
export interface Feed {
	kind: FeedKind;
	/** Plain text; the address where it has none. */
	title: string;
	/** Absolute http(s) address of the site, or of the feed where it does not say. */
	url: string;
	/** The address at which the feed says it stands. */
	self: string | undefined;
	language: string | undefined;
	/** Plain text. */
	description: string;
	/** How long the publisher wants us to wait between two visits. */
	ttlMinutes: number | undefined;
	items: readonly FeedItem[];
	/** How many items were left out, by `feedLimits`. */
	leftOut: number;
}

/** An item as a format gives it, before what all formats have in common is done to it. Addresses may be relative to `base`. */
export interface RawItem {
	guid: string | undefined;
	link: string | undefined;
	title: string;
	published: readonly (string | undefined)[];
	updated: readonly (string | undefined)[];
	byline: string;
	content: string | undefined;
	description: string | undefined;
	pictures: readonly { url: string | undefined; alt: string }[];
	tags: readonly string[];
	language: string | undefined;
	base: string;
	/** Where the format tells the base of the text apart from that of the addresses (`xml:base`). */
	contentBase: string | undefined;
	descriptionBase: string | undefined;
}

/** A feed as a format gives it. */
export interface RawFeed {
	kind: FeedKind;
	title: string;
	link: string | undefined;
	self: string | undefined;
	language: string | undefined;
	description: string;
	ttlMinutes: number | undefined;
	base: string;
	items: readonly RawItem[];
	/** Items that the format's reader did not look at. */
	unseen: number;
}
