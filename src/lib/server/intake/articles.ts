// The articles as the editor sees and changes them: corrected, retracted, put back. Writes rows; the next press publishes.
import type { Article, ArticleHead } from '#lib/article/types.ts';
import { directionOf } from '#lib/contract/languages.ts';
import { cleanBody } from '../press/clean.ts';
import { PressFault } from '../press/fault.ts';
import { countWords } from '../press/pace.ts';
import { toLine } from '../press/text.ts';
import { Refusal } from '../refusal.ts';
import { noteChange } from '../store/brought-state.ts';
import type { ItemRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';
import { cut, settleLanguage, settleTags } from './brought-head.ts';
import { applyEdits, readEdits, type Edits } from './edits.ts';
import { readHead } from './item-head.ts';
import { readItemState, type ItemState } from './item-state.ts';

/** An article from outside as it stands, with the editor's changes. Times are ISO 8601. */
export interface ItemArticle extends Article {
	source: string;
	url: string | undefined;
	firstSeen: string;
	changed: string;
	isRetracted: boolean;
	/** The fields that the editor has changed. */
	edited: readonly (keyof Edits)[];
	state: ItemState;
}

/** What the editor wants otherwise: a field left out stays, null goes back to what the source says. */
export interface Correction {
	title?: string | null;
	standfirst?: string | null;
	/** BCP 47. */
	language?: string | null;
	tags?: readonly string[] | null;
	/** The whole body as HTML; its pictures are named as they stand in the body now. */
	html?: string | null;
}

const bounds = { title: 300, standfirst: 1000 } as const;

/** An article from outside. @throws Refusal where there is none of this id */
export async function findArticle(store: Store, id: string): Promise<ItemArticle> {
	const row = await store.database.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirst();
	if (row === undefined)
		throw new Refusal(`There is no article ${id.slice(0, 40)} from outside; one of the folder is changed in its file.`);
	return read(row);
}

/**
 * Corrects an article: the next press publishes it as the next revision. What its source says later comes in all the same,
 * below what the editor has changed.
 * @throws Refusal with a sentence that names the field and the limit
 */
export async function editArticle(store: Store, id: string, correction: Correction): Promise<void> {
	const article = await findArticle(store, id);
	await store.database.transaction().execute(async (change) => {
		const row = await change.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
		const edits = settle(correction, readEdits(row.edits), article);
		const text = Object.keys(edits).length === 0 ? null : JSON.stringify(edits);
		if (text === row.edits) return;
		await change.updateTable('item').set({ edits: text }).where('id', '=', id).execute();
		await noteChange(change);
	});
}

/** Retracts an article: the next press publishes a line that withdraws it, and its source does not bring it back. */
export async function retractArticle(store: Store, id: string): Promise<void> {
	await setRetracted(store, id, 1);
}

/** Publishes a retracted article anew. */
export async function restoreArticle(store: Store, id: string): Promise<void> {
	await setRetracted(store, id, 0);
}

async function setRetracted(store: Store, id: string, retracted: 0 | 1): Promise<void> {
	const { isRetracted } = await findArticle(store, id);
	if (isRetracted === (retracted === 1)) return;
	await store.database.transaction().execute(async (change) => {
		await change.updateTable('item').set({ retracted }).where('id', '=', id).execute();
		await noteChange(change);
	});
}

function settle(correction: Correction, before: Edits, article: ItemArticle): Edits {
	const next: Edits = { ...before };
	const set = <K extends keyof Edits>(name: K, value: Edits[K] | null | undefined) => {
		if (value === null) Reflect.deleteProperty(next, name);
		else if (value !== undefined) next[name] = value;
	};
	set('title', mapped(correction.title, settleTitle));
	set(
		'standfirst',
		mapped(correction.standfirst, (text) => cut(toLine(text), bounds.standfirst))
	);
	set('language', mapped(correction.language, settleTag));
	set('tags', mapped(correction.tags, settleTags));
	const language = next.language ?? article.head.language;
	set(
		'body',
		mapped(correction.html, (html) => settleBody(html, article.head, language))
	);
	return next;
}

function mapped<T, R>(value: T | null | undefined, settleOne: (value: T) => R): R | null | undefined {
	return value === null ? null : value === undefined ? undefined : settleOne(value);
}

function settleTitle(text: string): string {
	const line = toLine(text);
	if (line === '') throw new Refusal('The title must not be empty.');
	if (line.length > bounds.title) throw new Refusal(`The title may have at most ${bounds.title} characters.`);
	return line;
}

function settleTag(text: string): string {
	const tag = settleLanguage(text);
	if (tag === undefined) throw new Refusal('The language must be a language tag, such as kk or en-GB.');
	return tag;
}

function settleBody(html: string, { pictures }: ArticleHead, language: string): string {
	const known = new Map(pictures.map((picture) => [`/i/${picture.id}`, picture]));
	try {
		const body = cleanBody(html, { pictures: known, direction: directionOf(language) });
		if (countWords(body, language) === 0 && !body.includes('<img')) throw new PressFault('it has no text');
		return body;
	} catch (caught) {
		if (caught instanceof PressFault) throw new Refusal(`The text cannot be taken: ${caught.sentence}.`, 1, caught);
		throw caught;
	}
}

function read(row: ItemRow): ItemArticle {
	const edits = readEdits(row.edits);
	return {
		...applyEdits({ head: readHead(row.head), body: row.body }, edits),
		source: row.source,
		url: row.url ?? undefined,
		firstSeen: new Date(row.first_seen).toISOString(),
		changed: new Date(row.changed).toISOString(),
		isRetracted: row.retracted === 1,
		edited: Object.keys(edits) as (keyof Edits)[],
		state: readItemState(row.state)
	};
}
