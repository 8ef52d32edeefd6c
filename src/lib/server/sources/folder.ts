// The publisher's folder as a source: its articles' files and the pictures they name, within bounds and never outside it.
import { constants } from 'node:fs';
import { open, readdir, realpath, type FileHandle } from 'node:fs/promises';
import { basename, join, posix, resolve, sep } from 'node:path';
import { toText } from '#lib/article/bytes.ts';
import { PressFault, pressFaultOf } from '../press/fault.ts';

/** Bounds on a folder. A long read with tables is some 60 KB. */
export const folderLimits = { files: 20_000, depth: 8, fileBytes: 1_000_000 } as const;

/** An article's file. */
export interface SourceFile {
	/** The path below the folder, with slashes. */
	path: string;
	/** The path as shown to people: the folder's own name before it. */
	name: string;
	kind: 'markdown' | 'html';
	/** Newlines as `\n`, without a byte-order mark. */
	text: string;
}

/** What a folder holds. */
export interface SourceFolder {
	/** The folder's real place on disk. */
	root: string;
	/** Its name, as the first part of every name shown. */
	name: string;
	files: SourceFile[];
	faults: PressFault[];
}

/** Reads the articles of a folder, in the order of their paths. Faults of single files are collected, not thrown. */
export async function readFolder(folder: string): Promise<SourceFolder> {
	const name = basename(resolve(folder));
	const root = await realpath(folder).catch((caught: unknown) => {
		throw new PressFault(`the folder ${name} cannot be read (${codeOf(caught)})`, {}, caught);
	});
	const faults: PressFault[] = [];
	const paths: string[] = [];
	await listPaths(root, '', 0, paths, faults, name);
	const files: SourceFile[] = [];
	for (const path of paths) {
		const shown = posix.join(name, path);
		try {
			const text = readText(await readInside(root, path, folderLimits.fileBytes), shown);
			files.push({ path, name: shown, kind: /\.md$/i.test(path) ? 'markdown' : 'html', text });
		} catch (caught) {
			if (codeOf(caught) === 'ENOENT') faults.push(new PressFault(`"${path}" leads nowhere`, { file: shown }, caught));
			else faults.push(pressFaultOf(caught).at({ file: shown }));
		}
	}
	return { root, name, files, faults };
}

/**
 * The bytes of a picture that an article names: looked for beside the article, then from the top of the folder.
 * @throws PressFault where it is missing, too large or outside the folder.
 */
export async function readPictureFile(
	folder: SourceFolder,
	article: SourceFile,
	source: string,
	limitBytes: number
): Promise<Uint8Array<ArrayBuffer>> {
	if (/^[a-z][a-z0-9+.-]*:|^\/|\\|\0/i.test(source)) {
		throw new PressFault(`a picture must be named by its path inside the folder (found "${source.slice(0, 80)}")`);
	}
	const candidates = new Set([posix.join(posix.dirname(article.path), source), posix.normalize(source)]);
	for (const path of candidates) {
		if (path.startsWith('../') || path === '..') throw new PressFault(`the picture "${source}" is outside the folder`);
		try {
			return await readInside(folder.root, path, limitBytes);
		} catch (caught) {
			if (codeOf(caught) !== 'ENOENT' && codeOf(caught) !== 'ENOTDIR') throw caught;
		}
	}
	throw new PressFault(`the picture "${source}" is not in the folder ${folder.name}`);
}

async function listPaths(
	root: string,
	below: string,
	depth: number,
	paths: string[],
	faults: PressFault[],
	name: string
): Promise<void> {
	const entries = await readdir(join(root, below), { withFileTypes: true }).catch((caught: unknown) => {
		throw new PressFault(
			`the folder cannot be read (${codeOf(caught) ?? 'unknown'})`,
			{ file: posix.join(name, below) },
			caught
		);
	});
	for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
		if (entry.name.startsWith('.')) continue;
		const path = posix.join(below, entry.name);
		if (entry.isDirectory()) {
			if (depth >= folderLimits.depth) {
				faults.push(
					new PressFault(`folders are nested deeper than ${folderLimits.depth}`, { file: posix.join(name, path) })
				);
			} else await listPaths(root, path, depth + 1, paths, faults, name);
		} else if (/\.(?:md|html?)$/i.test(entry.name) && !/^readme\.md$/i.test(entry.name)) paths.push(path);
		if (paths.length > folderLimits.files)
			throw new PressFault(`the folder ${name} holds more than ${folderLimits.files} articles`);
	}
}

/** The bytes of a file, opened once: what is checked is what is read, and links may not lead out of the folder. */
async function readInside(root: string, path: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
	const real = await realpath(join(root, path)).catch((caught: unknown) => refuse(path, caught));
	if (!real.startsWith(root.endsWith(sep) ? root : root + sep))
		throw new PressFault(`"${path}" is a link that leads out of the folder`);
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	const file = await open(real, flags).catch((caught: unknown) => refuse(path, caught));
	try {
		return await readBounded(file, path, limitBytes);
	} finally {
		await file.close();
	}
}

/** A path that is not there is for the caller to judge; any other trouble with it is the editor's to mend. */
function refuse(path: string, caught: unknown): never {
	if (codeOf(caught) === 'ENOENT' || codeOf(caught) === 'ENOTDIR') throw caught;
	throw new PressFault(`"${path}" cannot be read (${codeOf(caught) ?? 'for no reason known'})`, {}, caught);
}

async function readBounded(file: FileHandle, path: string, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
	const found = await file.stat();
	if (!found.isFile()) throw new PressFault(`"${path}" is not a file`);
	if (found.size > limitBytes) {
		throw new PressFault(
			`"${path}" is larger than ${limitBytes >= 1_048_576 ? `${limitBytes >> 20} MB` : `${limitBytes / 1000} KB`}`
		);
	}
	return new Uint8Array(await file.readFile());
}

function readText(bytes: Uint8Array<ArrayBuffer>, name: string): string {
	try {
		return toText(bytes)
			.replace(/^\ufeff/, '')
			.replace(/\r\n?/g, '\n');
	} catch (caught) {
		if (!(caught instanceof TypeError)) throw caught;
		const line = lineOfBadByte(bytes);
		throw new PressFault('the file is not UTF-8; save it with that encoding', { file: name, line }, caught);
	}
}

/** The line of the first byte that is not UTF-8: the decoder writes U+FFFD for it. */
function lineOfBadByte(bytes: Uint8Array): number {
	return new TextDecoder().decode(bytes).split('\ufffd')[0]?.split('\n').length ?? 1;
}

/** The code of a system error, such as ENOENT. */
function codeOf(caught: unknown): string | undefined {
	return caught instanceof Error && 'code' in caught && typeof caught.code === 'string' ? caught.code : undefined;
}
