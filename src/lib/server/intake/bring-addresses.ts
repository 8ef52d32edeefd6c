// The addresses of an export, into the store to wait for their pages: many in one transaction, so that the disk syncs once for them.
import type { Kysely } from 'kysely';
import type { BroughtItem } from '../bring/item.ts';
import { withoutPlace } from '../addresses/site.ts';
import type { Tables } from '../store/tables.ts';
import { settleUrl } from './brought-head.ts';
import { itemStateOf } from './item-state.ts';
import type { ItemReport } from './report.ts';
import type { Intake } from './take-in.ts';
import { waitFor } from './wanted.ts';

type AddressItem = Extract<BroughtItem, { kind: 'address' }>;

/** Addresses of one transaction: enough that the sync is shared, few enough that other writers do not wait. */
export const addressesAtOnce = 200;

/** What is brought in one step: addresses that follow one another, or one of anything else. */
export type ItemGroup =
	{ kind: 'addresses'; items: AddressItem[] } | { kind: 'one'; item: Exclude<BroughtItem, AddressItem> };

/** The items in their order, addresses that follow one another as groups of at most `addressesAtOnce`. */
export async function* inGroups(items: AsyncIterable<BroughtItem>): AsyncGenerator<ItemGroup> {
	let group: AddressItem[] = [];
	for await (const item of items) {
		if (item.kind === 'address') group.push(item);
		const isFull = group.length >= addressesAtOnce;
		if (group.length > 0 && (isFull || item.kind !== 'address')) {
			yield { kind: 'addresses', items: group };
			group = [];
		}
		if (item.kind !== 'address') yield { kind: 'one', item };
	}
	if (group.length > 0) yield { kind: 'addresses', items: group };
}

/** Has each address wait for its page, unless its article is here already: all of them or, where the disk fails, none. */
export async function bringAddresses(items: readonly AddressItem[], { store, now }: Intake): Promise<ItemReport[]> {
	return store.database.transaction().execute(async (change) => {
		const reports: ItemReport[] = [];
		for (const item of items) reports.push(await bringAddress(item, change, now));
		return reports;
	});
}

async function bringAddress(item: AddressItem, database: Kysely<Tables>, now: Date): Promise<ItemReport> {
	const address = settleUrl(withoutPlace(item.url));
	const title = item.title || item.url;
	if (address === undefined) {
		const sentence = `${item.name}: ${item.url.slice(0, 200)} is no address of a page on the web.`;
		return { title, kind: 'refused', sentence };
	}
	const known = await findKnown(database, address).executeTakeFirst();
	if (known !== undefined) return { title, kind: 'same', id: known.id };
	const state = { ...itemStateOf(item.state), title: item.title, tags: item.tags };
	await waitFor({ store: { database }, now }, { address, state });
	return { title, kind: 'waiting' };
}

/** The articles that stand at an address, or that their source calls by it. */
export function findKnown(database: Kysely<Tables>, address: string) {
	return database
		.selectFrom('item')
		.select('id')
		.where((row) => row.or([row('url', '=', address), row('identity', '=', address)]));
}
