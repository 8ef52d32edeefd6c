// Scripts that another build has but for the names in them: made out of those, and not fetched.
import { areNamed, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { plainName, renameScripts } from '#lib/contract/app-names.ts';
import { readBody } from '#lib/vault/bytes-kept.ts';
import { scope } from './scope.ts';

/** Paths of all that a cache holds; opened only where it is there, for opening makes one. */
export async function listPaths(cacheName: string): Promise<string[]> {
	const held = (await caches.keys()).includes(cacheName) ? await (await caches.open(cacheName)).keys() : [];
	return held.map(({ url }) => new URL(url, scope.location.href).pathname);
}

/**
 * A script of this build out of one of the same plain name in another's cache, where the names of other scripts are all
 * that differs: one that changes has a new name, so those that name it change, and those that name these.
 * @param names the scripts' names in this build, by their plain ones
 * @returns undefined where what comes out has not the hash
 */
export async function renameOlder(
	path: string,
	hash: string,
	names: ReadonlyMap<string, string>,
	cacheNames: readonly string[]
): Promise<Bytes | undefined> {
	for (const cacheName of cacheNames) {
		const older = (await listPaths(cacheName)).find((file) => plainName(file) === plainName(path));
		const found = older === undefined ? undefined : await caches.match(older, { cacheName });
		const bytes = found && (await readBody(found));
		if (bytes === undefined) continue;
		const renamed = toBytes(renameScripts(new TextDecoder().decode(bytes), names));
		if (await areNamed(renamed, hash)) return renamed;
	}
	return undefined;
}
