// What an article and the contents list are, as schemas: everything read from a wire, disk or file passes here first.
import * as v from 'valibot';

/** A sha-256 as 64 lower-case hex digits; names an article, pack or picture by its bytes. */
export const hashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.brand('Hash'));
export type Hash = v.InferOutput<typeof hashSchema>;

/** An article's short, stable, opaque id: 6 to 10 of a-z and 2-7, so that a phone's history names no topic. */
export const articleIdSchema = v.pipe(v.string(), v.regex(/^[a-z2-7]{6,10}$/), v.brand('ArticleId'));
export type ArticleId = v.InferOutput<typeof articleIdSchema>;

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time = v.pipe(v.string(), v.isoTimestamp());
const languageTag = v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/));
const direction = v.picklist(['ltr', 'rtl']);
const webAddress = v.pipe(text(2000), v.regex(/^https?:\/\/[^\s"'<>]+$/));

/** One encoded size of a picture. */
export const variantSchema = v.object({
	hash: hashSchema,
	format: v.picklist(['avif', 'webp']),
	width: count,
	height: count,
	bytes: count
});
export type Variant = v.InferOutput<typeof variantSchema>;

/** A picture: `id` is the hash of its widest WebP, by which the body refers to it. */
export const pictureSchema = v.object({
	id: hashSchema,
	width: count,
	height: count,
	/** A WebP of a few pixels as a data address, shown until the picture is there. */
	placeholder: v.pipe(text(1000), v.regex(/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/)),
	variants: v.pipe(v.array(variantSchema), v.minLength(1), v.maxLength(12))
});
export type Picture = v.InferOutput<typeof pictureSchema>;

export const leadSchema = v.object({
	picture: hashSchema,
	alt: text(1000),
	caption: text(1000),
	credit: text(300)
});

/** Where an article's facts come from. */
export const sourceSchema = v.object({
	name: text(300),
	url: v.optional(webAddress),
	note: v.optional(text(1000))
});

/** Everything about an article but its body. */
export const articleHeadSchema = v.object({
	id: articleIdSchema,
	/** Rises with each correction; the higher supersedes. */
	revision: v.pipe(count, v.minValue(1)),
	language: languageTag,
	direction,
	title: v.pipe(text(300), v.minLength(1)),
	standfirst: text(1000),
	byline: text(300),
	place: v.optional(text(120)),
	published: time,
	updated: v.optional(time),
	tags: v.pipe(v.array(text(60)), v.maxLength(20)),
	/** Words of the body, and minutes it takes to read at the pace of its language. */
	words: count,
	minutes: v.pipe(count, v.minValue(1)),
	lead: v.optional(leadSchema),
	pictures: v.pipe(v.array(pictureSchema), v.maxLength(200)),
	sources: v.pipe(v.array(sourceSchema), v.maxLength(20))
});
export type ArticleHead = v.InferOutput<typeof articleHeadSchema>;

/** An article as read from its signed bytes. `body` is canonical sanitised HTML. */
export interface Article {
	head: ArticleHead;
	body: string;
}

/** What the contents list says of one article: enough to paint the library and to plan the download. */
export const contentsEntrySchema = v.object({
	id: articleIdSchema,
	hash: hashSchema,
	revision: v.pipe(count, v.minValue(1)),
	/** Size of the article's signed bytes. */
	bytes: count,
	language: languageTag,
	direction,
	title: v.pipe(text(300), v.minLength(1)),
	standfirst: text(1000),
	published: time,
	minutes: v.pipe(count, v.minValue(1)),
	tags: v.pipe(v.array(text(60)), v.maxLength(20)),
	lead: v.optional(v.object({ alt: text(1000), picture: pictureSchema })),
	/** How many pictures the article has in all. */
	pictures: count
});
export type ContentsEntry = v.InferOutput<typeof contentsEntrySchema>;

export const packSchema = v.object({
	hash: hashSchema,
	bytes: count,
	/** The articles inside, in the order of the lines. */
	articles: v.pipe(v.array(hashSchema), v.minLength(1), v.maxLength(100))
});
export type Pack = v.InferOutput<typeof packSchema>;

/** The edition: a numbered list that only rises, so that an old one cannot pass for a new one. */
export const contentsSchema = v.object({
	number: v.pipe(count, v.minValue(1)),
	published: time,
	/** The publisher's name as shown to people. */
	publisher: text(120),
	/** The publisher's key in C2SP verifier form: `name+hex id+base64`. */
	key: text(300),
	/** In the order of the front. */
	articles: v.pipe(v.array(contentsEntrySchema), v.maxLength(20000)),
	packs: v.pipe(v.array(packSchema), v.maxLength(2000)),
	/** Ids of articles withdrawn. */
	gone: v.pipe(v.array(articleIdSchema), v.maxLength(20000))
});
export type Contents = v.InferOutput<typeof contentsSchema>;
