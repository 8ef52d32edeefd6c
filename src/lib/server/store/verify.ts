// Proves that the edition on the disk is whole: signatures, hashes, sizes, totals, every blob it needs.
import { toText } from '#lib/article/bytes.ts';
import { isSignedBy } from '#lib/article/key.ts';
import { linesOfSegment, mergeSegments } from '#lib/article/log.ts';
import type { PublicKey } from '#lib/article/note.ts';
import { readLine, readPackLine } from '#lib/article/read-line.ts';
import { readArticle, readContents } from '#lib/article/read.ts';
import type { Contents, Entry, Hash, Picture } from '#lib/article/types.ts';
import { nameOf } from './blobs.ts';
import { currentEdition } from './editions.ts';
import type { Store } from './store.ts';

/** The edition that stands as it was found, and every way in which it is not whole. */
export interface Verdict {
	contents: Contents | undefined;
	/** What the list says, of each article the last line. */
	entries: Entry[];
	gone: string[];
	troubles: string[];
}

/** What a name is the name of. */
export type BlobKind = 'contents' | 'segment' | 'pack' | 'article' | 'picture';

/** Gives the bytes of a name; undefined where there are none. */
export type Finder = (hash: Hash, kind: BlobKind) => Promise<Uint8Array | undefined>;

/** Reads and checks everything the standing edition names. An empty store is whole. */
export async function verifyEdition(store: Store, key: PublicKey): Promise<Verdict> {
	const edition = await currentEdition(store);
	if (edition === undefined) return { contents: undefined, entries: [], gone: [], troubles: [] };
	const finder = new Checked(async (hash, kind) => {
		if (kind !== 'picture') finder.troubles.push(...(await listBrokenTwins(store, hash)));
		return store.blobs.read(hash);
	});
	const head = await finder.read(edition.contents, 'contents');
	const verdict = await verifyContents(head === undefined ? '' : toText(head), key, finder);
	const { contents, troubles } = verdict;
	if (contents !== undefined && contents.number !== edition.number)
		troubles.push(`the contents say ${contents.number}, the store ${edition.number}`);
	return verdict;
}

/** A text's compressed twins. One that is missing is no trouble: the text is sent as it is. */
async function listBrokenTwins({ blobs }: Store, hash: Hash): Promise<string[]> {
	const troubles: string[] = [];
	for (const coding of ['br', 'gzip'] as const)
		if ((await blobs.has(hash, coding)) && !(await blobs.isWhole(hash, coding)))
			troubles.push(`the ${coding} form of ${hash} does not unpack to what its name says`);
	return troubles;
}

/** Checks a signed head and everything it names. */
export async function verifyContents(head: string, key: PublicKey, finder: Checked): Promise<Verdict> {
	const { troubles } = finder;
	const read = readContents(head);
	if (read === undefined)
		return { contents: undefined, entries: [], gone: [], troubles: [...troubles, 'the contents cannot be read'] };
	const { contents, note } = read;
	if (!(await isSignedBy(note, key))) troubles.push('the contents are not signed by the publisher');
	const { entries, gone } = await verifyList(contents, finder);
	const pictures = new Set<Hash>();
	for (const entry of entries) for (const { id } of await verifyArticle(key, entry, finder)) pictures.add(id);
	if (contents.pictures !== pictures.size) troubles.push('the number of pictures is not that of the articles');
	await verifyPacks(contents, entries, finder);
	return { contents, entries, gone, troubles };
}

/** Reads blobs and notes what is wrong with them. */
export class Checked {
	readonly troubles: string[] = [];
	readonly #find: Finder;

	constructor(find: Finder) {
		this.#find = find;
	}

	/** The bytes of a name, of a size where one is given; undefined, and a trouble more, where they are not these. */
	async read(hash: Hash, kind: BlobKind, size?: number): Promise<Uint8Array | undefined> {
		const bytes = await this.#find(hash, kind);
		if (bytes === undefined) this.troubles.push(`${hash} is missing`);
		else if (nameOf(bytes) !== hash) this.troubles.push(`${hash} has other bytes than its name says`);
		else if (size !== undefined && bytes.length !== size)
			this.troubles.push(`${hash} has ${bytes.length} bytes, not ${size}`);
		else return bytes;
		return undefined;
	}

	/** The lines of a file of lines. */
	async lines(hash: Hash, size: number): Promise<string[]> {
		const bytes = await this.read(hash, 'segment', size);
		return bytes === undefined ? [] : linesOfSegment(toText(bytes));
	}
}

async function verifyList(contents: Contents, finder: Checked): Promise<{ entries: Entry[]; gone: string[] }> {
	const log: string[][] = [];
	for (const { hash, bytes, lines: count } of contents.segments) {
		const lines = await finder.lines(hash, bytes);
		if (lines.length !== count) finder.troubles.push(`segment ${hash} has ${lines.length} lines, not ${count}`);
		log.push(lines);
	}
	const entries: Entry[] = [];
	const gone: string[] = [];
	for (const line of mergeSegments(log)) {
		const read = readLine(line);
		if (read === undefined) finder.troubles.push(`a line of the list cannot be read: ${line.slice(0, 80)}`);
		else if ('gone' in read) gone.push(read.id);
		else entries.push(read);
	}
	const standing = new Set<string>(entries.map(({ id }) => id));
	const bytes = entries.reduce((total, entry) => total + entry.bytes, 0);
	const isCounted = contents.articles === entries.length && contents.bytes === bytes;
	if (!isCounted) finder.troubles.push('the totals are not those of the list');
	if (!contents.front.every((id) => standing.has(id))) finder.troubles.push('the front names what does not stand');
	return { entries, gone: gone.sort() };
}

/** Answers with the pictures of the article, as far as it can be read. */
async function verifyArticle(key: PublicKey, entry: Entry, finder: Checked): Promise<Picture[]> {
	const bytes = await finder.read(entry.hash, 'article', entry.bytes);
	if (bytes === undefined) return [];
	const read = readArticle(toText(bytes));
	if (read === undefined) {
		finder.troubles.push(`the article ${entry.id} cannot be read`);
		return [];
	}
	const { head } = read.article;
	if (!(await isSignedBy(read.note, key)))
		finder.troubles.push(`the article ${entry.id} is not signed by the publisher`);
	if (head.id !== entry.id || head.revision !== entry.revision)
		finder.troubles.push(`the article ${entry.id} is another than listed`);
	for (const { hash, bytes: size } of head.pictures.flatMap(({ variants }) => variants))
		await finder.read(hash, 'picture', size);
	return head.pictures;
}

async function verifyPacks(contents: Contents, entries: readonly Entry[], finder: Checked): Promise<void> {
	const packed = new Set<string>();
	for (const { hash: list, bytes } of contents.packs)
		for (const line of await finder.lines(list, bytes)) {
			const pack = readPackLine(line);
			if (pack === undefined) {
				finder.troubles.push(`a line of ${list} cannot be read`);
				continue;
			}
			await finder.read(pack.hash, 'pack', pack.bytes);
			for (const hash of pack.articles) packed.add(hash);
		}
	for (const { hash } of entries) if (!packed.has(hash)) finder.troubles.push(`no pack holds ${hash}`);
}
