// The list of a publisher through the years: what each press adds, when it begins anew, and how an older store comes along.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { idOfLine, mergesOf, writeSegment } from '#lib/article/log.ts';
import { readLine } from '#lib/article/read-line.ts';
import type { ArticleId, Contents } from '#lib/article/types.ts';
import { openPublisher } from '#lib/server/keys.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { nextLog, writeLines } from '#lib/server/publish/list.ts';
import type { Remembered } from '#lib/server/publish/sign.ts';
import { makeFolder } from '#lib/server/store/durable.ts';
import { nodeSqlite, openSqlite } from '#lib/server/store/sqlite.ts';
import { readStanding } from '#lib/server/store/standing.ts';
import { openStore } from '#lib/server/store/store.ts';
import { migrations, type Tables } from '#lib/server/store/tables.ts';
import { verifyEdition, type Verdict } from '#lib/server/store/verify.ts';
import { changeEdition, makeTemporaryFolder, removeFolder, writeArticle, writeEdition } from './edition-folder.ts';
import { LargeList, correct } from './large-list.ts';

let folder = '';
const settings = () => ({
	dataFolder: join(folder, 'disk'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: ['https://mirror.example']
});
const press = () => pressEdition(settings());
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await writeEdition(settings().contentFolder);
});
afterEach(() => removeFolder(folder));

describe('the list on the disk', () => {
	it('grows by the lines of what changed', async () => {
		await press();
		const first = await read();
		await changeEdition(settings().contentFolder);
		await press();
		const second = await read();
		expect(second.log.slice(0, -1)).toEqual(first.log);
		const fresh = second.log.at(-1)?.map(readLine);
		expect(fresh?.map((line) => [line?.id, line?.revision, line !== undefined && 'gone' in line])).toEqual([
			['ffffff', 2, true],
			['aaaaaa', 2, false],
			['bbbbbb', 2, false],
			['cccccc', 2, false],
			['gggggg', 1, false]
		]);
		expect(second.contents.mirrors).toEqual(['https://mirror.example']);
		expect(second.contents.front).toHaveLength(6);
	});

	// Thirteen presses, each with a thread of its own, which take a second each where nothing else is at work
	it('can be followed through many presses by whoever has the lines', { timeout: 90_000 }, async () => {
		await press();
		let before = await read();
		for (let round = 0; round < 12; round += 1) {
			await writeArticle(settings().contentFolder, round % 6, `Said again in round ${round}.`);
			await press();
			const now = await read();
			const files = new Set([...before.log.map(writeSegment), ...mergesBetween(before.log, now.log)]);
			const lacking = now.log.filter((lines) => !files.has(writeSegment(lines)));
			expect(lacking.flat(), `round ${round}`).toHaveLength(1);
			before = now;
		}
	});

	it('says mirrors anew though no source has changed', async () => {
		await press();
		expect(await pressEdition({ ...settings(), mirrors: [] })).toMatchObject({ isNew: true });
		expect((await read()).contents.mirrors).toEqual([]);
	});
});

describe('the log', () => {
	it('stays as it is where nothing is fresh, and begins anew where it was lost', () => {
		const list = new LargeList(1);
		const signed = Array.from({ length: 30 }, () => list.next());
		const lines = writeLines(signed, new Map());
		const log = nextLog(undefined, lines);
		expect(log).toEqual([lines.map(({ line }) => line)]);
		const same = writeLines(signed, rememberedOf(lines));
		expect(nextLog(log, same)).toEqual(log);
	});

	it('begins anew where most of it is no longer so', () => {
		const list = new LargeList(2);
		const signed = Array.from({ length: 10 }, () => list.next());
		let remembered = new Map<ArticleId, Remembered>();
		let log: string[][] | undefined;
		let longest = 0;
		for (let round = 0; round < 150; round += 1) {
			signed.splice(0, 10, ...signed.map(correct));
			const lines = writeLines(signed, remembered);
			log = nextLog(log, lines);
			remembered = rememberedOf(lines);
			longest = Math.max(longest, log.flat().length);
		}
		expect(longest).toBeLessThanOrEqual(3 * 10 + 1000);
		const said = new Map(log?.flat().map((line) => [idOfLine(line), line]));
		expect(said).toEqual(new Map([...remembered].map(([id, { line }]) => [id, line])));
	});
});

it('an older store comes along: a withdrawn article is withdrawn above the revision that phones have', async () => {
	await makeFolder(settings().dataFolder);
	const old = new Kysely<Tables>({ dialect: nodeSqlite(openSqlite(join(settings().dataFolder, 'store.sqlite'))) });
	const steps = { '0001-first': migrations['0001-first'] } as typeof migrations;
	await new Migrator({ db: old, provider: { getMigrations: () => Promise.resolve(steps) } }).migrateToLatest();
	const row = { hash: '0'.repeat(64), draft: '0'.repeat(64) } as Tables['article'];
	await old
		.insertInto('article')
		.values([
			{ ...row, id: 'aaaaaa', revision: 4, gone: null },
			{ ...row, id: 'zzzzzz', revision: 3, gone: 7 }
		])
		.execute();
	await old.destroy();
	await press();
	const { entries, gone, log } = await read();
	expect(entries.find(({ id }) => id === 'aaaaaa')?.revision).toBe(5);
	expect(gone).toEqual(['zzzzzz']);
	expect(readLine(log[0]?.[0] ?? '')).toEqual({ id: 'zzzzzz', revision: 4, gone: 'yes' });
	const store = await openStore(settings().dataFolder);
	const kept = await store.database.selectFrom('article').select('gone').where('id', '=', 'zzzzzz').executeTakeFirst();
	await store.close();
	expect(kept?.gone).toBe(7);
});

it('a list of the older form is replaced by the key that signed it, and by no other', async () => {
	const { dataFolder } = settings();
	const publisher = await openPublisher(dataFolder, undefined);
	const store = await openStore(dataFolder);
	const json = JSON.stringify({
		number: 3,
		published: '2026-01-01T00:00:00Z',
		publisher: 'Lamp',
		key: publisher.verifier
	});
	const contents = await store.blobs.putText(toBytes(publisher.signNote(`shyraq/contents/1\n${json}\n`)));
	await store.database
		.insertInto('edition')
		.values({ number: 3, contents, published: '2026-01-01T00:00:00Z' })
		.execute();
	await store.close();
	await rename(join(dataFolder, 'publisher.key'), join(folder, 'kept.key'));
	await openPublisher(dataFolder, 'https://other.example');
	await expect(press()).rejects.toThrow(/^The edition that stands was signed by another key/);
	await rename(join(folder, 'kept.key'), join(dataFolder, 'publisher.key'));
	await press();
	expect((await read()).contents.number).toBeGreaterThan(3);
});

function mergesBetween(before: readonly string[][], now: readonly string[][]): string[] {
	const named = new Set(now.map(writeSegment));
	const free = before.map((lines) => (named.has(writeSegment(lines)) ? undefined : lines));
	return mergesOf(free, new Set(now.map(({ length }) => length))).map(writeSegment);
}

function rememberedOf(lines: ReturnType<typeof writeLines>): Map<ArticleId, Remembered> {
	return new Map(lines.map(({ id, line, revision }) => [id, { revision, draft: '', isGone: false, line }]));
}

/** The edition that stands, proved to be whole, with its log. */
async function read(): Promise<Verdict & { contents: Contents; log: string[][] }> {
	const store = await openStore(settings().dataFolder);
	try {
		const { publicKey } = await openPublisher(settings().dataFolder, undefined);
		const verdict = await verifyEdition(store, publicKey);
		expect(verdict.troubles).toEqual([]);
		const standing = await readStanding(store);
		if (standing?.contents === undefined || standing.log === undefined) throw new Error('there is no edition');
		return { ...verdict, contents: standing.contents, log: standing.log };
	} finally {
		await store.close();
	}
}

it('is written ahead, and reaches the disk before it is said to be there', async () => {
	const database = openSqlite(join(folder, 'own.sqlite'));
	const ask = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
	expect([ask('journal_mode'), ask('synchronous'), ask('foreign_keys')]).toEqual(['wal', 2, 1]);
	database.close();
});
