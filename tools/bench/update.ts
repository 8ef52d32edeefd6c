// What an update of the app costs a phone: the files that it neither has nor can make out of those it has.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { plainName, renameScripts } from '#lib/contract/app-names.ts';
import type { Language } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { budgets, writeAmount, type Figure } from './budgets.ts';
import { inLanguage, listInstalled } from './install.ts';
import { sentBytes } from './scripts.ts';

/** What no update goes without: the worker's line, the list of the files, and the templates' table. */
const always = [places.worker, places.shell, places.table];

/** The files of a build that a phone with another must fetch, which reads in one language; the worker's own are among them. */
export function listFetched(beforeFolder: string, afterFolder: string, language: Language): string[] {
	const before = listInstalled(beforeFolder);
	const after = inLanguage(listInstalled(afterFolder), language);
	const names = new Map(after.map((path) => [plainName(posix.basename(path)), posix.basename(path)]));
	return after.filter((path) => {
		const wanted = hashOf(readFileSync(join(afterFolder, path)));
		const older = before.find((file) => plainName(file) === plainName(path));
		if (older === undefined) return true;
		const text = readFileSync(join(beforeFolder, older));
		return (
			hashOf(text) !== wanted && (!path.endsWith('.js') || hashOf(renameScripts(text.toString(), names)) !== wanted)
		);
	});
}

/** Weighs an update from one build to another as the server sends it. */
export function weighUpdate(beforeFolder: string, afterFolder: string, language: Language): Figure {
	return figureOf('update', afterFolder, listFetched(beforeFolder, afterFolder, language));
}

/** Weighs the dearest of the small updates to a build: one script of ours changed, those that name it made out of the ones before. */
export function weighSmallUpdate(clientFolder: string): Figure {
	const files = listInstalled(clientFolder);
	const scripts = files.filter((path) => path.startsWith('/_app/immutable/chunks/') && !ofOthers.test(path));
	const [heaviest = ''] = scripts.toSorted(
		(one, other) => sentBytes(clientFolder, other) - sentBytes(clientFolder, one)
	);
	const rest = files.filter((path) => always.some((start) => path.startsWith(start)));
	return figureOf('small update: one script of ours changed, the heaviest', clientFolder, [...rest, heaviest]);
}

/** Chunks of packages, which change when a package does. */
const ofOthers = /\/(libraries|database|registration)\./;

function figureOf(name: string, clientFolder: string, paths: readonly string[]): Figure {
	const weighed = paths.map((path) => ({ path, bytes: sentBytes(clientFolder, path) }));
	return {
		name,
		found: weighed.reduce((sum, { bytes }) => sum + bytes, 0),
		limit: budgets.updateBytes,
		unit: 'bytes',
		bound: 'most',
		details: [weighed.map(({ path, bytes }) => `${posix.basename(path)} ${writeAmount(bytes, 'bytes')}`).join(', ')]
	};
}

function hashOf(bytes: Buffer | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}
