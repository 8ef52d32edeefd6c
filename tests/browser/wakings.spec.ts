// The browser wakes the worker while no page of the reader is open: texts come on the reader's terms.
import type { Page } from '@playwright/test';
import { askedBytes } from '#lib/contract/messages.ts';
import { databaseNames, places, syncTags } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { writePlainArticle } from '../stage/small-edition.ts';
import { visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** How much of the worker's sum the meter has, read past the reader's own code. */
async function metered(page: Page): Promise<number> {
	return page.evaluate(
		(name) =>
			new Promise<number>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onerror = () => reject(request.error ?? new Error('the shelf does not open'));
				request.onsuccess = () => {
					const row = request.result.transaction('keeping').objectStore('keeping').get('counted');
					row.onsuccess = () => {
						request.result.close();
						resolve((row.result as { value: { bytes: number } } | undefined)?.value.bytes ?? 0);
					};
				};
			}),
		databaseNames.shelf
	);
}

test('woken with no page open it brings new texts, and asks for nothing where the reader paused', async ({
	ownStage,
	phone,
	page
}) => {
	await visitOnce(page);
	await phone.toBlank();
	const publish = async (id: string): Promise<void> => {
		writePlainArticle(ownStage.contentFolder, id, `Published as ${id}`, 'While nobody looked.');
		await ownStage.publish();
		ownStage.proxy.forget();
	};
	const counted = async (): Promise<number> => {
		const reply = await phone.ask({ kind: 'counted' });
		return reply.kind === 'counted' ? reply.bytes : 0;
	};
	const stateOf = async (id: string) => (await phone.readiness([id])).states[id];

	await publish('pausedaa');
	await phone.ask({ kind: 'wakings', isPaused: true, isOnlyWifi: false });
	await phone.wake(syncTags.soon);
	// By then a list would have been asked for
	for (let times = 0; times < 3; times += 1) expect((await phone.ask({ kind: 'ping' })).kind).toBe('done');
	expect(await phone.ask({ kind: 'refresh', isUnasked: true })).toEqual({ kind: 'done' });
	expect(ownStage.proxy.asked((path) => path === places.contents)).toEqual([]);

	await phone.ask({ kind: 'wakings', isPaused: false, isOnlyWifi: true });
	await publish('wokenaaa');
	const before = await counted();
	await phone.wake(syncTags.soon);
	// Where the browser does not tell one network from another, none is taken for one that is paid for
	await expect.poll(() => stateOf('wokenaaa')).toBe('kept');
	await expect.poll(() => stateOf('pausedaa')).toBe('kept');
	await publish('dailyaaa');
	await phone.wake(syncTags.daily, 'periodic');
	await expect.poll(() => stateOf('dailyaaa')).toBe('kept');
	expect(await phone.wrongBytes()).toEqual([]);

	// One that the publisher does not have, though the list names it, stands in no other's way
	await publish('onlyaaaa');
	await publish('onlybbbb');
	ownStage.proxy.switch(/^\/a\//, 'status-404', 1);
	await phone.wake(syncTags.soon);
	const both = async () => [await stateOf('onlyaaaa'), await stateOf('onlybbbb')].sort();
	await expect.poll(both).toEqual(['absent', 'kept']);
	await phone.wake(syncTags.soon);
	await expect.poll(both).toEqual(['kept', 'kept']);
	// The contents, a part of the list and two texts at least
	const taken = await counted();
	expect(taken - before).toBeGreaterThan(4 * askedBytes);
	expect(await metered(page)).toBeLessThan(taken);
	await page.goto(places.storage);
	await expect.poll(() => metered(page)).toBeGreaterThanOrEqual(taken);
	await ownStage.server.kill();
	await page.goto(places.read('wokenaaa'));
	await expect(page.getByRole('heading', { name: 'Published as wokenaaa' })).toBeVisible();
});

test('on a mobile network, where only Wi-Fi will do, neither a waking nor a page that opens has the worker ask for the list', async ({
	ownStage,
	phone,
	page
}) => {
	// The worker is told what a page can be told by a script of its own
	const worker = await (await fetch(`http://localhost:${ownStage.server.port}${places.worker}`)).text();
	const told = `Object.defineProperty(navigator, 'connection', { value: { type: 'cellular' } });\n${worker}`;
	const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' };
	ownStage.proxy.switch(places.worker, { status: 200, headers, bytes: Buffer.from(told) });
	await visitOnce(page);
	await phone.toBlank();
	for (const isOnlyWifi of [true, false]) {
		await phone.ask({ kind: 'wakings', isPaused: false, isOnlyWifi });
		// What a worker that ran on did less than a minute ago it would not do again
		await phone.stopWorkers();
		ownStage.proxy.forget();
		await phone.wake(syncTags.soon);
		// Its scripts off, the page asks for nothing itself
		await page.route(/\.js$/, (route) => route.abort());
		await page.goto(places.saved);
		await phone.toBlank();
		await page.unroute(/\.js$/);
		for (let times = 0; times < 3; times += 1) expect((await phone.ask({ kind: 'ping' })).kind).toBe('done');
		const lists = () => ownStage.proxy.asked((path) => path === places.contents);
		if (isOnlyWifi) expect(lists()).toEqual([]);
		else await expect.poll(lists).not.toEqual([]);
	}
});
