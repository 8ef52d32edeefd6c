// The order of the front: the articles that the editor put there, first to last; all others follow by age.
import { articleIdSchema } from '#lib/article/types.ts';
import { readAs } from '#lib/article/schema.ts';
import { Refusal } from '../refusal.ts';
import { noteChange } from '../store/brought-state.ts';
import type { Store } from '../store/store.ts';

/** As many as a front names. */
export const mostPlaced = 40;

/** The ids of the articles that have a place, in their order. */
export async function listFront({ database }: Store): Promise<string[]> {
	const rows = await database.selectFrom('front_place').select('id').orderBy('place').execute();
	return rows.map(({ id }) => id);
}

/**
 * Puts articles on the front in this order, and no others; ids that do not stand are kept, for an article may come back.
 * @throws Refusal where there are too many, or one is no id
 */
export async function orderFront(store: Store, ids: readonly string[]): Promise<void> {
	const chosen = [...new Set(ids)];
	if (chosen.length > mostPlaced) throw new Refusal(`At most ${mostPlaced} articles can have a place on the front.`);
	for (const id of chosen)
		if (readAs(articleIdSchema, id) === undefined) throw new Refusal(`"${id.slice(0, 40)}" is no article's id.`);
	if (JSON.stringify(chosen) === JSON.stringify(await listFront(store))) return;
	await store.database.transaction().execute(async (change) => {
		await change.deleteFrom('front_place').execute();
		for (const [place, id] of chosen.entries()) await change.insertInto('front_place').values({ id, place }).execute();
		await noteChange(change);
	});
}

/** Puts an article at the top of the front; where all places are taken, the last loses its own. */
export async function pinArticle(store: Store, id: string): Promise<void> {
	const others = (await listFront(store)).filter((known) => known !== id);
	await orderFront(store, [id, ...others].slice(0, mostPlaced));
}

/** Takes an article's place away: it follows by its age. */
export async function unpinArticle(store: Store, id: string): Promise<void> {
	await orderFront(
		store,
		(await listFront(store)).filter((known) => known !== id)
	);
}
