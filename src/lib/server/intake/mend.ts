// What becomes of an article from outside whose pictures a disk has lost.
import type { Hash } from '#lib/article/types.ts';
import { cleanBody } from '../press/clean.ts';
import { noteChange } from '../store/brought-state.ts';
import { listItemBlobs } from '../store/item-blobs.ts';
import type { Store } from '../store/store.ts';
import { readHead } from './item-head.ts';

/**
 * Takes lost pictures out of the articles that had them, for a text never fails for a picture. Such an article is asked for
 * anew when its source is next asked.
 * @param isThorough whether bytes are read to see that the disk has not changed them
 */
export async function mendItems(store: Store, isThorough: boolean): Promise<void> {
	const lost = new Set<Hash>();
	const there = await store.blobs.list();
	for (const hash of await listItemBlobs(store))
		if (!there.has(hash) || (isThorough && !(await store.blobs.isWhole(hash)))) lost.add(hash);
	for (const hash of lost) {
		const rows = await store.database.selectFrom('item_blob').select('item').where('hash', '=', hash).execute();
		for (const { item } of rows) await dropPictures(store, item, lost);
	}
}

async function dropPictures(store: Store, id: string, lost: ReadonlySet<Hash>): Promise<void> {
	await store.database.transaction().execute(async (change) => {
		const row = await change.selectFrom('item').select(['head', 'body']).where('id', '=', id).executeTakeFirst();
		if (row === undefined) return;
		const { lead, ...head } = readHead(row.head);
		const kept = head.pictures.filter(({ variants }) => variants.every(({ hash }) => !lost.has(hash)));
		const byAddress = new Map(kept.map((picture) => [`/i/${picture.id}`, picture]));
		const body = cleanBody(row.body, { pictures: byAddress, direction: head.direction });
		const isLed = lead !== undefined && kept.some((picture) => picture.id === lead.picture);
		const next = { ...head, ...(isLed ? { lead } : {}), pictures: kept };
		await change
			.updateTable('item')
			.set({ head: JSON.stringify(next), body, content: '' })
			.where('id', '=', id)
			.execute();
		const hashes = kept.flatMap(({ variants }) => variants.map(({ hash }) => hash));
		await change.deleteFrom('item_blob').where('item', '=', id).where('hash', 'not in', hashes).execute();
		await noteChange(change);
	});
}
