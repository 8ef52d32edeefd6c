// A full phone: whichever write is refused, what was kept stays, nothing is half, and it is told as what it is.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheNames, places } from '#lib/contract/places.ts';
import { findBreaches, readKept } from './audit.ts';
import type { EditionPlot } from './edition.ts';
import { refusePuts, type Refusal } from './full-ledger.ts';
import { codeOf, Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
const before: EditionPlot = {
	number: 1,
	articles: [
		{ id: 'aaaaaa', pictures: ['one'] },
		{ id: 'bbbbbb', pictures: ['two'] }
	]
};
const after: EditionPlot = {
	number: 2,
	packSize: 4,
	articles: [
		{ id: 'aaaaaa', revision: 2, pictures: ['one', 'three'] },
		...['cccccc', 'dddddd', 'eeeeee'].map((id) => ({ id, pictures: [`p${id}`] }))
	],
	gone: ['bbbbbb']
};

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	await phone.follow(before);
	await phone.keepAll();
	await phone.publish(after);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** Everything that a run does; ends at the first fault. */
async function run(): Promise<string> {
	const code = await codeOf(phone.vault.settle());
	if (code !== 'none') return code;
	const refreshed = await codeOf(phone.vault.refreshContents());
	return refreshed === 'none' ? codeOf(phone.keepAll()) : refreshed;
}

/** What a reader had is here in the same revision or a newer one; only the withdrawn may be gone. */
async function expectNothingLost(had: ReadonlyMap<string, number>): Promise<void> {
	const has = await readKept();
	for (const [what, revision] of had) {
		if (what === 'text bbbbbb' || what.startsWith('picture')) continue;
		expect(has.get(what) ?? 0, what).toBeGreaterThanOrEqual(revision);
	}
}

/** With room again the run ends whole. */
async function expectWhole(): Promise<void> {
	expect(await run()).toBe('none');
	expect(await phone.ready()).toBe('4/4 texts, 5/5 pictures');
	expect(await phone.listed()).toEqual(['aaaaaa', 'cccccc', 'dddddd', 'eeeeee']);
	expect(await findBreaches(world)).toEqual([]);
}

test.each(['/contents', '/s/', '/a/', '/i/'])('no room for bytes under %s', async (folder) => {
	const had = await readKept();
	world.caches.gate = (act, path) =>
		act === 'put' && path.startsWith(folder)
			? Promise.reject(new DOMException('full', 'QuotaExceededError'))
			: Promise.resolve();
	expect(await run()).toBe('storage-full');
	expect(await findBreaches(world)).toEqual([]);
	await expectNothingLost(had);
	world.caches.gate = () => Promise.resolve();
	await world.restart();
	await expectWhole();
});

test('what somebody waits to read or look at is given, verified, where there is no room to keep it', async () => {
	expect(await codeOf(phone.vault.refreshContents())).toBe('none');
	const entry = await phone.vault.findLine('cccccc');
	if (entry === undefined || !('hash' in entry)) throw new Error('the new article is not listed');
	const { key } = await phone.held();
	world.caches.gate = (act) =>
		act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
	const read = await phone.vault.fetchText(entry, key, { waitMs: 1000 });
	expect(read.article.head.id).toBe('cccccc');
	expect(await codeOf(phone.vault.fetchText(entry, key))).toBe('storage-full');
	expect(await findBreaches(world)).toEqual([]);

	world.caches.gate = () => Promise.resolve();
	await phone.keepText('cccccc');
	const [picture] = read.article.head.pictures;
	const hash = picture?.variants[0]?.hash ?? '';
	world.caches.gate = (act) =>
		act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
	expect((await phone.vault.showPicture(hash)).bytes.length).toBeGreaterThan(0);
	expect(await codeOf(phone.vault.fetchPicture(hash))).toBe('storage-full');
	expect(await findBreaches(world)).toEqual([]);

	world.caches.gate = () => Promise.resolve();
	await expectWhole();
});

describe.each<Exclude<Refusal, undefined>>(['at once', 'in the end'])('no room for a row, refused %s:', (refusal) => {
	test.each(['articles', 'pictures', 'figures', 'entries', 'facts'])('every row of %s', async (store) => {
		const had = await readKept();
		refusePuts((name) => (name === store ? refusal : undefined));
		expect(await run()).toBe('storage-full');
		vi.restoreAllMocks();
		expect(await findBreaches(world)).toEqual([]);
		await expectNothingLost(had);
		await world.restart();
		await expectWhole();
	});

	test('each single row in turn', { timeout: 120_000 }, async () => {
		const puts = { count: 0 };
		let isRefused = true;
		let at = 0;
		// Every one for the harder case, every third for the other
		for (; isRefused; at += refusal === 'at once' ? 3 : 1) {
			phone = await Phone.open();
			({ world } = phone);
			await phone.follow(before);
			await phone.keepAll();
			await phone.publish(after);
			const had = await readKept();
			puts.count = 0;
			refusePuts(() => {
				puts.count += 1;
				return puts.count === at + 1 ? refusal : undefined;
			});
			const code = await run();
			vi.restoreAllMocks();
			isRefused = puts.count > at;
			expect(code).toBe(isRefused ? 'storage-full' : 'none');
			expect(await findBreaches(world)).toEqual([]);
			await expectNothingLost(had);
			await world.restart();
			await expectWhole();
		}
		expect(at).toBeGreaterThan(40);
	});
});

test('a look that finds nothing new writes nothing, so that a full phone has nothing to make way for it', async () => {
	expect(await run()).toBe('none');
	refusePuts(() => 'at once');
	world.caches.gate = (act) =>
		act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
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

test('a phone so full that not even the ledger can be made whole reads on, and can make room', async () => {
	await phone.vault.refreshContents();
	world.caches.gate = (act) =>
		act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
	await world.loseLedger();
	expect(await phone.vault.settle()).toEqual({ articles: 0, pictures: 0 });
	expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(1);
	expect((await phone.makeRoom({ limitBytes: 0, finished: ['bbbbbb'] })).articles).toBe(1);
	world.caches.gate = () => Promise.resolve();
	expect(await findBreaches(world)).toEqual([]);
});

describe.each(['some of it', 'a whole store'])('a loss where there is no room to write it down, of %s,', (what) => {
	const lose = async (): Promise<void> => {
		expect(await run()).toBe('none');
		for (let next: string | undefined = ''; next !== undefined;)
			({ next } = await phone.vault.checkSome(next === '' ? undefined : next));
		expect((await phone.readiness()).checkedAt).toBeDefined();
		refusePuts(() => 'at once');
		world.caches.gate = (act) =>
			act === 'put' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve();
		const entry = await phone.vault.findLine('cccccc');
		if (entry === undefined || !('hash' in entry)) throw new Error('the new article is not listed');
		if (what === 'a whole store') await world.loseCaches(cacheNames.articles);
		else await (await caches.open(cacheNames.articles)).delete(places.article(entry.hash));
	};
	const lost = what === 'a whole store' ? 4 : 1;

	test('is told all the same, once, by this worker and the next', async () => {
		await lose();
		for (let time = 0; time < 4; time += 1) {
			if (time === 2) await world.restart();
			await phone.vault.glance();
			const { articlesKept, states, checkedAt, lost: told } = await phone.readiness(['cccccc']);
			expect({ articlesKept, states, checkedAt, told }).toMatchObject({
				articlesKept: 4 - lost,
				states: { cccccc: 'absent' },
				checkedAt: undefined,
				told: { articles: lost, pictures: 0 }
			});
		}
	});

	test('is put away by the reader, and does not come back', async () => {
		await lose();
		await phone.vault.glance();
		await phone.vault.forgetLosses();
		expect((await phone.readiness()).lost).toBeUndefined();
		vi.restoreAllMocks();
		world.caches.gate = () => Promise.resolve();
		await vi.waitFor(async () => {
			await phone.vault.glance();
			expect(phone.vault.areAnySaidWrongly()).toBe(false);
		}, 5000);
		expect((await phone.readiness()).lost).toBeUndefined();
		expect((await phone.readiness()).articlesKept).toBe(4 - lost);
	});

	test('is none any more where the bytes are back, or the library was taken away', async () => {
		await lose();
		await phone.vault.glance();
		const entry = await phone.vault.findLine('cccccc');
		const path = entry !== undefined && 'hash' in entry ? places.article(entry.hash) : '';
		world.caches.gate = () => Promise.resolve();
		await (await caches.open(cacheNames.articles)).put(path, new Response(world.files.get(path)));
		await phone.vault.glance();
		await phone.vault.heal().catch(() => undefined);
		expect((await phone.readiness(['cccccc'])).states).toEqual({ cccccc: 'kept' });
		vi.restoreAllMocks();
		await phone.makeRoom({ limitBytes: 0, finished: ['aaaaaa', 'cccccc', 'dddddd', 'eeeeee'] });
		await phone.vault.heal();
		expect(await phone.readiness()).toMatchObject({ articlesKept: 0, picturesKept: 0, lost: undefined });
		expect(phone.vault.areAnySaidWrongly()).toBe(false);
	});

	test('is counted by a check that finds it, once', async () => {
		await lose();
		let found = 0;
		for (let from: string | undefined = ''; from !== undefined;) {
			const step: Awaited<ReturnType<typeof phone.vault.checkSome>> = await phone.vault.checkSome(
				from === '' ? undefined : from
			);
			found += step.lost.articles;
			from = step.next;
		}
		expect(found).toBe(what === 'a whole store' ? 4 : 1);
		expect((await phone.readiness()).checkedAt).toBeUndefined();
	});

	test('is written down when there is room, and all comes again', async () => {
		await lose();
		await phone.vault.glance();
		vi.restoreAllMocks();
		world.caches.gate = () => Promise.resolve();
		await vi.waitFor(async () => {
			await phone.vault.glance();
			expect((await phone.vault.readFact('lost'))?.articles).toBe(lost);
			expect(phone.vault.areAnySaidWrongly()).toBe(false);
		}, 5000);
		// Whoever brings what is lacking is told, once, that there is something
		expect([phone.vault.areAnyLackingAgain(), phone.vault.areAnyLackingAgain()]).toEqual([true, false]);
		expect((await phone.readiness()).lost).toMatchObject({ articles: lost, pictures: 0 });
		await expectWhole();
		expect((await phone.readiness()).lost).toBeUndefined();
	});
});
