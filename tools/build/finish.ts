// The last step of a build, between Kit's output and the server's folder: templates cut, worker told its shell.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Adapter, Builder } from '@sveltejs/kit';
import { languages } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import type { Table } from '#lib/article/compose/template.ts';
import { bundleLate } from './late.ts';
import { cutTemplates, type Cut } from './templates.ts';

/** One file of the app's shell as the worker is told of it. */
interface ShellFile {
	path: string;
	hash: string;
	bytes: number;
}

/**
 * Files outside `_app` that the reader needs without a network: what it is installed by from the home screen's menu, and
 * the tab's picture. The larger icons are the phone's own affair once it is installed.
 */
const shellAssets = /^(manifest\.webmanifest|icons\/icon-192\.png|icons\/favicon-32\.png)$/;
/** Hex digits of 128 bits: no other file can be made that bears them, and half of the list's weight is its hashes. */
const listedHashLength = 32;
const root = join(import.meta.dirname, '../..');

/**
 * Wraps an adapter: its client folder gets the templates and a finished worker, and the prerendered pages,
 * which are templates and no documents, are never served as they are.
 */
export function finishBuild(adapter: Adapter): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			const cut = cutTemplates(builder);
			const late = await bundleLate(root);
			// The builder's methods stand on closures, not on `this`, so a builder in front of it is enough.
			const finished = Object.create(builder, {
				writeClient: { value: (folder: string) => finishClient(builder, folder, cut, late) },
				writePrerendered: { value: () => [] },
				compress: { value: async (folder: string) => [...(await builder.compress(folder)), ...squeeze(folder)] },
				prerendered: { value: { ...builder.prerendered, paths: [], pages: new Map() } }
			}) as Builder;
			await adapter.adapt(finished);
		}
	};
}

function finishClient(
	builder: Builder,
	folder: string,
	{ styles, sets, files: named, pages }: Cut,
	late: string
): string[] {
	const files = builder.writeClient(folder);
	const add = (name: string, text: string, ending = 'json'): ShellFile => {
		const hash = sha256(text);
		const path = `${name}${hash.slice(0, 12)}.${ending}`;
		write(join(folder, path), text);
		files.push(path.slice(1));
		return { path, hash, bytes: Buffer.byteLength(text) };
	};
	const addJson = (name: string, value: unknown): string => add(name, JSON.stringify(value)).path;
	const worker = readFileSync(join(folder, places.worker), 'utf8');
	const stylesPath = addJson(places.styles, styles);
	const paths = languages.map((language) => [language, addJson(places.pages(language), sets[language])]);
	const table = { styles: stylesPath, languages: Object.fromEntries(paths) as Table['languages'], files: named, pages };
	const build = nameShell(listShell(folder, files), table, worker, late);
	const tablePath = addJson(places.table, { build, ...table } satisfies Table);
	// The list is a file of its own, named in the worker, which is fetched anew with every build.
	const shell = add(places.shell, JSON.stringify(listShell(folder, files)));
	// After the list: the browser itself stores them with the worker.
	const second = add(places.late, late, 'js').path;
	const first = add(places.first, worker, 'js').path;
	writeFileSync(
		join(folder, places.worker),
		writeWorker({ build, files: shell, first, late: second, scripts: weigh(worker) + weigh(late), table: tablePath })
	);
	write(join(dirname(folder), 'templates.json'), JSON.stringify({ path: tablePath }));
	return files;
}

/** The build's id: a hash of all that the shell holds, so that two builds with the same files are one build. */
function nameShell(...parts: [ShellFile[], Omit<Table, 'build'>, worker: string, late: string]): string {
	return sha256(JSON.stringify(parts)).slice(0, 12);
}

/**
 * The worker file: the one line that differs from build to build. One expression, so that cut short anywhere it is no script;
 * and it fails, and is not installed, where the file it takes in was cut.
 */
function writeWorker(shell: {
	build: string;
	files: ShellFile;
	first: string;
	late: string;
	scripts: number;
	table: string;
}): string {
	return `((s)=>{self.shyraqShell=s;importScripts(s.first);if(!self.shyraqCore)throw Error("the worker's first file was cut short")})(${JSON.stringify(shell)});\n`;
}

/** Of the rooms, which come in the order of the list, the page on readiness is first: it is what is opened before a cut. */
function rankOf(file: string): number {
	return /\/(?:words-\w\w|room-(?:shared|dark|drill))\.[\w-]{8}\.js$/.test(file) ? 0 : 1;
}

function listShell(folder: string, files: string[]): ShellFile[] {
	return files
		.filter((file) => (file.startsWith('_app/immutable/') && !file.endsWith('.css')) || shellAssets.test(file))
		.sort((one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1))
		.map((file) => {
			const bytes = readFileSync(join(folder, file));
			return { path: `/${file}`, hash: sha256(bytes).slice(0, listedHashLength), bytes: bytes.length };
		});
}

/** Compresses what Kit, which goes by the endings of names, leaves as it is. @returns names of the files compressed */
function squeeze(folder: string): string[] {
	const names = ['manifest.webmanifest'].filter((name) => existsSync(join(folder, name)));
	for (const name of names) {
		const bytes = readFileSync(join(folder, name));
		writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
		writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
	}
	return names;
}

/** Bytes of a text as it is sent. */
function weigh(text: string): number {
	return brotliCompressSync(text).length;
}

function write(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function sha256(bytes: string | Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
