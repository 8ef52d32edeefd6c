// Files into a mirror, each all or nothing, those that are there already left as they are; and what nobody needs any more out.
import { mkdir, readdir, readFile, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { languages } from '#lib/contract/languages.ts';
import { codeOf, dropHalves, halfPrefix, ignoreMissing, syncFolder, writeUnsettled } from '../store/durable.ts';
import { markOf, type MirrorFile } from './files.ts';
import type { MirrorState } from './state.ts';

/** Files under way at once: enough to hide a slow stick's waiting. */
const lanes = 8;

/** What was done to a mirror's files. */
export interface Written {
	written: number;
	bytes: number;
	left: number;
}

/** How to look at what is there already. */
export interface WriteWishes {
	/** Read every byte of what is there, rather than believe its size and what was remembered. */
	isThorough: boolean;
	onFile: () => void;
}

/** Writes what is not there, or not as it should be, and remembers it in `done`. Folders' names are durable when it has answered. */
export async function writeFiles(
	folder: string,
	files: readonly MirrorFile[],
	known: MirrorState['files'],
	done: MirrorState['files'],
	{ isThorough, onFile }: WriteWishes
): Promise<Written> {
	const touched = new Set<string>();
	const sum: Written = { written: 0, bytes: 0, left: 0 };
	const todo = files.values();
	const work = async () => {
		for (const file of todo) {
			const path = join(folder, file.path);
			const left = await sizeThere(path, file, known[file.path], isThorough);
			if (left !== undefined) {
				done[file.path] = { size: left, mark: file.mark };
				sum.left += 1;
			} else {
				const above = dirname(path);
				await mkdir(above, { recursive: true });
				const bytes = await file.read();
				await writeUnsettled(path, bytes);
				touched.add(above).add(dirname(above));
				done[file.path] = { size: bytes.length, mark: file.mark };
				sum.written += 1;
				sum.bytes += bytes.length;
			}
			onFile();
		}
	};
	await Promise.all(Array.from({ length: lanes }, work));
	for (const above of touched) await syncFolder(above);
	return sum;
}

/** How many bytes are to be written at least, as far as sizes are known. */
export async function countLacking(
	folder: string,
	files: readonly MirrorFile[],
	known: MirrorState['files']
): Promise<number> {
	let lacking = 0;
	for (const file of files)
		if ((await sizeThere(join(folder, file.path), file, known[file.path], false)) === undefined)
			lacking += file.size ?? 0;
	return lacking;
}

/** The size of a file that may stay as it is; undefined where it has to be written. */
async function sizeThere(
	path: string,
	file: MirrorFile,
	known: MirrorState['files'][string] | undefined,
	isThorough: boolean
): Promise<number | undefined> {
	const found = await stat(path).catch(ignoreNone);
	if (found?.isFile() !== true || found.size === 0) return undefined;
	if (isThorough) {
		const [there, wanted] = await Promise.all([readFile(path), file.read()]);
		return markOf(there) === markOf(wanted) ? found.size : undefined;
	}
	// What bears its hash in its name was whole when it got the name; other files are known only by what was remembered.
	const size = file.isImmutable ? file.size : known?.mark === file.mark ? known.size : undefined;
	return found.size === size ? size : undefined;
}

/** Folders in which every file is the mirror's own; elsewhere its keeper may have put others. */
const ownFolders = new Set<string>(['a', 'i', 'pack', 's', '_app', 'read', 'older', ...languages]);

/**
 * Removes from the mirror's own folders what is not needed, and everywhere the halves that a killed process left.
 * Answers with how many files.
 */
export async function sweepFiles(folder: string, needed: ReadonlySet<string>): Promise<number> {
	let removed = 0;
	const sweep = async (path: string, isOwn: boolean): Promise<void> => {
		const entries = (await readdir(join(folder, path), { withFileTypes: true }).catch(ignoreMissing)) ?? [];
		for (const entry of entries) {
			const inside = `${path}/${entry.name}`;
			if (entry.isDirectory()) await sweep(inside, isOwn);
			else if (isOwn ? !needed.has(inside) : entry.name.startsWith(halfPrefix)) {
				await unlink(join(folder, inside)).catch(ignoreMissing);
				removed += 1;
			}
		}
		if (isOwn) await rmdir(join(folder, path)).catch(ignoreFull);
	};
	const used = [...needed].filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? '');
	for (const path of new Set([...used, ...ownFolders])) await sweep(path, ownFolders.has(path));
	await dropHalves(folder);
	return removed;
}

function ignoreFull(failure: unknown): void {
	if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(failure) ?? '')) throw failure;
}

function ignoreNone(failure: unknown): undefined {
	if (codeOf(failure) !== 'ENOTDIR') ignoreMissing(failure);
}
