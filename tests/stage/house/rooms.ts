// The source files of the project as rooms of a house: path, text, and what a parser saw in them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readScript } from './script-syntax.ts';
import { readSvelte } from './svelte-syntax.ts';
import type { Syntax } from './syntax.ts';

/** One source file. `path` is below the project's folder, with `/`. */
export interface Room {
	path: string;
	text: string;
	syntax: Syntax;
}

/** All rooms by their paths. */
export type House = ReadonlyMap<string, Room>;

/** Something that breaks a law of the house. `line` counts from 1. */
export interface Breach {
	path: string;
	line: number;
	what: string;
}

/** Folders walked, and single files beside them. */
const folders = ['src', 'tools', 'tests'];
const besides = ['svelte.config.js', 'vite.config.ts', 'playwright.config.ts', 'eslint.config.js'];
const isSource = /\.(ts|js|mjs|svelte|css|html)$/;
const isForeign = /(^|\/)(node_modules|golden|fixtures)\//;

/** The house as it stands below the project's folder. */
export function walkHouse(root: string): House {
	const inside = folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
			(name) => `${folder}/${name.replaceAll('\\', '/')}`
		)
	);
	const top = new Set(readdirSync(root));
	const paths = [...inside, ...besides.filter((name) => top.has(name))];
	const sources = paths.filter((path) => isSource.test(path) && !isForeign.test(path)).sort();
	return openHouse(Object.fromEntries(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')])));
}

/** A house from texts by path, for planted faults. */
export function openHouse(texts: Readonly<Record<string, string>>): House {
	return new Map(Object.entries(texts).map(([path, text]) => [path, { path, text, syntax: readSyntax(path, text) }]));
}

function readSyntax(path: string, text: string): Syntax {
	if (path.endsWith('.svelte')) return readSvelte(text);
	if (path.endsWith('.css')) return readSvelte(`<style>${text}</style>`, '<style>'.length);
	if (path.endsWith('.html'))
		return {
			imports: [],
			texts: [{ text, line: 1 }],
			looseTypes: [],
			declarations: [],
			scriptLines: 0,
			isBarrel: false
		};
	return readScript(path, text);
}

/** Breaches as a person reads them, one a line. */
export function tellBreaches(breaches: readonly Breach[]): string[] {
	return breaches.map(({ path, line, what }) => `${path}:${line} ${what}`);
}
