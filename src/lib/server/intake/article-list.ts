// The articles of an edition in a list for the editor: those of the folder and those from outside, newest first.
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { listFront } from './front.ts';

/** What is looked for. */
export interface ArticleQuery {
	/** Only those of this source; `folder` stands for the publisher's own folder. */
	source?: string;
	/** Only those whose title has this in it. */
	words?: string;
	/** Only those that are retracted, that the editor changed, or that have a place on the front. */
	state?: 'retracted' | 'edited' | 'front';
	/** Only this one. */
	id?: string;
	offset?: number;
	/** At most 200; 50 by default. */
	limit?: number;
}

/** An article in the list. */
export interface ListedArticle {
	id: string;
	title: string;
	language: string;
	published: string;
	/** The source's id; undefined for one of the folder. */
	source: string | undefined;
	url: string | undefined;
	isRetracted: boolean;
	isEdited: boolean;
	/** Its place on the front, from 1; undefined where it has none of its own. */
	place: number | undefined;
}

const stateClauses = {
	any: sql`1`,
	retracted: sql`retracted = 1`,
	edited: sql`edited = 1`,
	front: sql`id in (select id from front_place)`
} as const;

const mostListed = 200;

/** A page of the list, and how many there are in all. */
export async function listArticles(
	store: Store,
	{ source, words = '', state, id, offset = 0, limit = 50 }: ArticleQuery = {}
): Promise<{ articles: ListedArticle[]; total: number }> {
	const places = new Map((await listFront(store)).map((id, at) => [id, at + 1]));
	const all = sql<Row>`
		select id, coalesce(json_extract(edits, '$.title'), json_extract(head, '$.title')) as title,
			coalesce(json_extract(edits, '$.language'), json_extract(head, '$.language')) as language,
			json_extract(head, '$.published') as published, source, url, retracted, edits is not null as edited
		from item
		union all
		select id, json_extract(head, '$.title'), json_extract(head, '$.language'), json_extract(head, '$.published'),
			'folder', null, 0, 0
		from folder_draft`;
	const chosen = sql`from (${all}) where (${source ?? null} is null or source = ${source ?? null})
		and (${words} = '' or instr(fold(title), fold(${words})) > 0)
		and (${id ?? null} is null or id = ${id ?? null})
		and ${stateClauses[state ?? 'any']}`;
	const { rows } = await sql<Row>`select * ${chosen} order by published desc, id
		limit ${Math.min(mostListed, Math.max(1, limit))} offset ${Math.max(0, offset)}`.execute(store.database);
	const counted = await sql<{ total: number }>`select count(*) as total ${chosen}`.execute(store.database);
	const articles = rows.map((row) => ({
		id: row.id,
		title: row.title,
		language: row.language,
		published: row.published,
		source: row.source === 'folder' ? undefined : row.source,
		url: row.url ?? undefined,
		isRetracted: row.retracted === 1,
		isEdited: row.edited === 1,
		place: places.get(row.id)
	}));
	return { articles, total: counted.rows[0]?.total ?? 0 };
}

interface Row {
	id: string;
	title: string;
	language: string;
	published: string;
	source: string;
	url: string | null;
	retracted: number;
	edited: number;
}
