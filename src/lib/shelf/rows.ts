// What lies on the shelf, as schemas: every row read passes here, and one that does not is passed over, never deleted.
import * as v from 'valibot';
import { locatorSchema } from '#lib/article/locator.ts';
import { passageSchema, quoteLimit } from '#lib/article/locator-passage.ts';
import { articleHeadSchema, articleIdSchema } from '#lib/article/types.ts';

const { title, language, direction, revision } = articleHeadSchema.entries;
/** When a row was written, in milliseconds since 1970. */
const at = v.pipe(v.number(), v.minValue(0));

/** Longest note kept, in UTF-16 units. */
export const noteLimit = 10_000;

/** What must be known of an article to show a row without having the article. */
const about = { id: articleIdSchema, title, language, direction };

/** How far somebody is in an article. */
export const placeSchema = v.object({
	...about,
	revision,
	locator: locatorSchema,
	fraction: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
	finished: v.boolean(),
	at
});
export type PlaceRow = v.InferOutput<typeof placeSchema>;

const mark = {
	...about,
	key: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
	/** The passage's words, or the article's standfirst. */
	quote: v.pipe(v.string(), v.maxLength(quoteLimit)),
	note: v.optional(v.pipe(v.string(), v.maxLength(noteLimit))),
	at
};

/** A bookmark of an article, or of a passage in it. */
export const bookmarkSchema = v.variant('kind', [
	v.object({ ...mark, kind: v.literal('article') }),
	v.object({ ...mark, kind: v.literal('passage'), range: passageSchema })
]);
export type BookmarkRow = v.InferOutput<typeof bookmarkSchema>;
export type PassageBookmark = Extract<BookmarkRow, { kind: 'passage' }>;

/** What is known of an article where it is marked. */
export type AboutArticle = Pick<PlaceRow, 'id' | 'title' | 'language' | 'direction'>;

/** A row that is as it should be, or undefined. */
export function readRow<Schema extends v.GenericSchema>(
	schema: Schema,
	row: unknown
): v.InferOutput<Schema> | undefined {
	const read = v.safeParse(schema, row);
	return read.success ? read.output : undefined;
}

/** The rows that are as they should be. */
export function readRows<Schema extends v.GenericSchema>(schema: Schema, rows: unknown[]): v.InferOutput<Schema>[] {
	return rows.flatMap((row) => {
		const read = v.safeParse(schema, row);
		return read.success ? [read.output] : [];
	});
}
