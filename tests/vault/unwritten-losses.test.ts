// What is lost on a full phone, which has no room to write it down: told, counted once, put away once, and mended when there is room.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheNames, places } from '#lib/contract/places.ts';
import { expectWhole, openBefore, refuseBytes, refusePuts, runAll } from './full-ledger.ts';
import type { Phone } from './phone.ts';
import type { World } from './world.ts';
import { eventually } from '../stage/patience.ts';

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

describe.each(['some of it', 'a whole store'])('a loss where there is no room to write it down, of %s,', (what) => {
	const lose = async (): Promise<void> => {
		expect(await runAll(phone)).toBe('none');
		for (let next: string | undefined = ''; next !== undefined;)
			({ next } = await phone.vault.checkSome(next === '' ? undefined : next));
		expect((await phone.readiness()).checkedAt).toBeDefined();
		refusePuts(() => 'at once');
		refuseBytes(world);
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

	test('stands under the time at which it was found, however often it is tried to write it down', async () => {
		await lose();
		await phone.vault.glance();
		const found = (await phone.readiness()).lost?.at ?? '';
		vi.setSystemTime(Date.now() + 5000);
		await phone.vault.glance();
		vi.useRealTimers();
		expect((await phone.readiness()).lost?.at).toBe(found);
		expect(Math.abs(Date.now() - Date.parse(found))).toBeLessThan(60_000);
	});

	test('is put away by the reader, and does not come back', async () => {
		await lose();
		await phone.vault.glance();
		await phone.vault.forgetLosses();
		expect((await phone.readiness()).lost).toBeUndefined();
		vi.restoreAllMocks();
		world.caches.gate = () => Promise.resolve();
		await eventually(async () => {
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
		await eventually(async () => {
			await phone.vault.glance();
			expect((await phone.vault.readFact('lost'))?.articles).toBe(lost);
			expect(phone.vault.areAnySaidWrongly()).toBe(false);
		}, 5000);
		// Whoever brings what is lacking is told, once, that there is something
		expect([phone.vault.areAnyLackingAgain(), phone.vault.areAnyLackingAgain()]).toEqual([true, false]);
		expect((await phone.readiness()).lost).toMatchObject({ articles: lost, pictures: 0 });
		await expectWhole(phone);
		expect((await phone.readiness()).lost).toBeUndefined();
	});
});
