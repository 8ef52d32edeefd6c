// What the installed reader is made of, by the list that its worker goes by.
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import * as v from 'valibot';
import type { Language } from '#lib/contract/languages.ts';
import { isRoomFile, languageOf, plainName } from '#lib/contract/app-names.ts';
import { places } from '#lib/contract/places.ts';
import { budgets, writeAmount, type Figure } from './budgets.ts';
import { sentBytes } from './scripts.ts';

const listSchema = v.array(v.object({ path: v.string() }));

/** Weighs what of the worker every cold start runs, as the server sends it: the line that names the build, and the first file. */
export function weighWorker(clientFolder: string): Figure {
	return {
		name: 'worker',
		found:
			sentBytes(clientFolder, places.worker) + sentBytes(clientFolder, findFile(clientFolder, places.first, '.js')),
		limit: budgets.workerBytes,
		unit: 'bytes',
		bound: 'most',
		details: []
	};
}

/** Paths of the worker in its three files, of the list of the app's files, and of every file on it. */
export function listInstalled(clientFolder: string): string[] {
	const list = findFile(clientFolder, places.shell, '.json');
	const files = v.parse(listSchema, JSON.parse(readFileSync(join(clientFolder, list), 'utf8')));
	const ofWorker = [places.first, places.late].map((start) => findFile(clientFolder, start, '.js'));
	return [...new Set([places.worker, ...ofWorker, list, ...files.map(({ path }) => path)])];
}

/** Paths without those of all languages but one. */
export function inLanguage(paths: readonly string[], language: Language): string[] {
	return paths.filter((path) => [undefined, language].includes(languageOf(path)));
}

/** Paths without those of languages but the heaviest: a phone has its reader's alone. */
function heaviestLanguage(clientFolder: string, paths: readonly string[]): string[] {
	const ofLanguages = paths.filter((path) => languageOf(path) !== undefined);
	const [heaviest] = ofLanguages.toSorted(
		(one, other) => sentBytes(clientFolder, other) - sentBytes(clientFolder, one)
	);
	return paths.filter((path) => path === heaviest || !ofLanguages.includes(path));
}

/** Weighs the whole install as the server sends it, in the language whose words are the heaviest; rooms come later. */
export function weighInstall(clientFolder: string): Figure {
	const paths = listInstalled(clientFolder).filter((path) => !isRoomFile(path));
	return weighFiles(clientFolder, 'whole install', budgets.installBytes, paths);
}

/** Weighs the rooms of the app, which come after the texts, in the language whose words for them are the heaviest. */
export function weighRooms(clientFolder: string): Figure {
	const paths = listInstalled(clientFolder).filter(isRoomFile);
	return weighFiles(clientFolder, 'rooms of the app, which come after the texts', budgets.roomBytes, paths);
}

function weighFiles(clientFolder: string, name: string, limit: number, all: readonly string[]): Figure {
	const paths = heaviestLanguage(clientFolder, all);
	const kinds = new Map<string, number>();
	for (const path of paths) {
		const kind = kindOf(path);
		kinds.set(kind, (kinds.get(kind) ?? 0) + sentBytes(clientFolder, path));
	}
	const shares = [...kinds].map(([kind, bytes]) => `${kind} ${writeAmount(bytes, 'bytes')}`);
	return {
		name,
		found: [...kinds.values()].reduce((sum, bytes) => sum + bytes, 0),
		limit,
		unit: 'bytes',
		bound: 'most',
		details: [`${paths.length} files: ${shares.join(', ')}`]
	};
}

function kindOf(path: string): string {
	if (isRoomFile(path)) return posix.basename(plainName(path), '.js');
	const isWorker = [places.worker, places.first, places.late].some((start) => path.startsWith(start));
	return isWorker ? 'worker' : extname(path).slice(1);
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
