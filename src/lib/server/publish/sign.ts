// From a pressed draft to a signed article: which revision it is, its note, its name.
import { toBytes } from '#lib/article/bytes.ts';
import { readArticle, writeArticleText } from '#lib/article/read.ts';
import type { Article, ContentsEntry, Hash } from '#lib/article/types.ts';
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
}

/**
 * Signs a draft. One that is as it was keeps its revision, and so its bytes and its name; one that changed gets the next.
 * @throws Error where what was signed would not be read again, which is a fault of the press
 */
export function signDraft(draft: Article, before: Remembered | undefined, publisher: Publisher): SignedArticle {
	const draftName = nameOf(toBytes(writeArticleText({ head: { ...draft.head, revision: 1 }, body: draft.body })));
	const revision = before === undefined ? 1 : before.draft === draftName ? before.revision : before.revision + 1;
	const article: Article = { head: { ...draft.head, revision }, body: draft.body };
	const note = publisher.signNote(writeArticleText(article));
	if (readArticle(note) === undefined)
		throw new Error(`The article ${draft.head.id} was pressed into a form that cannot be read.`);
	const bytes = toBytes(note);
	return { article, note, hash: nameOf(bytes), bytes: bytes.length, draft: draftName };
}

/** What the contents list says of a signed article. */
export function writeEntry({ article: { head }, hash, bytes }: SignedArticle): ContentsEntry {
	const picture = head.pictures.find(({ id }) => id === head.lead?.picture);
	return {
		id: head.id,
		hash,
		revision: head.revision,
		bytes,
		language: head.language,
		direction: head.direction,
		title: head.title,
		standfirst: head.standfirst,
		published: head.published,
		minutes: head.minutes,
		tags: head.tags,
		...(head.lead === undefined || picture === undefined ? {} : { lead: { alt: head.lead.alt, picture } }),
		pictures: head.pictures.length
	};
}
