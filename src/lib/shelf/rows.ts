// What lies on the shelf, as schemas: every row read passes here, and one that does not is passed over, never deleted.
import {
	either,
	maybe,
	number,
	object,
	oneOf,
	readAs,
	text,
	truth,
	type Of,
	type Schema
} from '#lib/article/schema.ts';
import { locatorSchema } from '#lib/article/locator.ts';
import { passageSchema, quoteLimit } from '#lib/article/locator-passage.ts';
import { aboutFields } from '#lib/article/types.ts';

const { id, title, language, direction, revision } = aboutFields;
/** When a row was written, in milliseconds since 1970. */
const at = number(0);

/** Longest note kept, in UTF-16 units. */
export const noteLimit = 10_000;

/** What must be known of an article to show a row without having the article. */
const about = { id, title, language, direction };

/** How far somebody is in an article. */
export const placeSchema = object({
	...about,
	revision,
	locator: locatorSchema,
	fraction: number(0, 1),
	finished: truth,
	at
});
export type PlaceRow = Of<typeof placeSchema>;

const mark = {
	...about,
	key: text(80, undefined, 1),
	/** The passage's words, or the article's standfirst. */
	quote: text(quoteLimit),
	note: maybe(text(noteLimit)),
	at
};

/** A bookmark of an article, or of a passage in it. */
export const bookmarkSchema = either(
	object({ ...mark, kind: oneOf(['article']) }),
	object({ ...mark, kind: oneOf(['passage']), range: passageSchema })
);
export type BookmarkRow = Of<typeof bookmarkSchema>;
export type PassageBookmark = Extract<BookmarkRow, { kind: 'passage' }>;

/** What is known of an article where it is marked. */
export type AboutArticle = Pick<PlaceRow, 'id' | 'title' | 'language' | 'direction'>;

/** A row that is as it should be, or undefined. */
export function readRow<T>(schema: Schema<T>, row: unknown): T | undefined {
	return readAs(schema, row);
}

/** The rows that are as they should be. */
export function readRows<T>(schema: Schema<T>, rows: unknown[]): T[] {
	return rows.map((row) => readAs(schema, row)).filter((row) => row !== undefined);
}
