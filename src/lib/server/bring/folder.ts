// Files that came together, by their paths: what is in a zip, or what was dropped beside a page.
import { stat, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { BringFault, sayName } from './fault.ts';
import type { BroughtFile } from './item.ts';
import { bringLimits, sayBytes } from './limits.ts';

/** Files that may name one another. */
export interface Folder {
	/** How it is called in a report. */
	name: string;
	/** Paths as `settlePath` gives them, in the order in which they came. */
	paths: readonly string[];
	/** Entries that will not be read: how each is called, and why. */
	refused: readonly { name: string; sentence: string }[];
	has: (path: string) => boolean;
	/** @throws BringFault where there is no such file, it is past `limitBytes`, or broken */
	read: (path: string, limitBytes: number) => Promise<Uint8Array>;
}

/**
 * A path with its dots settled. Without `..`, drives and a leading slash, it cannot lead out of the folder.
 * @throws BringFault where it would
 */
export function settlePath(path: string): string {
	if (path.length > bringLimits.pathCharacters)
		throw new BringFault(`its name is longer than ${bringLimits.pathCharacters} characters`);
	const plain = path.replaceAll('\\', '/').normalize('NFC');
	if (/\p{Cc}/u.test(plain)) throw new BringFault('its name holds control characters');
	if (/^\/|^[a-z]:/i.test(plain)) throw new BringFault('its name begins at the root of a disk');
	if (plain.split('/').includes('..')) throw new BringFault('its name leads out of the folder ("..")');
	const settled = posix.normalize(plain);
	if (settled === '.' || settled.endsWith('/')) throw new BringFault('it has no name');
	if (settled.split('/').length > bringLimits.pathDepth)
		throw new BringFault(`it lies deeper than ${bringLimits.pathDepth} folders`);
	return settled;
}

/** The folder of files that were given together. */
export function folderOf(name: string, files: readonly BroughtFile[]): Folder {
	const found = new Map<string, BroughtFile>();
	const refused: { name: string; sentence: string }[] = [];
	for (const file of files) {
		try {
			if (found.size >= bringLimits.entries)
				throw new BringFault(`there are more than ${bringLimits.entries} files; the rest is left out`);
			const path = settlePath(file.name);
			if (found.has(path)) throw new BringFault('there are two files of this name; the first is taken');
			found.set(path, file);
		} catch (caught) {
			if (!(caught instanceof BringFault)) throw caught;
			refused.push({ name: sayName(file.name), sentence: caught.message });
			if (found.size >= bringLimits.entries) break;
		}
	}
	return {
		name,
		paths: [...found.keys()],
		refused,
		has: (path) => found.has(path),
		read: async (path, limitBytes) => {
			const file = found.get(path);
			if (file === undefined) throw new BringFault(`"${sayName(path)}" did not come along`);
			return readBrought(file, limitBytes);
		}
	};
}

/** The bytes of a file. @throws BringFault where they are more than `limitBytes` or cannot be read */
export async function readBrought(file: BroughtFile, limitBytes: number): Promise<Uint8Array> {
	if ('bytes' in file) {
		if (file.bytes.length > limitBytes) throw tooLarge(limitBytes);
		return file.bytes;
	}
	try {
		const found = await stat(file.path);
		if (!found.isFile()) throw new BringFault('it is not a file');
		if (found.size > limitBytes) throw tooLarge(limitBytes);
		return await readFile(file.path);
	} catch (caught) {
		if (caught instanceof BringFault) throw caught;
		const code = caught instanceof Error && 'code' in caught ? String(caught.code) : undefined;
		if (code === undefined) throw caught;
		throw new BringFault(`it cannot be read (${code})`, caught);
	}
}

export function tooLarge(limitBytes: number): BringFault {
	return new BringFault(`it is larger than ${sayBytes(limitBytes)}`);
}
