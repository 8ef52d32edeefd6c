// The pictures that articles from outside need on the disk, whether they are published or not.
import { hashSchema, type Hash } from '#lib/article/types.ts';
import type { Store } from './store.ts';

/** Every blob that an article from outside needs. */
export async function listItemBlobs({ database }: Store): Promise<Hash[]> {
	const rows = await database.selectFrom('item_blob').select('hash').distinct().execute();
	return rows.map(({ hash }) => hashSchema(hash));
}
