// The folder's articles as they were pressed last, so that news from outside do not press the folder anew.
import type { ArticleId } from '#lib/article/types.ts';
import type { Draft } from '../press/draft.ts';
import { readSetting, writeSetting } from '../store/editions.ts';
import type { Store } from '../store/store.ts';

const keptName = 'folder-kept';

/** Remembers the folder's drafts in their order. */
export async function keepFolderDrafts(store: Store, drafts: readonly Draft[]): Promise<void> {
	await store.database.transaction().execute(async (change) => {
		await change.deleteFrom('folder_draft').execute();
		for (const [position, { head, body, order }] of drafts.entries()) {
			const row = { id: head.id, position, placed: order === undefined ? (0 as const) : (1 as const) };
			await change
				.insertInto('folder_draft')
				.values({ ...row, head: JSON.stringify(head), body })
				.execute();
		}
		await writeSetting({ database: change }, keptName, 'yes');
	});
}

/** Whether the folder's drafts are remembered; a store of before knew none. */
export async function isFolderKept(store: Store): Promise<boolean> {
	return (await readSetting(store, keptName)) !== undefined;
}

/** Whether everything there is to publish came from outside, so that a folder is not needed. */
export async function hasOnlyBrought({ database }: Store): Promise<boolean> {
	const own = await database.selectFrom('folder_draft').select('id').limit(1).executeTakeFirst();
	const item = await database.selectFrom('item').select('id').limit(1).executeTakeFirst();
	return own === undefined && item !== undefined;
}

/** Whether an id is taken by an article of the folder. */
export async function isOfFolder(store: Store, id: ArticleId): Promise<boolean> {
	const row = await store.database.selectFrom('folder_draft').select('id').where('id', '=', id).executeTakeFirst();
	return row !== undefined;
}
