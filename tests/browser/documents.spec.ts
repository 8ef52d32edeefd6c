// Documents under a lying or silent network: the reader's own word, never the portal's, and never later than its patience.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '#lib/contract/places.ts';
import { faultKinds, portalWords } from '../stage/faults.ts';
import { expect, strangerTitle, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { small, smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import { parts, pattern, words } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

const faults = faultKinds.filter((kind) => kind !== 'throttled');
const absent = words.paint.notices.absent.title;
/** A navigation waits 8 s for a silent network; a little more is the machine's. */
const patienceMs = 12_000;

test('an article that is listed and not here is said to be so, and opens when the network is right again', async ({
	stage,
	phone,
	page
}) => {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	for (const fault of faults) {
		await test.step(fault, async () => {
			stage.proxy.mend();
			stage.proxy.switch(/^\/(a|pack)\//, fault);
			const began = Date.now();
			const answer = await page.goto(places.read(small.table.id));
			expect(answer?.status()).toBe(503);
			expect(Date.now() - began).toBeLessThan(patienceMs);
			await expect(page.getByRole('heading', { level: 1, name: absent })).toBeVisible();
			await expect(page.getByText(portalWords)).toHaveCount(0);
		});
	}
	stage.proxy.mend();
	await page.goto(places.read(small.table.id));
	await expect(parts.headline(page)).toHaveText(small.table.title);
});

test('a slow network still brings the library, and what has come is read meanwhile', async ({ stage, page }) => {
	stage.proxy.switch(/^\/i\//, 'throttled');
	await page.goto(places.library);
	const item = parts.articleItem(page, small.plain.id);
	await expect(item.locator('.state')).toHaveText(words.library.states.kept);
	await page.goto(places.read(small.plain.id));
	await expect(parts.headline(page)).toHaveText(small.plain.title);
	await page.goto(places.library);
	await expectWhole(page);
});

test('while pictures are spoilt, the front says which articles are text only', async ({ stage, page }) => {
	stage.proxy.switch(/^\/i\//, 'portal');
	await page.goto(places.library);
	const state = (id: string) => parts.articleItem(page, id).locator('.state');
	await expect(state(small.plain.id)).toHaveText(words.library.states.kept);
	await expect(state(small.lamp.id)).toHaveText(words.library.states.text);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	stage.proxy.mend();
	await page.goto(places.library);
	await parts.keep(page).click();
	await expectWhole(page);
	await page.goto(places.read(small.lamp.id));
	expect(await findBlankPictures(page)).toEqual([]);
});

test('a portal in the way is named as such, and the library is read on', async ({ stage, page }) => {
	await visitOnce(page);
	stage.proxy.switch(() => true, 'portal');
	await page.goto(places.library);
	const line = page.getByRole('region', { name: words.ready.label });
	await parts.keep(page).click();
	await expect(line).toContainText(words.faults['wrong-answer']);
	await expect(line).not.toContainText(words.network.unreachable);
	await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await expect(page.getByText(portalWords)).toHaveCount(0);
});

test('the front says plainly that there is no network, and that it is back', async ({ stage, page, context }) => {
	await visitOnce(page);
	const line = page.getByRole('region', { name: words.ready.label });
	await context.setOffline(true);
	await page.getByRole('button', { name: words.keep.again }).click();
	await expect(line).toContainText(words.network.offline);
	await context.setOffline(false);
	await expect(line).not.toContainText(words.network.offline);
	await stage.server.kill();
	await page.reload();
	await parts.keep(page).click();
	await expect(line).toContainText(words.network.unreachable);
	await expect(line).toContainText(pattern(words.network.contact));
	// The page that is opened later knows it too
	await page.reload();
	await parts.keep(page).click();
	await expect(line).toContainText(words.network.unreachable);
	await expect(line).toContainText(pattern(words.network.contact));
});

test('whoever answers a ping without its nonce is not the publisher', async ({ stage, phone, page }) => {
	await visitOnce(page);
	expect(await phone.faultOf({ kind: 'ping' })).toBeUndefined();
	const bytes = Buffer.from(crypto.randomUUID());
	stage.proxy.switch(places.ping, { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, bytes });
	expect(await phone.faultOf({ kind: 'ping' })).toBe('wrong-answer');
});

test('a worker that says nothing is waited for with a word, never in silence', async ({ page }) => {
	await visitOnce(page);
	await page.addInitScript(() => {
		ServiceWorker.prototype.postMessage = () => undefined;
	});
	for (const place of [places.library, places.ready]) {
		await page.goto(place);
		const began = await page.evaluate(() => performance.timeOrigin + performance.now());
		await expect(page.getByText(words.network.slow).first()).toBeVisible({ timeout: 9000 });
		// Five seconds of waiting, counted from when the page lives, and not much beside them
		expect(await page.evaluate((began) => performance.timeOrigin + performance.now() - began, began)).toBeLessThan(
			8000
		);
	}
});

test('an address that is nothing gets a page that says so', async ({ page }) => {
	await visitOnce(page);
	for (const path of ['/read/nosuchid', '/nothing-here']) {
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1, name: words.paint.notices.unknown.title })).toBeVisible();
	}
});

test('in the dark, too, an address that is no page of ours is said to be none', async ({ stage, page }) => {
	await visitOnce(page);
	await stage.server.kill();
	for (const path of ['/nothing-here', '/en/read', '/saved/more']) {
		const answer = await page.goto(path);
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1, name: words.paint.notices.unknown.title })).toBeVisible();
	}
});

test.describe('when the edition changes', () => {
	test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

	test('a withdrawn article is gone from the list and says so at its address', async ({ ownStage, page }) => {
		await visitOnce(page);
		rmSync(join(ownStage.contentFolder, `${small.plain.id}.md`));
		await ownStage.publish();
		await page.getByRole('button', { name: words.keep.again }).click();
		await expect
			.poll(async () => {
				await page.goto(places.library);
				return parts.articleLinks(page).count();
			})
			.toBe(smallCounts.articles - 1);
		const answer = await page.goto(places.read(small.plain.id));
		expect(answer?.status()).toBe(410);
		await expect(page.getByRole('heading', { level: 1, name: words.paint.notices.gone.title })).toBeVisible();
	});

	test('an older list, replayed, is refused, and the newer library stays', async ({ ownStage, page }) => {
		const old = await (await fetch(`${ownStage.origin}${places.contents}`)).bytes();
		writePlainArticle(ownStage.contentFolder, 'newerrr', 'News of today', 'It is new.');
		await ownStage.publish();
		await visitOnce(page);
		await expect(page.getByRole('link', { name: 'News of today' })).toBeVisible();
		ownStage.proxy.switch(places.contents, {
			status: 200,
			headers: { 'content-type': 'text/plain; charset=utf-8' },
			bytes: Buffer.from(old)
		});
		await page.getByRole('button', { name: words.keep.again }).click();
		await expect.poll(() => ownStage.proxy.asked(places.contents).length).toBeGreaterThan(1);
		await page.goto(places.library);
		await expect(page.getByRole('link', { name: 'News of today' })).toBeVisible();
	});

	test('a list signed by another key is refused, and the library stays', async ({ ownStage, strangerStage, page }) => {
		await visitOnce(page);
		const forged = await (await fetch(`${strangerStage.origin}${places.contents}`)).bytes();
		ownStage.proxy.switch(places.contents, {
			status: 200,
			headers: { 'content-type': 'text/plain; charset=utf-8' },
			bytes: Buffer.from(forged)
		});
		const line = page.getByRole('region', { name: words.ready.label });
		await parts.keep(page).click();
		await expect(line).toContainText(words.faults['wrong-key']);
		await expect(line).not.toContainText(words.network.unreachable);
		await page.goto(places.library);
		await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
		await expect(page.getByRole('link', { name: strangerTitle })).toHaveCount(0);
	});
});
