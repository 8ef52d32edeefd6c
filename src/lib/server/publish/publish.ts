// Makes an edition of drafts: everything on the disk first, then one transaction, then the leftovers of older editions.
import * as v from 'valibot';
import { toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { readContents, writeContentsText } from '#lib/article/read.ts';
import { contentsSchema, type Article, type Contents, type Hash, type Pack } from '#lib/article/types.ts';
import type { Publisher } from '../keys.ts';
import { currentEdition, type Edition } from '../store/editions.ts';
import type { Store } from '../store/store.ts';
import { makePacks } from './packs.ts';
import { signDraft, writeEntry, type Remembered, type SignedArticle } from './sign.ts';

/** Who publishes, under which name, and when. */
export interface Imprint {
	publisher: Publisher;
	/** The publisher's name as shown to people. */
	name: string;
	now: Date;
}

/** What came of publishing. */
export interface Published {
	edition: Edition;
	/** False where nothing had changed, so that the edition before still stands. */
	isNew: boolean;
	articles: number;
}

/**
 * Publishes drafts as the edition, in the order given. The caller holds the press lock.
 * Killed at any point, it leaves the edition before or the edition after.
 */
export async function publish(store: Store, drafts: readonly Article[], imprint: Imprint): Promise<Published> {
	const remembered = await recall(store);
	const signed = drafts.map((draft) => signDraft(draft, remembered.get(draft.head.id), imprint.publisher));
	for (const { note } of signed) await store.blobs.putText(toBytes(note));
	const packs = await putPacks(store, signed);
	const published = new Set<string>(signed.map(({ article }) => article.head.id));
	const before = await currentEdition(store);
	const contents = v.parse(contentsSchema, {
		number: nextNumber(before?.number, imprint.now),
		published: imprint.now.toISOString(),
		publisher: imprint.name,
		key: imprint.publisher.verifier,
		articles: signed.map(writeEntry),
		packs,
		gone: [...remembered.keys()].filter((id) => !published.has(id)).sort()
	});
	const standing = before === undefined ? undefined : await readStanding(store, before);
	if (before !== undefined && standing !== undefined && saysTheSame(standing, contents)) {
		// Makes good what the disk may have changed of its compressed forms.
		await store.blobs.putText(standing);
		return { edition: before, isNew: false, articles: signed.length };
	}
	const hash = await store.blobs.putText(toBytes(imprint.publisher.signNote(writeContentsText(contents))));
	const edition = { number: contents.number, contents: hash };
	await commit(store, edition, before, contents, signed);
	return { edition, isNew: true, articles: signed.length };
}

/**
 * The number of the next edition: the time in whole seconds since 1970, so that a data folder put back from a backup passes
 * what phones have seen; one more than before where the clock says less, for a number only rises.
 */
export function nextNumber(before: number | undefined, now: Date): number {
	return Math.max((before ?? 0) + 1, Math.floor(now.getTime() / 1000));
}

async function recall(store: Store): Promise<Map<string, Remembered>> {
	const rows = await store.database.selectFrom('article').select(['id', 'revision', 'draft']).execute();
	return new Map(rows.map(({ id, revision, draft }) => [id, { revision, draft }]));
}

async function putPacks(store: Store, signed: readonly SignedArticle[]): Promise<Pack[]> {
	const packs: Pack[] = [];
	for (const { bytes, articles } of makePacks(signed)) {
		const hash = await store.blobs.putText(bytes);
		packs.push({ hash, bytes: bytes.length, articles: articles.map((article) => article.hash) });
	}
	return packs;
}

/** The list of the edition that stands; undefined where the disk has lost or changed it. */
async function readStanding(store: Store, { contents }: Edition): Promise<Bytes | undefined> {
	return (await store.blobs.isWhole(contents)) ? store.blobs.read(contents) : undefined;
}

/** Whether a list says what the next one would, its number and time aside. */
function saysTheSame(list: Bytes, next: Contents): boolean {
	const standing = readContents(toText(list))?.contents;
	if (standing === undefined) return false;
	const { number, published } = standing;
	return JSON.stringify(standing) === JSON.stringify({ ...next, number, published });
}

async function commit(
	store: Store,
	edition: Edition,
	before: Edition | undefined,
	contents: Contents,
	signed: readonly SignedArticle[]
): Promise<void> {
	const needed = await listBlobs(store, edition, contents, signed);
	const { number } = edition;
	await store.database.transaction().execute(async (change) => {
		await change
			.insertInto('edition')
			.values({ number, contents: edition.contents, published: contents.published })
			.execute();
		for (const hash of needed) await change.insertInto('edition_blob').values({ number, hash }).execute();
		for (const { article, hash, draft } of signed) {
			const row = { revision: article.head.revision, hash, draft, gone: null };
			await change
				.insertInto('article')
				.values({ id: article.head.id, ...row })
				.onConflict((conflict) => conflict.column('id').doUpdateSet(row))
				.execute();
		}
		for (const id of contents.gone) {
			await change
				.updateTable('article')
				.set({ gone: number })
				.where('id', '=', id)
				.where('gone', 'is', null)
				.execute();
		}
		await change
			.deleteFrom('edition')
			.where('number', '<', before?.number ?? number)
			.execute();
	});
}

/** @throws Error where a blob the edition needs is not on the disk, which is a fault of the press */
async function listBlobs(
	store: Store,
	edition: Edition,
	contents: Contents,
	signed: readonly SignedArticle[]
): Promise<Set<Hash>> {
	const pictures = signed.flatMap(({ article }) =>
		article.head.pictures.flatMap(({ variants }) => variants.map(({ hash }) => hash))
	);
	const needed = new Set([
		edition.contents,
		...contents.packs.map(({ hash }) => hash),
		...signed.map(({ hash }) => hash),
		...pictures
	]);
	for (const hash of needed) {
		if (!(await store.blobs.has(hash))) throw new Error(`The edition needs ${hash}, which the press did not keep.`);
	}
	return needed;
}
