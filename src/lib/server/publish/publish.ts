// Makes an edition of drafts: everything on the disk first, then one transaction, then the leftovers of older editions.
import { toBytes } from '#lib/article/bytes.ts';
import { writeSegment } from '#lib/article/log.ts';
import { writeContentsText } from '#lib/article/read.ts';
import {
	contentsSchema,
	type Article,
	type ArticleId,
	type Contents,
	type Hash,
	type Pack,
	type Segment
} from '#lib/article/types.ts';
import type { Publisher } from '../keys.ts';
import { nameOf } from '../store/blobs.ts';
import type { Edition } from '../store/editions.ts';
import { readStanding } from '../store/standing.ts';
import type { Store } from '../store/store.ts';
import { commit } from './commit.ts';
import { nextLog, writeLines } from './list.ts';
import { makePackLists, makePacks } from './packs.ts';
import { signDraft, type Remembered, type SignedArticle } from './sign.ts';

/** Who publishes, under which name, and when. */
export interface Imprint {
	publisher: Publisher;
	/** The publisher's name as shown to people. */
	name: string;
	/** Origins that serve the same files. */
	mirrors: readonly string[];
	now: Date;
	/** Blobs that are known to be on the disk and are not put again; none by default. */
	known?: ReadonlySet<Hash>;
}

/** What came of publishing. */
export interface Published {
	edition: Edition;
	/** False where nothing had changed, so that the edition before still stands. */
	isNew: boolean;
	articles: number;
}

/** How many of the first drafts the head names, so that a phone shows the front as the publisher has it. */
const frontSize = 40;

/**
 * Publishes drafts as the edition, in the order given. The caller holds the press lock.
 * Killed at any point, it leaves the edition before or the edition after.
 */
export async function publish(store: Store, drafts: readonly Article[], imprint: Imprint): Promise<Published> {
	const remembered = await recall(store);
	const signed = drafts.map((draft) => signDraft(draft, remembered.get(draft.head.id), imprint.publisher));
	const { known = new Set() } = imprint;
	for (const { note, hash } of signed) if (!known.has(hash)) await store.blobs.putText(toBytes(note));
	const standing = await readStanding(store);
	const lines = writeLines(signed, remembered);
	const packs = await putPacks(store, signed, known);
	const contents = contentsSchema({
		number: nextNumber(standing?.edition.number, imprint.now),
		published: imprint.now.toISOString(),
		publisher: imprint.name,
		key: imprint.publisher.verifier,
		mirrors: imprint.mirrors,
		articles: signed.length,
		pictures: new Set(signed.flatMap(({ article }) => article.head.pictures.map(({ id }) => id))).size,
		bytes: signed.reduce((sum, { bytes }) => sum + bytes, 0),
		front: signed.slice(0, frontSize).map(({ article }) => article.head.id),
		segments: await putSegments(store, nextLog(standing?.log, lines)),
		packs: await putPackLists(store, packs)
	});
	if (standing?.contents !== undefined && saysTheSame(standing.contents, contents)) {
		// Makes good what the disk may have changed of its compressed forms.
		await store.blobs.putText(toBytes(imprint.publisher.signNote(writeContentsText(standing.contents))));
		return { edition: standing.edition, isNew: false, articles: signed.length };
	}
	const hash = await store.blobs.putText(toBytes(imprint.publisher.signNote(writeContentsText(contents))));
	const edition = { number: contents.number, contents: hash };
	await commit(store, { edition, before: standing?.edition, contents, packs, signed, lines, known });
	return { edition, isNew: true, articles: signed.length };
}

/**
 * The number of the next edition: the time in whole seconds since 1970, so that a data folder put back from a backup passes
 * what phones have seen; one more than before where the clock says less, for a number only rises.
 */
export function nextNumber(before: number | undefined, now: Date): number {
	return Math.max((before ?? 0) + 1, Math.floor(now.getTime() / 1000));
}

async function recall(store: Store): Promise<Map<ArticleId, Remembered>> {
	const columns = ['id', 'revision', 'draft', 'gone', 'line'] as const;
	const rows = await store.database.selectFrom('article').select(columns).execute();
	return new Map(
		rows.map(({ id, revision, draft, gone, line }) => [
			id as ArticleId,
			{ revision, draft, isGone: gone !== null, line: line ?? undefined }
		])
	);
}

async function putPacks(store: Store, signed: readonly SignedArticle[], known: ReadonlySet<Hash>): Promise<Pack[]> {
	const packs: Pack[] = [];
	for (const { bytes, articles } of makePacks(signed)) {
		const name = nameOf(bytes);
		packs.push({ hash: known.has(name) ? name : await store.blobs.putText(bytes), bytes: bytes.length, articles });
	}
	return packs;
}

async function putPackLists(store: Store, packs: readonly Pack[]): Promise<Contents['packs']> {
	const lists: Contents['packs'] = [];
	for (const bytes of makePackLists(packs)) lists.push({ hash: await store.blobs.putText(bytes), bytes: bytes.length });
	return lists;
}

async function putSegments(store: Store, log: readonly (readonly string[])[]): Promise<Segment[]> {
	const segments: Segment[] = [];
	for (const lines of log) {
		const bytes = toBytes(writeSegment(lines));
		segments.push({ hash: await store.blobs.putText(bytes), bytes: bytes.length, lines: lines.length });
	}
	return segments;
}

/** Whether the next head would say what the standing one does, its number and time aside. */
function saysTheSame(standing: Contents, next: Contents): boolean {
	const { number, published } = standing;
	return JSON.stringify(standing) === JSON.stringify({ ...next, number, published });
}
