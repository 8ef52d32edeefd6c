// The last step of a build, between Kit's output and the server's folder: templates cut, worker told its shell.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Adapter, Builder } from '@sveltejs/kit';
import { languages, type Language } from '#lib/contract/languages.ts';
import { pageNames, places, type PageName } from '#lib/contract/places.ts';
import { cutTemplate, type TemplateSet } from '#lib/article/compose/template.ts';
import { wordsOf } from '#lib/words/catalogue.ts';

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
	notice: '/notice'
};

/** Files outside `_app` that the installed reader must have. */
const shellAssets =
	/^(manifest\.webmanifest|icons\/(icon-192|icon-512|maskable-192|maskable-512|favicon-32|apple-touch-icon)\.png|icons\/favicon\.svg)$/;
const shellMark = '__SHYRAQ_SHELL__';

/**
 * Wraps an adapter: its client folder gets the templates and a finished worker, and the prerendered pages,
 * which are templates and no documents, are never served as they are.
 */
export function finishBuild(adapter: Adapter): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			const pages = readTemplates(builder);
			// The builder's methods stand on closures, not on `this`, so a builder in front of it is enough.
			const finished = Object.create(builder, {
				writeClient: { value: (folder: string) => finishClient(builder, folder, pages) },
				writePrerendered: { value: () => [] },
				prerendered: { value: { ...builder.prerendered, paths: [], pages: new Map() } }
			}) as Builder;
			await adapter.adapt(finished);
		}
	};
}

function readTemplates(builder: Builder): Map<Language, TemplateSet['pages']> {
	const folder = builder.getBuildDirectory('templates');
	rmSync(folder, { force: true, recursive: true });
	builder.writePrerendered(folder);
	return new Map(
		languages.map((language) => {
			const pages = pageNames.map((name) => {
				const file = builder.prerendered.pages.get(`/${language}${templatePaths[name]}`)?.file;
				if (file === undefined) throw new Error(`The build made no template for ${name} in ${language}.`);
				const text = readFileSync(join(folder, file), 'utf8');
				const policy = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(text)?.[1];
				if (policy === undefined) throw new Error(`The template for ${name} in ${language} has no policy.`);
				return [name, { parts: cutTemplate(text), policy: policy.replaceAll('&amp;', '&') }] as const;
			});
			return [language, Object.fromEntries(pages) as TemplateSet['pages']];
		})
	);
}

function finishClient(builder: Builder, folder: string, pages: Map<Language, TemplateSet['pages']>): string[] {
	const files = builder.writeClient(folder);
	const templates: Record<string, string> = {};
	const build = nameShell(folder, files, pages);
	for (const [language, ofLanguage] of pages) {
		const set: TemplateSet = { build, language, words: wordsOf(language), pages: ofLanguage };
		const text = JSON.stringify(set);
		const path = `${places.templates}${language}.${sha256(text).slice(0, 12)}.json`;
		write(join(folder, path), text);
		templates[language] = path;
		files.push(path.slice(1));
	}
	const shell = listShell(folder, files);
	finishWorker(folder, { build, files: shell, templates });
	write(join(dirname(folder), 'templates.json'), JSON.stringify({ build, sets: templates }));
	return files;
}

/** The build's id: a hash of all that the shell holds, so that two builds with the same files are one build. */
function nameShell(folder: string, files: string[], pages: Map<Language, TemplateSet['pages']>): string {
	const worker = readFileSync(join(folder, 'service-worker.js'));
	const words = languages.map((language) => wordsOf(language));
	return sha256(JSON.stringify([listShell(folder, files), [...pages], words, sha256(worker)])).slice(0, 12);
}

function listShell(folder: string, files: string[]): ShellFile[] {
	return files
		.filter((file) => file.startsWith('_app/immutable/') || shellAssets.test(file))
		.sort()
		.map((file) => {
			const bytes = readFileSync(join(folder, file));
			return { path: `/${file}`, hash: sha256(bytes), bytes: bytes.length };
		});
}

function finishWorker(
	folder: string,
	shell: { build: string; files: ShellFile[]; templates: Record<string, string> }
): void {
	const file = join(folder, 'service-worker.js');
	const text = readFileSync(file, 'utf8');
	if (text.split(shellMark).length !== 2) throw new Error(`The worker must name ${shellMark} exactly once.`);
	writeFileSync(
		file,
		text.replace(shellMark, () => `(${JSON.stringify(shell)})`)
	);
}

function write(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function sha256(bytes: string | Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
