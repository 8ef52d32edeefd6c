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
	whole,
	type Of,
	type Schema
} from '#lib/article/schema.ts';
import { locatorSchema } from '#lib/article/locator.ts';
import { passageSchema, quoteLimit } from '#lib/article/locator-passage.ts';
import { aboutFields } from '#lib/article/types.ts';

const { id, title, language, direction, revision } = aboutFields;
/** When a row was written, in milliseconds since 1970; a Date holds no more. */
const at = number(0, 8.64e15);

/** Longest note that can be written, in UTF-16 units. */
export const noteLimit = 10_000;
/** Longest note kept: two that were written on two phones stand one below the other when they meet. */
export const keptNoteLimit = 10 * noteLimit;

/** The colours of highlights; each has a line of its own as well, for eyes that see them alike. */
export const highlightColours = ['amber', 'green', 'blue', 'rose'] as const;
export type HighlightColour = (typeof highlightColours)[number];

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
	note: maybe(text(keptNoteLimit)),
	at,
	/** When its colour or note was last another; absent where they are as they were made. */
	changed: maybe(at)
};

/** A bookmark of an article, or a highlight in it. */
export const bookmarkSchema = either(
	object({ ...mark, kind: oneOf(['article']) }),
	object({
		...mark,
		kind: oneOf(['highlight']),
		colour: oneOf(highlightColours),
		range: passageSchema,
		/** Where it stood when the article was last open, in characters (code points) of its blocks joined by newlines. */
		span: maybe(object({ start: whole(), end: whole() })),
		/** The article's revision in which its words were looked for and not found. */
		missing: maybe(whole(1))
	})
);
export type BookmarkRow = Of<typeof bookmarkSchema>;
export type HighlightRow = Extract<BookmarkRow, { kind: 'highlight' }>;
export type Span = NonNullable<HighlightRow['span']>;

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
