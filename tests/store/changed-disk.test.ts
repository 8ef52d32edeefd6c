// What a disk has lost or changed under a standing edition is found by the check, and made good by the next press.
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPublisher } from '#lib/server/keys.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { openStore } from '#lib/server/store/store.ts';
import { verifyEdition, type Verdict } from '#lib/server/store/verify.ts';
import { changeEdition, makeTemporaryFolder, removeFolder, writeArticle, writeEdition } from './edition-folder.ts';

let folder = '';
const settings = () => ({
	dataFolder: join(folder, 'disk'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
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
	const { entries, contents } = await read();
	const { packs = [], segments = [] } = contents ?? {};
	const hashes = [...entries.slice(2), ...packs, ...segments].map(({ hash }) => hash);
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

it('compressed forms of every kind that the disk changed are found, and made again, also of what goes back further', async () => {
	await press();
	await changeEdition(settings().contentFolder);
	await press();
	const kinds = await listTexts();
	const changed = kinds.flatMap(({ kind, hash }) => ['br', 'gzip'].map((coding) => ({ kind, hash, coding })));
	const paths = changed.map(({ hash, coding }) => `${pathOf(hash)}.${coding === 'br' ? 'br' : 'gz'}`);
	const whole = await Promise.all(paths.map((path) => readFile(path)));
	for (const path of paths) await flipBit(path);
	expect((await verify()).troubles.sort()).toEqual(
		changed.map(({ hash, coding }) => `the ${coding} form of ${hash} does not unpack to what its name says`).sort()
	);
	expect(await press({ isForced: true })).toMatchObject({ kind: 'published', isNew: false });
	expect(await Promise.all(paths.map((path) => readFile(path)))).toEqual(whole);
	await read();
	expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(5);
	expect(kinds.filter(({ kind }) => kind === 'segment').length).toBeGreaterThan(1);
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

/** Every text of the edition that stands, by what it is. */
async function listTexts(): Promise<{ kind: string; hash: string }[]> {
	const { entries, contents } = await read();
	const { segments = [], packs: lists = [] } = contents ?? {};
	const packs: { hash: string }[] = [];
	for (const { hash } of lists) {
		const lines = (await readFile(pathOf(hash), 'utf8')).trimEnd().split('\n');
		packs.push(...lines.map((line) => JSON.parse(line) as { hash: string }));
	}
	const kinds = { contents: [{ hash: (await standing()).contents }], segment: segments, list: lists, pack: packs };
	return Object.entries({ ...kinds, article: entries }).flatMap(([kind, texts]) =>
		texts.map(({ hash }) => ({ kind, hash }))
	);
}

/** The edition that stands, proved to be whole. */
async function read(): Promise<Verdict> {
	const verdict = await verify();
	expect(verdict.troubles).toEqual([]);
	expect(verdict.contents).toBeDefined();
	return verdict;
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
