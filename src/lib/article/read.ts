// Articles and contents lists out of their signed bytes, and the text that is signed.
import { readNote, type Note } from './note.ts';
import { readAs, readJson } from './schema.ts';
import { articleHeadSchema, contentsSchema, type Article, type Contents } from './types.ts';

const articleForm = 'shyraq/article/1';
const contentsForm = 'shyraq/contents/2';

/** Upper bounds on what is looked at, in UTF-16 units of the note's text. */
export const articleLimit = 2_000_000;
export const contentsLimit = 100_000;

/** The text of an article that is signed: form, head as one line of JSON, body. */
export function writeArticleText({ head, body }: Article): string {
	return `${articleForm}\n${JSON.stringify(head)}\n${body}\n`;
}

/** The text of a contents list that is signed: form, one line of JSON. */
export function writeContentsText(contents: Contents): string {
	return `${contentsForm}\n${JSON.stringify(contents)}\n`;
}

/** An article and its note from the note's text; undefined where anything is not as it should be. Verifies no signature. */
export function readArticle(whole: string): { article: Article; note: Note } | undefined {
	const read = readForm(whole, articleForm, articleLimit);
	if (read === undefined) return undefined;
	const head = readAs(articleHeadSchema, read.json);
	return head && { article: { head, body: read.rest }, note: read.note };
}

/** A contents list and its note from the note's text; undefined where anything is not as it should be. Verifies no signature. */
export function readContents(whole: string): { contents: Contents; note: Note } | undefined {
	const read = readForm(whole, contentsForm, contentsLimit);
	if (read === undefined || read.rest !== '') return undefined;
	const contents = readAs(contentsSchema, read.json);
	return contents && { contents, note: read.note };
}

function readForm(whole: string, form: string, limit: number): { json: unknown; rest: string; note: Note } | undefined {
	if (whole.length > limit || !whole.startsWith(`${form}\n`)) return undefined;
	const note = readNote(whole);
	if (note === undefined) return undefined;
	const afterForm = note.text.slice(form.length + 1);
	const end = afterForm.indexOf('\n');
	const json = readJson(afterForm.slice(0, end));
	return json === undefined ? undefined : { json, rest: afterForm.slice(end + 1, -1), note };
}
