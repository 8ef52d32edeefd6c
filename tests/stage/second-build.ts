// A second, real build of the same project with one visible word changed and the shelf's schema raised, made apart.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { alone, keptFolder, makeFolder, removeFolder, root } from './folders.ts';

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
/** Of the tools only these take part in a build: another run of the tests, or a bench, makes no other reader. */
const buildTools = 'tools/build/';

/** What the second build calls the library in its title, in English. */
export const secondTitle = 'Shyraq II';

/** The shelf's next schema: an index more, and every bookmark touched. */
const secondSchema = `{
	version: 6,
	tables: { places: 'id, at', bookmarks: 'key, id, at, kind', settings: 'name' },
	upgrade: (transaction) => transaction.table('bookmarks').toCollection().modify({ seenBySecond: true })
}`;

/** How long a build may take before another process no longer waits for it. */
const buildLimitMs = 170_000;

/**
 * The folder of the second build of the sources as they are. It is kept between runs, and made once though several processes
 * ask for it at the same time.
 */
export async function findSecondBuild(): Promise<string> {
	mkdirSync(keptFolder, { recursive: true });
	const name = `second-build-${hashSources()}`;
	const made = join(keptFolder, name);
	await alone(`${made}.lock`, buildLimitMs, async () => {
		if (!existsSync(made)) await makeSecondBuild(made);
	});
	for (const other of readdirSync(keptFolder))
		if (/^second-build-[0-9a-f]+$/.test(other) && other !== name) removeFolder(join(keptFolder, other));
	return made;
}

function hashSources(): string {
	const hash = createHash('sha256');
	const take = (path: string): void => {
		hash
			.update(`${path}\0`)
			.update(readFileSync(join(root, path)))
			.update('\0');
	};
	for (const source of [...sources, 'tests/stage/second-build.ts']) {
		if (statSync(join(root, source)).isFile()) take(source);
		else
			for (const entry of readdirSync(join(root, source), { recursive: true, withFileTypes: true })) {
				const path = relative(root, join(entry.parentPath, entry.name));
				const isPart = source !== 'tools' || path.split(sep).join('/').startsWith(buildTools);
				if (entry.isFile() && isPart && !path.includes('node_modules')) take(path);
			}
	}
	return hash.digest('hex').slice(0, 16);
}

/** Makes it in a folder of its own; the project's packages are linked, what SvelteKit writes among them is not. */
async function makeSecondBuild(made: string): Promise<void> {
	const folder = makeFolder('second-build');
	try {
		const isSource = (path: string): boolean => !path.includes('node_modules');
		for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true, filter: isSource });
		linkPackages(folder);
		change(join(folder, 'src/lib/words/en.ts'), /(libraryTitle: ')[^']*(')/, `$1${secondTitle}$2`);
		change(join(folder, 'src/lib/shelf/versions.ts'), /(\{ version: \d+, .*\})(?=\n\];)/, `$1, ${secondSchema}`);
		const vite = join(root, 'node_modules/vite/bin/vite.js');
		await execute(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
			cwd: folder,
			env: { ...process.env, NODE_ENV: 'production' },
			maxBuffer: 1 << 24
		});
		// Whole before it bears the name
		const coming = `${made}.coming`;
		removeFolder(coming);
		cpSync(join(folder, 'build'), coming, { recursive: true });
		renameSync(coming, made);
	} finally {
		removeFolder(folder);
	}
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
