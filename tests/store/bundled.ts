// A program of the tests and its threads, each bundled into few files: fifty processes that are killed begin in half the time.
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
/** It loads a library of the machine, and finds it by where it lies itself. */
const sharp = pathToFileURL(createRequire(import.meta.url).resolve('sharp')).href;

/**
 * Bundles a program with all that it imports.
 * @param file the program, from the project's folder
 * @param threads the files that it runs as threads, from there too; each is found beside the program, as in the sources
 * @param folder where the bundle goes
 * @returns the path of the bundled program
 */
export async function bundle(file: string, threads: readonly string[], folder: string): Promise<string> {
	const entries = [file, ...threads].map((path) => [basename(path, '.ts'), join(root, path)]);
	await build({
		configFile: false,
		root,
		logLevel: 'warn',
		ssr: { noExternal: true },
		build: {
			ssr: true,
			outDir: folder,
			emptyOutDir: false,
			target: 'node24',
			minify: false,
			rolldownOptions: {
				input: Object.fromEntries(entries) as Record<string, string>,
				// The last is what a library looks for and does without
				external: ['sharp', 'canvas'],
				output: { entryFileNames: '[name].ts', chunkFileNames: '[name]-[hash].js', paths: { sharp } }
			}
		}
	});
	await writeFile(join(folder, 'package.json'), '{"type":"module"}');
	return join(folder, basename(file));
}
