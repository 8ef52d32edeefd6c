// What the installed reader is made of, by the list that its worker goes by.
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import * as v from 'valibot';
import { places } from '#lib/contract/places.ts';
import { budgets, writeAmount, type Figure } from './budgets.ts';
import { sentBytes } from './scripts.ts';

const listSchema = v.array(v.object({ path: v.string() }));

/** Weighs the worker as the server sends it. */
export function weighWorker(clientFolder: string): Figure {
	return {
		name: 'worker',
		found: sentBytes(clientFolder, places.worker),
		limit: budgets.workerBytes,
		unit: 'bytes',
		bound: 'most',
		details: []
	};
}

/** Weighs the worker in its two files, the list of the app's files, and every file on it, as the server sends them. */
export function weighInstall(clientFolder: string): Figure {
	const list = findFile(clientFolder, places.shell, '.json');
	const late = findFile(clientFolder, places.late, '.js');
	const files = v.parse(listSchema, JSON.parse(readFileSync(join(clientFolder, list), 'utf8')));
	const paths = new Set([places.worker, late, list, ...files.map(({ path }) => path)]);
	const kinds = new Map<string, number>();
	for (const path of paths) {
		const kind = path === places.worker || path === late ? 'worker' : extname(path).slice(1);
		kinds.set(kind, (kinds.get(kind) ?? 0) + sentBytes(clientFolder, path));
	}
	return {
		name: 'whole install',
		found: [...kinds.values()].reduce((sum, bytes) => sum + bytes, 0),
		limit: budgets.installBytes,
		unit: 'bytes',
		bound: 'most',
		details: [
			`${paths.size} files: ${[...kinds].map(([kind, bytes]) => `${kind} ${writeAmount(bytes, 'bytes')}`).join(', ')}`
		]
	};
}

/** The one file of the app whose name begins so, a hash being the rest. */
function findFile(clientFolder: string, start: string, ending: string): string {
	const folder = posix.dirname(start);
	const name = readdirSync(join(clientFolder, folder)).find(
		(file) => file.startsWith(posix.basename(start)) && file.endsWith(ending)
	);
	if (name === undefined) throw new Error(`The build has no file ${start}…${ending}.`);
	return `${folder}/${name}`;
}
