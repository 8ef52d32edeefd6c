// Addresses whose pages are still to be fetched: those of an import, and those that complete an article. They wait in the store.
import type { BroughtArticle } from '../brought.ts';
import type { ItemRow, WantedRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';
import { canonicalOf, withoutPlace } from '../addresses/site.ts';
import { plainly, readPage } from './complete.ts';
import { readHead } from './item-head.ts';
import { readItemState, writeItemState, type ItemState } from './item-state.ts';
import type { Outside } from './ports.ts';
import { isOtherStory } from './quality.ts';
import { reportOf, type ItemReport } from './report.ts';
import { afterFailure } from './schedule.ts';
import { openUnfollowed } from './sources.ts';
import { findItem, takeIn, type Intake } from './take-in.ts';

/** A page that fails so often is given up. */
const mostTries = 5;

/** An address that is to wait. */
export interface Waiting {
	address: string;
	/** The article that its page completes. */
	item?: string;
	state?: ItemState;
	/** Why it could not be fetched so far; undefined where nobody has tried. */
	trouble?: string;
}

/** Has an address wait; one that waits already stays as it is, and one that was given up is tried again. */
export async function waitFor(
	{ store, now }: { store: Pick<Store, 'database'>; now: Date },
	waiting: Waiting
): Promise<void> {
	const { address, item, state = {}, trouble } = waiting;
	const tries = trouble === undefined ? 0 : 1;
	const next = trouble === undefined ? now.getTime() : afterFailure(now, tries, undefined, 0.5);
	await store.database
		.insertInto('wanted')
		.values({
			address,
			item: item ?? null,
			state: writeItemState(state),
			added: now.getTime(),
			tries,
			next_try: next,
			trouble: trouble ?? null
		})
		.onConflict((conflict) =>
			conflict.column('address').doUpdateSet({ tries, next_try: next }).where('wanted.next_try', 'is', null)
		)
		.execute();
}

/** An address waits no more, for its article is in, or the editor has given it up. */
export async function forget({ database }: Pick<Store, 'database'>, ...addresses: string[]): Promise<void> {
	await database.deleteFrom('wanted').where('address', 'in', addresses).where('item', 'is', null).execute();
}

/** Fetches one that waits and takes it in; once it is in, or cannot ever be, it waits no more. */
export async function fetchWanted(row: WantedRow, outside: Outside, intake: Intake): Promise<ItemReport> {
	const { store, now } = intake;
	const page = await readPage(row.address, outside);
	if ('read' in page) {
		const report = await takeInPage(row, page.read, page.address, intake);
		await store.database.deleteFrom('wanted').where('address', '=', row.address).execute();
		return report;
	}
	const tries = row.tries + 1;
	const isOver = !page.mayPass || tries >= mostTries;
	const next = isOver ? null : afterFailure(now, tries, undefined, 0.5);
	await store.database
		.updateTable('wanted')
		.set({ tries, trouble: page.sentence, next_try: next })
		.where('address', '=', row.address)
		.execute();
	return { title: row.address, kind: isOver ? 'failed' : 'waiting', sentence: page.sentence };
}

async function takeInPage(row: WantedRow, page: BroughtArticle, found: string, intake: Intake): Promise<ItemReport> {
	const item = row.item === null ? undefined : await findById(intake.store, row.item);
	if (item === undefined) return saveArticle(found, page, readItemState(row.state), intake);
	const head = readHead(item.head);
	const source = { id: item.source, address: '' };
	const { title, published, site = '' } = head;
	const article = { ...page, url: item.url ?? page.url, title, published, site };
	const { identity, content } = item;
	return reportOf(await takeIn({ source, identity, content, article, isAnew: true }, intake), site);
}

/**
 * Takes in the article of a saved page under the address by which it is known.
 * @param found where the page was, after all redirects
 */
export async function saveArticle(
	found: string,
	page: BroughtArticle,
	state: ItemState,
	intake: Intake
): Promise<ItemReport> {
	const source = await openUnfollowed(intake.store, 'saved', intake.now);
	const url = await chooseAddress(found, page, source, intake.store);
	const tags = [...(state.tags ?? []), ...page.tags];
	const article = { ...page, url, tags, title: page.title || (state.title ?? '') };
	const before = await findItem(intake.store, { source, identity: url });
	if (before?.retracted === 1) return reportRetracted(before);
	return reportOf(await takeIn({ source, identity: url, article, state }, intake), page.site || source.title);
}

/** The address that a page names as its own, unless another story is known by it already. */
async function chooseAddress(
	found: string,
	page: BroughtArticle,
	source: { id: string },
	store: Store
): Promise<string> {
	const url = canonicalOf(page.url, found);
	const own = withoutPlace(found);
	if (url === own) return url;
	const before = await findItem(store, { source, identity: url });
	return before !== undefined && isAnother(before, page) ? own : url;
}

/** Whether a page tells another story than an article that is here. */
export function isAnother({ head, body }: ItemRow, { title, html }: BroughtArticle): boolean {
	return isOtherStory({ title: readHead(head).title, text: plainly(body) }, { title, text: plainly(html) });
}

/** A retracted article does not come back because somebody saves its page. */
export function reportRetracted({ id, head }: ItemRow): ItemReport {
	const { title } = readHead(head);
	return {
		title,
		kind: 'kept',
		id,
		sentence: `"${title}" is here and retracted, so no reader has it: restore it at the desk to publish it again.`
	};
}

async function findById({ database }: Store, id: string): Promise<ItemRow | undefined> {
	return database.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirst();
}

/** An address that waits, as the editor sees it. Times are ISO 8601. */
export interface WaitingAddress {
	address: string;
	tries: number;
	/** Undefined where it is given up. */
	nextTry: string | undefined;
	trouble: string | undefined;
}

/** Every address that waits or was given up, but those that complete an article. */
export async function listWaiting({ database }: Store): Promise<WaitingAddress[]> {
	const rows = await database.selectFrom('wanted').selectAll().where('item', 'is', null).orderBy('added').execute();
	return rows.map(({ address, tries, next_try, trouble }) => ({
		address,
		tries,
		nextTry: next_try === null ? undefined : new Date(next_try).toISOString(),
		trouble: trouble ?? undefined
	}));
}
