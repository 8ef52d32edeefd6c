// What the browser takes away behind the reader's back comes again by itself, and what it left is used meanwhile.
import { cacheNames, channelName, databaseNames, places } from '#lib/contract/places.ts';
import { darkWords as dark } from '#lib/words/dark/en.ts';
import { plainWords } from '../../src/service-worker/late/plain-words.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures, losses, type Loss } from '../stage/phone.ts';
import { blankPath } from '../stage/proxy.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { parts, pattern, words } from './page-words.ts';
import { bookmark, expectWhole, listArticles, visitOnce } from './reader.ts';

for (const loss of Object.keys(losses) as Loss[]) {
	test.describe(`when ${loss} are lost`, () => {
		test('the next opening with a network makes the library whole again, whether the worker ran on or not', async ({
			stage,
			phone,
			page
		}) => {
			await visitOnce(page);
			await phone.lose(loss);
			await page.goto(places.library);
			await expectWhole(page);
			await page.goto(blankPath);
			await phone.lose(loss);
			await phone.stopWorkers();
			await page.goto(places.library);
			await expectWhole(page);
			await stage.server.kill();
			for (const { address, title } of await listArticles(page)) {
				await page.goto(address);
				await expect(parts.headline(page)).toHaveText(title);
				expect(await findBlankPictures(page)).toEqual([]);
			}
			expect(await phone.wrongBytes()).toEqual([]);
		});
	});
}

test('when the databases are lost in the dark, every article still opens with its pictures', async ({
	stage,
	phone,
	page
}) => {
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.settings);
	await phone.lose('the databases');
	await phone.stopWorkers();
	await page.goto(places.library);
	for (const { address, title } of await listArticles(page)) {
		await page.goto(address);
		await expect(parts.headline(page)).toHaveText(title);
		expect(await findBlankPictures(page)).toEqual([]);
	}
	await page.goto(places.library);
	await expectWhole(page);
});

test('when the caches are lost in the dark, the reader says a plain sentence and keeps the marks', async ({
	stage,
	phone,
	page
}) => {
	// Else the app's own files could come again out of the browser's other cache
	stage.proxy.forbidStoring();
	await visitOnce(page);
	await page.goto(places.read(small.table.id));
	await bookmark(page);
	await stage.server.kill();
	await phone.lose('the caches');
	await phone.stopWorkers();
	const answer = await page.goto(places.library);
	expect(answer?.status()).toBe(503);
	await expect(page.locator('body')).toHaveText(plainWords.en.lost);
	await page.goto('/fa/saved');
	await expect(page.locator('body')).toHaveText(plainWords.fa.lost);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await stage.server.start();
	await page.goto(places.library);
	await expectWhole(page);
	await page.goto(places.saved);
	await expect(page.getByRole('link', { name: small.table.title })).toBeVisible();
});

test('marks and places that went with the databases are told to be gone, in one sentence, and none is where they were wiped by wish', async ({
	phone,
	page
}) => {
	await visitOnce(page);
	await page.goto(places.read(small.table.id));
	await bookmark(page);
	await page.goto(places.settings);
	await phone.lose('the databases');
	await page.goto(places.saved);
	await expect(page.getByText(words.saved.lost)).toBeVisible();
	await expect(page.getByText(words.saved.empty)).toHaveCount(0);
	await page.goto(places.storage);
	await page.getByLabel(words.storage.wipe.marks).check();
	await page.getByRole('button', { name: words.storage.wipe.start }).click();
	await page.getByRole('button', { name: words.storage.wipe.yes, exact: true }).click();
	await expect(page.getByText(words.storage.wipe.done)).toBeVisible();
	await page.goto(places.saved);
	await expect(page.getByText(words.saved.empty)).toBeVisible();
});

test('a library lost in the dark is told on the front, at its articles and on Storage, until it is all back', async ({
	stage,
	phone,
	page
}) => {
	const gone = page.getByText(
		pattern(
			words.ready.lost
				.replace('{articles}', String(smallCounts.articles))
				.replace('{rest}', words.ready.lostBy.replace('{button}', words.keep.start))
		)
	);
	stage.proxy.forbidStoring();
	await visitOnce(page);
	await stage.server.kill();
	await page.evaluate(
		async (names) => {
			for (const name of names) await caches.delete(name);
		},
		[cacheNames.articles, cacheNames.pictures]
	);
	await phone.stopWorkers();
	await page.goto(places.library);
	await expect(gone).toBeVisible();
	await expect(page.getByText(words.ready.none)).toBeVisible();
	await page.goto(places.read(small.lamp.id));
	await expect(page.getByText(words.paint.notices.absent.text)).toBeVisible();
	await page.goto(places.ready);
	await expect(page.locator('[data-sign]', { hasText: dark.articles }).first()).toContainText(
		dark.of.replace('{count}', '0').replace('{total}', String(smallCounts.articles))
	);
	// Each opening reads a few pieces back: that does not take the word away
	for (const place of [places.storage, places.storage]) {
		await page.goto(place);
		await expect(gone).toBeVisible();
		await expect(page.getByText(pattern(words.storage.check.short))).toHaveCount(0);
	}
	await stage.server.start();
	await page.goto(places.library);
	await expectWhole(page);
	await expect(gone).toHaveCount(0);
	await page.goto(places.storage);
	await expect(page.getByRole('heading', { name: words.storage.check.heading })).toBeVisible();
	await expect(gone).toHaveCount(0);
});

test('the word of a loss is put away by the reader, in every tab, and does not come back', async ({
	stage,
	phone,
	page
}) => {
	stage.proxy.forbidStoring();
	await visitOnce(page);
	await stage.server.kill();
	await page.evaluate((name) => caches.delete(name), cacheNames.pictures);
	await phone.stopWorkers();
	await page.goto(places.library);
	await page.getByRole('button', { name: words.ready.seen }).click();
	await expect(page.getByText(pattern(words.ready.lost))).toHaveCount(0);
	await page.goto(places.storage);
	await expect(page.getByRole('heading', { name: words.storage.check.heading })).toBeVisible();
	await expect(page.getByText(pattern(words.ready.lost))).toHaveCount(0);
});

test('one picture and one text lost from their caches are noticed and come again', async ({ stage, page }) => {
	stage.proxy.forbidStoring();
	await visitOnce(page);
	const gone = await page.evaluate(async () => {
		const lost: string[] = [];
		for (const name of (await caches.keys()).filter((name) => /-(articles|pictures)$/.test(name))) {
			const cache = await caches.open(name);
			const [first] = (await cache.keys()).filter(({ url }) => /\/[ai]\//.test(url));
			if (first !== undefined && (await cache.delete(first))) lost.push(new URL(first.url).pathname);
		}
		return lost;
	});
	expect(gone).toHaveLength(2);
	stage.proxy.forget();
	await page.goto(places.library);
	await expect.poll(() => stage.proxy.asked(/^\/[ai]\//).sort()).toEqual(gone.sort());
	await expectWhole(page);
});

test('a text damaged in its cache is put aside and fetched again, not shown', async ({ stage, page }) => {
	await visitOnce(page);
	await page.evaluate(async () => {
		const cache = await caches.open('shyraq-articles');
		for (const request of await cache.keys()) {
			if (!request.url.includes('/a/')) continue;
			const text = (await (await cache.match(request))?.text()) ?? '';
			await cache.put(request, new Response(text.replaceAll('lamp', 'lime')));
		}
	});
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await page.goto(places.read(small.table.id));
	await expect(page.getByText('lime')).toHaveCount(0);
});

test('a text that a stopped worker left without its row is taken up where nothing answers, and nobody takes that for a network', async ({
	stage,
	phone,
	page
}) => {
	await visitOnce(page);
	await phone.toBlank();
	await stage.server.kill();
	const hash = await page.evaluate(
		async ([ledger, channel]) => {
			const heard: unknown[] = [];
			Object.assign(globalThis, { heard });
			new BroadcastChannel(channel).onmessage = ({ data }) => heard.push(data);
			const database = await new Promise<IDBDatabase>((resolve) => {
				const request = indexedDB.open(ledger);
				request.onsuccess = () => resolve(request.result);
			});
			const rows = database.transaction('articles', 'readwrite').objectStore('articles');
			return new Promise<string>((resolve) => {
				rows.getAllKeys().onsuccess = ({ target }) => {
					const [first] = (target as IDBRequest<string[]>).result;
					rows.delete(first ?? '').onsuccess = () => resolve(first ?? '');
				};
			});
		},
		[databaseNames.ledger, channelName] as const
	);
	const kept = await phone.ask({ kind: 'keep', piece: { kind: 'article', lane: 'texts', hash, bytes: 1 } });
	expect(kept.kind).toBe('kept');
	expect((await phone.ask({ kind: 'ping' })).kind).toBe('fault');
	const heard = () =>
		page.evaluate(() => (globalThis as unknown as { heard: { kind: string; state?: string }[] }).heard);
	// The ping has come through by then, so what the text led to has too
	await expect.poll(async () => (await heard()).map(({ state }) => state)).toContain('unreachable');
	expect((await heard()).map(({ state }) => state)).not.toContain('well');
});

test('a few pieces are read back at each start of a reader who has paused, too', async ({ phone, page }) => {
	await visitOnce(page);
	await page.evaluate(async (shelf) => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open(shelf);
			request.onsuccess = () => resolve(request.result);
		});
		const settings = database.transaction('settings', 'readwrite').objectStore('settings');
		await new Promise((resolve) => (settings.put({ name: 'isPaused', value: true }).onsuccess = resolve));
		database.close();
		const cache = await caches.open('shyraq-articles');
		const text = (await cache.keys()).find(({ url }) => url.includes('/a/'));
		if (text !== undefined) await cache.put(text, new Response('changed'));
	}, databaseNames.shelf);
	await page.goto(places.settings);
	const here = async () => (await phone.readiness()).articlesKept;
	await expect.poll(here).toBe(smallCounts.articles - 1);
});

test('the databases are the two of the house and no more', async ({ phone, page }) => {
	await visitOnce(page);
	await expect.poll(() => phone.databases()).toEqual(Object.values(databaseNames).sort());
	expect(await listArticles(page)).toHaveLength(smallCounts.articles);
});
