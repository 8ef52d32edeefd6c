// From a pressed draft to a signed article: which revision it is, its note, its name, and the list's line about it.
import { toBytes } from '#lib/article/bytes.ts';
import { readArticle, writeArticleText } from '#lib/article/read.ts';
import {
	entrySchema,
	withdrawnSchema,
	type Article,
	type ArticleId,
	type Entry,
	type Hash
} from '#lib/article/types.ts';
import type { Publisher } from '../keys.ts';
import { nameOf } from '../store/blobs.ts';

/** An article as it is published. */
export interface SignedArticle {
	article: Article;
	/** The signed note: the article's file. */
	note: string;
	/** Name of the note's bytes. */
	hash: Hash;
	bytes: number;
	/** Name of the text without its revision, by which the next press sees whether it changed. */
	draft: string;
}

/** What the store remembers of an article published before. */
export interface Remembered {
	revision: number;
	draft: string;
	isGone: boolean;
	/** The list's last line about it; undefined where there was none. */
	line: string | undefined;
}

/**
 * Signs a draft. One that is as it was keeps its revision, and so its bytes and its name; one that changed, or that was
 * withdrawn, gets the next.
 * @throws Error where what was signed would not be read again, which is a fault of the press
 */
export function signDraft(draft: Article, before: Remembered | undefined, publisher: Publisher): SignedArticle {
	const draftName = nameOf(toBytes(writeArticleText({ head: { ...draft.head, revision: 1 }, body: draft.body })));
	const isSame = before?.draft === draftName && !before.isGone;
	const revision = before === undefined ? 1 : isSame ? before.revision : before.revision + 1;
	const article: Article = { head: { ...draft.head, revision }, body: draft.body };
	const note = publisher.signNote(writeArticleText(article));
	if (readArticle(note) === undefined)
		throw new Error(`The article ${draft.head.id} was pressed into a form that cannot be read.`);
	const bytes = toBytes(note);
	return { article, note, hash: nameOf(bytes), bytes: bytes.length, draft: draftName };
}

/** What the list says of a signed article. */
export function writeEntry({ article: { head }, hash, bytes }: SignedArticle): Entry {
	const { id, revision, language, direction, title, minutes, standfirst, published, tags } = head;
	const picture = head.pictures.find((known) => known.id === head.lead?.picture);
	const lead = head.lead === undefined || picture === undefined ? undefined : { alt: head.lead.alt, picture };
	const about = { id, revision, language, direction, title, minutes };
	const from = head.site === undefined ? {} : { site: head.site };
	return {
		...about,
		hash,
		bytes,
		standfirst,
		...from,
		published,
		tags,
		...(lead && { lead }),
		pictures: head.pictures.length
	};
}

/** The list's line about a signed article; its id stands first. @throws SchemaError where a phone would not read it */
export function writeLine(entry: Entry): string {
	return JSON.stringify(entrySchema(entry));
}

/** The line that withdraws an article: above the revision of every text that phones may have. */
export function writeWithdrawal(id: ArticleId, revision: number): string {
	return JSON.stringify(withdrawnSchema({ id, revision, gone: 'yes' }));
}
