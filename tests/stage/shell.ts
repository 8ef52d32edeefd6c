// The list of a build's shell, as its worker file names it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
