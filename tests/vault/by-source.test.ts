// The library by source: what each has, whose texts come and in what order, what a choice lets go, and what it never costs.
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showLibrary } from '#lib/article/front.ts';
import type { SourceChoice } from '#lib/contract/messages.ts';
import { databaseNames } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import { countReads } from './count-reads.ts';
import { publishMany } from './many.ts';
import { Phone, usualWish } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;

/** Newest first by the first letter of their ids. */
const articles = [
	{ id: 'aaaaaa', site: 'Weekly', pictures: ['one'] },
	{ id: 'bbbbbb', site: 'Weekly', pictures: ['two'] },
	{ id: 'cccccc', site: 'Weekly' },
	{ id: 'dddddd', pictures: ['three'] },
	{ id: 'eeeeee', site: 'Daily' },
	{ id: 'ffffff' }
];

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const choose = (sources: Record<string, SourceChoice>): void => {
	phone.wish = { ...usualWish, sources };
};
const idOfHash = (hash: string): string =>
	articles.find(({ id }) => phone.edition?.entry(id).hash === hash)?.id ?? hash;
const planned = async (): Promise<string[]> =>
	(await phone.plan()).filter(({ lane }) => lane === 'texts').map(({ hash }) => idOfHash(hash));
const kept = async (): Promise<string[]> => {
	const states = (await phone.readiness(articles.map(({ id }) => id))).states;
	return Object.keys(states).filter((id) => states[id] !== 'absent');
};

/** Bytes of the pictures of the articles kept, in the size wished for. */
async function bytesWished(): Promise<number> {
	const figures = await phone.vault.useLedger((ledger) => ledger.getAll('figures'));
	const variants = figures.map(({ picture }) => phone.vault.chooseVariant(picture, usualWish.format, usualWish.width));
	return variants.reduce((sum, variant) => sum + (variant?.bytes ?? 0), 0);
}

async function shown(after?: string, from?: string) {
	const { contents } = await phone.held();
	return showLibrary(contents, await phone.vault.followedList(), after, from);
}

describe('with a few sources', () => {
	beforeEach(async () => {
		await phone.follow({ number: 1, articles, front: ['cccccc', 'eeeeee'] });
		await phone.vault.countSources();
	});
	afterEach(async () => expect(await findBreaches(world)).toEqual([]));

	test('each is counted, the largest first', async () => {
		expect(await phone.vault.countSources()).toEqual([
			{ from: 'Weekly', articles: 3 },
			{ from: '', articles: 2 },
			{ from: 'Daily', articles: 1 }
		]);
	});

	test('what is here of each is weighed; a picture of two sources is one of theirs, and what is lacking has its size', async () => {
		const texts = Object.fromEntries(articles.map(({ id }) => [id, phone.edition?.entry(id).bytes ?? 0]));
		const weigh = async () =>
			Object.fromEntries(
				(await phone.vault.weighSources()).map(({ from, textBytes, pictureBytes }) => [from, [textBytes, pictureBytes]])
			);
		expect(await weigh()).toEqual({ Weekly: [0, 0], '': [0, 0], Daily: [0, 0] });
		await phone.plan();
		await phone.keepText('aaaaaa');
		await phone.keepText('dddddd');
		const lacking = await phone.vault.weighLacking();
		const wanted = (await phone.plan()).filter(({ kind }) => kind === 'picture');
		expect(lacking).toEqual({ pictures: 2, bytes: await bytesWished() });
		for (const piece of wanted) await phone.keep(piece);
		expect(await phone.vault.weighLacking()).toEqual({ pictures: 0, bytes: 0 });
		await phone.keepAll();
		const all = await weigh();
		expect(all).toMatchObject({ Daily: [texts['eeeeee'], 0] });
		expect(all['Weekly']?.[0]).toBe((texts['aaaaaa'] ?? 0) + (texts['bbbbbb'] ?? 0) + (texts['cccccc'] ?? 0));
		const { textBytes, pictureBytes } = await phone.readiness();
		const sumOf = (place: 0 | 1) => Object.values(all).reduce((sum, sizes) => sum + (sizes[place] ?? 0), 0);
		expect([sumOf(0), sumOf(1)]).toEqual([textBytes, pictureBytes]);
		const shared = [...articles, { id: 'gggggg', site: 'Daily', pictures: ['one'] }];
		await phone.follow({ number: 2, articles: shared });
		await phone.keepAll();
		const after = await weigh();
		expect((after['Weekly']?.[1] ?? 0) + (after['Daily']?.[1] ?? 0)).toBe(all['Weekly']?.[1]);
	});

	test('texts come newest first and the sources in turn', async () => {
		expect(await planned()).toEqual(['aaaaaa', 'dddddd', 'eeeeee', 'bbbbbb', 'ffffff', 'cccccc']);
	});

	test('one that is not followed does not come, what is here of it stays, and the front is without it', async () => {
		await phone.plan();
		await phone.keepText('bbbbbb');
		choose({ Weekly: { isLeft: true } });
		expect(await planned()).toEqual(['dddddd', 'eeeeee', 'ffffff']);
		await phone.keepAll();
		expect(await kept()).toEqual(['bbbbbb', 'dddddd', 'eeeeee', 'ffffff']);
		expect(await phone.ready()).toBe('4/4 texts, 2/2 pictures');
		expect((await shown())?.entries.map(({ id }) => id)).toEqual(['eeeeee', 'dddddd', 'ffffff']);
		expect((await shown(undefined, 'Weekly'))?.entries.map(({ id }) => id)).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
		choose({});
		expect(await planned()).toEqual(['aaaaaa', 'cccccc']);
	});

	test('nor does it come in a pack with others that are wanted, and for it alone no list of packs is asked for', async () => {
		choose({ Daily: { isLeft: true } });
		await phone.plan();
		await phone.follow({ number: 2, packSize: 6, articles });
		const [piece, ...others] = (await phone.plan()).filter(({ lane }) => lane === 'texts');
		expect([piece?.kind, others]).toEqual(['pack', []]);
		await phone.keepAll();
		expect(await kept()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'ffffff']);
		const more = ['gggggg', 'hhhhhh', 'iiiiii', 'jjjjjj'].map((id) => ({ id, site: 'Daily' }));
		world.asked.length = 0;
		await phone.follow({ number: 3, packSize: 5, articles: [...articles, ...more] });
		expect(await planned()).toEqual([]);
		const lists = phone.edition?.contents.packs.map(({ hash }) => `/s/${hash}`) ?? [];
		expect(lists.length).toBeGreaterThan(0);
		expect(world.asked.filter((path) => lists.includes(path))).toEqual([]);
		expect(await kept()).not.toContain('gggggg');
	});

	test('of one only the newest come; older ones that were here go, but never what is marked or begun', async () => {
		await phone.keepAll();
		choose({ Weekly: { most: 1 } });
		expect(await planned()).toEqual([]);
		const made = await phone.makeRoom({ limitBytes: Number.MAX_SAFE_INTEGER, spared: ['cccccc'] });
		expect(made).toMatchObject({ articles: 1, pictures: 0 });
		expect(made.bytesFreed).toBeGreaterThan(0);
		expect(await kept()).toEqual(['aaaaaa', 'cccccc', 'dddddd', 'eeeeee', 'ffffff']);
		expect(await phone.ready()).toContain('5/5 texts');
		choose({ Weekly: { most: 2 } });
		expect(await planned()).toEqual(['bbbbbb']);
	});

	test('of one that comes as text no picture is asked for, and all of them where that is taken back', async () => {
		choose({ Weekly: { isTextOnly: true } });
		await phone.keepAll();
		expect(await phone.ready()).toBe('6/6 texts, 1/1 pictures');
		choose({});
		await phone.keepAll();
		expect(await phone.ready()).toBe('6/6 texts, 3/3 pictures');
	});

	test('of the pictures wanted those count that wait, and those that went to make room; where none is wanted none is said to be here', async () => {
		choose({ Daily: { isTextOnly: true } });
		await phone.keepAll();
		expect(await phone.ready()).toBe('6/6 texts, 3/3 pictures');
		await phone.makeRoom({ limitBytes: (await phone.readiness()).textBytes, spared: [] });
		expect(await phone.ready()).toBe('6/6 texts, 0/3 pictures');
		choose({ Weekly: { isTextOnly: true }, '': { isTextOnly: true } });
		await phone.plan();
		expect(await phone.ready()).toMatch(/, 0\/[1-3] pictures$/);
	});

	test('a withdrawn article goes though texts of a source that is not followed are lacking for good', async () => {
		choose({ Weekly: { isLeft: true } });
		await phone.keepAll();
		await phone.follow({ number: 2, articles: articles.filter(({ id }) => id !== 'dddddd'), gone: ['dddddd'] });
		await phone.keepAll();
		expect(await kept()).toEqual(['eeeeee', 'ffffff']);
	});

	test('a name that is a word of the language is a source as any other', async () => {
		await phone.follow({
			number: 3,
			articles: [
				{ id: 'gggggg', site: '__proto__' },
				{ id: 'hhhhhh', site: 'constructor' }
			]
		});
		const names = (await phone.vault.countSources()).map(({ from }) => from);
		expect(names).toContain('__proto__');
		expect(names).toContain('constructor');
		expect((await shown(undefined, '__proto__'))?.entries.map(({ id }) => id)).toEqual(['gggggg']);
	});
});

describe('a ledger of version 2', () => {
	test('is filled in where it stands: the sources are known, what is kept is kept, and nothing is fetched', async () => {
		await phone.follow({ number: 1, articles });
		await phone.keepAll();
		const before = await phone.ready();
		await makeVersionTwo();
		world.asked = [];
		expect(await phone.vault.countSources()).toHaveLength(3);
		expect(await phone.ready()).toBe(before);
		expect(await kept()).toHaveLength(articles.length);
		expect((await shown(undefined, 'Weekly'))?.entries).toHaveLength(3);
		expect(world.asked).toEqual([]);
		await phone.vault.refreshContents();
		expect(world.asked).toEqual(['/contents']);
		expect(await planned()).toEqual([]);
		expect(await findBreaches(world)).toEqual([]);
	});

	test('whose rows know no sites learns them from the list that is here', async () => {
		await phone.follow({ number: 1, articles });
		await makeVersionTwo('site');
		world.asked = [];
		expect(await phone.vault.countSources()).toHaveLength(1);
		await phone.vault.refreshContents();
		expect(world.asked).toEqual(['/contents']);
		expect(await phone.vault.countSources()).toHaveLength(3);
	});
});

/** The ledger as the build before left it, written out again on purpose; rows without these fields. */
async function makeVersionTwo(...lacking: string[]): Promise<void> {
	await phone.vault.closeLedger();
	const now = await openDB(databaseNames.ledger);
	const names = ['articles', 'pictures', 'figures', 'entries'] as const;
	const rows = await Promise.all(names.map(async (name) => [name, await now.getAll(name)] as const));
	const facts = await Promise.all(
		(await now.getAllKeys('facts')).map(async (key) => [key, await now.get('facts', key)] as const)
	);
	now.close();
	await deleteDB(databaseNames.ledger);
	const old = await openDB(databaseNames.ledger, 2, {
		upgrade(ledger) {
			const texts = ledger.createObjectStore('articles', { keyPath: 'hash' });
			texts.createIndex('id', 'id');
			texts.createIndex('at', 'at');
			ledger.createObjectStore('pictures', { keyPath: 'hash' }).createIndex('picture', 'picture');
			const figures = ledger.createObjectStore('figures', { keyPath: 'id' });
			figures.createIndex('variants', 'variants', { multiEntry: true });
			figures.createIndex('articles', 'articles', { multiEntry: true });
			figures.createIndex('lacking', ['rank', 'at']);
			figures.createIndex('shed', 'shed');
			const entries = ledger.createObjectStore('entries', { keyPath: 'id' });
			entries.createIndex('age', ['at', 'id']);
			entries.createIndex('hash', 'hash');
			entries.createIndex('lacking', ['lacks', 'at']);
			entries.createIndex('shed', 'shed');
			entries.createIndex('gone', 'gone');
			ledger.createObjectStore('facts');
		}
	});
	const left = new Set(['from', ...lacking]);
	for (const [name, all] of rows)
		for (const row of all as object[])
			await old.put(name, Object.fromEntries(Object.entries(row).filter(([field]) => !left.has(field))));
	for (const [key, fact] of facts) if (key !== 'sources') await old.put('facts', fact, key);
	old.close();
	await world.restart();
}

describe('with 10,000 articles of 12 sources', () => {
	test('a source, the front without two of them, and a plan read what they give and little more', async () => {
		await publishMany(phone, 10_000, 11);
		await phone.vault.refreshContents();
		await phone.vault.countSources();
		choose({ 'Site 3': { isLeft: true }, 'Site 4': { isLeft: true }, 'Site 5': { most: 50 } });
		await phone.vault.writeFact('wish', phone.wish);
		const contents = await phone.held();
		const reads = countReads();
		const some = [
			['a source', 60, () => shown(undefined, 'Site 7')],
			['the front', 120, () => shown()],
			['a plan', 500, () => phone.vault.planPieces(contents.contents, phone.wish)]
		] as const;
		for (const [name, most, ask] of some) {
			reads.rows = 0;
			await ask();
			expect(reads.rows, name).toBeLessThan(most);
		}
		expect(reads.whole).toBe(0);
		await phone.vault.weighSources();
		await phone.vault.weighLacking();
		expect(reads.whole).toBe(0);
		expect((await shown(undefined, 'Site 7'))?.entries).toHaveLength(40);
		const front = await shown();
		expect(front?.entries).toHaveLength(40);
		expect(front?.entries.some(({ site }) => site === 'Site 3' || site === 'Site 4')).toBe(false);
	}, 120_000);
});
