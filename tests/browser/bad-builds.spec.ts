// Builds that should not have been published: pages that stay dead, a worker that answers rubbish. The library is read on.
import type { Page } from '@playwright/test';
import { cacheNames, places } from '#lib/contract/places.ts';
import { deadBuild, rubbish, spoilPages, spoilWorker } from '../stage/bad-build.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { secondTitle } from '../stage/second-build.ts';
import { small } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { expectWhole, listArticles, paragraphsRead } from './reader.ts';
import { expectKept, settleIn, startUntil, startUntilSecond, untilWaiting } from './updating.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** Somewhat longer than a page is looked at before it counts. */
const lookedAtMs = 11_000;

/** Waits until so many of the dead build's pages are counted. */
async function untilDead(page: Page, count: number): Promise<void> {
	const read = (cacheName: string) =>
		page.evaluate(async (cacheName) => {
			const found = await caches.match('/_dead', { cacheName });
			return found === undefined ? 0 : Number(await found.text());
		}, cacheName);
	await expect.poll(() => read(`${cacheNames.appPrefix}${deadBuild}`), { timeout: 20_000 }).toBe(count);
}

test('a build that does not come up twice, scripts on, is left for the one before, which goes on in the dark', async ({
	ownStage,
	page,
	context,
	secondBuild
}) => {
	test.slow();
	await settleIn(page);
	await ownStage.deploy(secondBuild.buildFolder);
	spoilPages(ownStage.proxy, secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	const dead = await startUntil(page, async (last) => (await last.title()) === secondTitle);
	await ownStage.server.kill();
	await test.step('with scripts off it does not count', async () => {
		const session = await context.newCDPSession(dead);
		await session.send('Emulation.setScriptExecutionDisabled', { value: true });
		await dead.goto(places.library);
		await expect(parts.articleLinks(dead)).not.toHaveCount(0);
		// There is nothing to wait for but the time in which it would count
		const seenAt = Date.now();
		await expect.poll(() => Date.now() - seenAt, { timeout: 20_000 }).toBeGreaterThan(lookedAtMs);
		await session.send('Emulation.setScriptExecutionDisabled', { value: false });
		await untilDead(dead, 0);
	});
	await context.clock.install();
	// The text is there all the same
	await dead.goto(places.read(small.table.id));
	await expect(parts.headline(dead)).toHaveText(small.table.title);
	await dead.clock.runFor(lookedAtMs);
	await untilDead(dead, 1);
	await dead.goto(places.library);
	await expect(dead).toHaveTitle(secondTitle);
	await dead.clock.runFor(lookedAtMs);
	await untilDead(dead, 2);
	await dead.goto(places.library);
	await expect(dead).not.toHaveTitle(secondTitle);
	await expect(dead.getByText(words.update.left)).toBeVisible();
	await expectWhole(dead);
	await dead.goto(places.read(small.lamp.id));
	await expect(parts.bookmark(dead)).toHaveAttribute('aria-pressed', 'true');
	await expect.poll(() => paragraphsRead(dead)).toContain(19);
	// The next build is tried as if nothing had been
	ownStage.proxy.mend();
	await ownStage.server.start();
	await dead.goto(places.library);
	await untilWaiting(dead);
	await expectKept(await startUntilSecond(dead, ownStage));
});

test('a bad worker is stopped by the publisher, and the library is served on, in the dark too', async ({
	ownStage,
	page,
	builtFolder,
	secondBuild
}) => {
	await settleIn(page);
	await ownStage.deploy(secondBuild.buildFolder);
	spoilWorker(ownStage.proxy, secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	const isRubbish = async (last: Page) => (await last.getByText(rubbish).count()) > 0;
	const bad = await startUntil(page, isRubbish);
	// The build before, and a browser that is never closed
	ownStage.proxy.mend();
	await ownStage.deploy(builtFolder, true);
	await expect
		.poll(async () => {
			await bad.goto(places.library);
			return isRubbish(bad);
		})
		.toBe(false);
	await ownStage.server.kill();
	await bad.goto(places.library);
	await expectWhole(bad);
	for (const { address, title } of await listArticles(bad)) {
		await bad.goto(address);
		await expect(parts.headline(bad)).toHaveText(title);
		expect(await findBlankPictures(bad)).toEqual([]);
	}
	await bad.goto(places.read(small.lamp.id));
	await expect(parts.bookmark(bad)).toHaveAttribute('aria-pressed', 'true');
});
