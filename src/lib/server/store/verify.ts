// Proves that the edition on the disk is whole: signatures, hashes, sizes, every blob it needs.
import { toText } from '#lib/article/bytes.ts';
import { isSignedBy } from '#lib/article/key.ts';
import type { PublicKey } from '#lib/article/note.ts';
import { readArticle, readContents } from '#lib/article/read.ts';
import type { Contents, ContentsEntry, Hash } from '#lib/article/types.ts';
import { nameOf } from './blobs.ts';
import { currentEdition } from './editions.ts';
import type { Store } from './store.ts';

/** The edition that stands as it was found, and every way in which it is not whole. */
export interface Verdict {
	contents: Contents | undefined;
	troubles: string[];
}

/** Reads and checks everything the standing edition names. An empty store is whole. */
export async function verifyEdition(store: Store, key: PublicKey): Promise<Verdict> {
	const edition = await currentEdition(store);
	if (edition === undefined) return { contents: undefined, troubles: [] };
	const troubles: string[] = [];
	const bytes = await readText(store, edition.contents, troubles);
	const read = bytes === undefined ? undefined : readContents(toText(bytes));
	if (read === undefined) return { contents: undefined, troubles: [...troubles, 'the contents list cannot be read'] };
	const { contents, note } = read;
	if (!(await isSignedBy(note, key))) troubles.push('the contents list is not signed by the publisher');
	if (contents.number !== edition.number)
		troubles.push(`the contents list says ${contents.number}, the store ${edition.number}`);
	for (const entry of contents.articles) await verifyArticle(store, key, entry, troubles);
	const packed = new Set(contents.packs.flatMap(({ articles }) => articles));
	for (const { hash } of contents.articles) if (!packed.has(hash)) troubles.push(`no pack holds ${hash}`);
	for (const { hash, bytes: size } of contents.packs) {
		const pack = await readText(store, hash, troubles);
		if (pack !== undefined && pack.length !== size) troubles.push(`pack ${hash} has ${pack.length} bytes, not ${size}`);
	}
	return { contents, troubles };
}

async function verifyArticle(store: Store, key: PublicKey, entry: ContentsEntry, troubles: string[]): Promise<void> {
	const bytes = await readText(store, entry.hash, troubles);
	if (bytes === undefined) return;
	const read = readArticle(toText(bytes));
	if (read === undefined) {
		troubles.push(`the article ${entry.id} cannot be read`);
		return;
	}
	const { head } = read.article;
	if (!(await isSignedBy(read.note, key))) troubles.push(`the article ${entry.id} is not signed by the publisher`);
	if (head.id !== entry.id || head.revision !== entry.revision)
		troubles.push(`the article ${entry.id} is another than listed`);
	for (const { hash } of head.pictures.flatMap(({ variants }) => variants)) await readWhole(store, hash, troubles);
}

/** A text, whose compressed twins are looked at as well. One that is missing is no trouble: the text is sent as it is. */
async function readText(store: Store, hash: Hash, troubles: string[]): Promise<Uint8Array | undefined> {
	for (const coding of ['br', 'gzip'] as const) {
		if ((await store.blobs.has(hash, coding)) && !(await store.blobs.isWhole(hash, coding)))
			troubles.push(`the ${coding} form of ${hash} does not unpack to what its name says`);
	}
	return readWhole(store, hash, troubles);
}

async function readWhole(store: Store, hash: Hash, troubles: string[]): Promise<Uint8Array | undefined> {
	const bytes = await store.blobs.read(hash);
	if (bytes === undefined) troubles.push(`${hash} is missing`);
	else if (nameOf(bytes) !== hash) troubles.push(`${hash} has other bytes than its name says`);
	else return bytes;
	return undefined;
}
