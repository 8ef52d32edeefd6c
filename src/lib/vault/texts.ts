// The texts kept here: every article verified in bytes, signature and place in the contents before it is kept.
import { hashOf, toText, type Bytes } from '#lib/article/bytes.ts';
import { isSignedBy } from '#lib/article/key.ts';
import type { PublicKey } from '#lib/article/note.ts';
import { readArticle } from '#lib/article/read.ts';
import type { Article, ContentsEntry, Hash } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { dropNamed, putNamed, takeNamed } from './bytes-kept.ts';
import type { Held } from './contents.ts';
import { fetchNamed } from './fetch.ts';
import { useLedger, type ArticleRow } from './ledger.ts';
import { storageFault } from './storage-fault.ts';
import { inTurn } from './turn.ts';

const textType = 'text/plain; charset=utf-8';

/** An article out of the store. */
export interface KeptArticle {
	article: Article;
	hash: Hash;
}

/**
 * Fetches one article of the contents, keeps it and gives it back.
 * @throws FaultError as `fetchNamed` and `keepText`
 */
export async function fetchText(entry: ContentsEntry, held: Held, waitMs?: number): Promise<KeptArticle> {
	const { hash, bytes } = entry;
	return keepText(await fetchNamed({ path: places.article(hash), hash, bytes, stallMs: waitMs }), entry, held);
}

/**
 * Verifies an article's bytes against its entry in the contents, and keeps them.
 * @throws FaultError `wrong-bytes`, `unsupported`, `wrong-signature`, `storage-full`, `storage-failed`
 */
export async function keepText(bytes: Bytes, entry: ContentsEntry, { key }: Held): Promise<KeptArticle> {
	if ((await hashOf(bytes)) !== entry.hash) throw new FaultError('wrong-bytes', `not the bytes of ${entry.hash}`);
	const article = await readSigned(bytes, key);
	if (article.head.id !== entry.id || article.head.revision !== entry.revision) {
		throw new FaultError('wrong-signature', `${entry.hash} is another article than the contents say`);
	}
	await inTurn(async () => {
		await putNamed('articles', entry.hash, bytes, textType);
		await writeTextRow(entry.hash, article, bytes.length);
	});
	return { article, hash: entry.hash };
}

/** The article of a hash from the store, its bytes checked again; undefined where it is not here, or no longer whole. */
export async function readText(hash: Hash): Promise<KeptArticle | undefined> {
	const found = await takeNamed('articles', hash);
	const article = found === undefined ? undefined : readArticle(toText(found.bytes))?.article;
	return article === undefined ? undefined : { article, hash };
}

/** The newest revision kept of an article, by its id. */
export async function readNewestText(id: string): Promise<KeptArticle | undefined> {
	const rows = await useLedger((ledger) => ledger.getAllFromIndex('articles', 'id', id as ArticleRow['id']));
	for (const { hash } of rows.sort((one, other) => other.revision - one.revision)) {
		const kept = await readText(hash);
		if (kept !== undefined) return kept;
	}
	return undefined;
}

/** Gives kept bytes their row again, where they are an article signed by the key; says whether they are. */
export async function healText(hash: Hash, key: PublicKey): Promise<boolean> {
	const found = await takeNamed('articles', hash);
	if (found === undefined) return false;
	try {
		await writeTextRow(hash, await readSigned(found.bytes, key), found.bytes.length);
		return true;
	} catch (refused) {
		if (!(refused instanceof FaultError) || refused.fault.code.startsWith('storage')) throw refused;
		await dropNamed('articles', hash);
		return false;
	}
}

async function readSigned(bytes: Bytes, key: PublicKey): Promise<Article> {
	let read: ReturnType<typeof readArticle>;
	try {
		read = readArticle(toText(bytes));
	} catch (malformed) {
		throw new FaultError('unsupported', 'the article is not UTF-8', malformed);
	}
	// Its bytes are those the publisher named: a form we cannot read is a newer one.
	if (read === undefined) throw new FaultError('unsupported', 'the article has a form this build does not know');
	if (await isSignedBy(read.note, key)) return read.article;
	throw new FaultError('wrong-signature', `article ${read.article.head.id} is not signed by the pinned key`);
}

async function writeTextRow(hash: Hash, { head }: Article, bytes: number): Promise<void> {
	const { id, revision, published, pictures } = head;
	const variants = pictures.flatMap((picture) => picture.variants.map((variant) => variant.hash));
	try {
		await useLedger((ledger) =>
			ledger.put('articles', { hash, id, revision, bytes, published, pictures, variants, keptAt: Date.now() })
		);
	} catch (refused) {
		await dropNamed('articles', hash);
		throw storageFault(refused);
	}
}
