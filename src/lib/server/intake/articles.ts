// The articles as the editor sees and changes them: corrected, retracted, put back. Writes rows; the next press publishes.
import type { Article } from '#lib/article/types.ts';
import { directionOf } from '#lib/contract/languages.ts';
import { settleText, type EditedBody } from '../press/edited-text.ts';
import { PressFault } from '../press/fault.ts';
import { isSameText } from '../press/lines.ts';
import { countWords, minutesOf } from '../press/pace.ts';
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

/** What a correction came to. */
export interface Corrected {
	/** Whether anything is other than before, so that there is something to publish. */
	isChanged: boolean;
	/** Addresses of pictures that were put into the text and cannot stand in it, as written and cut short. */
	leftOut: readonly string[];
}

/** How often a text is cleaned anew because its article changed meanwhile. */
const mostRounds = 3;

/**
 * Corrects an article: the next press publishes it as the next revision. What its source says later comes in all the same,
 * below what the editor has changed. A text is cleaned in a thread, with no transaction open.
 * @param look shown the article as it stands when the correction is written; what it throws keeps it from being written
 * @throws Refusal with a sentence that names the field and the limit
 */
export async function editArticle(
	store: Store,
	id: string,
	correction: Correction,
	look: (article: ItemArticle) => void = () => undefined
): Promise<Corrected> {
	const { html, ...lines } = correction;
	const settled = settleLines(lines);
	for (let round = 0; round < mostRounds; round += 1) {
		const article = await findArticle(store, id);
		const text = typeof html === 'string' ? await clean(html, article, settled.language) : undefined;
		// A text that says what stands there already makes nothing the editor's
		const body = text === undefined ? html : isSameText(text.body, article.body) ? undefined : text.body;
		const isChanged = await write(store, article, { ...settled, body }, look);
		if (isChanged !== undefined) return { isChanged, leftOut: text?.leftOut ?? [] };
	}
	throw new Refusal('The article is being changed by something else at this moment: try again in a minute.');
}

/** Answers undefined where the text was cleaned for an article that is another now. */
async function write(
	store: Store,
	seen: ItemArticle,
	settled: Settled,
	look: (article: ItemArticle) => void
): Promise<boolean | undefined> {
	const { id } = seen.head;
	return store.database.transaction().execute(async (change) => {
		const row = await change.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
		const article = read(row);
		look(article);
		if (typeof settled.body === 'string' && !isAlike(article, seen)) return undefined;
		const edits = lay(settled, readEdits(row.edits));
		const text = Object.keys(edits).length === 0 ? null : JSON.stringify(edits);
		if (text === row.edits) return false;
		await change.updateTable('item').set({ edits: text }).where('id', '=', id).execute();
		await noteChange(change);
		return true;
	});
}

/** Whether a text comes out the same for both: by what stands there, the pictures, and the side where lines begin. */
function isAlike({ head, body }: ItemArticle, seen: ItemArticle): boolean {
	const isSameHead = JSON.stringify(head.pictures) === JSON.stringify(seen.head.pictures);
	return isSameHead && body === seen.body && head.language === seen.head.language;
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

/** A correction of which each field is in the form an article has it in. */
type Settled = { [K in keyof Edits]: Edits[K] | null | undefined };

function settleLines({ title, standfirst, language, tags }: Omit<Correction, 'html'>): Settled {
	return {
		title: mapped(title, settleTitle),
		standfirst: mapped(standfirst, (text) => cut(toLine(text), bounds.standfirst)),
		language: mapped(language, settleTag),
		tags: mapped(tags, settleTags)
	};
}

function lay(settled: Settled, before: Edits): Edits {
	const next: Edits = { ...before };
	const set = <K extends keyof Edits>(name: K, value: Edits[K] | null | undefined) => {
		if (value === null) Reflect.deleteProperty(next, name);
		else if (value !== undefined) next[name] = value;
	};
	set('title', settled.title);
	set('standfirst', settled.standfirst);
	set('language', settled.language);
	set('tags', settled.tags);
	set('body', settled.body);
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

async function clean(html: string, { head }: ItemArticle, language: string | null | undefined): Promise<EditedBody> {
	const tongue = language ?? head.language;
	try {
		const text = await settleText({ html, pictures: head.pictures, language: tongue });
		noteCount(text.body, tongue, text.words);
		return text;
	} catch (caught) {
		if (caught instanceof PressFault) throw new Refusal(`The text cannot be taken: ${caught.sentence}.`, 1, caught);
		throw caught;
	}
}

function read(row: ItemRow): ItemArticle {
	const edits = readEdits(row.edits);
	return {
		...layOver({ head: readHead(row.head), body: row.body }, edits),
		source: row.source,
		url: row.url ?? undefined,
		firstSeen: new Date(row.first_seen).toISOString(),
		changed: new Date(row.changed).toISOString(),
		isRetracted: row.retracted === 1,
		edited: Object.keys(edits) as (keyof Edits)[],
		state: readItemState(row.state)
	};
}

/** As `applyEdits` does, but a text is counted once and not at every look at it. */
function layOver(article: Article, { body, language, ...lines }: Edits): Article {
	const { head } = applyEdits(article, lines);
	if (body === undefined && language === undefined) return { head, body: article.body };
	const tongue = language ?? head.language;
	const text = body ?? article.body;
	const words = counts.get(keyOf(text, tongue)) ?? noteCount(text, tongue, countWords(text, tongue));
	const direction = language === undefined ? head.direction : directionOf(tongue);
	return { head: { ...head, language: tongue, direction, words, minutes: minutesOf(words, tongue) }, body: text };
}

/** Words of the texts that were looked at last, by text and language. Half a megabyte takes 0.3 s to count. */
const counts = new Map<string, number>();
const mostCounts = 16;
const keyOf = (text: string, language: string) => `${language}\n${text}`;

function noteCount(text: string, language: string, words: number): number {
	counts.set(keyOf(text, language), words);
	const [oldest] = counts.keys();
	if (counts.size > mostCounts && oldest !== undefined) counts.delete(oldest);
	return words;
}
