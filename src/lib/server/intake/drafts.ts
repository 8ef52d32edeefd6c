// Everything there is to publish: the folder's articles as pressed last, and those from outside as the editor has them.
import type { Article } from '#lib/article/types.ts';
import type { Store } from '../store/store.ts';
import { applyEdits, readEdits } from './edits.ts';
import { bare } from '../press/text.ts';
import { hostOf } from './brought-head.ts';
import { readHead } from './item-head.ts';

/** A draft and its place: the editor's first, then the folder's, then by age. */
interface Placed {
	article: Article;
	place: number;
	/** Of those whose files give them a place, their order; Infinity for all others. */
	folderPlace: number;
}

/**
 * All drafts in the order of the front. Of an id that both the folder and the outside have, the folder's stands: it was
 * written for this edition. A site that is called like the publisher has its host's name beside its own.
 */
export async function listDrafts(store: Store, publisher: string): Promise<Article[]> {
	const places = await store.database.selectFrom('front_place').selectAll().execute();
	const placeOf = new Map(places.map(({ id, place }) => [id, place]));
	const folder = await store.database.selectFrom('folder_draft').selectAll().execute();
	const own = new Set(folder.map(({ id }) => id));
	const items = await store.database
		.selectFrom('item')
		.select(['id', 'head', 'body', 'edits'])
		.where('retracted', '=', 0)
		.execute();
	const placed: Placed[] = [
		...folder.map(({ id, position, placed: isPlaced, head, body }) => ({
			article: { head: readHead(head), body },
			place: placeOf.get(id) ?? Infinity,
			folderPlace: isPlaced === 1 ? position : Infinity
		})),
		...items
			.filter(({ id }) => !own.has(id))
			.map(({ id, head, body, edits }) => ({
				article: tellApart(
					edits === null
						? { head: readHead(head), body }
						: applyEdits({ head: readHead(head), body }, readEdits(edits)),
					publisher
				),
				place: placeOf.get(id) ?? Infinity,
				folderPlace: Infinity
			}))
	];
	return placed.sort(compare).map(({ article }) => article);
}

/** Readers must not take a stranger's words for the publisher's own. */
function tellApart({ head, body }: Article, publisher: string): Article {
	const { site, sources } = head;
	const host = hostOf(sources[0]?.url);
	if (site === undefined || host === '' || bareName(site) !== bareName(publisher)) return { head, body };
	const named = `${site} (${host})`;
	return { head: { ...head, site: named, sources: sources.map((source) => ({ ...source, name: named })) }, body };
}

/** Without case, accents, marks and forms of letters that look the same. */
function bareName(name: string): string {
	return bare(name.normalize('NFKD').replace(/\p{M}+/gu, ''));
}

function compare(one: Placed, other: Placed): number {
	return (
		differ(one.place, other.place) ||
		differ(one.folderPlace, other.folderPlace) ||
		Date.parse(other.article.head.published) - Date.parse(one.article.head.published) ||
		(one.article.head.id < other.article.head.id ? -1 : 1)
	);
}

function differ(one: number, other: number): number {
	return one === other ? 0 : one - other;
}
