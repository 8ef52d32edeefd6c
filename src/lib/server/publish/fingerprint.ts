// By what a start sees that nothing changed: the source folder's files and everything that decides what is made of them.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { ignoreMissing } from '../store/durable.ts';

const fingerprintSchema = v.object({
	recipe: v.string(),
	/** When it was taken, in milliseconds since 1970. */
	taken: v.number(),
	files: v.array(v.object({ path: v.string(), size: v.number(), mtimeMs: v.number(), hash: v.string() }))
});

/** A source folder and a recipe at one moment. */
export type Fingerprint = v.InferOutput<typeof fingerprintSchema>;

/** A file changed again within this time may keep its modification time (FAT counts in two seconds), so its bytes are read. */
const unsureMs = 4000;

const projectFolder = fileURLToPath(new URL('../../../../', import.meta.url));
const recipeSources = [
	'src/lib/article',
	'src/lib/server/press',
	'src/lib/server/sources',
	'src/lib/server/publish',
	'package-lock.json'
];

/** A fingerprint as it was stored; undefined where there is none, or one of another form. */
export function readFingerprint(text: string | undefined): Fingerprint | undefined {
	if (text === undefined) return undefined;
	const result = v.safeParse(fingerprintSchema, JSON.parse(text));
	return result.success ? result.output : undefined;
}

/**
 * The fingerprint of a folder as it is now. Bytes are read only of files whose size or time is not as before.
 * @param extra what else decides the edition: the publisher's name and key
 */
export async function takeFingerprint(
	folder: string,
	extra: string,
	before: Fingerprint | undefined
): Promise<Fingerprint> {
	const taken = Date.now();
	const known = new Map(before?.files.map((file) => [file.path, file]));
	const files: Fingerprint['files'] = [];
	for (const file of await listFiles(folder)) {
		const found = await stat(file).catch(ignoreMissing);
		if (found?.isFile() !== true) continue;
		const path = relative(folder, file).split(sep).join('/');
		const { size, mtimeMs } = found;
		const old = known.get(path);
		const isSure = old?.size === size && old.mtimeMs === mtimeMs && mtimeMs < (before?.taken ?? 0) - unsureMs;
		files.push({ path, size, mtimeMs, hash: isSure ? old.hash : await hashFile(file) });
	}
	return { recipe: await hashRecipe(extra), taken, files };
}

/** Whether two fingerprints stand for the same edition: names and bytes, whatever the times say. */
export function isSameFingerprint(one: Fingerprint | undefined, other: Fingerprint): boolean {
	return one !== undefined && summary(one) === summary(other);
}

function summary({ recipe, files }: Fingerprint): string {
	return JSON.stringify([recipe, files.map(({ path, hash }) => [path, hash])]);
}

async function hashRecipe(extra: string): Promise<string> {
	const hash = createHash('sha256').update(extra);
	for (const name of recipeSources) {
		const path = join(projectFolder, name);
		const isFolder = (await stat(path).catch(ignoreMissing))?.isDirectory() === true;
		for (const file of isFolder ? await listFiles(path) : [path]) hash.update(await hashFile(file));
	}
	return hash.digest('hex');
}

async function listFiles(folder: string): Promise<string[]> {
	const entries = (await readdir(folder, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
	const lists = entries
		.filter(({ name }) => !name.startsWith('.'))
		.map(async (entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]));
	return (await Promise.all(lists)).flat().sort();
}

async function hashFile(path: string): Promise<string> {
	const bytes = await readFile(path).catch(ignoreMissing);
	return bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex');
}
