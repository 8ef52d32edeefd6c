// Writing files so that a power cut leaves the old one or the new one: temporary name, fsync, rename, fsync of the folder.
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a half-written file's name begins with; whatever bears it at the next press is left over and may go. */
export const halfPrefix = '.half-';

/** Writes a file all or nothing, replacing one of the same name. */
export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
	await writeBeside(path, bytes, mode, rename);
}

/** Writes a file all or nothing; its name is durable only when its folder has been synced, once for many files. */
export async function writeUnsettled(path: string, bytes: Uint8Array): Promise<void> {
	await writeHalf(path, bytes, 0o644, rename);
}

/** Writes a file all or nothing, but never over another. @throws an EEXIST error where there is one already */
export async function createDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
	await writeBeside(path, bytes, mode, async (half, final) => {
		await link(half, final);
		await unlink(half);
	});
}

/** Makes a folder and those above it, with the entries themselves on the disk. */
export async function makeFolder(path: string): Promise<void> {
	const above = dirname(path);
	// Step by step: Node's recursive mkdir never ends below /proc, and calls a read-only disk a missing folder.
	if (await isFolder(path)) return;
	if (above !== path && !(await isFolder(above))) await makeFolder(above);
	try {
		await mkdir(path);
	} catch (failure) {
		// A file system of the kernel's own says that the folder is missing where it means that none may be made.
		if (codeOf(failure) === 'ENOENT')
			throw Object.assign(new Error(`No folder can be made in ${above}.`, { cause: failure }), { code: 'EACCES' });
		if (codeOf(failure) !== 'EEXIST' || !(await isFolder(path))) throw failure;
	}
	await syncFolder(above);
}

async function isFolder(path: string): Promise<boolean> {
	try {
		return (await stat(path)).isDirectory();
	} catch (failure) {
		if (codeOf(failure) === 'ENOENT') return false;
		throw failure;
	}
}

type Place = (half: string, final: string) => Promise<void>;

async function writeBeside(path: string, bytes: Uint8Array, mode: number, place: Place): Promise<void> {
	await writeHalf(path, bytes, mode, place);
	await syncFolder(dirname(path));
}

async function writeHalf(path: string, bytes: Uint8Array, mode: number, place: Place): Promise<void> {
	const half = join(dirname(path), `${halfPrefix}${randomBytes(8).toString('hex')}`);
	try {
		const file = await open(half, 'wx', mode);
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await place(half, path);
	} catch (failure) {
		await unlink(half).catch(ignoreMissing);
		throw failure;
	}
}

/** Removes what a killed process left half-written in a folder. Only for the one who alone writes there. */
export async function dropHalves(folder: string): Promise<void> {
	for (const name of (await readdir(folder).catch(ignoreMissing)) ?? [])
		if (name.startsWith(halfPrefix)) await unlink(join(folder, name)).catch(ignoreMissing);
}

/** Makes a folder's names durable. */
export async function syncFolder(path: string): Promise<void> {
	// Windows has no handle of a folder to sync; NTFS journals the names by itself.
	if (process.platform === 'win32') return;
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

/** For `catch`: a file that is not there is no failure, everything else is. */
export function ignoreMissing(failure: unknown): undefined {
	if (codeOf(failure) === 'ENOENT') return undefined;
	throw failure;
}

/** The system's code of a failure, such as `ENOSPC`. */
export function codeOf(failure: unknown): string | undefined {
	return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
}
