// A static mirror behind ordinary file servers: documents without a script, and a whole reader that outlives the server.
import { devices, type BrowserContextOptions } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { writeMirror } from '#lib/server/mirror/mirror.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { PlainServer, plainServers } from '../stage/plain-server.ts';
import { lampParagraphs, small, smallCounts } from '../stage/small-edition.ts';
import { silence, watch } from '../stage/watch.ts';
import { parts, wordsIn } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

let folder = '';
let server: PlainServer;

test.beforeEach(async ({ smallEdition, builtFolder }) => {
	folder = makeFolder('mirror');
	await writeMirror({ dataFolder: smallEdition.dataFolder, buildFolder: builtFolder }, folder);
});
test.afterEach(async () => {
	await server.kill();
	removeFolder(folder);
});

/** A phone that knows this mirror alone. */
function phoneAt(origin: string, others: BrowserContextOptions = {}): BrowserContextOptions {
	return { ...devices['Pixel 7'], locale: 'en-GB', baseURL: origin, ...others };
}

for (const name of plainServers) {
	test(`${name} serves every document whole to a browser without scripts`, async ({ browser }) => {
		server = await PlainServer.start(name, folder);
		const context = await browser.newContext(phoneAt(server.origin, { javaScriptEnabled: false }));
		const page = await context.newPage();
		await page.goto(places.library);
		await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
		await page.getByRole('link', { name: small.lamp.title }).click();
		await expect(parts.headline(page)).toHaveText(small.lamp.title);
		await expect(page.locator('.body p', { hasText: 'Paragraph' })).toHaveCount(lampParagraphs);
		for (const picture of await page.locator('article picture img').all()) {
			await picture.scrollIntoViewIfNeeded();
			await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
		}
		await page.goto('/fa');
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await page.goto(places.settings);
		await expect(page).toHaveTitle(new RegExp(wordsIn('en').paint.titles.settings));
		await context.close();
	});

	test(`a reader opened from ${name} keeps everything, and reads on when the mirror is gone`, async ({ browser }) => {
		test.slow();
		server = await PlainServer.start(name, folder);
		const context = await browser.newContext(phoneAt(server.origin));
		const heard = await watch(context, server.origin);
		const page = await context.newPage();
		await visitOnce(page);
		await server.kill();
		heard.errors.length = 0;
		for (const address of [
			places.read(small.table.id),
			`${places.read(small.lamp.id)}/`,
			'/settings/',
			places.library
		]) {
			await page.goto(address);
			await expect(page.locator('main')).toBeVisible();
			expect(await findBlankPictures(page), address).toEqual([]);
		}
		await expectWhole(page);
		await page.goto(`${places.read(small.lamp.id)}/`);
		await expect(page.locator('.body p', { hasText: 'Paragraph' })).toHaveCount(lampParagraphs);
		expect({ ...heard, errors: [] }).toEqual(silence);
		await context.close();
	});
}
