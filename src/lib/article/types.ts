// What an article and the contents list are, as schemas: everything read from a wire, disk or file passes here first.
import { list, maybe, object, oneOf, text, time, whole, type Of, type Schema } from './schema.ts';

/** A sha-256 as 64 lower-case hex digits; names an article, segment, pack or picture by its bytes. */
export type Hash = string & { readonly names: 'bytes' };
export const hashSchema = text(64, /^[0-9a-f]{64}$/) as Schema<Hash>;

/** An article's short, stable, opaque id: 6 to 10 of a-z and 2-7, so that a phone's history names no topic. */
export type ArticleId = string & { readonly names: 'article' };
export const articleIdSchema = text(10, /^[a-z2-7]{6,10}$/) as Schema<ArticleId>;

const languageTag = text(60, /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/);
const direction = oneOf(['ltr', 'rtl']);
const siteName = text(120, undefined, 1);
const webAddress = text(2000, /^https?:\/\/[^\s"'<>]+$/);

/** One encoded size of a picture. */
export const variantSchema = object({
	hash: hashSchema,
	format: oneOf(['avif', 'webp']),
	width: whole(),
	height: whole(),
	bytes: whole()
});
export type Variant = Of<typeof variantSchema>;

/** A picture: `id` is the hash of its widest WebP, by which the body refers to it. */
export const pictureSchema = object({
	id: hashSchema,
	width: whole(),
	height: whole(),
	/** A WebP of a few pixels as a data address, shown until the picture is there. */
	placeholder: text(1000, /^data:image\/webp;base64,[A-Za-z0-9+/=]+$/),
	variants: list(variantSchema, 12, 1)
});
export type Picture = Of<typeof pictureSchema>;

export const leadSchema = object({
	picture: hashSchema,
	alt: text(1000),
	caption: text(1000),
	credit: text(300)
});

/** Where an article's facts come from. */
export const sourceSchema = object({
	name: text(300),
	url: maybe(webAddress),
	note: maybe(text(1000))
});

/** What is said of an article wherever it is named. */
export const aboutFields = {
	id: articleIdSchema,
	/** Rises with each correction; the higher supersedes. */
	revision: whole(1),
	language: languageTag,
	direction,
	title: text(300, undefined, 1),
	/** Minutes it takes to read at the pace of its language. */
	minutes: whole(1)
};

/** Everything about an article but its body. */
export const articleHeadSchema = object({
	...aboutFields,
	standfirst: text(1000),
	byline: text(300),
	/** Name of the site it came from, where it was not written for this edition. */
	site: maybe(siteName),
	place: maybe(text(120)),
	published: time,
	updated: maybe(time),
	tags: list(text(60), 20),
	/** Words of the body. */
	words: whole(),
	lead: maybe(leadSchema),
	pictures: list(pictureSchema, 200),
	sources: list(sourceSchema, 20)
});
export type ArticleHead = Of<typeof articleHeadSchema>;

/** An article as read from its signed bytes. `body` is canonical sanitised HTML. */
export interface Article {
	head: ArticleHead;
	body: string;
}

/** What the list says of one article: enough to paint the library and to plan the download. */
export const entrySchema = object({
	...aboutFields,
	hash: hashSchema,
	/** Size of the article's signed bytes. */
	bytes: whole(),
	standfirst: text(1000),
	/** As in the head; readers choose by it. */
	site: maybe(siteName),
	published: time,
	tags: list(text(60), 20),
	lead: maybe(object({ alt: text(1000), picture: pictureSchema })),
	/** How many pictures the article has in all. */
	pictures: whole()
});
export type Entry = Of<typeof entrySchema>;

/** An article withdrawn; its revision is above that of the text withdrawn, so that of two lines the higher always holds. */
export const withdrawnSchema = object({ id: articleIdSchema, revision: whole(1), gone: oneOf(['yes']) });
export type Withdrawn = Of<typeof withdrawnSchema>;

/** A part of the list, named by its bytes: lines of entries, each superseding what an earlier line says of the same id. */
export const segmentSchema = object({ hash: hashSchema, bytes: whole(1, 8_000_000), lines: whole(1, 4096) });
export type Segment = Of<typeof segmentSchema>;

/** A file of articles that travel together, and which, in the order of its lines. */
export const packSchema = object({ hash: hashSchema, bytes: whole(1), articles: list(hashSchema, 100, 1) });
export type Pack = Of<typeof packSchema>;

/** A file that lists packs, a line each. */
export const packListSchema = object({ hash: hashSchema, bytes: whole(1, 8_000_000) });

/** The edition: a numbered head that only rises, so that an old one cannot pass for a new one. */
export const contentsSchema = object({
	number: whole(1),
	published: time,
	/** The publisher's name as shown to people. */
	publisher: text(120),
	/** The publisher's key in C2SP verifier form: `name+hex id+base64`. */
	key: text(300),
	/** Origins that serve the same files, to be asked when this one does not answer. */
	mirrors: list(text(300, /^https?:\/\/[^\s"'<>?#]+$/), 16),
	/** Articles that stand, their pictures, and the bytes of their texts. */
	articles: whole(0, 1_000_000),
	pictures: whole(),
	bytes: whole(),
	/** The first of the front, in its order; the rest follows by age. */
	front: list(articleIdSchema, 40),
	/** The list, oldest first. */
	segments: list(segmentSchema, 400),
	/** Lists of packs, the newest articles first. */
	packs: list(packListSchema, 64)
});
export type Contents = Of<typeof contentsSchema>;
