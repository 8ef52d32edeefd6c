// What a refresh would have to do: which sources are due, and which addresses that wait. Loads nothing but the store.
import type { SourceRow, WantedRow } from '../store/source-tables.ts';
import type { Store } from '../store/store.ts';

/** The followed sources whose time has come, the longest due first; with `isAll` whenever they are due. */
export async function listDue({ database }: Store, now: Date, isAll = false): Promise<SourceRow[]> {
	const followed = database
		.selectFrom('source')
		.selectAll()
		.where('kind', '=', 'feed')
		.where('paused', '=', 0)
		.where('removed', '=', 0)
		.where('ended', 'is', null);
	return (isAll ? followed : followed.where('next_try', '<=', now.getTime())).orderBy('next_try').execute();
}

/** The addresses whose turn it is, oldest first. */
export async function listDueWanted({ database }: Store, now: Date, limit: number): Promise<WantedRow[]> {
	const query = database.selectFrom('wanted').selectAll().where('next_try', '<=', now.getTime());
	return query.orderBy('added').orderBy('address').limit(limit).execute();
}

/** Whether a refresh would have anything to do. */
export async function isAnythingDue(store: Store, now: Date): Promise<boolean> {
	return (await listDue(store, now)).length > 0 || (await listDueWanted(store, now, 1)).length > 0;
}
