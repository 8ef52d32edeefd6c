// A static mirror: what stands in it, what an update touches and leaves, and what is refused in a sentence.
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeDocument } from '#lib/article/compose/document.ts';
import { readArticle, readContents } from '#lib/article/read.ts';
import { verifyMirror } from '#lib/server/mirror/check.ts';
import { writeMirror } from '#lib/server/mirror/mirror.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { takeLock } from '#lib/server/store/lock.ts';
import { templatesIn, writeBuild } from './built-reader.ts';
import {
	changeEdition,
	copyFolder,
	makeTemporaryFolder,
	removeFolder,
	writeArticle,
	writeEdition
} from './edition-folder.ts';

let folder = '';
const inFolder = (name: string) => join(folder, name);
const settings = () => ({
	dataFolder: inFolder('disk'),
	buildFolder: inFolder('build'),
	contentFolder: inFolder('content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
});
const write = (wishes = {}) => writeMirror(settings(), inFolder('mirror'), wishes);
const textAt = (path: string) => readFile(join(inFolder('mirror'), path), 'utf8');

beforeAll(async () => {
	folder = await makeTemporaryFolder();
	await writeBuild(settings().buildFolder);
	await writeFile(join(settings().buildFolder, 'client/service-worker.js'), 'self;');
	await writeFile(join(settings().buildFolder, 'client/service-worker.js.br'), 'x');
	await writeEdition(inFolder('first-content'));
	await pressEdition({ ...settings(), contentFolder: inFolder('first-content'), dataFolder: inFolder('first-disk') });
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
	for (const name of ['disk', 'content', 'mirror']) await removeFolder(inFolder(name));
	await copyFolder(inFolder('first-disk'), inFolder('disk'));
	await copyFolder(inFolder('first-content'), inFolder('content'));
});

describe('a mirror', () => {
	it('is whole, and holds every document in every language as the composer writes it', async () => {
		const done = await write();
		expect(done).toMatchObject({ articles: 6, left: 0, removed: 0 });
		expect((await verifyMirror(inFolder('mirror'), undefined)).troubles).toEqual([]);
		const names = await readdir(inFolder('mirror'));
		expect(names).toEqual(expect.arrayContaining(['404.html', 'a', 'contents', 'i', 'pack', 'read', 's', 'kk']));
		expect(await textAt('service-worker.js')).toBe('self;');
		expect(await stat(join(inFolder('mirror'), 'service-worker.js.br')).catch(() => 'not there')).toBe('not there');
		for (const page of ['', 'saved/', 'settings/', 'storage/', 'ready/', 'read/aaaaaa/'])
			for (const [below, language] of [
				['', 'en'],
				['fa/', 'fa']
			] as const)
				expect(await textAt(`${below}${page}index.html`), page).toContain(`<html lang="${language}"`);
		const hash = (await readdir(join(inFolder('mirror'), 'a')))[0] ?? '';
		const article = readArticle(await textAt(`a/${hash}`))?.article;
		if (article === undefined) throw new Error('the article cannot be read');
		const composed = composeDocument(templatesIn('ru'), { kind: 'article', article, hash });
		expect(await textAt(`ru/read/${article.head.id}/index.html`)).toBe(composed.chunks.join(''));
	});

	it('that is up to date is left as it is', async () => {
		const { written } = await write();
		const before = await timesIn('mirror');
		expect(await write()).toMatchObject({ written: 0, left: written, removed: 0 });
		expect(await timesIn('mirror')).toEqual(before);
	});

	it('takes in a new edition, keeps what the one before needs, and then lets it go', async () => {
		await write();
		const gone = JSON.parse((await linesAt('s')).find((line) => line.includes('"ffffff"')) ?? '{}') as { hash: string };
		await changeEdition(inFolder('content'));
		await pressEdition(settings());
		const second = await write();
		expect(second).toMatchObject({ articles: 6, removed: 0 });
		expect(second.left).toBeGreaterThan(second.written / 4);
		expect(await textAt('read/ffffff/index.html')).toContain('Withdrawn');
		expect(await textAt(`a/${gone.hash}`)).toContain('ffffff');
		await writeArticle(inFolder('content'), 0, 'Once more.');
		await pressEdition(settings());
		expect((await write()).removed).toBeGreaterThan(0);
		await expect(textAt(`a/${gone.hash}`)).rejects.toThrow('ENOENT');
		expect((await verifyMirror(inFolder('mirror'), undefined)).troubles).toEqual([]);
	});

	it('keeps the files of the build before, for pages that are open', async () => {
		const client = join(settings().buildFolder, 'client/_app/immutable');
		await writeFile(join(client, 'old.0123.js'), 'old');
		await write();
		await rm(join(client, 'old.0123.js'));
		await writeFile(join(client, 'new.0123.js'), 'new');
		const second = { ...settings(), buildFolder: inFolder('second-build') };
		await copyFolder(settings().buildFolder, second.buildFolder);
		await rm(join(client, 'new.0123.js'));
		const list = join(second.buildFolder, 'client/_app/immutable/table.0123456789ab.json');
		await writeFile(list, (await readFile(list, 'utf8')).replace('"build":"test"', '"build":"second"'));
		expect(await writeMirror(second, inFolder('mirror'))).toMatchObject({ removed: 0 });
		expect(await textAt('_app/immutable/old.0123.js')).toBe('old');
		expect(await textAt('_app/immutable/new.0123.js')).toBe('new');
	});

	it('leaves alone what its keeper put beside it, and lets go of strange things among its own', async () => {
		await write();
		await writeFile(join(inFolder('mirror'), 'robots.txt'), 'x');
		await writeFile(join(inFolder('mirror'), 'a', 'x'), 'x');
		await writeFile(join(inFolder('mirror'), 'i', '.half-0123456789abcdef'), 'x');
		expect(await write()).toMatchObject({ removed: 2 });
		expect(await textAt('robots.txt')).toBe('x');
	});

	it.each([
		['lost', (file: string) => rm(file), {}],
		['cut short', (file: string) => writeFile(file, 'x'), {}],
		[
			'changed by the disk',
			async (file: string) => writeFile(file, 'x'.repeat((await stat(file)).size)),
			{ isThorough: true }
		]
	])('whose files were %s is told of by check, and mended', async (_name, harm, wishes) => {
		await write();
		for (const path of ['a', 'i', 's', 'pack']) {
			const name = (await readdir(join(inFolder('mirror'), path)))[0] ?? '';
			await harm(join(inFolder('mirror'), path, name));
		}
		await harm(join(inFolder('mirror'), 'kk/index.html'));
		expect((await verifyMirror(inFolder('mirror'), undefined)).troubles.length).toBeGreaterThan(3);
		await write(wishes);
		expect((await verifyMirror(inFolder('mirror'), undefined)).troubles).toEqual([]);
	});

	it('of another key is told of by check', async () => {
		await write();
		const { troubles } = await verifyMirror(inFolder('mirror'), 'other+00000000+x');
		expect(troubles).toEqual([expect.stringMatching(/^the contents are signed by another publisher: shyraq-/)]);
		await expect(verifyMirror(inFolder('content'), undefined)).rejects.toThrow(
			/^There is no mirror of Shyraq at .+\.$/
		);
	});
});

describe('nothing is written, and a sentence says why', () => {
	it.each<[string, () => Promise<unknown>, RegExp]>([
		['a folder of other things', () => writeMirror(settings(), inFolder('content')), /^\S+ holds other things .+\.$/],
		[
			'no disk',
			() => writeMirror(settings(), inFolder('stick/mirror')),
			/^There is no folder \S+ .+: is the disk there\?$/
		],
		[
			'a file in the way',
			() => writeMirror(settings(), inFolder('build/handler.js')),
			/^\S+ cannot be a mirror's folder.+\.$/
		],
		[
			'no build',
			() => writeMirror({ ...settings(), buildFolder: inFolder('x') }, inFolder('mirror')),
			/^There is no built reader .+\.$/
		],
		[
			'no edition',
			() => writeMirror({ ...settings(), dataFolder: inFolder('new') }, inFolder('mirror')),
			/^There is no edition .+\.$/
		]
	])('where there is %s', async (_name, act, sentence) => {
		await expect(act()).rejects.toThrow(sentence);
		expect(await stat(inFolder('stick')).catch(() => 'not there')).toBe('not there');
	});

	it('where another copy is being written', async () => {
		await write();
		const lock = await takeLock(join(inFolder('mirror'), '.shyraq-mirror/lock'), 0);
		await expect(write()).rejects.toThrow(/^Another copy is being written .+\.$/);
		lock?.release();
		await write();
	});

	it('where the mirror is of another publisher, or of a newer edition', async () => {
		await write();
		const other = { ...settings(), dataFolder: inFolder('other-disk') };
		await pressEdition(other);
		await expect(writeMirror(other, inFolder('mirror'))).rejects.toThrow(/^\S+ is a mirror of another publisher .+\.$/);
		await writeArticle(inFolder('content'), 0, 'New.');
		await pressEdition(settings());
		await write();
		await removeFolder(inFolder('disk'));
		await copyFolder(inFolder('first-disk'), inFolder('disk'));
		await expect(write()).rejects.toThrow(/^\S+ shows edition \d+, and this store has only \d+, .+\.$/);
	});

	it('yet a folder with nothing but what a system puts on a stick will do', async () => {
		await mkdir(join(inFolder('mirror'), 'lost+found'), { recursive: true });
		await writeFile(join(inFolder('mirror'), '.hidden'), '');
		const { number } = await write();
		expect(readContents(await textAt('contents'))?.contents.number).toBe(number);
	});
});

async function linesAt(path: string): Promise<string[]> {
	const names = await readdir(join(inFolder('mirror'), path));
	return (await Promise.all(names.map((name) => textAt(`${path}/${name}`)))).flatMap((text) => text.split('\n'));
}

async function timesIn(name: string): Promise<Record<string, number>> {
	const entries = await readdir(inFolder(name), { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile() && !/^(state\.json|lock.*)$/.test(entry.name));
	const times = files.map(async (entry) => {
		const path = join(entry.parentPath, entry.name);
		return [path, (await stat(path)).mtimeMs] as const;
	});
	return Object.fromEntries(await Promise.all(times));
}
