// The check: everything read back by its hash, a few at a time, through the worker's death; what is damaged is dropped and comes again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
import type { Hash } from '#lib/article/types.ts';
import { findBreaches } from './audit.ts';
import { Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
const ids = Array.from(
	{ length: 50 },
	(_, at) => `${String.fromCharCode(97 + (at % 25))}${'abcde'[at % 5] ?? ''}bbb${at < 25 ? 'b' : 'c'}`
);

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	await phone.follow({ number: 1, packSize: 25, articles: ids.map((id) => ({ id, pictures: [`p${id}`] })) });
	await phone.keepAll();
});
afterEach(async () => {
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

/** All steps to the end; the worker is stopped after each where told. */
async function checkAll(isStopped = false): Promise<{ looked: number; lost: number; steps: number }> {
	const sum = { looked: 0, lost: 0, steps: 0 };
	let from: string | undefined;
	do {
		const { next, looked, lost } = await phone.vault.checkSome(from);
		sum.looked += looked;
		sum.lost += lost.articles + lost.pictures;
		sum.steps += 1;
		from = next;
		if (isStopped) await world.restart();
	} while (from !== undefined);
	return sum;
}

test('a sound library is read back once and whole, in small steps, and the time of it is told', async () => {
	expect((await phone.readiness()).checkedAt).toBeUndefined();
	expect(await checkAll()).toEqual({ looked: 100, lost: 0, steps: 6 });
	expect((await phone.readiness()).checkedAt).toBeDefined();
	expect((await phone.readiness()).lost).toBeUndefined();
});

test.each([false, true])(
	'one bit changed in a text and in a picture is found, dropped and planned again (worker stopped: %s)',
	async (isStopped) => {
		const [text = ''] = world.caches.paths(cacheNames.articles).filter((path) => path.startsWith('/a/'));
		const [picture = ''] = world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith('/i/'));
		world.caches.damage(cacheNames.articles, text);
		world.caches.damage(cacheNames.pictures, picture);
		expect(await checkAll(isStopped)).toMatchObject({ looked: 100, lost: 2 });
		expect(world.caches.paths(cacheNames.articles)).not.toContain(text);
		expect((await phone.readiness()).lost).toMatchObject({ articles: 1, pictures: 1 });
		// What was lost has not come again yet: nobody may say that all is there.
		expect((await phone.readiness()).checkedAt).toBeUndefined();
		expect(await phone.ready()).toBe('49/50 texts, 49/50 pictures');
		world.asked = [];
		await phone.keepAll();
		expect(world.asked.filter((path) => path.startsWith('/a/'))).toEqual([text]);
		expect(await phone.ready()).toBe('50/50 texts, 50/50 pictures');
		await checkAll();
		expect((await phone.readiness()).checkedAt).toBeDefined();
	}
);

test('one picture that was damaged is told as one', async () => {
	const [picture = ''] = world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith('/i/'));
	world.caches.damage(cacheNames.pictures, picture);
	expect(await checkAll()).toMatchObject({ lost: 1 });
	expect((await phone.readiness()).lost).toMatchObject({ articles: 0, pictures: 1 });
});

test('after a loss a look over the little that is left proves nothing, and what was lost is told until all is back', async () => {
	await checkAll();
	const whole = await phone.readiness();
	await world.loseCaches();
	expect(await phone.vault.settle()).toEqual({ articles: 50, pictures: 50 });
	await checkAll();
	const { articles, articlesKept, checkedAt, key, lost } = await phone.readiness();
	// Pinned in the ledger, it is known without any list
	expect(key).toBe(whole.key);
	expect({ articles, articlesKept, checkedAt }).toEqual({ articles: 50, articlesKept: 0, checkedAt: undefined });
	expect(lost).toMatchObject({ articles: 50, pictures: 50 });
	await phone.vault.refreshContents();
	await phone.keepText(ids[0] ?? '');
	await checkAll();
	expect((await phone.readiness()).lost).toBeDefined();
	expect((await phone.readiness()).checkedAt).toBeUndefined();
	await phone.keepAll();
	expect((await phone.readiness()).lost).toBeUndefined();
	expect((await phone.readiness()).checkedAt).toBeUndefined();
});

test('a round read back over several starts tells the time at which it began', async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-01T10:00:00Z') });
	try {
		let from: string | undefined;
		do {
			({ next: from } = await phone.vault.checkSome(from));
			vi.setSystemTime(Date.now() + 86_400_000);
		} while (from !== undefined);
		expect((await phone.readiness()).checkedAt).toBe('2027-01-01T10:00:00.000Z');
	} finally {
		vi.useRealTimers();
	}
});

test.each<[string, () => Promise<unknown>]>([
	['was lost', () => world.loseCaches(cacheNames.pictures)],
	['was taken away by wish', () => phone.makeRoom({ limitBytes: 0, finished: ids })]
])('what %s in the middle of a round makes it prove nothing, nor the one before it', async (_what, take) => {
	await checkAll();
	const { next } = await phone.vault.checkSome(undefined);
	await take();
	await phone.vault.settle();
	expect((await phone.readiness()).checkedAt).toBeUndefined();
	await phone.makeRoom({ limitBytes: Infinity });
	await phone.vault.refreshContents();
	await phone.keepAll();
	expect(await phone.ready()).toBe('50/50 texts, 50/50 pictures');
	for (let from = next; from !== undefined;) ({ next: from } = await phone.vault.checkSome(from));
	expect((await phone.readiness()).checkedAt).toBeUndefined();
	await new Promise((resolve) => setTimeout(resolve, 2));
	await checkAll();
	expect((await phone.readiness()).checkedAt).toBeDefined();
});

test('files of the list that were damaged are found, cost no article, and come again with the next list', async () => {
	const parts = world.caches.paths(cacheNames.articles).filter((path) => path.startsWith('/s/'));
	expect(parts).not.toEqual([]);
	for (const path of parts) world.caches.damage(cacheNames.articles, path);
	let found: { next: string | undefined; parts: number } = { next: undefined, parts: 0 };
	do found = await phone.vault.checkSome(found.next);
	while (found.next !== undefined);
	expect(found.parts).toBe(parts.length);
	expect((await phone.readiness()).checkedAt).toBeUndefined();
	expect(await phone.ready()).toBe('50/50 texts, 50/50 pictures');
	world.asked = [];
	await phone.vault.refreshContents();
	// A list of packs comes when texts are lacking
	const segments = (await phone.held()).contents.segments.map(({ hash }) => `/s/${hash}`);
	expect(world.asked.filter((path) => path.startsWith('/s/')).sort()).toEqual(segments.sort());
	expect(world.caches.paths(cacheNames.articles)).toEqual(expect.arrayContaining(segments));
});

test('bytes that no row speaks of are cleared away at the end', async () => {
	const stray = 'f'.repeat(64) as Hash;
	const cache = await world.caches.open(cacheNames.pictures);
	await cache.put(`/i/${stray}`, new Response('left behind by a death'));
	await checkAll();
	expect(world.caches.paths(cacheNames.pictures)).not.toContain(`/i/${stray}`);
	expect(await phone.ready()).toBe('50/50 texts, 50/50 pictures');
});

test('a place that this build did not write begins anew', async () => {
	const { looked, next } = await phone.vault.checkSome('somewhere');
	expect(looked).toBe(20);
	expect(next).toBeDefined();
});
