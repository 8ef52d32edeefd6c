// The app shell of this build: every file checked by its hash, kept all or not at all, with the build before beside it.
import { hashOf, toText, type Bytes } from '#lib/article/bytes.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { readBody } from '#lib/vault/bytes-kept.ts';
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
	/** The one file that lists the others: forty hashes would be a tenth of the worker's budget. */
	files: ShellFile;
	/** Path of the worker's second file, which the browser stores with the first. */
	late: string;
	/** Path of the composing templates, which are among the files. */
	templates: string;
}

declare const __SHYRAQ_SHELL__: Shell;

export const shell: Shell = __SHYRAQ_SHELL__;
const ownCache = `${cacheNames.appPrefix}${shell.build}`;
/** In the cache of each build that was ever active; no address of ours, so never asked for. */
const activeMark = '/_active';
/** In the cache of a build whose pages stayed dead: how many did in a row. */
const deadMark = '/_dead';
/** So many dead pages in a row, and a build is left for the one before. */
export const mostDead = 2;
/** How many files are under way at once. */
const lanes = 4;

const types: Record<string, string> = {
	js: 'text/javascript',
	css: 'text/css',
	json: 'application/json',
	webmanifest: 'application/manifest+json',
	svg: 'image/svg+xml',
	png: 'image/png',
	webp: 'image/webp'
};

/**
 * Brings every file of the shell into this build's cache. What an earlier try or the build before has with the right
 * hash is not fetched. A file that fails does not keep the others from coming, so the next try has less to do.
 * @throws the first failure, when all were tried
 */
export async function fillShell(): Promise<void> {
	const files = await listFiles();
	const rest = [...files];
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
	const own = await caches.open(ownCache);
	for (const { path } of files)
		if ((await own.match(path)) === undefined) throw new Error(`${path} was lost while the app was kept`);
}

/** A file of this build, else of the build before, whose pages may still be open; fetched where this build's cache has lost it. */
export async function takeShellFile(path: string): Promise<Response | undefined> {
	const found = (await caches.match(path, { cacheName: ownCache })) ?? (await matchBefore(path));
	if (found !== undefined) return found;
	const file = (await listFiles()).find((known) => known.path === path);
	return file === undefined ? undefined : respond(await fillFile(file), path);
}

/** A file whose kept bytes turned out to be wrong, checked and brought in again. */
export async function mendShellFile(path: string): Promise<Response | undefined> {
	const file = (await listFiles()).find((known) => known.path === path);
	return file === undefined ? undefined : respond(await fillFile(file), path);
}

/**
 * Marks this build as active and drops caches of builds before the one before. Only names with our prefix; nothing while
 * another build is being installed, whose cache would look like a left-over.
 */
export async function tidyShell(): Promise<void> {
	const others = await listOthers();
	let before: string | undefined;
	for (const name of others) if (await isGood(name)) before = name;
	await (await caches.open(ownCache)).put(activeMark, new Response(shell.build));
	if (scope.registration.installing !== null) return;
	for (const name of others) if (name !== before) await caches.delete(name);
}

/** Brings back what the active build's cache has lost, mark and all; looks at names only, so it may run often. */
export async function mendShell(): Promise<void> {
	const own = await caches.open(ownCache);
	if ((await own.match(activeMark)) === undefined) await tidyShell();
	for (const file of await listFiles()) if ((await own.match(file.path)) === undefined) await fillFile(file);
}

/** How many pages of a build stayed dead since one lived. */
export async function countDead(cacheName = ownCache): Promise<number> {
	return Number((await (await caches.match(deadMark, { cacheName }))?.text()) ?? 0);
}

/** Remembers it of this build. */
export async function writeDead(count: number): Promise<void> {
	await (await caches.open(ownCache)).put(deadMark, new Response(String(count)));
}

/** The cache of the build before: the last that was active, and was not left. */
export async function findBefore(): Promise<Cache | undefined> {
	for (const name of (await listOthers()).reverse()) if (await isGood(name)) return caches.open(name);
	return undefined;
}

async function isGood(cacheName: string): Promise<boolean> {
	return (await caches.match(activeMark, { cacheName })) !== undefined && (await countDead(cacheName)) < mostDead;
}

async function listFiles(): Promise<ShellFile[]> {
	const { files } = shell;
	return [files, ...(JSON.parse(toText(await fillFile(files))) as ShellFile[])];
}

/** App caches of other builds, oldest first (Cache Storage lists them in the order they were made). */
async function listOthers(): Promise<string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(cacheNames.appPrefix) && name !== ownCache);
}

async function matchBefore(path: string): Promise<Response | undefined> {
	for (const cacheName of (await listOthers()).reverse()) {
		const found = await caches.match(path, { cacheName });
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Sees to it that a file is in this build's cache with the right bytes, and gives these. */
async function fillFile({ path, hash, bytes }: ShellFile): Promise<Bytes> {
	for (const cacheName of [ownCache, ...(await listOthers())]) {
		const found = await caches.match(path, { cacheName });
		const here = found === undefined ? undefined : await readBody(found);
		if (here === undefined || (await hashOf(here)) !== hash) continue;
		if (cacheName !== ownCache) await (await caches.open(ownCache)).put(path, respond(here, path));
		return here;
	}
	const came = await fetchNamed({ path, hash, bytes, cache: 'default' });
	await (await caches.open(ownCache)).put(path, respond(came, path));
	return came;
}

/** The type is told by the name: what the network said of it is not kept. */
function respond(bytes: Bytes, path: string): Response {
	const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
	return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
}
