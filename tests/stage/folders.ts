// Where things lie: the project, what the stage keeps between runs, and what it throws away after one.
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Kept between runs, since pressing the shipped edition's pictures takes a minute. */
export const keptFolder = join(root, 'node_modules', '.cache', 'shyraq-stage');

/** A new empty folder. The caller removes it with `removeFolder`. */
export function makeFolder(name: string): string {
	return mkdtempSync(join(tmpdir(), `shyraq-${name}-`));
}

/** A copy of a folder in a new place of its own. */
export function copyFolder(from: string, name: string): string {
	const to = makeFolder(name);
	// With its times, since a server takes a folder with other ones for a changed one
	cpSync(from, to, { recursive: true, preserveTimestamps: true });
	return to;
}

/**
 * Does what several processes of a run may want to do at the same time, one after another.
 * @param lock a folder that is there while one of them works
 * @param limitMs how long that may take; a lock that is older is of one that was killed, in this run or before it
 */
export async function alone(lock: string, limitMs: number, work: () => Promise<void>): Promise<void> {
	while (!takeLock(lock)) {
		const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
		if (Date.now() - since > limitMs) removeFolder(lock);
		else await wait(200);
	}
	try {
		await work();
	} finally {
		removeFolder(lock);
	}
}

function takeLock(lock: string): boolean {
	try {
		mkdirSync(lock);
		return true;
	} catch (taken) {
		if (taken instanceof Error && 'code' in taken && taken.code === 'EEXIST') return false;
		throw taken;
	}
}

export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
