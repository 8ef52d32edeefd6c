// The list of a build's shell, as its worker file names it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import * as v from 'valibot';

const fileSchema = v.object({ path: v.string(), hash: v.string(), bytes: v.number() });
const listSchema = v.array(fileSchema);

/** Paths of all files that the worker of a build installs, the list itself first. */
export function shellOf(buildFolder: string): string[] {
	const client = join(buildFolder, 'client');
	const worker = readFileSync(join(client, 'service-worker.js'), 'utf8');
	const list = /"files":\{"path":"([^"]+)"/.exec(worker)?.[1];
	if (list === undefined) throw new Error('the worker file names no list of its shell');
	const files = v.parse(listSchema, JSON.parse(readFileSync(join(client, list), 'utf8')));
	return [list, ...files.map(({ path }) => path)];
}

/** The worker's second file, which the browser itself brings with the first. */
export function lateOf(buildFolder: string): string {
	const worker = readFileSync(join(buildFolder, 'client', 'service-worker.js'), 'utf8');
	const late = /"late":"([^"]+)"/.exec(worker)?.[1];
	if (late === undefined) throw new Error('the worker file names no second one');
	return late;
}

/** The worker file of a build, cut short at places where what is left still parses, the longest first. */
export function parsingHalves(buildFolder: string): Buffer[] {
	const text = readFileSync(join(buildFolder, 'client', 'service-worker.js'), 'utf8');
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
