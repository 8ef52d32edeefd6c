// What the machine does not let us do, as one sentence for the person at the terminal.
import { accessSync, constants, statfsSync } from 'node:fs';
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

/** A refusal because the data folder cannot be written now; what stands in it may still be read. */
export class DiskRefusal extends Refusal {
	/** Why, as a clause that can follow "for". */
	readonly reason: string;

	constructor({ reason, remedy }: Trouble, folder: string, cause: unknown) {
		const clause = reason(folder);
		super(`${clause.charAt(0).toUpperCase()}${clause.slice(1)}: ${remedy}.`, 1, cause);
		this.name = 'DiskRefusal';
		this.reason = clause;
	}
}

/** What keeps a folder from being written: why, and what to do about it. */
interface Trouble {
	reason: (folder: string) => string;
	remedy: string;
}

const forbidden: Trouble = {
	reason: (folder) => `Shyraq may not write in ${folder}`,
	remedy: 'give it a folder of its own by SHYRAQ_DATA, or change who owns this one'
};

/** What each of the system's codes says of a disk. */
const diskTroubles: Record<string, Trouble> = {
	ENOSPC: { reason: (folder) => `the disk that holds ${folder} is full`, remedy: 'make room, then try again' },
	EDQUOT: {
		reason: (folder) => `the quota of the disk that holds ${folder} is used up`,
		remedy: 'make room, then try again'
	},
	EACCES: forbidden,
	EPERM: forbidden,
	EROFS: {
		reason: (folder) => `the disk that holds ${folder} is read-only`,
		remedy: 'give Shyraq another folder by SHYRAQ_DATA'
	},
	EIO: {
		reason: (folder) => `the disk that holds ${folder} does not read or write as it should`,
		remedy: 'copy what is on it to another while it still reads'
	}
};

/** The same for what is no disk's doing. */
const otherSentences: Record<string, (folder: string) => string> = {
	ENOTDIR: (folder) =>
		`${folder} cannot be a folder, for a file of that name or above it is in the way: choose another by SHYRAQ_DATA.`,
	EEXIST: (folder) =>
		`${folder} cannot be a folder, for a file of that name is in the way: choose another by SHYRAQ_DATA.`,
	EMFILE: () => 'The system lets Shyraq open no more files: raise the limit (ulimit -n).'
};

/** Codes of the system for SQLite's primary result codes (sqlite.org/rescode.html). */
const sqliteCodes: Record<number, keyof typeof diskTroubles> = {
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
	if (code === undefined) return undefined;
	if (code === 'ERR_MODULE_NOT_FOUND') return packageRefusalOf(caught);
	// SQLite tells a full or read-only disk from a forbidden one by nothing but chance.
	const trouble = diskTroubles[(sqlite === undefined ? undefined : probe(folder)) ?? code];
	if (trouble !== undefined) return new DiskRefusal(trouble, folder, caught);
	const sentence = otherSentences[code];
	return sentence === undefined ? undefined : new Refusal(sentence(folder), 1, caught);
}

/** What the system itself says of writing in a folder; undefined where it sees nothing against it. */
function probe(folder: string): keyof typeof diskTroubles | undefined {
	try {
		accessSync(folder, constants.W_OK);
		return statfsSync(folder).bavail === 0 ? 'ENOSPC' : undefined;
	} catch (failure) {
		return codeOf(failure);
	}
}

/** Why a module was not found where it belongs to a package; undefined where it is a file of ours. */
function packageRefusalOf(caught: unknown): Refusal | undefined {
	const said = caught instanceof Error ? caught.message : '';
	const name = /^Cannot find package '([^']+)'|[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/']+)[^']*' imported/.exec(
		said
	);
	const found = name?.[1] ?? name?.[2];
	if (found === undefined) return undefined;
	return new Refusal(
		`The package "${found}" is not installed: run "npm ci", which installs what is lacking.`,
		1,
		caught
	);
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
