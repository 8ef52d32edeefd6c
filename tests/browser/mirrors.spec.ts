// The list of mirrors on the storage page: each is asked as soon as it is added, and what came of it is said, while it happens.
import type { Page } from '@playwright/test';
import { mostByHand } from '#lib/contract/by-hand.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { mirrorsWords as mirrors } from '#lib/words/mirrors/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { Proxy } from '../stage/proxy.ts';
import type { Stage } from '../stage/stage.ts';
import { writePlainArticle } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { pattern, words } from './page-words.ts';
import { visitOnce } from './reader.ts';

let mirror: Proxy;

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });
test.beforeEach(async ({ ownStage, page }) => {
	// The same files at another origin, which lets others read what proves itself
	mirror = await Proxy.start(() => ownStage.server.port);
	await visitOnce(page);
});
test.afterEach(async () => mirror.stop());

async function publishNews(stage: Stage): Promise<void> {
	writePlainArticle(
		stage.contentFolder,
		'mirrored',
		'Come by another way',
		'The road was closed, and there was another.'
	);
	await stage.publish();
}

async function add(page: Page): Promise<void> {
	await page.getByLabel(mirrors.address).fill(`localhost:${mirror.port}`);
	await page.getByRole('button', { name: mirrors.add, exact: true }).click();
}

/** The one sentence on what came of the mirror. */
const news = (page: Page) => page.locator('.mirrors [aria-live]');

test('a mirror that is added is asked at once: that it is being asked is said, and then what came', async ({
	page
}) => {
	await page.goto(places.storage);
	mirror.switch(places.contents, 'stall');
	await add(page);
	await expect(news(page)).toHaveText(mirrors.asking);
	await expect.poll(() => mirror.asked(places.contents)).toHaveLength(1);
	mirror.cutAll();
	await expect(news(page)).toHaveText(pattern(mirrors.tried));
	mirror.mend();
	await page.locator('.mirrors').getByRole('button', { name: mirrors.remove }).click();
	await expect(page.getByText(mirrors.none)).toBeVisible();
	await add(page);
	await expect(news(page)).toHaveText(pattern(mirrors.answered));
	await expect(page.getByText(pattern(mirrors.copy))).toBeVisible();
	expect(await objections(page)).toEqual([]);
});

test('newer articles of a mirror that is added come while the publisher is cut off', async ({
	ownStage,
	phone,
	page
}) => {
	await publishNews(ownStage);
	ownStage.proxy.switch(/./, 'portal');
	await page.goto(places.storage);
	await add(page);
	await expect(news(page)).toHaveText(pattern(mirrors.answered));
	await expect.poll(async () => (await phone.readiness(['mirrored'])).states['mirrored']).toBe('kept');
});

test('a mirror with a list older than ours is said to have one, and of what day', async ({ ownStage, phone, page }) => {
	const old = Buffer.from(await (await fetch(`${ownStage.origin}${places.contents}`)).arrayBuffer());
	await publishNews(ownStage);
	await phone.ask({ kind: 'refresh' });
	mirror.switch(places.contents, { status: 200, headers: { 'access-control-allow-origin': '*' }, bytes: old });
	await page.goto(places.storage);
	await add(page);
	await expect(news(page)).toHaveText(pattern(mirrors.older));
	await expect(page.getByText(pattern(mirrors.copy))).toHaveCount(0);
});

test('of a mirror that gives altered pictures it is said, on a page that was open all the while', async ({
	ownStage,
	phone,
	page
}) => {
	await page.goto(places.storage);
	await add(page);
	await expect(news(page)).toHaveText(pattern(mirrors.answered));
	const bytes = Buffer.from('not what was signed');
	mirror.switch(/^\/i\//, { status: 200, headers: { 'access-control-allow-origin': '*' }, bytes });
	ownStage.proxy.switch(/./, 'portal');
	await page.evaluate((name) => caches.delete(name), cacheNames.pictures);
	await phone.stopWorkers();
	await phone.keepAll();
	await expect(news(page)).toHaveText(pattern(mirrors.refused));
	await expect(page.getByText(pattern(mirrors.copy))).toBeVisible();
	expect(await phone.wrongBytes()).toEqual([]);
});

test('a publisher who answers again is not said to be stood in for', async ({ ownStage, phone, page }) => {
	await phone.ask({ kind: 'mirrors', byHand: [mirror.origin] });
	ownStage.proxy.switch(/./, 'portal');
	await phone.ask({ kind: 'refresh' });
	const standIn = page.getByText(pattern(words.network.mirror)).first();
	await expect(standIn).toBeVisible();
	ownStage.proxy.mend();
	// As a browser says that there is a network, which a ping is to prove
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(standIn).toBeHidden();
});

test('of more mirrors than can be added by hand it is said why, and none that is there goes', async ({ page }) => {
	await page.goto(places.storage);
	for (let count = 1; count <= mostByHand; count += 1) {
		await page.getByLabel(mirrors.address).fill(`mirror${count}.invalid`);
		await page.getByRole('button', { name: mirrors.add, exact: true }).click();
		await expect(page.locator('.mirrors li')).toHaveCount(count);
	}
	await page.getByLabel(mirrors.address).fill('one-more.invalid');
	await page.getByRole('button', { name: mirrors.add, exact: true }).click();
	await expect(page.getByText(mirrors.many.replace('{count}', String(mostByHand)))).toBeVisible();
	await expect(page.locator('.mirrors li')).toHaveCount(mostByHand);
	await expect(page.getByLabel(mirrors.address)).toHaveValue('one-more.invalid');
});
