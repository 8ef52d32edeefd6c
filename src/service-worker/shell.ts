// The app shell of this build: every file checked by its hash, kept all or not at all, with the build before beside it.
import { hashOf, type Bytes } from '#lib/article/bytes.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { fetchNamed } from '#lib/vault/fetch.ts';
import { scope } from './scope.ts';

/** One file of the shell, as the build lists it. */
interface ShellFile {
	path: string;
	hash: string;
	bytes: number;
}

/** What the build writes in place of the identifier below. */
interface Shell {
	build: string;
	files: ShellFile[];
	/** Language → path of its template set, which is among the files. */
	templates: Record<string, string>;
}

declare const __SHYRAQ_SHELL__: Shell;

export const shell: Shell = __SHYRAQ_SHELL__;
const ownCache = `${cacheNames.appPrefix}${shell.build}`;
/** In the cache of each build that was ever active; no address of ours, so never asked for. */
const activeMark = '/_active';
/** How many files are under way at once. */
const lanes = 4;

const types: Record<string, string> = {
	js: 'text/javascript',
	css: 'text/css',
	json: 'application/json',
	webmanifest: 'application/manifest+json',
	svg: 'image/svg+xml',
	png: 'image/png',
	webp: 'image/webp',
	ico: 'image/x-icon'
};

/**
 * Brings every file of the shell into this build's cache. What an earlier try or the build before has with the right
 * hash is not fetched. A file that fails does not keep the others from coming, so the next try has less to do.
 * @throws the first failure, when all were tried
 */
export async function fillShell(): Promise<void> {
	const rest = [...shell.files];
	const failures: unknown[] = [];
	const work = async () => {
		for (let file = rest.shift(); file !== undefined; file = rest.shift()) {
			try {
				await fillFile(file);
			} catch (failed) {
				failures.push(failed);
			}
		}
	};
	await Promise.all(Array.from({ length: lanes }, work));
	if (failures.length > 0) throw failures[0];
	// Opened anew: were the cache deleted meanwhile, what was put would be nowhere.
	const kept = await (await caches.open(ownCache)).keys();
	if (kept.length < new Set(shell.files.map(({ path }) => path)).size) throw new Error('the app cache was lost while it was filled');
}

/** A file of this build, or of the build before, whose pages may still be open; undefined where neither has it. */
export async function matchShell(path: string): Promise<Response | undefined> {
	for (const name of [ownCache, ...(await otherCaches()).reverse()]) {
		if (!(await caches.has(name))) continue;
		const found = await (await caches.open(name)).match(path);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** A file of this build, fetched and kept where the cache has lost it. */
export async function takeShellFile(path: string): Promise<Response | undefined> {
	const found = await matchShell(path);
	const file = shell.files.find((known) => known.path === path);
	if (found !== undefined || file === undefined) return found;
	await fillFile(file);
	return matchShell(path);
}

/**
 * Marks this build as active and drops caches of builds before the one before. Only names with our prefix; nothing while
 * another build is being installed, whose cache would look like a left-over.
 */
export async function tidyShell(): Promise<void> {
	const others = await otherCaches();
	const wasActive: string[] = [];
	for (const name of others) {
		if ((await (await caches.open(name)).match(activeMark)) !== undefined) wasActive.push(name);
	}
	await (await caches.open(ownCache)).put(activeMark, new Response(shell.build));
	if (scope.registration.installing !== null) return;
	const before = wasActive.at(-1);
	for (const name of others) if (name !== before) await caches.delete(name);
}

/** App caches of other builds, oldest first (the order in which they were made). */
async function otherCaches(): Promise<string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(cacheNames.appPrefix) && name !== ownCache);
}

async function fillFile({ path, hash, bytes }: ShellFile): Promise<void> {
	const own = await caches.open(ownCache);
	const here = await own.match(path);
	if (here !== undefined && (await hashOf(new Uint8Array(await here.arrayBuffer()))) === hash) return;
	const content = (await findBefore(path, hash)) ?? (await fetchNamed({ path, hash, bytes, cache: 'default' }));
	const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
	await own.put(path, new Response(content, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } }));
}

async function findBefore(path: string, hash: string): Promise<Bytes | undefined> {
	for (const name of await otherCaches()) {
		const found = await (await caches.open(name)).match(path);
		if (found === undefined) continue;
		const bytes = new Uint8Array(await found.arrayBuffer());
		if ((await hashOf(bytes)) === hash) return bytes;
	}
	return undefined;
}
