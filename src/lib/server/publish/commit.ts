// The one transaction by which an edition comes to stand, once everything it needs is on the disk.
import { sql } from 'kysely';
import type { Contents, Hash, Pack } from '#lib/article/types.ts';
import type { Edition } from '../store/editions.ts';
import type { Store } from '../store/store.ts';
import type { ListedLine } from './list.ts';
import type { SignedArticle } from './sign.ts';

/** An edition about to stand. */
export interface Next {
	edition: Edition;
	/** The one that stands until now. */
	before: Edition | undefined;
	contents: Contents;
	packs: readonly Pack[];
	signed: readonly SignedArticle[];
	lines: readonly ListedLine[];
	/** Blobs that are known to be on the disk. */
	known: ReadonlySet<Hash>;
}

/** Makes an edition the one that stands, and forgets all but the one before. */
export async function commit(store: Store, next: Next): Promise<void> {
	const needed = await listBlobs(store, next);
	const { number, contents } = next.edition;
	const texts = new Map(next.signed.map((signed) => [signed.article.head.id, signed]));
	await store.database.transaction().execute(async (change) => {
		await change.insertInto('edition').values({ number, contents, published: next.contents.published }).execute();
		for (const hash of needed) await change.insertInto('edition_blob').values({ number, hash }).execute();
		for (const { id, line, at, revision } of next.lines.filter(({ isFresh }) => isFresh)) {
			const text = texts.get(id);
			if (text === undefined) {
				// In an older store one may have been withdrawn long ago and have no line yet.
				const gone = sql<number>`coalesce(gone, ${number})`;
				await change.updateTable('article').set({ line, revision, gone }).where('id', '=', id).execute();
				continue;
			}
			const row = { revision, hash: text.hash, draft: text.draft, gone: null, line, at: at ?? null };
			await change
				.insertInto('article')
				.values({ id, ...row })
				.onConflict((conflict) => conflict.column('id').doUpdateSet(row))
				.execute();
		}
		await change
			.deleteFrom('edition')
			.where('number', '<', next.before?.number ?? number)
			.execute();
	});
}

/** @throws Error where a blob the edition needs is not on the disk, which is a fault of the press */
async function listBlobs(store: Store, { edition, contents, packs, signed, known }: Next): Promise<Set<Hash>> {
	const pictures = signed.flatMap(({ article }) =>
		article.head.pictures.flatMap(({ variants }) => variants.map(({ hash }) => hash))
	);
	const parts = [...contents.segments, ...contents.packs, ...packs, ...signed];
	const needed = new Set([edition.contents, ...parts.map(({ hash }) => hash), ...pictures]);
	for (const hash of needed) {
		if (!known.has(hash) && !(await store.blobs.has(hash)))
			throw new Error(`The edition needs ${hash}, which the press did not keep.`);
	}
	return needed;
}
