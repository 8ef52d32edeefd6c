// The list of a build's shell, as its worker file names it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import * as v from 'valibot';
import { places } from '#lib/contract/places.ts';
import { isRoomFile } from '#lib/contract/app-names.ts';
import { inLanguage } from '../../tools/bench/install.ts';

const fileSchema = v.object({ path: v.string(), hash: v.string(), bytes: v.number() });
const listSchema = v.array(fileSchema);

/** Paths of all files that the worker of a build installs at first where English alone is read, the list itself first. */
export function shellOf(buildFolder: string): string[] {
	const list = namedIn(buildFolder, /"files":\{"path":"([^"]+)"/);
	const files = v.parse(listSchema, JSON.parse(readFileSync(join(buildFolder, 'client', list), 'utf8')));
	return [
		list,
		...inLanguage(
			files.map(({ path }) => path),
			'en'
		).filter((path) => !isRoomFile(path))
	];
}

/** The worker's first file, which does its work, and its second: the browser itself brings them with the worker file. */
export function workerOf(buildFolder: string): [first: string, second: string] {
	return [namedIn(buildFolder, /"first":"([^"]+)"/), namedIn(buildFolder, /"late":"([^"]+)"/)];
}

function namedIn(buildFolder: string, name: RegExp): string {
	const path = name.exec(readFileSync(join(buildFolder, 'client', places.worker), 'utf8'))?.[1];
	if (path === undefined) throw new Error(`the worker file has no ${String(name)}`);
	return path;
}

/** The worker's first file of a build, cut short at places where what is left still parses, the longest first. */
export function parsingHalves(buildFolder: string): Buffer[] {
	const text = readFileSync(join(buildFolder, 'client', workerOf(buildFolder)[0]), 'utf8');
	const halves: Buffer[] = [];
	// Without its last semicolon it would still be all there
	const whole = text.trimEnd().length - ';'.length;
	for (let end = whole - 1; end > 0 && halves.length < 2; end -= 1) {
		if (/[;,}]/.test(text.charAt(end)) && isScript(text.slice(0, end))) halves.push(Buffer.from(text.slice(0, end)));
	}
	return halves;
}

function isScript(text: string): boolean {
	try {
		return new Script(text) instanceof Script;
	} catch (malformed) {
		if (malformed instanceof SyntaxError) return false;
		throw malformed;
	}
}
