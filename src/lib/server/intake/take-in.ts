// One article from outside into the store: pressed first, then written in one transaction, so that it is in, whole, or not.
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { articleIdSchema, type ArticleId } from '#lib/article/types.ts';
import type { BroughtArticle } from '../brought.ts';
import { PressFault } from '../press/fault.ts';
import { noteChange } from '../store/brought-state.ts';
import type { PictureStore } from '../press/pictures.ts';
import type { ItemRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { makeId } from './article-id.ts';
import { settleUrl } from './brought-head.ts';
import { readHead } from './item-head.ts';
import { writeItemState, type ItemState } from './item-state.ts';
import type { GetPicture } from './ports.ts';
import { pressBrought, type PressedArticle } from './press-brought.ts';
import { whyWorse } from './quality.ts';

/** More articles than this a phone's list does not hold with ease. */
export const mostItems = 50_000;

/** An article on its way in. */
export interface Arrival {
	/** The source's id, and what ids of its articles are made of. */
	source: { id: string; address: string };
	/** What makes it the same article in that source. */
	identity: string;
	article: BroughtArticle;
	/** Name of the content as the source gave it; by default that of the article. */
	content?: string;
	state?: ItemState;
	/** Whether to press it though its source gives what it gave before: its page may have more. */
	isAnew?: boolean;
}

/** What became of it. */
export type TakenIn =
	| { kind: 'new' | 'changed'; id: ArticleId; title: string; words: number; missing: readonly string[] }
	/** It was here already, just so. */
	| { kind: 'same'; id: ArticleId; title: string }
	/** Another text of it was here, and is better. */
	| { kind: 'kept'; id: ArticleId; title: string; why: string }
	/** It cannot be taken in; the sentence names it and the limit. */
	| { kind: 'refused'; title: string; sentence: string };

/** What an intake works with. The caller holds the intake lock, since pictures are put before a row names them. */
export interface Intake {
	store: Store;
	pictures: PictureStore['pictures'];
	getPicture: GetPicture;
	now: Date;
}

/** Takes an article in. Trouble with the article is an answer; trouble with the disk is thrown. */
export async function takeIn(arrival: Arrival, intake: Intake): Promise<TakenIn> {
	const { store, now, getPicture, pictures } = intake;
	const content = arrival.content ?? contentOf(arrival.article);
	const before = await findItem(store, arrival);
	const title = arrival.article.title;
	if (before?.content === content && arrival.isAnew !== true)
		return { kind: 'same', id: articleIdSchema(before.id), title };
	if (before === undefined && (await countItems(store)) >= mostItems)
		return { kind: 'refused', title, sentence: refuse(title, `there are ${mostItems} articles already`) };
	const id = before === undefined ? await chooseId(store, arrival) : articleIdSchema(before.id);
	const seen = before === undefined ? now : new Date(before.first_seen);
	let pressed: PressedArticle;
	try {
		pressed = await pressBrought(arrival.article, id, {
			store: { blobs: store.blobs, pictures },
			getPicture,
			seen,
			now
		});
	} catch (caught) {
		if (!(caught instanceof PressFault)) throw caught;
		return { kind: 'refused', title, sentence: refuse(title, caught.sentence) };
	}
	const told = { id, title: pressed.head.title };
	const why = before && whyWorse(pressed, { head: readHead(before.head), body: before.body });
	const isSame = before !== undefined && isAsIs(before, pressed);
	if (isSame || why !== undefined) {
		// Remembered as seen, so that it is not fetched and judged anew at every refresh.
		await store.database.updateTable('item').set({ content }).where('id', '=', id).execute();
		return why === undefined ? { kind: 'same', ...told } : { kind: 'kept', ...told, why };
	}
	const isWritten = await write(store, arrival, pressed, { content, seen, now, isNew: before === undefined });
	if (!isWritten) return { kind: 'same', ...told };
	return {
		kind: before === undefined ? 'new' : 'changed',
		...told,
		words: pressed.head.words,
		missing: pressed.missing
	};
}

/** Name of what an article says, its time of correction aside: feeds change that without changing a word. */
export function contentOf(article: BroughtArticle): string {
	const { url, title, standfirst, byline, site, published, language, direction, html, lead, tags } = article;
	const said = [url, title, standfirst, byline, site, published, language, direction, html, lead, tags];
	return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** The article of a source by what makes it the same. */
export async function findItem(
	{ database }: Store,
	{ source, identity }: { source: { id: string }; identity: string }
): Promise<ItemRow | undefined> {
	const query = database.selectFrom('item').selectAll().where('source', '=', source.id);
	return query.where('identity', '=', identity).executeTakeFirst();
}

async function countItems({ database }: Store): Promise<number> {
	const { count } = await database
		.selectFrom('item')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	return count;
}

/** An id that no other article has, here or in the folder, nor ever had. */
async function chooseId({ database }: Store, { source, identity }: Arrival): Promise<ArticleId> {
	for (let attempt = 0; ; attempt += 1) {
		const id = makeId([source.address, identity], attempt);
		const item = await database.selectFrom('item').select('id').where('id', '=', id).executeTakeFirst();
		const own = await database.selectFrom('folder_draft').select('id').where('id', '=', id).executeTakeFirst();
		if (item === undefined && own === undefined) return id;
	}
}

function isAsIs({ head, body }: ItemRow, pressed: PressedArticle): boolean {
	return body === pressed.body && head === JSON.stringify(pressed.head);
}

interface Circumstances {
	content: string;
	seen: Date;
	now: Date;
	isNew: boolean;
}

/** Writes the row and the names of its pictures; answers false where another process has brought the same meanwhile. */
async function write(
	store: Store,
	{ source, identity, article, state = {} }: Arrival,
	{ head, body }: PressedArticle,
	{ content, seen, now, isNew }: Circumstances
): Promise<boolean> {
	const url = article.url === undefined ? undefined : settleUrl(article.url);
	const text = { content, head: JSON.stringify(head), body, url: url ?? null, changed: now.getTime() };
	return store.database.transaction().execute(async (change) => {
		if (isNew) {
			const known = await change
				.selectFrom('item')
				.select('id')
				.where((row) =>
					row.or([row('id', '=', head.id), row.and([row('source', '=', source.id), row('identity', '=', identity)])])
				)
				.executeTakeFirst();
			if (known !== undefined) return false;
			await change
				.insertInto('item')
				.values({
					id: head.id,
					source: source.id,
					identity,
					first_seen: seen.getTime(),
					retracted: 0,
					edits: null,
					state: writeItemState(state),
					...text
				})
				.execute();
		} else await change.updateTable('item').set(text).where('id', '=', head.id).execute();
		await writeBlobs(change, head);
		await noteChange(change);
		return true;
	});
}

async function writeBlobs(change: Kysely<Tables>, { id, pictures }: PressedArticle['head']): Promise<void> {
	await change.deleteFrom('item_blob').where('item', '=', id).execute();
	for (const hash of new Set(pictures.flatMap(({ variants }) => variants.map((variant) => variant.hash))))
		await change.insertInto('item_blob').values({ item: id, hash }).execute();
}

function refuse(title: string, clause: string): string {
	return `"${title.slice(0, 120)}" cannot be taken in: ${clause}.`;
}
