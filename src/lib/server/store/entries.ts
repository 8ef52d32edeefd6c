// The articles that stand as rows: by id and by age for documents, and where each one's text is.
import { sql } from 'kysely';
import type { EntryList } from '#lib/article/front.ts';
import { readLine } from '#lib/article/read-line.ts';
import { hashSchema, type Entry, type Hash } from '#lib/article/types.ts';
import type { SourceCount } from '#lib/contract/messages.ts';
import type { Store } from './store.ts';

/** Where an article's text is. */
export interface FoundArticle {
	id: string;
	hash: Hash;
	/** Whether it was withdrawn. */
	isGone: boolean;
}

/** An article's source, as the index `article_by_source` has it; '' is the publisher. */
const source = sql<string>`coalesce(json_extract(line, '$.site'), '')`;
/** Many more sources than a document names; a list that names one for each article is none to choose from. */
const mostSources = 500;

/** The standing entries of a store. */
export function entriesOf({ database }: Store): EntryList {
	const standing = database.selectFrom('article').select(['id', 'line']).where('gone', 'is', null);
	return {
		async byIds(ids) {
			const entries = readEntries(await standing.where('id', 'in', ids).execute());
			return ids.map((id) => entries.find((entry) => entry.id === id)).filter((entry) => entry !== undefined);
		},
		async olderThan(place, count, from) {
			const every = standing.where('at', 'is not', null).orderBy('at', 'desc').orderBy('id', 'desc').limit(count);
			const all = from === undefined ? every : every.where(source, '=', from);
			const older = place && all.where((row) => row(row.refTuple('at', 'id'), '<', row.tuple(place.at, place.id)));
			return readEntries(await (older ?? all).execute());
		}
	};
}

/** The sources of the standing entries, those with the most articles first, else by name: in the order in which phones have them. */
export async function countSources({ database }: Store): Promise<SourceCount[]> {
	const rows = await database
		.selectFrom('article')
		.select(({ fn }) => [source.as('from'), fn.countAll<number>().as('articles')])
		.where('gone', 'is', null)
		.where('at', 'is not', null)
		.groupBy(source)
		.execute();
	const byName = rows.sort((one, other) => (one.from < other.from ? -1 : 1)).slice(0, mostSources);
	return byName.sort((one, other) => other.articles - one.articles);
}

/** Where an article is that was published at some time; undefined where there never was one of this id. */
export async function findArticle({ database }: Store, id: string): Promise<FoundArticle | undefined> {
	const query = database.selectFrom('article').select(['id', 'hash', 'gone']).where('id', '=', id);
	const row = await query.executeTakeFirst();
	return row && readRow(row);
}

/** Every article that was published at some time. */
export async function listArticles({ database }: Store): Promise<FoundArticle[]> {
	const rows = await database.selectFrom('article').select(['id', 'hash', 'gone']).orderBy('id').execute();
	return rows.map(readRow);
}

function readRow({ id, hash, gone }: { id: string; hash: string; gone: number | null }): FoundArticle {
	return { id, hash: hashSchema(hash), isGone: gone !== null };
}

function readEntries(rows: readonly { line: string | null }[]): Entry[] {
	const lines = rows.map(({ line }) => readLine(line ?? ''));
	return lines.filter((entry): entry is Entry => entry !== undefined && !('gone' in entry));
}
