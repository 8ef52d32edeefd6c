// A full phone: whichever write is refused, what was kept stays, nothing is half, and it is told as what it is.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheNames, places } from '#lib/contract/places.ts';
import { findBreaches, readKept } from './audit.ts';
import { expectWhole, openBefore, refuseBytes, refusePuts, runAll, type Refusal } from './full-ledger.ts';
import { codeOf, type Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
beforeEach(async () => {
	phone = await openBefore();
	({ world } = phone);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** What a reader had is here in the same revision or a newer one; only the withdrawn may be gone. */
async function expectNothingLost(had: ReadonlyMap<string, number>): Promise<void> {
	const has = await readKept();
	for (const [what, revision] of had) {
		if (what === 'text bbbbbb' || what.startsWith('picture')) continue;
		expect(has.get(what) ?? 0, what).toBeGreaterThanOrEqual(revision);
	}
}

test.each(['/contents', '/s/', '/a/', '/i/'])('no room for bytes under %s', async (folder) => {
	const had = await readKept();
	world.caches.gate = (act, path) =>
		act === 'put' && path.startsWith(folder)
			? Promise.reject(new DOMException('full', 'QuotaExceededError'))
			: Promise.resolve();
	expect(await runAll(phone)).toBe('storage-full');
	expect(await findBreaches(world)).toEqual([]);
	await expectNothingLost(had);
	world.caches.gate = () => Promise.resolve();
	await world.restart();
	await expectWhole(phone);
});

test('what somebody waits to read or look at is given, verified, where there is no room to keep it', async () => {
	expect(await codeOf(phone.vault.refreshContents())).toBe('none');
	const entry = await phone.vault.findLine('cccccc');
	if (entry === undefined || !('hash' in entry)) throw new Error('the new article is not listed');
	const { key } = await phone.held();
	refuseBytes(world);
	const read = await phone.vault.fetchText(entry, key, { waitMs: 1000 });
	expect(read.article.head.id).toBe('cccccc');
	expect(await codeOf(phone.vault.fetchText(entry, key))).toBe('storage-full');
	expect(await findBreaches(world)).toEqual([]);

	world.caches.gate = () => Promise.resolve();
	await phone.keepText('cccccc');
	const [picture] = read.article.head.pictures;
	const hash = picture?.variants[0]?.hash ?? '';
	refuseBytes(world);
	expect((await phone.vault.showPicture(hash)).bytes.length).toBeGreaterThan(0);
	expect(await codeOf(phone.vault.fetchPicture(hash))).toBe('storage-full');
	expect(await findBreaches(world)).toEqual([]);

	world.caches.gate = () => Promise.resolve();
	await expectWhole(phone);
});

describe.each<Exclude<Refusal, undefined>>(['at once', 'in the end'])('no room for a row, refused %s:', (refusal) => {
	test.each(['articles', 'pictures', 'figures', 'entries', 'facts'])('every row of %s', async (store) => {
		const had = await readKept();
		refusePuts((name) => (name === store ? refusal : undefined));
		expect(await runAll(phone)).toBe('storage-full');
		vi.restoreAllMocks();
		expect(await findBreaches(world)).toEqual([]);
		await expectNothingLost(had);
		await world.restart();
		await expectWhole(phone);
	});

	test('each single row in turn', { timeout: 120_000 }, async () => {
		const puts = { count: 0 };
		let isRefused = true;
		let at = 0;
		// Every one for the harder case, every third for the other
		for (; isRefused; at += refusal === 'at once' ? 3 : 1) {
			phone = await openBefore();
			({ world } = phone);
			const had = await readKept();
			puts.count = 0;
			refusePuts(() => {
				puts.count += 1;
				return puts.count === at + 1 ? refusal : undefined;
			});
			const code = await runAll(phone);
			vi.restoreAllMocks();
			isRefused = puts.count > at;
			expect(code).toBe(isRefused ? 'storage-full' : 'none');
			expect(await findBreaches(world)).toEqual([]);
			await expectNothingLost(had);
			await world.restart();
			await expectWhole(phone);
		}
		expect(at).toBeGreaterThan(40);
	});
});

test('a look that finds nothing new writes nothing, so that a full phone has nothing to make way for it', async () => {
	expect(await runAll(phone)).toBe('none');
	refusePuts(() => 'at once');
	refuseBytes(world);
	for (const restart of [async () => undefined, () => world.restart()]) {
		await restart();
		expect(await codeOf(phone.vault.settle())).toBe('none');
		expect(await phone.vault.refreshContents()).toMatchObject({ isNew: false, isListWhole: true });
		// A file server knows of no "not modified"
		world.spoil = (path) => (path === places.contents ? new Response(world.files.get(path)) : undefined);
		expect(await phone.vault.refreshContents()).toMatchObject({ isNew: false, isListWhole: true });
		world.spoil = undefined;
		expect(await phone.vault.prune()).toBe(0);
	}
});

test('a check of a sound library on a full phone comes to its end, and so does one that finds a damaged picture', async () => {
	expect(await runAll(phone)).toBe('none');
	refusePuts(() => 'at once');
	refuseBytes(world);
	const check = async (): Promise<number> => {
		const texts = await phone.vault.checkSome(undefined);
		const pictures = await phone.vault.checkSome(texts.next);
		expect(pictures.next).toBeUndefined();
		return texts.lost.articles + pictures.lost.pictures;
	};
	expect(await check()).toBe(0);
	const [picture = ''] = world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith('/i/'));
	world.caches.damage(cacheNames.pictures, picture);
	expect(await check()).toBe(1);
	expect((await phone.readiness()).lost).toMatchObject({ articles: 0, pictures: 1 });
	expect(await check()).toBe(0);
	expect((await phone.readiness()).lost).toMatchObject({ articles: 0, pictures: 1 });
});

test('bytes whose rows were lost, and for whose rows there is no room, are not thrown away', async () => {
	expect(await runAll(phone)).toBe('none');
	const paths = () => world.caches.paths(cacheNames.articles).filter((path) => path.startsWith('/a/'));
	const before = paths();
	await world.loseLedger();
	refusePuts((store) => (store === 'articles' ? 'in the end' : undefined));
	for (let time = 0; time < 3; time += 1) {
		expect(['storage-full', 'none']).toContain(await runAll(phone));
		await world.restart();
	}
	expect(paths()).toEqual(before);
	vi.restoreAllMocks();
	await expectWhole(phone);
});

test('a phone so full that not even the ledger can be made whole reads on, and can make room', async () => {
	await phone.vault.refreshContents();
	refuseBytes(world);
	await world.loseLedger();
	expect(await phone.vault.settle()).toEqual({ articles: 0, pictures: 0 });
	expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(1);
	expect((await phone.makeRoom({ limitBytes: 0, finished: ['bbbbbb'] })).articles).toBe(1);
	world.caches.gate = () => Promise.resolve();
	expect(await findBreaches(world)).toEqual([]);
});
