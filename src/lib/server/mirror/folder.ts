// Whether a folder may become a mirror or is one, and in a sentence why not.
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { codeOf, ignoreMissing, makeFolder } from '../store/durable.ts';
import { stateFolder } from './state.ts';

/** What systems put on a stick by themselves. */
const systemNames = new Set(['lost+found', 'System Volume Information', '$RECYCLE.BIN', 'Android', 'LOST.DIR']);
/** Left free besides what is to be written: documents, whose sizes are not known before, and the file system's own. */
const spareBytes = 16_000_000;

/** Makes sure that a folder is a mirror, or empty and made one. @throws Refusal where it is neither */
export async function claimFolder(folder: string): Promise<void> {
	const names = await readdir(folder).catch(ignoreMissing);
	if (names === undefined) {
		// A stick that is not plugged in must not become a folder on the machine's own disk.
		const above = await stat(dirname(folder)).catch(ignoreMissing);
		if (above?.isDirectory() !== true)
			throw new Refusal(`There is no folder ${dirname(folder)} to put a mirror in: is the disk there?`);
	}
	const foreign = (names ?? []).filter((name) => !name.startsWith('.') && !systemNames.has(name));
	if (foreign.length > 0 && names?.includes(stateFolder) !== true)
		throw new Refusal(
			`${folder} holds other things and is no mirror of Shyraq: choose an empty folder, or one that does not exist yet.`
		);
	await makeFolder(join(folder, stateFolder));
}

/** @throws Refusal where a disk has less room than is needed */
export async function refuseFull(folder: string, neededBytes: number): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const lacking = neededBytes + spareBytes - bavail * bsize;
	if (neededBytes === 0 || lacking <= 0) return;
	throw new Refusal(
		`The disk that holds ${folder} has too little room: ${Math.ceil(lacking / 1_000_000)} MB more are needed; nothing was changed.`
	);
}

const sentences: Record<string, (folder: string) => string> = {
	ENOSPC: (folder) =>
		`The disk that holds ${folder} is full: make room and try again; what the mirror showed it still shows.`,
	EDQUOT: (folder) => `The quota of the disk that holds ${folder} is used up; what the mirror showed it still shows.`,
	EACCES: (folder) => `Shyraq may not write in ${folder}: choose another folder, or change who owns this one.`,
	EPERM: (folder) => `Shyraq may not write in ${folder}: choose another folder, or change who owns this one.`,
	EROFS: (folder) => `The disk that holds ${folder} is read-only: is there a lock on the stick?`,
	ENOTDIR: (folder) => `${folder} cannot be a mirror's folder, for a file is in the way.`,
	EEXIST: (folder) => `${folder} cannot be a mirror's folder, for a file is in the way.`,
	EISDIR: (folder) => `In ${folder} a folder is in the way of a file of the mirror: choose an empty folder.`,
	EIO: (folder) => `The disk that holds ${folder} does not read or write as it should.`
};

/** A caught failure of a mirror's disk as a refusal; anything else comes back as it is. */
export function mirrorRefusalOf(caught: unknown, folder: string): unknown {
	if (caught instanceof Refusal) return caught;
	const sentence = sentences[codeOf(caught) ?? ''];
	return sentence === undefined ? caught : new Refusal(sentence(folder), 1, caught);
}
