// Where things lie: the project, what the stage keeps between runs, and what it throws away after one.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
