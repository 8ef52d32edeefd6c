// The store as the running server reads it: opened once, when the first request needs it, and never written.
import { readArticle, readContents } from '#lib/article/read.ts';
import { toText } from '#lib/article/bytes.ts';
import type { Article, Contents, Hash } from '#lib/article/types.ts';
import { readConfig } from '../config.ts';
import { currentEdition, type Edition } from '../store/editions.ts';
import { openStoreToRead, type Store } from '../store/store.ts';

let opened: Promise<Store> | undefined;
let openedMs = 0;
let latest: { hash: Hash; contents: Contents } | undefined;

/** How long a store on a full disk is read before it is looked whether there is room again, in milliseconds. */
const frozenMs = 5_000;

/** The store of the running server. An opening that failed is tried again by the next request. */
export async function readingStore(): Promise<Store> {
	const store = await (opened ??= open());
	if (!store.isFrozen || performance.now() < openedMs + frozenMs) return store;
	// Not closed: other requests may be reading in it, and it goes with the last of them.
	return (opened = open());
}

function open(): Promise<Store> {
	openedMs = performance.now();
	return openStoreToRead(readConfig(process.env).dataFolder).catch((failure: unknown) => {
		opened = undefined;
		throw failure;
	});
}

/**
 * The edition that stands at this moment, with its head; a press by another process is seen by the next request. Undefined
 * before the first, and where an older Shyraq made it and faults in the sources keep this one from making the next.
 */
export async function readEdition(): Promise<{ edition: Edition; contents: Contents } | undefined> {
	const store = await readingStore();
	const edition = await currentEdition(store);
	if (edition === undefined) return undefined;
	if (latest?.hash !== edition.contents) {
		const bytes = await store.blobs.read(edition.contents);
		if (bytes === undefined) throw new Error(`The contents ${edition.contents} are missing.`);
		const contents = readContents(toText(bytes))?.contents;
		if (contents === undefined) return undefined;
		latest = { hash: edition.contents, contents };
	}
	return { edition, contents: latest.contents };
}

/** An article of the store; undefined where its bytes are missing or damaged. */
export async function readStoredArticle(hash: Hash): Promise<Article | undefined> {
	const bytes = await (await readingStore()).blobs.read(hash);
	return bytes === undefined ? undefined : readArticle(toText(bytes))?.article;
}
