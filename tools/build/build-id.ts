// The build's name: a hash over everything that goes into it, so that the same sources give the same build.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['src', 'static'];
const files = ['package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** Twelve hex digits naming the sources below a folder. `SHYRAQ_BUILD` overrides it, for tests that need two builds. */
export function nameBuild(root: string): string {
	if (process.env['SHYRAQ_BUILD']) return process.env['SHYRAQ_BUILD'];
	const hash = createHash('sha256');
	const sources = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
	);
	for (const file of [...sources, ...files.map((file) => join(root, file))].sort()) {
		const bytes = readFileSync(file);
		hash.update(`${file.slice(root.length)}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex').slice(0, 12);
}
