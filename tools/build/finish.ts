// The last step of a build, between Kit's output and the server's folder: templates cut, worker told its shell.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Adapter, Builder } from '@sveltejs/kit';
import { languages, type Language } from '#lib/contract/languages.ts';
import { pageNames, places, type PageName } from '#lib/contract/places.ts';
import {
	cutTemplate,
	styleOf,
	type LanguageSet,
	type Template,
	type Templates
} from '#lib/article/compose/template.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { bundleLate } from './late.ts';

/** One file of the app's shell as the worker is told of it. */
interface ShellFile {
	path: string;
	hash: string;
	bytes: number;
}

/** Where each page is prerendered as a template, below a language. */
const templatePaths: Record<PageName, string> = {
	library: '',
	read: '/read/template',
	saved: '/saved',
	settings: '/settings',
	storage: '/storage',
	ready: '/ready',
	notice: '/notice'
};

/**
 * Files outside `_app` that the reader needs without a network: what it is installed by from the home screen's menu, and
 * the tab's picture. The larger icons are the phone's own affair once it is installed.
 */
const shellAssets = /^(manifest\.webmanifest|icons\/icon-192\.png|icons\/favicon\.svg)$/;
const root = join(import.meta.dirname, '../..');
const shellMark = '__SHYRAQ_SHELL__';

/**
 * Wraps an adapter: its client folder gets the templates and a finished worker, and the prerendered pages,
 * which are templates and no documents, are never served as they are.
 */
export function finishBuild(adapter: Adapter): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			const templates = readTemplates(builder);
			const late = await bundleLate(root);
			// The builder's methods stand on closures, not on `this`, so a builder in front of it is enough.
			const finished = Object.create(builder, {
				writeClient: { value: (folder: string) => finishClient(builder, folder, templates, late) },
				writePrerendered: { value: () => [] },
				compress: { value: async (folder: string) => [...(await builder.compress(folder)), ...squeeze(folder)] },
				prerendered: { value: { ...builder.prerendered, paths: [], pages: new Map() } }
			}) as Builder;
			await adapter.adapt(finished);
		}
	};
}

/** The templates but for the build's name, which comes of them. */
type Unnamed = Omit<Templates, 'build'>;

function readTemplates(builder: Builder): Unnamed {
	const folder = builder.getBuildDirectory('templates');
	rmSync(folder, { force: true, recursive: true });
	builder.writePrerendered(folder);
	const styles: string[] = [];
	const readPage = (language: Language, name: PageName): Template => {
		const file = builder.prerendered.pages.get(`/${language}${templatePaths[name]}`)?.file;
		if (file === undefined) throw new Error(`The build made no template for ${name} in ${language}.`);
		const text = readFileSync(join(folder, file), 'utf8');
		const policy = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(text)?.[1];
		if (policy === undefined) throw new Error(`The template for ${name} in ${language} has no policy.`);
		const style = styleOf(text);
		if (!styles.includes(style)) styles.push(style);
		return { parts: cutTemplate(text), policy: policy.replaceAll('&amp;', '&'), style: styles.indexOf(style) };
	};
	const readSet = (language: Language): LanguageSet => {
		const pages = Object.fromEntries(pageNames.map((name) => [name, readPage(language, name)]));
		return { words: wordsOf(language), pages: pages as LanguageSet['pages'] };
	};
	const sets = Object.fromEntries(languages.map((language) => [language, readSet(language)])) as Templates['sets'];
	return { styles, sets };
}

function finishClient(builder: Builder, folder: string, unnamed: Unnamed, late: string): string[] {
	const files = builder.writeClient(folder);
	const add = (name: string, text: string, ending = 'json'): ShellFile => {
		const hash = sha256(text);
		const path = `${name}${hash.slice(0, 12)}.${ending}`;
		write(join(folder, path), text);
		files.push(path.slice(1));
		return { path, hash, bytes: Buffer.byteLength(text) };
	};
	const build = nameShell(folder, files, unnamed, late);
	const templates = add(places.templates, JSON.stringify({ build, ...unnamed } satisfies Templates)).path;
	// The list is a file of its own, named in the worker: forty hashes would be a tenth of the worker's budget.
	const shell = add(places.shell, JSON.stringify(listShell(folder, files)));
	// After the list: the browser itself stores it with the worker.
	const second = add(places.late, late, 'js').path;
	finishWorker(folder, { build, files: shell, late: second, templates });
	write(join(dirname(folder), 'templates.json'), JSON.stringify({ build, path: templates }));
	return files;
}

/** The build's id: a hash of all that the shell holds, so that two builds with the same files are one build. */
function nameShell(folder: string, files: string[], unnamed: Unnamed, late: string): string {
	const worker = readFileSync(join(folder, 'service-worker.js'));
	return sha256(JSON.stringify([listShell(folder, files), unnamed, sha256(worker), sha256(late)])).slice(0, 12);
}

function listShell(folder: string, files: string[]): ShellFile[] {
	return files
		.filter((file) => (file.startsWith('_app/immutable/') && !file.endsWith('.css')) || shellAssets.test(file))
		.sort()
		.map((file) => {
			const bytes = readFileSync(join(folder, file));
			return { path: `/${file}`, hash: sha256(bytes), bytes: bytes.length };
		});
}

function finishWorker(
	folder: string,
	shell: { build: string; files: ShellFile; late: string; templates: string }
): void {
	const file = join(folder, 'service-worker.js');
	const text = readFileSync(file, 'utf8');
	if (text.split(shellMark).length !== 2) throw new Error(`The worker must name ${shellMark} exactly once.`);
	writeFileSync(
		file,
		text.replace(shellMark, () => `(${JSON.stringify(shell)})`)
	);
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

function write(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function sha256(bytes: string | Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
