// The publisher's key: made once, kept from others, never overwritten, and right by two implementations.
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSignedBy, readKey } from '#lib/article/key.ts';
import { readNote } from '#lib/article/note.ts';
import { openPublisher } from '#lib/server/keys.ts';
import { makeTemporaryFolder, removeFolder } from './edition-folder.ts';

let folder = '';
const keyFile = () => join(folder, 'publisher.key');
beforeEach(async () => {
	folder = await makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

it('is made at the first start, and is the same ever after, whatever the origin becomes', async () => {
	const first = await openPublisher(folder, undefined);
	const bytes = await readFile(keyFile());
	const second = await openPublisher(folder, 'https://news.example');
	expect(second.verifier).toBe(first.verifier);
	expect(await readFile(keyFile())).toEqual(bytes);
	expect(first.publicKey.name).toMatch(/^shyraq-[0-9a-f]{8}$/);
});

it('has the name of the host where the origin is known when it is made', async () => {
	expect((await openPublisher(folder, 'https://news.example:8443')).publicKey.name).toBe('news.example:8443');
});

it('can be read and written by its owner alone', async () => {
	await openPublisher(folder, undefined);
	expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
});

it.each([0o644, 0o640, 0o604])('is refused where others may read it (mode %o)', async (mode) => {
	await openPublisher(folder, undefined);
	await chmod(keyFile(), mode);
	await expect(openPublisher(folder, undefined)).rejects.toThrow(/chmod 600/);
});

it.each(['', 'PRIVATE+KEY+x+00000000+AAAA\n', 'half'])(
	'is refused where its file is damaged (%j), and left as it is',
	async (text) => {
		await writeFile(keyFile(), text, { mode: 0o600 });
		await expect(openPublisher(folder, undefined)).rejects.toThrow(/is damaged/);
		expect(await readFile(keyFile(), 'utf8')).toBe(text);
	}
);

it('signs notes that the reader verifies by the printed key, the same each time', async () => {
	const publisher = await openPublisher(folder, undefined);
	const key = await readKey(publisher.verifier);
	const note = readNote(publisher.signNote('The lamp is lit.\n'));
	if (key === undefined || note === undefined) throw new Error('neither may be missing');
	expect(await isSignedBy(note, key)).toBe(true);
	expect(await isSignedBy({ ...note, text: 'The lamp is out.\n' }, key)).toBe(false);
	expect(publisher.signNote('The lamp is lit.\n')).toBe(publisher.signNote('The lamp is lit.\n'));
});

it('signs nothing that is not a note', async () => {
	const publisher = await openPublisher(folder, undefined);
	expect(() => publisher.signNote('no newline')).toThrow(TypeError);
	expect(() => publisher.signNote('a tab\there\n')).toThrow(TypeError);
});

it('is one key where two processes make it at once', async () => {
	const made = await Promise.all([1, 2, 3, 4].map(() => openPublisher(folder, undefined)));
	expect(new Set(made.map(({ verifier }) => verifier)).size).toBe(1);
});
