// The sources as the editor sees and changes them: followed, paused, removed, asked for soon. Writes rows; publishes nothing.
import { noteChange } from '../store/brought-state.ts';
import { Refusal } from '../refusal.ts';
import type { SourceKind, SourceRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';
import { makeId } from './article-id.ts';
import { cut } from './brought-head.ts';
import { toLine } from '../press/text.ts';

/** As many feeds as a newsroom follows, and more. */
export const mostSources = 5_000;
const bounds = { title: 200, folder: 200, address: 2000 } as const;

/** The sources that are not followed have a word in brackets for an address, which no feed can have. */
const unfollowed = {
	saved: { address: '(saved)', title: 'Saved pages' },
	files: { address: '(files)', title: 'Files' }
} as const;

/** A source as it stands. Times are ISO 8601. */
export interface Source {
	id: string;
	kind: SourceKind;
	/** The feed's address; undefined for saved pages and for files. */
	address: string | undefined;
	site: string | undefined;
	title: string;
	folder: string | undefined;
	state: 'active' | 'paused' | 'ended' | 'removed';
	/** Articles it has brought that stand. */
	articles: number;
	lastSuccess: string | undefined;
	nextTry: string | undefined;
	failures: number;
	/** The last failure in words; undefined after a success. */
	trouble: string | undefined;
	/** The address that it moved from for good. */
	movedFrom: string | undefined;
}

/** A feed to be followed, once its address is known to be one. */
export interface NewFeed {
	address: string;
	title: string;
	site: string | undefined;
	folder?: string | undefined;
}

/** All sources that were not removed, by folder and title; with `removed`, those too of which articles are here. */
export async function listSources(store: Store, { removed = false } = {}): Promise<Source[]> {
	const all = store.database.selectFrom('source').selectAll();
	const rows = await (removed ? all : all.where('removed', '=', 0)).execute();
	const counts = await store.database
		.selectFrom('item')
		.select(({ fn }) => ['source', fn.countAll<number>().as('count')])
		.where('retracted', '=', 0)
		.groupBy('source')
		.execute();
	const countOf = new Map(counts.map(({ source, count }) => [source, count]));
	return rows.map((row) => read(row, countOf.get(row.id) ?? 0)).sort(compare);
}

/**
 * A source by its id or its address; with `removed`, one that was removed too, while articles of it are here.
 * @throws Refusal where there is none
 */
export async function findSource(store: Store, name: string, which: { removed?: boolean } = {}): Promise<Source> {
	const sources = await listSources(store, which);
	const found = sources.find(({ id, address, movedFrom }) => [id, address, movedFrom].includes(name));
	if (found !== undefined) return found;
	throw new Refusal(`There is no source ${name.slice(0, 200)}; "sources" lists those there are.`);
}

/**
 * Follows a feed from now on; one that was removed comes back with its articles known, so that nothing doubles.
 * @returns its id, and whether it was not followed before
 * @throws Refusal where there are too many
 */
export async function addFeed(store: Store, feed: NewFeed, now: Date): Promise<{ id: string; isNew: boolean }> {
	if (feed.address.length > bounds.address)
		throw new Refusal(`The address of a feed may have at most ${bounds.address} characters.`);
	const title = settleSourceTitle(feed.title) || feed.address;
	const folder = feed.folder === undefined ? undefined : cut(toLine(feed.folder), bounds.folder);
	return store.database.transaction().execute(async (change) => {
		const known = await change
			.selectFrom('source')
			.select(['id', 'removed'])
			.where((row) => row.or([row('address', '=', feed.address), row('moved_from', '=', feed.address)]))
			.executeTakeFirst();
		if (known?.removed === 0) return { id: known.id, isNew: false };
		const due = { next_try: now.getTime(), paused: 0, removed: 0, ended: null, failures: 0, trouble: null } as const;
		if (known !== undefined) {
			await change.updateTable('source').set(due).where('id', '=', known.id).execute();
			return { id: known.id, isNew: true };
		}
		const { count } = await change
			.selectFrom('source')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		if (count >= mostSources) throw new Refusal(`At most ${mostSources} sources can be followed.`);
		const id = makeId([feed.address]);
		const about = { id, kind: 'feed', address: feed.address, site: feed.site ?? null, title } as const;
		await change
			.insertInto('source')
			.values({ ...about, folder: folder === '' ? null : (folder ?? null), added: now.getTime(), ...due })
			.execute();
		return { id, isNew: true };
	});
}

/** The source that stands for saved pages, or for files; made where there is none. */
export async function openUnfollowed(
	store: Store,
	kind: 'saved' | 'files',
	now: Date
): Promise<{ id: string; address: string; title: string }> {
	const { address, title } = unfollowed[kind];
	const id = makeId([address]);
	await store.database
		.insertInto('source')
		.values({ id, kind, address, title, added: now.getTime(), failures: 0, paused: 0, removed: 0 })
		.onConflict((conflict) => conflict.column('id').doUpdateSet({ removed: 0 }))
		.execute();
	return { id, address, title };
}

/** A source's title as one line of at most 200 characters; it stands with each of its articles. */
export function settleSourceTitle(title: string): string {
	return cut(toLine(title), bounds.title);
}

/** Leaves a source alone until it is resumed. */
export async function pauseSource(store: Store, id: string): Promise<void> {
	await store.database.updateTable('source').set({ paused: 1 }).where('id', '=', id).execute();
}

/** Asks a source again, at the next refresh; one that had ended too. */
export async function resumeSource(store: Store, id: string, now: Date): Promise<void> {
	const fresh = { paused: 0, ended: null, failures: 0, next_try: now.getTime() } as const;
	await store.database.updateTable('source').set(fresh).where('id', '=', id).where('kind', '=', 'feed').execute();
}

/** Has a source asked at the next refresh, whenever it was to be asked. */
export async function askSoon(store: Store, id: string, now: Date): Promise<void> {
	const query = store.database.updateTable('source').set({ next_try: now.getTime() }).where('id', '=', id);
	await query.where('kind', '=', 'feed').execute();
}

/** Puts a source into a folder; one without a name takes it out of all. @returns the folder's name as it stands now */
export async function moveSource(store: Store, id: string, folder: string): Promise<string | undefined> {
	const name = cut(toLine(folder), bounds.folder);
	const row = { folder: name === '' ? null : name };
	await store.database.updateTable('source').set(row).where('id', '=', id).execute();
	return row.folder ?? undefined;
}

/**
 * Removes a source. Its articles stay unless one says otherwise; then the next press withdraws them. Those that were
 * retracted are remembered in any case, so that following it again does not bring them back.
 * @returns how many articles went with it
 */
export async function removeSource(store: Store, id: string, withArticles: boolean): Promise<number> {
	return store.database.transaction().execute(async (change) => {
		if (!withArticles) {
			const row = { removed: 1, next_try: null } as const;
			await change.updateTable('source').set(row).where('id', '=', id).execute();
			return 0;
		}
		const { numDeletedRows } = await change
			.deleteFrom('item')
			.where('source', '=', id)
			.where('retracted', '=', 0)
			.executeTakeFirstOrThrow();
		const isEmpty =
			(await change.selectFrom('item').select('id').where('source', '=', id).executeTakeFirst()) === undefined;
		if (isEmpty) await change.deleteFrom('source').where('id', '=', id).execute();
		else await change.updateTable('source').set({ removed: 1, next_try: null }).where('id', '=', id).execute();
		if (numDeletedRows > 0n) await noteChange(change);
		return Number(numDeletedRows);
	});
}

function read(row: SourceRow, articles: number): Source {
	const isUnfollowed = row.kind !== 'feed';
	return {
		id: row.id,
		kind: row.kind,
		address: isUnfollowed ? undefined : row.address,
		site: row.site ?? undefined,
		title: row.title,
		folder: row.folder ?? undefined,
		state: row.removed === 1 ? 'removed' : row.ended !== null ? 'ended' : row.paused === 1 ? 'paused' : 'active',
		articles,
		lastSuccess: writeTime(row.last_success),
		nextTry: row.paused === 1 || row.ended !== null ? undefined : writeTime(row.next_try),
		failures: row.failures,
		trouble: row.trouble ?? undefined,
		movedFrom: row.moved_from ?? undefined
	};
}

function writeTime(at: number | null): string | undefined {
	return at === null ? undefined : new Date(at).toISOString();
}

function compare(one: Source, other: Source): number {
	const byFolder = (one.folder ?? '\uffff').localeCompare(other.folder ?? '\uffff', 'en');
	return byFolder || one.title.localeCompare(other.title, 'en') || (one.id < other.id ? -1 : 1);
}
