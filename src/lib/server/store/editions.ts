// Which edition stands, which stood before it, and what each needs on the disk.
import { hashSchema, type Hash } from '#lib/article/types.ts';
import type { Store } from './store.ts';

/** A published edition: its number, and the name of its signed contents list. */
export interface Edition {
	number: number;
	contents: Hash;
}

/** The edition that stands; undefined before the first. */
export async function currentEdition(store: Store): Promise<Edition | undefined> {
	const row = await store.database
		.selectFrom('edition')
		.select(['number', 'contents'])
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row === undefined ? undefined : { number: row.number, contents: hashSchema(row.contents) };
}

/** Every blob that the given edition needs, or where none is given all that are still kept. */
export async function listNeeded(store: Store, number?: number): Promise<Set<Hash>> {
	const all = store.database.selectFrom('edition_blob').select('hash');
	const rows = await (number === undefined ? all : all.where('number', '=', number)).execute();
	return new Set(rows.map(({ hash }) => hashSchema(hash)));
}

/** A word the store remembers by name. */
export async function readSetting(store: Pick<Store, 'database'>, name: string): Promise<string | undefined> {
	const row = await store.database.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
	return row?.value;
}

/** Remembers a word by name. */
export async function writeSetting(store: Pick<Store, 'database'>, name: string, value: string): Promise<void> {
	await store.database
		.insertInto('setting')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
		.execute();
}
