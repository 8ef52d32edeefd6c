// The blackout itself: after one visit with nothing opened by hand, the whole reader works with the server dead or the phone offline.
import { chromium, devices, type BrowserContext, type Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { stopWorkers } from '../../tools/bench/stop-workers.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { parts, words } from './page-words.ts';
import { bookmark, expectWhole, listArticles, paragraphsRead, readUpTo, visitOnce } from './reader.ts';

/** The ways in which the network goes. */
const blackouts = {
	'the server is killed': (stage: Stage) => stage.server.kill(),
	'the phone is offline': (_stage: Stage, context: BrowserContext) => context.setOffline(true)
};

/** What would have to come from the server if it were not on the phone. */
const ofTheReader = /^\/(_app\/(?!immutable\/(first|late)\.)|a\/|i\/|pack\/|read\/|saved$|settings$|icons\/|$)/;
/**
 * The same but for what Chromium asks for on its own account: documents, while it wakes a worker, whose answers it drops; and
 * the worker's files, when it looks for another build.
 */
const ofTheLibrary = /^\/(_app\/(?!immutable\/(first|late)\.)|a\/|i\/|pack\/|icons\/)/;

/** The app as it starts from the home screen: no page open, no worker running. */
async function startCold(page: Page): Promise<Page> {
	const context = page.context();
	await stopWorkers(page);
	await page.close();
	const fresh = await context.newPage();
	await fresh.goto(places.library);
	return fresh;
}

for (const [name, goDark] of Object.entries(blackouts)) {
	test(`after one visit, from the home screen, everything opens, is marked and is read on, when ${name}`, async ({
		stage,
		page,
		context
	}) => {
		test.slow();
		// The browser's own cache is not to stand in for what the reader keeps
		stage.proxy.forbidStoring();
		await visitOnce(page);
		await goDark(stage, context);
		stage.proxy.forget();
		const fresh = await startCold(page);
		await test.step('the front lists every article', async () => {
			await expect(parts.articleLinks(fresh)).toHaveCount(smallCounts.articles);
			await expect(fresh.locator('ol.library .state').first()).toHaveText(words.library.states.kept);
			const pictured = Object.values(small).filter(({ pictures }) => pictures > 0);
			await expect(fresh.locator('ol.library picture img')).toHaveCount(pictured.length);
			expect(await findBlankPictures(fresh)).toEqual([]);
		});
		await test.step('every page of the app opens', async () => {
			for (const here of ['saved', 'settings'] as const) {
				await fresh.getByRole('link', { name: words.nav[here], exact: true }).click();
				await expect(fresh.getByRole('heading', { level: 1, name: words.nav[here] })).toBeVisible();
			}
			await fresh.getByRole('link', { name: words.nav.library, exact: true }).click();
			await expect(parts.articleLinks(fresh)).toHaveCount(smallCounts.articles);
		});
		await test.step('articles never opened before open with every picture', async () => {
			for (const { address, title } of await listArticles(fresh)) {
				await fresh.goto(address);
				await expect(parts.headline(fresh)).toHaveText(title);
				const own = Object.values(small).find((each) => each.title === title);
				await expect(fresh.locator('article picture img')).toHaveCount(own?.pictures ?? -1);
				expect(await findBlankPictures(fresh)).toEqual([]);
			}
			expect(stage.proxy.asked(ofTheLibrary)).toEqual([]);
		});
		await test.step('bookmarks are made, shown and taken away', async () => {
			await fresh.goto(places.read(small.table.id));
			await bookmark(fresh);
			await fresh.goto(places.saved);
			await expect(fresh.getByRole('link', { name: small.table.title })).toBeVisible();
			await fresh.getByRole('button', { name: words.saved.remove }).click();
			await expect(fresh.getByRole('link', { name: small.table.title })).toHaveCount(0);
			await fresh.getByRole('button', { name: words.saved.undo }).click();
			await expect(fresh.getByRole('link', { name: small.table.title })).toBeVisible();
		});
		await test.step('reading goes on at the sentence where it stopped', async () => {
			await fresh.goto(places.read(small.lamp.id));
			await readUpTo(fresh, 22);
			await fresh.goto(places.library);
			await parts.continueShelf(fresh).getByRole('link', { name: small.lamp.title }).click();
			await expect.poll(() => paragraphsRead(fresh)).toContain(22);
		});
	});
}

test('what is kept is served from the device though the network is well', async ({ stage, page }) => {
	await visitOnce(page);
	const articles = await listArticles(page);
	stage.proxy.forget();
	for (const { address, title } of articles) {
		await page.goto(address);
		await expect(parts.headline(page)).toHaveText(title);
		expect(await findBlankPictures(page)).toEqual([]);
	}
	expect(stage.proxy.asked(ofTheReader)).toEqual([]);
});

test('each document of the device is, byte for byte, that of the server', async ({ page, request }) => {
	await visitOnce(page);
	for (const path of [
		places.library,
		places.read(small.lamp.id),
		places.read(small.bazaar.id),
		'/fa',
		'/kk/saved',
		'/ru/settings'
	]) {
		const navigated = await page.goto(path);
		const [device, server] = [
			await navigated?.body(),
			await (await request.get(path, { headers: { 'accept-language': 'en-GB' } })).body()
		];
		expect(navigated?.fromServiceWorker()).toBe(true);
		expect(device?.equals(server)).toBe(true);
	}
});

test('a browser closed and started again in the dark has the library, the marks and the place', async ({ stage }) => {
	const folder = makeFolder('profile');
	const settings = {
		...devices['Pixel 7'],
		locale: 'en-GB',
		executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
	};
	try {
		const before = await chromium.launchPersistentContext(folder, { ...settings, baseURL: stage.origin });
		const page = await before.newPage();
		await visitOnce(page);
		await page.goto(places.read(small.lamp.id));
		await bookmark(page);
		await readUpTo(page, 17);
		await before.close();
		await stage.server.kill();
		const after = await chromium.launchPersistentContext(folder, { ...settings, baseURL: stage.origin });
		const fresh = await after.newPage();
		await fresh.goto(places.library);
		await expectWhole(fresh);
		await fresh.goto(places.read(small.lamp.id));
		await expect(parts.bookmark(fresh)).toHaveAttribute('aria-pressed', 'true');
		await expect.poll(() => paragraphsRead(fresh)).toContain(17);
		await after.close();
	} finally {
		removeFolder(folder);
	}
});
