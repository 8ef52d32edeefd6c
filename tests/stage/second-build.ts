// A second, real build of the same project with one visible word changed and the shelf's schema raised, made apart.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder, removeFolder, root } from './folders.ts';

const execute = promisify(execFile);
const sources = [
	'src',
	'static',
	'tools',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/** What the second build calls the library in its title, in English. */
export const secondTitle = 'Shyraq II';

/** The shelf's next schema: an index more, and every bookmark touched. */
const secondSchema = `{
	version: 3,
	tables: { places: 'id, at', bookmarks: 'key, id, at, kind', settings: 'name' },
	upgrade: (transaction) => transaction.table('bookmarks').toCollection().modify({ seenBySecond: true })
}`;

/** A second build. The one who made it removes it. */
export interface SecondBuild {
	buildFolder: string;
	remove: () => void;
}

/** Makes it in a folder of its own; the project's packages are linked, what SvelteKit writes among them is not. */
export async function makeSecondBuild(): Promise<SecondBuild> {
	const folder = makeFolder('second-build');
	for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
	linkPackages(folder);
	change(join(folder, 'src/lib/words/en.ts'), /(libraryTitle: ')[^']*(')/, `$1${secondTitle}$2`);
	change(join(folder, 'src/lib/shelf/database.ts'), /(\{ version: \d+, .*\})(?=\n\];)/, `$1, ${secondSchema}`);
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	await execute(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: folder,
		env: { ...process.env, NODE_ENV: 'production' },
		maxBuffer: 1 << 24
	});
	return { buildFolder: join(folder, 'build'), remove: () => removeFolder(folder) };
}

function linkPackages(folder: string): void {
	mkdirSync(join(folder, 'node_modules'));
	for (const name of readdirSync(join(root, 'node_modules'))) {
		// SvelteKit writes its generated types here, for one project at a time
		if (name === '$app' || name === '.cache' || name.startsWith('.vite')) continue;
		symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
	}
}

function change(file: string, place: RegExp, to: string): void {
	const text = readFileSync(file, 'utf8');
	const changed = text.replace(place, to);
	if (changed === text) throw new Error(`${file} has no ${String(place)} to change`);
	writeFileSync(file, changed);
}
