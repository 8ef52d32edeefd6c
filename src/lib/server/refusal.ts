// What the machine does not let us do, as one sentence for the person at the terminal.
import { codeOf } from './store/durable.ts';

/** A refusal to go on; the message is one whole sentence. */
export class Refusal extends Error {
	readonly exitCode: 1 | 2;

	/** `exitCode` is 2 where a setting is wrong, 1 where the machine does not let us. */
	constructor(sentence: string, exitCode: 1 | 2 = 1, cause?: unknown) {
		super(sentence, cause === undefined ? undefined : { cause });
		this.name = 'Refusal';
		this.exitCode = exitCode;
	}
}

/** What each of the system's codes means for a data folder. */
const folderSentences: Record<string, (folder: string) => string> = {
	ENOSPC: (folder) =>
		`The disk that holds ${folder} is full; nothing half-written was left, and the edition before still stands.`,
	EDQUOT: (folder) => `The quota of the disk that holds ${folder} is used up; the edition before still stands.`,
	EACCES: (folder) =>
		`Shyraq may not write in ${folder}: give it a folder of its own by SHYRAQ_DATA, or change who owns this one.`,
	EPERM: (folder) =>
		`Shyraq may not write in ${folder}: give it a folder of its own by SHYRAQ_DATA, or change who owns this one.`,
	EROFS: (folder) => `The disk that holds ${folder} is read-only: give Shyraq another folder by SHYRAQ_DATA.`,
	ENOTDIR: (folder) =>
		`${folder} cannot be a folder, for a file of that name or above it is in the way: choose another by SHYRAQ_DATA.`,
	EEXIST: (folder) =>
		`${folder} cannot be a folder, for a file of that name is in the way: choose another by SHYRAQ_DATA.`,
	EIO: (folder) => `The disk that holds ${folder} does not read or write as it should.`,
	EMFILE: () => 'The system lets Shyraq open no more files: raise the limit (ulimit -n).'
};

/** The same for SQLite's primary result codes (sqlite.org/rescode.html). */
const sqliteCodes: Record<number, keyof typeof folderSentences> = {
	3: 'EACCES',
	8: 'EACCES',
	10: 'EIO',
	13: 'ENOSPC',
	14: 'EACCES'
};
const sqliteDamaged = new Set([11, 26]);

/** A caught failure as a refusal where it is the machine's doing; a bug comes back as undefined and is to be thrown on. */
export function refusalOf(caught: unknown, folder: string): Refusal | undefined {
	if (caught instanceof Refusal) return caught;
	const sqlite = sqliteCodeOf(caught);
	if (sqlite !== undefined && sqliteDamaged.has(sqlite)) {
		return new Refusal(`The store in ${folder} is damaged: put back a copy of it, the key above all.`, 1, caught);
	}
	const code = sqlite === undefined ? codeOf(caught) : sqliteCodes[sqlite];
	const sentence = code === undefined ? undefined : folderSentences[code];
	return sentence === undefined ? undefined : new Refusal(sentence(folder), 1, caught);
}

/** Why an address could not be listened at; undefined where it is no such failure. */
export function listenRefusalOf(caught: unknown, host: string, port: number): Refusal | undefined {
	switch (codeOf(caught)) {
		case 'EADDRINUSE':
			return new Refusal(`Port ${port} is taken by another program: stop it, or choose another by PORT.`, 1, caught);
		case 'EACCES':
			return new Refusal(`Shyraq may not listen at port ${port}: choose one above 1023 by PORT.`, 1, caught);
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
		case 'EINVAL':
			return new Refusal(
				`${host} is no address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`,
				1,
				caught
			);
		default:
			return undefined;
	}
}

function sqliteCodeOf(caught: unknown): number | undefined {
	if (!(caught instanceof Error) || !('errcode' in caught) || typeof caught.errcode !== 'number') return undefined;
	return caught.errcode & 0xff;
}
