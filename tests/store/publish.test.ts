// Publishing: what an unchanged, a corrected, a withdrawn and a returned article become, and what is swept.
import { readdir, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toText } from '#lib/article/bytes.ts';
import type { Article, Contents, Entry } from '#lib/article/types.ts';
import { openPublisher } from '#lib/server/keys.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { makePacks, packSize } from '#lib/server/publish/packs.ts';
import { signDraft } from '#lib/server/publish/sign.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { takePressLock } from '#lib/server/store/lock.ts';
import { openStore } from '#lib/server/store/store.ts';
import { verifyEdition } from '#lib/server/store/verify.ts';
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
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await writeEdition(settings().contentFolder);
});
afterEach(() => removeFolder(folder));

it('a first press publishes an edition, whole, numbered by the time', async () => {
	const earliest = Math.floor(Date.now() / 1000);
	expect(await press()).toMatchObject({ kind: 'published', isNew: true, articles: 6 });
	const { number, entries } = await read();
	expect(number).toBeGreaterThanOrEqual(earliest);
	expect(number).toBeLessThanOrEqual(Date.now() / 1000);
	expect(entries.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1]);
});

it('sources that did not change are not pressed again, and pressed by force make the same bytes', async () => {
	await press();
	const before = await read();
	const { number } = before;
	expect(await press()).toEqual({ kind: 'unchanged', edition: { number, contents: expect.any(String) as string } });
	expect(await press({ isForced: true })).toMatchObject({ kind: 'published', isNew: false, edition: { number } });
	expect(await read()).toEqual(before);
});

it('a corrected article gets the next revision, an untouched one keeps its hash, a withdrawn one is gone', async () => {
	await press();
	const before = await read();
	await changeEdition(settings().contentFolder);
	expect(await press()).toMatchObject({ isNew: true });
	const after = await read();
	expect(after.number).toBeGreaterThan(before.number);
	expect(Object.fromEntries(after.entries.map(({ id, revision }) => [id, revision]))).toEqual({
		aaaaaa: 2,
		bbbbbb: 2,
		cccccc: 2,
		dddddd: 1,
		eeeeee: 1,
		gggggg: 1
	});
	expect(after.gone).toEqual(['ffffff']);
	const hashOf = ({ entries }: Standing, wanted: string) => entries.find(({ id }) => id === wanted)?.hash;
	expect(hashOf(after, 'dddddd')).toBe(hashOf(before, 'dddddd'));
	expect(hashOf(after, 'aaaaaa')).not.toBe(hashOf(before, 'aaaaaa'));
});

it('an article that comes back is no longer gone, and goes on from the revision it had', async () => {
	await press();
	await changeEdition(settings().contentFolder);
	await press();
	await writeArticle(settings().contentFolder, 5, 'The lamp was lit on day 6, we now know.');
	await press();
	const { gone, entries } = await read();
	expect(gone).toEqual([]);
	// Above the revision of the line that withdrew it
	expect(entries.find(({ id }) => id === 'ffffff')?.revision).toBe(3);
});

it('what only older editions need is swept, what the one before needs is kept', async () => {
	await press();
	const first = await read();
	const withdrawn = first.entries.find(({ id }) => id === 'ffffff')?.hash ?? '';
	await changeEdition(settings().contentFolder);
	await press();
	expect(await list()).toContain(withdrawn);
	await writeArticle(settings().contentFolder, 0, 'Once more.');
	await press();
	const left = await list();
	expect(left).not.toContain(withdrawn);
	expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
	await read();
});

it('faults leave the edition that stands, and all are told', async () => {
	await press();
	const { number } = await read();
	await writeFile(join(settings().contentFolder, 'bad.md'), '---\nid: x\n---\n\nText.\n');
	const outcome = await press();
	expect(outcome).toMatchObject({ kind: 'faulty', standing: { number } });
	expect(outcome.kind === 'faulty' && outcome.faults.length).toBeGreaterThan(1);
	expect((await read()).number).toBe(number);
});

it('an empty folder is a fault and withdraws nothing', async () => {
	await press();
	const { number } = await read();
	for (let index = 0; index < 6; index += 1) await removeFolder(join(settings().contentFolder, `article-${index}.md`));
	expect(await press()).toMatchObject({ kind: 'faulty', standing: { number } });
});

it('nothing is published under a key that phones would refuse, nor is a lost key replaced by a new one', async () => {
	await press();
	const { number } = await read();
	const key = join(settings().dataFolder, 'publisher.key');
	await rm(key);
	await expect(press()).rejects.toThrow(/^The publisher's key is not in .+: put back a copy of it[^]+\.$/);
	expect(await stat(key).catch(() => 'not there')).toBe('not there');
	await openPublisher(settings().dataFolder, 'https://other.example');
	await expect(press()).rejects.toThrow(/^The edition that stands was signed by another key than .+: put back[^]+\.$/);
	const store = await openStore(settings().dataFolder);
	expect((await currentEdition(store))?.number).toBe(number);
	await store.close();
});

it('a copy of the key that a killed start left half-made is removed', async () => {
	await press();
	await writeFile(join(settings().dataFolder, '.half-0123456789abcdef'), 'PRIVATE+KEY+', { mode: 0o600 });
	await press();
	expect((await readdir(settings().dataFolder)).filter((name) => name.startsWith('.half-'))).toEqual([]);
});

it('what lies beside the sources and cannot be read does not stop a press', async () => {
	const { contentFolder } = settings();
	await symlink('loop', join(contentFolder, 'loop'));
	await writeFile(join(contentFolder, 'film.mp4'), '');
	await truncate(join(contentFolder, 'film.mp4'), 3 * 2 ** 30);
	expect(await press()).toMatchObject({ kind: 'published', articles: 6 });
	await symlink('round.md', join(contentFolder, 'round.md'));
	await symlink('nowhere.md', join(contentFolder, 'lost.md'));
	const outcome = await press();
	expect(outcome.kind === 'faulty' && outcome.faults.map(({ message }) => message)).toEqual([
		'content/lost.md: "lost.md" leads nowhere',
		'content/round.md: "round.md" cannot be read (ELOOP)'
	]);
});

it('another press is waited for, then refused in a sentence', async () => {
	const lock = await takePressLock(settings().dataFolder, 0);
	expect(lock).toBeDefined();
	let waits = 0;
	await expect(press({ waitMs: 150, onWait: () => (waits += 1) })).rejects.toThrow(
		/^Another press is at work in .+\.$/
	);
	expect(waits).toBe(1);
	lock?.release();
	expect(await press({ waitMs: 150 })).toMatchObject({ kind: 'published' });
});

it('a reader goes on reading while a press is at work, and sees the new edition when it stands', async () => {
	await press();
	const reader = await openStore(settings().dataFolder);
	try {
		await changeEdition(settings().contentFolder);
		const { number } = await read();
		const [seen] = await Promise.all([currentEdition(reader), press()]);
		expect(seen?.number).toBe(number);
		expect((await currentEdition(reader))?.number).toBeGreaterThan(number);
	} finally {
		await reader.close();
	}
});

it('packs are filled from the oldest on, so that a new article changes the first alone', async () => {
	const publisher = await openPublisher(settings().dataFolder, undefined);
	const signed = Array.from({ length: 2 * packSize + 3 }, (_, day) =>
		signDraft(makeArticle(day), undefined, publisher)
	);
	const [before, after] = [makePacks(signed.slice(0, -1)), makePacks(signed)];
	expect(after.map(({ articles }) => articles.length)).toEqual([3, packSize, packSize]);
	expect(after.slice(1)).toEqual(before.slice(1));
	expect(after[0]?.articles[0]).toBe(signed.at(-1)?.hash);
	expect(toText(after[0]?.bytes ?? new Uint8Array()).split('\n')).toHaveLength(4);
});

/** What an edition says. */
type Standing = Contents & { entries: Entry[]; gone: string[] };

/** The edition that stands, proved to be whole. */
async function read(): Promise<Standing> {
	const store = await openStore(settings().dataFolder);
	try {
		const { publicKey } = await openPublisher(settings().dataFolder, undefined);
		const { contents, entries, gone, troubles } = await verifyEdition(store, publicKey);
		expect(troubles).toEqual([]);
		if (contents === undefined) throw new Error('there is no edition');
		return { ...contents, entries, gone };
	} finally {
		await store.close();
	}
}

async function list(): Promise<string[]> {
	const entries = await readdir(join(settings().dataFolder, 'blobs'), { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function makeArticle(day: number): Article {
	const published = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
	const letters = 'abcdefghijklmnopqrstuvwxyz';
	const id = `aaaa${letters.charAt(Math.floor(day / 26))}${letters.charAt(day % 26)}` as Article['head']['id'];
	const head = {
		id,
		revision: 1,
		language: 'en',
		direction: 'ltr',
		title: `Day ${day}`,
		standfirst: '',
		byline: '',
		published
	} as const;
	return { head: { ...head, tags: [], words: 2, minutes: 1, pictures: [], sources: [] }, body: '<p>Two words.</p>' };
}
