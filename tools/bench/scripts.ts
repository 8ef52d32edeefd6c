// The scripts that an article's document brings with it before it comes to life, and what they weigh.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { budgets, writeAmount, type Figure } from './budgets.ts';

const heaviestShown = 5;

/**
 * The paths of all scripts that a document loads before it comes to life: those its boot script names, and what these
 * import in turn. What is imported only later, when a function asks, is not among them.
 * @param read the text of a script by its path
 */
export function findCriticalScripts(document: string, read: (path: string) => string): string[] {
	const boot = document.split('<script>').find((text) => text.includes('import(')) ?? '';
	const named = [...boot.matchAll(/"(\/[^"]+\.js)"/g)].map(([, path = '']) => path);
	const found = new Set<string>();
	const visit = (path: string): void => {
		if (found.has(path)) return;
		found.add(path);
		for (const specifier of readImports(read(path))) visit(posix.join(posix.dirname(path), specifier));
	};
	for (const path of named) visit(path);
	return [...found].sort();
}

/** Weighs a document's critical scripts as the server sends them. */
export function weighScripts(document: string, clientFolder: string): Figure {
	const scripts = findCriticalScripts(document, (path) => readFileSync(join(clientFolder, path), 'utf8'));
	const weighed = scripts.map((path) => ({ path, bytes: sentBytes(clientFolder, path) }));
	const heaviest = weighed.toSorted((one, other) => other.bytes - one.bytes).slice(0, heaviestShown);
	return {
		name: 'critical script of an article',
		found: weighed.reduce((sum, { bytes }) => sum + bytes, 0),
		limit: budgets.criticalScriptBytes,
		unit: 'bytes',
		bound: 'most',
		details: [
			`${weighed.length} files; the heaviest: ${heaviest.map(({ path, bytes }) => `${posix.basename(path)} ${writeAmount(bytes, 'bytes')}`).join(', ')}`
		]
	};
}

/** What the server sends for a file of the client: its brotli form where the build made one, else the file as it is. */
export function sentBytes(clientFolder: string, path: string): number {
	const file = join(clientFolder, path);
	return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/** What a script imports at once, as it is written there. */
export function readImports(script: string): string[] {
	return parseSync('script.js', script).program.body.flatMap((node) => {
		const isImport =
			node.type === 'ImportDeclaration' ||
			node.type === 'ExportAllDeclaration' ||
			(node.type === 'ExportNamedDeclaration' && node.source !== null);
		return isImport && node.source ? [node.source.value] : [];
	});
}
