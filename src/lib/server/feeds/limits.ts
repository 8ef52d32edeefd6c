// How much of a feed is read, and the one sentence an editor gets where a feed cannot be.

/** Bounds of reading: what is beyond `bytes` or `outlines` is refused, what is beyond the others is left out and told. */
export const feedLimits = {
	/** A document, feed or OPML. Real feeds with whole texts are below 5 MB. */
	bytes: 16_000_000,
	/** Items of one feed that are kept, the newest first. */
	items: 500,
	/** Items that are looked at to find those. */
	itemsSeen: 5000,
	/** Elements of a document; what follows is not read. */
	elements: 200_000,
	/** Elements inside each other; those deeper lose their tags and keep their text. */
	depth: 100,
	attributes: 60,
	/** UTF-16 units. */
	titleLetters: 500,
	identityLetters: 1000,
	htmlLetters: 2_000_000,
	summaryLetters: 200_000,
	tags: 40,
	tagLetters: 100,
	/** OPML: feeds, and folders inside each other. */
	outlines: 20_000,
	folders: 20
} as const;

/** A feed that cannot be read; the message is one sentence for an editor and names what was found. */
export class FeedFault extends Error {
	constructor(sentence: string, cause?: unknown) {
		super(sentence, cause === undefined ? undefined : { cause });
		this.name = 'FeedFault';
	}
}
