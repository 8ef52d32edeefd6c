// The app shell of this build: every file checked by its hash, kept all or not at all, with the build before beside it.
import { areNamed, toText, type Bytes } from '#lib/article/bytes.ts';
import { isRoomFile, languageOf, plainName } from '#lib/contract/app-names.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { readBody } from '#lib/vault/bytes-kept.ts';
import { fetchNamed } from '#lib/vault/fetch.ts';
import { storageFault } from '#lib/vault/storage-fault.ts';
import { wantedLanguages } from './languages.ts';
import { listPaths, renameOlder } from './renamed.ts';
import { scope } from './scope.ts';

/** One file of the shell, as the build lists it. */
export interface ShellFile {
	path: string;
	/** The first 128 bits of the sha-256 in hex; of the list itself all of it. */
	hash: string;
	bytes: number;
}

/** What the build writes into the worker file, which takes in this one. */
interface Shell {
	build: string;
	/** The one file that lists the others, so that the worker file stays a line. */
	files: ShellFile;
	/** Path of the worker's second file, which the browser stores with the first. */
	late: string;
	/** What the worker's files weigh on the line: the browser fetches them past any worker. */
	scripts: number;
	/** Path of the templates' table, which is among the files. */
	table: string;
}

export const shell: Shell = (scope as unknown as { shyraqShell: Shell }).shyraqShell;
const ownCache = `${cacheNames.appPrefix}${shell.build}`;
/** In the cache of each build that was ever active; no address of ours, so never asked for. */
const activeMark = '/_active';
/** In the cache of a build that had all of its rooms. */
const roomsMark = '/_rooms';
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
 * Brings every file of the shell into this build's cache, of the languages those that this phone is to have. What an
 * earlier try or the build before has with the right hash is not fetched. A file that fails does not keep the others from coming, so the next try has less to do.
 * @throws the first failure, when all were tried
 */
export async function fillShell(): Promise<void> {
	const files = await listWanted();
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
	// Verified bytes are given though there be no room to keep them
	return file === undefined ? undefined : respond(await fillFile(file, false), path);
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
	for (const file of await listWanted()) if ((await own.match(file.path)) === undefined) await fillFile(file);
}

/** Reads back what this build has of its files; what is damaged comes again as it can be had, where anything may be fetched. @returns how many were */
export async function checkShell(mayFetch: boolean): Promise<number> {
	const own = await caches.open(ownCache);
	let damaged = 0;
	for (const file of await listWanted(true)) {
		const found = await own.match(file.path);
		const bytes = found && (await readBody(found));
		if (found === undefined || (bytes !== undefined && (await areNamed(bytes, file.hash)))) continue;
		damaged += 1;
		if (mayFetch)
			await fillFile(file).catch((failed: unknown) => console.warn(`shyraq: ${file.path} stays damaged`, failed));
	}
	return damaged;
}

/** The files of rooms that are lacking here. Where none is, the next build knows by a mark that it is to bring all of its own. */
export async function listLackingRooms(): Promise<ShellFile[]> {
	const held = new Set(await listPaths(ownCache));
	const lacking = (await listWanted(true)).filter(({ path }) => isRoomFile(path) && !held.has(path));
	if (lacking.length === 0 && !held.has(roomsMark))
		await (await caches.open(ownCache)).put(roomsMark, new Response(shell.build));
	return lacking;
}

/** Whether a file of this build is kept. */
export async function isShellFileHere(path: string): Promise<boolean> {
	return (await caches.match(path, { cacheName: ownCache })) !== undefined;
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

/**
 * All files but those of languages that nobody reads here, and of rooms that no build has had here: these come later. Where the build
 * before had all of its rooms, a new one is whole with all of its own.
 */
async function listWanted(areRoomsWanted = false): Promise<ShellFile[]> {
	const held = (await Promise.all([ownCache, ...(await listOthers())].map(listPaths))).flat();
	const wanted = await wantedLanguages(held);
	const plain = new Set(held.map(plainName));
	return (await listFiles()).filter(({ path }) => {
		const language = languageOf(path);
		if (language !== undefined && !wanted.has(language)) return false;
		return areRoomsWanted || held.includes(roomsMark) || !isRoomFile(path) || plain.has(plainName(path));
	});
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

/** Sees to it that a file is in this build's cache with the right bytes, and gives these. @throws FaultError also where they cannot be kept and must be */
async function fillFile({ path, hash, bytes }: ShellFile, mustKeep = true): Promise<Bytes> {
	const put = async (came: Bytes): Promise<Bytes> => {
		try {
			await (await caches.open(ownCache)).put(path, respond(came, path));
		} catch (failed) {
			if (mustKeep) throw storageFault(failed);
		}
		return came;
	};
	for (const cacheName of [ownCache, ...(await listOthers())]) {
		const found = await caches.match(path, { cacheName });
		const here = found === undefined ? undefined : await readBody(found);
		if (here === undefined || !(await areNamed(here, hash))) continue;
		return cacheName === ownCache ? here : put(here);
	}
	return put((await renameOwn(path, hash)) ?? (await fetchNamed({ path, hash, bytes, cache: 'default' })));
}

async function renameOwn(path: string, hash: string): Promise<Bytes | undefined> {
	const others = path.endsWith('.js') ? await listOthers() : [];
	if (others.length === 0) return undefined;
	const bases = (await listFiles()).map((file) => file.path.slice(file.path.lastIndexOf('/') + 1));
	return renameOlder(path, hash, new Map(bases.map((base) => [plainName(base), base])), others);
}

/** The type is told by the name: what the network said of it is not kept. */
function respond(bytes: Bytes, path: string): Response {
	const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
	return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
}
