// Which files a mirror has: the signed head, everything it names, the built reader, and the documents.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readPackLine } from '#lib/article/read-line.ts';
import { readArticle } from '#lib/article/read.ts';
import { toText } from '#lib/article/bytes.ts';
import { linesOfSegment } from '#lib/article/log.ts';
import type { Contents, Hash } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';
import { Refusal } from '../refusal.ts';
import { listArticles } from '../store/entries.ts';
import type { Store } from '../store/store.ts';

/** A file as it is to stand in a mirror. */
export interface MirrorFile {
	/** Below the mirror's folder, with slashes. */
	path: string;
	/** What decides its bytes. */
	mark: string;
	/** Whether its bytes are always the same under this path, so that it may be there before anything names it. */
	isImmutable: boolean;
	/** Bytes, where it is known without reading. */
	size?: number;
	read(): Promise<Uint8Array>;
}

/** Every file that an edition names, by its hash. */
export async function listNamed(store: Store, contents: Contents): Promise<MirrorFile[]> {
	const paths = new Map<string, Hash>();
	const add = (address: (hash: string) => string, hash: Hash) => paths.set(address(hash).slice(1), hash);
	for (const { hash } of contents.segments) add(places.segment, hash);
	for (const { hash } of contents.packs) {
		add(places.segment, hash);
		for (const line of linesOfSegment(toText(await readBlob(store, hash)))) {
			const pack = readPackLine(line);
			if (pack !== undefined) add(places.pack, pack.hash);
		}
	}
	for (const { hash, isGone } of await listArticles(store)) {
		if (isGone) continue;
		add(places.article, hash);
		const read = readArticle(toText(await readBlob(store, hash)));
		for (const { variants } of read?.article.head.pictures ?? [])
			for (const variant of variants) add(places.picture, variant.hash);
	}
	return Promise.all(
		[...paths].map(async ([path, hash]) => ({
			path,
			mark: '',
			isImmutable: true,
			size: await sizeOf(store, hash),
			read: () => readBlob(store, hash)
		}))
	);
}

/** Every file of the built reader, but for the compressed twins that only our own server hands out. */
export async function listApp(buildFolder: string): Promise<MirrorFile[]> {
	const client = join(buildFolder, 'client');
	const entries = await readdir(client, { recursive: true, withFileTypes: true });
	const names = entries
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => relative(client, join(entry.parentPath, entry.name)).split(sep).join('/'));
	return Promise.all(
		names.sort().map(async (path) => {
			const isImmutable = path.startsWith('_app/immutable/');
			const file = join(client, path);
			const mark = isImmutable ? '' : markOf(await readFile(file));
			return { path, mark, isImmutable, size: (await stat(file)).size, read: () => readFile(file) };
		})
	);
}

/** A mark for bytes, or for texts that decide them. */
export function markOf(...parts: (string | Uint8Array)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part).update('\0');
	return hash.digest('hex').slice(0, 16);
}

/** @throws Refusal where a press has just swept it, or the disk has lost it */
async function readBlob(store: Store, hash: Hash): Promise<Uint8Array> {
	return (await store.blobs.read(hash)) ?? refuseMissing(hash);
}

async function sizeOf(store: Store, hash: Hash): Promise<number> {
	return (await stat(store.blobs.pathOf(hash)).catch(() => refuseMissing(hash))).size;
}

function refuseMissing(hash: Hash): never {
	throw new Refusal(
		`The store has no ${hash}, which the edition needs: a press may have ended just now, so try again, or see what "check" says.`
	);
}
