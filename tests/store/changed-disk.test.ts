// What a disk has lost or changed under a standing edition is found by the check, and made good by the next press.
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Contents } from '#lib/article/types.ts';
import { openPublisher } from '#lib/server/keys.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { openStore } from '#lib/server/store/store.ts';
import { verifyEdition, type Verdict } from '#lib/server/store/verify.ts';
import { makeTemporaryFolder, removeFolder, writeArticle, writeEdition } from './edition-folder.ts';

let folder = '';
const settings = () => ({
	dataFolder: join(folder, 'disk'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp'
});
const press = (wishes = {}) => pressEdition(settings(), wishes);
const pathOf = (name: string) => join(settings().dataFolder, 'blobs', name.slice(0, 2), name);
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await writeEdition(settings().contentFolder);
});
afterEach(() => removeFolder(folder));

it.each([
	['lost', (file: string) => rm(file)],
	['changed by the disk', async (file: string) => writeFile(file, 'x'.repeat((await stat(file)).size))]
])('bytes that were %s are made good by the next press', async (_name, harm) => {
	await press();
	const { articles, packs } = await read();
	const hashes = [...articles.slice(2), ...packs].map(({ hash }) => hash);
	for (const hash of hashes) await harm(pathOf(hash));
	await writeArticle(settings().contentFolder, 0, 'Corrected.');
	expect(await press()).toMatchObject({ isNew: true });
	await read();
});

it('an edition whose bytes were lost is pressed again though no source has changed', async () => {
	await press();
	await removeFolder(join(settings().dataFolder, 'blobs'));
	expect(await press()).toMatchObject({ kind: 'published', articles: 6 });
	await read();
	expect(await press()).toMatchObject({ kind: 'unchanged' });
});

it('pictures and compressed texts that the disk changed are found, and made again by a forced press', async () => {
	await press();
	const isHarmed = (name: string) => isPicture(pathOf(name)) || /\.(?:br|gz)$/.test(name);
	const harmed = (await list()).filter(isHarmed).map(pathOf);
	expect(harmed.length).toBeGreaterThan(20);
	const whole = await Promise.all(harmed.map((path) => readFile(path)));
	for (const path of harmed) await flipBit(path);
	expect((await verify()).troubles).toHaveLength(harmed.length);
	expect(await press({ isForced: true })).toMatchObject({ kind: 'published', isNew: false });
	expect(await Promise.all(harmed.map((path) => readFile(path)))).toEqual(whole);
	await read();
});

it('a list whose signature the disk changed is signed anew', async () => {
	await press();
	const { contents } = await standing();
	const text = await readFile(pathOf(contents), 'utf8');
	// The last bytes of the signature, in base64.
	await writeFile(
		pathOf(contents),
		text.replace(/....\n$/, (end) => (end === 'AAA=\n' ? 'BBB=\n' : 'AAA=\n'))
	);
	expect((await verify()).troubles).not.toEqual([]);
	expect(await press({ isForced: true })).toMatchObject({ kind: 'published', isNew: true });
	await read();
});

/** The edition that stands, proved to be whole. */
async function read(): Promise<Contents> {
	const { contents, troubles } = await verify();
	expect(troubles).toEqual([]);
	if (contents === undefined) throw new Error('there is no edition');
	return contents;
}

async function verify(): Promise<Verdict> {
	const store = await openStore(settings().dataFolder);
	try {
		const { publicKey } = await openPublisher(settings().dataFolder, undefined);
		return await verifyEdition(store, publicKey);
	} finally {
		await store.close();
	}
}

async function standing(): Promise<{ contents: string }> {
	const store = await openStore(settings().dataFolder);
	const edition = await currentEdition(store);
	await store.close();
	if (edition === undefined) throw new Error('there is no edition');
	return edition;
}

function isPicture(path: string): boolean {
	return /^RIFF|^....ftypavif/s.test(readFileSync(path, 'latin1'));
}

/** What a failing disk does: the size stays, and one bit is another. */
async function flipBit(path: string): Promise<void> {
	const bytes = await readFile(path);
	const at = Math.floor(bytes.length / 2);
	bytes[at] = (bytes[at] ?? 0) ^ 1;
	await writeFile(path, bytes);
}

async function list(): Promise<string[]> {
	const entries = await readdir(join(settings().dataFolder, 'blobs'), { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
