// A number that rises with every change to what came from outside, by which a press sees whether there is anything to publish.
import { sql, type Kysely } from 'kysely';
import { readSetting, writeSetting } from './editions.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

const stateName = 'brought';
const publishedName = 'brought-published';

/** Says within a transaction that something of the edition changed. */
export async function noteChange(change: Kysely<Tables>): Promise<void> {
	await change
		.insertInto('setting')
		.values({ name: stateName, value: '1' })
		.onConflict((conflict) =>
			conflict.column('name').doUpdateSet({ value: sql<string>`cast(cast(setting.value as integer) + 1 as text)` })
		)
		.execute();
}

/** The state of what came from outside, and whether the edition shows it. */
export async function readBroughtState(store: Store): Promise<{ state: string; isPublished: boolean }> {
	const state = (await readSetting(store, stateName)) ?? '0';
	return { state, isPublished: ((await readSetting(store, publishedName)) ?? '0') === state };
}

/** Says that the edition shows this state. */
export async function markPublished(store: Store, state: string): Promise<void> {
	await writeSetting(store, publishedName, state);
}
