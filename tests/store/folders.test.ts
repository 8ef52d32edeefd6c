// Folders of the store: made whole with those above them, and refused in a word where none may be made.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf, makeFolder } from '#lib/server/store/durable.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'shyraq-folders-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const codeOfMaking = (path: string) =>
	makeFolder(path).then(
		() => undefined,
		(failed: unknown) => codeOf(failed)
	);

test('a folder is made with those above it, and making it again is no fault', async () => {
	const path = join(folder, 'one/two/three');
	await Promise.all([makeFolder(path), makeFolder(path)]);
	expect((await stat(path)).isDirectory()).toBe(true);
});

test('a file in the way is told, at the place and above it', async () => {
	await writeFile(join(folder, 'file'), '');
	expect(await codeOfMaking(join(folder, 'file'))).toBe('EEXIST');
	expect(await codeOfMaking(join(folder, 'file/below'))).toBe('ENOTDIR');
});

test.runIf(process.platform === 'linux')(
	'where the system makes no folders, it is told and not tried for ever',
	async () => {
		expect(await codeOfMaking('/proc/shyraq/data')).toBe('EACCES');
	}
);
