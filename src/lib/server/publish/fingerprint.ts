// By what a start sees that nothing changed: the source folder's files and everything that decides what is made of them.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { pictureLimits } from '../press/recipe.ts';
import { codeOf } from '../store/durable.ts';

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
	'src/lib/contract',
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
		const found = await stat(file).catch(ignoreUnreadable);
		const path = relative(folder, file).split(sep).join('/');
		if (found?.isFile() !== true) {
			// It counts by its name: where it is named as an article, the press has something to say of it.
			files.push({ path, size: 0, mtimeMs: 0, hash: '' });
			continue;
		}
		const { size, mtimeMs } = found;
		const old = known.get(path);
		const isSure = old?.size === size && old.mtimeMs === mtimeMs && mtimeMs < (before?.taken ?? 0) - unsureMs;
		files.push({ path, size, mtimeMs, hash: isSure ? old.hash : await hashFile(file, size) });
	}
	return { recipe: await hashRecipe(extra), taken, files };
}

/** Whether two fingerprints stand for the same edition: names, sizes and bytes, whatever the times say. */
export function isSameFingerprint(one: Fingerprint | undefined, other: Fingerprint): boolean {
	return one !== undefined && summary(one) === summary(other);
}

function summary({ recipe, files }: Fingerprint): string {
	return JSON.stringify([recipe, files.map(({ path, size, hash }) => [path, size, hash])]);
}

async function hashRecipe(extra: string): Promise<string> {
	const hash = createHash('sha256').update(extra);
	for (const name of recipeSources) {
		const path = join(projectFolder, name);
		const isFolder = (await stat(path).catch(ignoreUnreadable))?.isDirectory() === true;
		for (const file of isFolder ? await listFiles(path) : [path]) hash.update(await hashFile(file, 0));
	}
	return hash.digest('hex');
}

async function listFiles(folder: string): Promise<string[]> {
	const entries = (await readdir(folder, { withFileTypes: true }).catch(ignoreUnreadable)) ?? [];
	const lists = entries
		.filter(({ name }) => !name.startsWith('.'))
		.map(async (entry) => (entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)]));
	return (await Promise.all(lists)).flat().sort();
}

/** A file larger than any that a press takes is told by its size alone. */
async function hashFile(path: string, size: number): Promise<string> {
	const isLarge = size > pictureLimits.bytes;
	const bytes = isLarge ? undefined : await readFile(path).catch(ignoreUnreadable);
	return bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex');
}

/** What the system will not let us see is for the press to tell of, where it is an article's; else it does not matter. */
function ignoreUnreadable(failure: unknown): undefined {
	if (codeOf(failure) === undefined) throw failure;
}
