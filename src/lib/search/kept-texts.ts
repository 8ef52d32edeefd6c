// The texts kept on this phone as search reads them: past the worker, checked by their names, and never written.
import { hashOf, toText } from '#lib/article/bytes.ts';
import { readArticle } from '#lib/article/read.ts';
import { readAs } from '#lib/article/schema.ts';
import { hashSchema, type Article, type Hash } from '#lib/article/types.ts';
import { cacheNames, textPlaces } from '#lib/contract/places.ts';

/** The names of what is kept: articles, and the parts of the list. */
export interface KeptNames {
	articles: Set<Hash>;
	lists: Set<Hash>;
}

/** What is kept, in the order in which it came. */
export async function listKept(): Promise<KeptNames> {
	const kept: KeptNames = { articles: new Set(), lists: new Set() };
	// Opening it would make it, where there is none
	if (!(await caches.has(cacheNames.articles))) return kept;
	for (const { url } of await (await caches.open(cacheNames.articles)).keys()) {
		const path = url.slice(url.indexOf('/', url.indexOf('//') + 2));
		const hash = readAs(hashSchema, path.slice(path.lastIndexOf('/') + 1));
		if (hash === undefined) continue;
		if (path === textPlaces.article(hash)) kept.articles.add(hash);
		else if (path === textPlaces.segment(hash)) kept.lists.add(hash);
	}
	return kept;
}

/** The note of an article, by its hash; undefined where its bytes are not here or no longer bear the name. Its signature was verified when it was kept. */
export async function readKeptNote(hash: Hash): Promise<string | undefined> {
	return readNamed(hash, textPlaces.article(hash));
}

/** The article of a hash; undefined where its note is not to be had. */
export async function readKept(hash: Hash): Promise<Article | undefined> {
	const text = await readKeptNote(hash);
	return text === undefined ? undefined : readArticle(text)?.article;
}

/** The lines of a part of the list, or of a list of packs; undefined where they cannot be read now. */
export async function readKeptLines(hash: Hash): Promise<string[] | undefined> {
	return (await readNamed(hash, textPlaces.segment(hash)))?.split('\n');
}

async function readNamed(hash: Hash, path: string, attemptsLeft = 1): Promise<string | undefined> {
	try {
		const found = await caches.match(path, { cacheName: cacheNames.articles });
		const bytes = found && new Uint8Array(await found.arrayBuffer());
		return bytes !== undefined && (await hashOf(bytes)) === hash ? toText(bytes) : undefined;
	} catch (failed) {
		// A disk that fails once may have been busy
		if (attemptsLeft > 0) return readNamed(hash, path, attemptsLeft - 1);
		// The vault's own check finds it out, and has it come again
		console.info(`shyraq: a kept text cannot be searched: ${String(failed)}`);
		return undefined;
	}
}
