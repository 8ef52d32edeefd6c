// An update between two real builds: it waits, is offered, takes over, and takes nothing of the reader's with it.
import type { Page } from '@playwright/test';
import { cacheNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import type { FaultKind } from '../stage/faults.ts';
import { findBlankPictures, Phone } from '../stage/phone.ts';
import { secondTitle } from '../stage/second-build.ts';
import { lateOf, shellOf } from '../stage/shell.ts';
import type { Stage } from '../stage/stage.ts';
import { small } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { bookmark, expectWhole, listArticles, paragraphsRead, readUpTo, visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** A reader with a library, a bookmark and a place in the long article, made with the first build. */
async function settleIn(page: Page): Promise<void> {
	await visitOnce(page);
	await page.goto(places.read(small.lamp.id));
	await bookmark(page);
	await readUpTo(page, 19);
}

/** Everything that was the reader's is there, with the network dead. */
async function expectKept(page: Page): Promise<void> {
	await page.goto(places.library);
	await expect(page).toHaveTitle(secondTitle);
	await expectWhole(page);
	for (const { address, title } of await listArticles(page)) {
		await page.goto(address);
		await expect(parts.headline(page)).toHaveText(title);
		expect(await findBlankPictures(page)).toEqual([]);
	}
	await page.goto(places.saved);
	await page.getByRole('link', { name: small.lamp.title }).click();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
	await expect.poll(() => paragraphsRead(page)).toContain(19);
}

/**
 * Starts the app cold, again and again until it is the second build's; then the server is killed. The first document is
 * still the old build's, whole; it is the one after it that may be new.
 */
async function startUntilSecond(page: Page, stage: Stage): Promise<Page> {
	const context = page.context();
	let last = page;
	await expect
		.poll(async () => {
			await last.close();
			last = await context.newPage();
			await last.goto(places.library);
			await expectWhole(last);
			return last.title();
		})
		.toBe(secondTitle);
	await stage.server.kill();
	return last;
}

/** The files of the app that were asked for, but for the worker's second one, which the browser asks after as it likes. */
function askedOf(stage: Stage, buildFolder: string): Set<string> {
	const late = lateOf(buildFolder);
	return new Set(stage.proxy.asked((path) => /^\/(_app|icons)\//.test(path) && path !== late));
}

/** Waits until another build is installed and waits. */
async function untilWaiting(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
		const found = registration.installing;
		if (found === null || registration.waiting !== null) return;
		await new Promise<void>((resolve) => {
			found.addEventListener('statechange', () => resolve(), { once: true });
		});
	});
	expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)).toBe(true);
}

test('offered while two tabs are open, it applies on the tap, in the tab that asked', async ({
	ownStage,
	page,
	context,
	secondBuild
}) => {
	await settleIn(page);
	const other = await context.newPage();
	await other.goto(places.read(small.table.id));
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	await expect(page).not.toHaveTitle(secondTitle);
	ownStage.proxy.forget();
	await parts.useUpdate(page).click();
	await expect(page).toHaveTitle(secondTitle);
	// The other tab goes on with what it shows, and is told
	await expect(other.getByText(words.update.elsewhere)).toBeVisible();
	await expect(parts.headline(other)).toHaveText(small.table.title);
	await other.close();
	expect(ownStage.proxy.asked(/^\/(a|pack|i)\//)).toEqual([]);
	await ownStage.server.kill();
	await expectKept(page);
});

test('with one tab it applies on the next cold start, untapped', async ({ ownStage, page, secondBuild }) => {
	await settleIn(page);
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	await expectKept(await startUntilSecond(page, ownStage));
});

test('it never interrupts: a page that is open keeps its document and its files', async ({
	ownStage,
	page,
	context,
	secondBuild
}) => {
	await settleIn(page);
	const other = await context.newPage();
	await other.goto(places.library);
	await ownStage.deploy(secondBuild.buildFolder);
	await untilWaiting(other);
	await page.evaluate(() => ((globalThis as { stays?: boolean }).stays = true));
	await parts.useUpdate(other).click();
	await expect(other).toHaveTitle(secondTitle);
	expect(await page.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true);
	await expect.poll(() => paragraphsRead(page)).toContain(19);
});

test('only files that changed are fetched, and the build before is kept beside', async ({
	ownStage,
	page,
	builtFolder,
	secondBuild
}) => {
	await visitOnce(page);
	await ownStage.deploy(secondBuild.buildFolder);
	ownStage.proxy.forbidStoring();
	ownStage.proxy.forget();
	await untilWaiting(page);
	const before = new Set(shellOf(builtFolder));
	const fresh = shellOf(secondBuild.buildFolder).filter((path) => !before.has(path));
	expect(askedOf(ownStage, secondBuild.buildFolder)).toEqual(new Set(fresh));
	const names = Object.keys(await new Phone(page, ownStage.origin).caches());
	expect(names.filter((name) => name.startsWith(cacheNames.appPrefix))).toHaveLength(2);
});

const cuts: FaultKind[] = ['half', 'half-quiet', 'portal', 'redirect', 'flipped', 'cut', 'status-404', 'status-500'];

test('cut at any of its files, it leaves the build before whole, and goes on later', async ({
	ownStage,
	page,
	builtFolder,
	secondBuild
}) => {
	test.slow();
	await settleIn(page);
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	const before = new Set(shellOf(builtFolder));
	const fresh = shellOf(secondBuild.buildFolder).filter((path) => !before.has(path));
	expect(fresh.length).toBeGreaterThan(2);
	for (const [index, path] of fresh.entries()) {
		ownStage.proxy.mend();
		ownStage.proxy.forbidStoring();
		// Every file that has not come yet is spoilt, so that each try gets one further
		for (const late of fresh.slice(index)) ownStage.proxy.switch(late, cuts[index % cuts.length] ?? 'cut');
		await test.step(path, async () => {
			const outcome = await page.evaluate(async () => {
				const registration = await navigator.serviceWorker.ready;
				await registration.update().catch(() => undefined);
				const found = registration.installing;
				if (found !== null) {
					await new Promise<void>((resolve) => {
						found.addEventListener('statechange', () => resolve(), { once: true });
					});
				}
				return registration.waiting !== null;
			});
			expect(outcome).toBe(false);
			await page.goto(places.library);
			await expect(page).not.toHaveTitle(secondTitle);
			await expectWhole(page);
		});
	}
	ownStage.proxy.mend();
	ownStage.proxy.forbidStoring();
	ownStage.proxy.forget();
	await page.goto('/stage/blank');
	await untilWaiting(page);
	expect(askedOf(ownStage, secondBuild.buildFolder)).toEqual(new Set(fresh.slice(-1)));
	await expectKept(await startUntilSecond(page, ownStage));
});
