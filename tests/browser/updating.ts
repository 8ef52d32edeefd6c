// Steps that the tests of updates share: a reader settled in, another build waiting, everything still there.
import { expect, type Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { secondTitle } from '../stage/second-build.ts';
import { small } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { parts } from './page-words.ts';
import { bookmark, expectWhole, listArticles, paragraphsRead, readUpTo, visitOnce } from './reader.ts';

/** A reader with a library, a bookmark and a place in the long article, made with the first build. */
export async function settleIn(page: Page): Promise<void> {
	await visitOnce(page);
	await page.goto(places.read(small.lamp.id));
	await bookmark(page);
	await readUpTo(page, 19);
}

/** Everything that was the reader's is there, with the network dead. */
export async function expectKept(page: Page): Promise<void> {
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

/** Opens the front cold, again and again, until it is what is expected. */
export async function startUntil(page: Page, isSo: (page: Page) => Promise<boolean>): Promise<Page> {
	const context = page.context();
	let last = page;
	await expect
		.poll(async () => {
			await last.close();
			last = await context.newPage();
			await last.goto(places.library);
			return isSo(last);
		})
		.toBe(true);
	return last;
}

/**
 * Starts the app cold, again and again until it is the second build's; then the server is killed. The first document is
 * still the old build's, whole; it is the one after it that may be new.
 */
export async function startUntilSecond(page: Page, stage: Stage): Promise<Page> {
	const second = await startUntil(page, async (last) => {
		await expectWhole(last);
		return (await last.title()) === secondTitle;
	});
	await stage.server.kill();
	return second;
}

/**
 * Waits until another build is installed and waits. An install that the page had begun by itself while the server was changing
 * fails, as it must, and is begun anew.
 */
export async function untilWaiting(page: Page): Promise<void> {
	const install = () =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			await registration.update();
			const found = registration.installing;
			if (found !== null && registration.waiting === null)
				await new Promise<void>((resolve) => {
					found.addEventListener('statechange', () => resolve(), { once: true });
				});
			return registration.waiting !== null;
		});
	await expect.poll(install).toBe(true);
}

/**
 * Asks for the build that waits, by the keyboard: a link that comes under a resting pointer makes Chromium start the worker
 * again that is about to rest, and where a debugger looks on, as in tests, that one then rests only after five minutes.
 */
export async function useUpdate(page: Page): Promise<void> {
	await parts.useUpdate(page).press('Enter');
}
