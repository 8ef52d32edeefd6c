// The lock on what a reader did: put on, sealed on the disk, open from page to page, closed with the worker, opened by the passphrase.
import type { Page } from '@playwright/test';
import { databaseNames, places } from '#lib/contract/places.ts';
import { lockWords as texts } from '#lib/words/lock/en.ts';
import { safetyWords } from '#lib/words/safety/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { stopWorkers } from '../../tools/bench/stop-workers.ts';
import { objections } from './axe.ts';
import { parts, words } from './page-words.ts';
import { bookmark, readUpTo, visitOnce } from './reader.ts';

const passphrase = 'lamp river window bread';

const section = (page: Page) => page.getByRole('region', { name: texts.heading });

/** Everything that lies in the shelf, read past the reader's own code, bytes as letters. */
async function readDisk(page: Page): Promise<string> {
	return page.evaluate(async (name) => {
		const opened = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => resolve(request.result);
		});
		const all = await Promise.all(
			['places', 'bookmarks', 'archived'].map(
				(table) =>
					new Promise<unknown[]>((resolve) => {
						const request = opened.transaction(table).objectStore(table).getAll();
						request.onsuccess = () => resolve(request.result as unknown[]);
					})
			)
		);
		opened.close();
		const write = (_: string, value: unknown): unknown =>
			value instanceof Uint8Array ? String.fromCharCode(...value) : value;
		return JSON.stringify(all, write) + JSON.stringify(localStorage);
	}, databaseNames.shelf);
}

async function putOn(page: Page): Promise<void> {
	await page.goto(places.settings);
	await section(page).getByLabel(texts.passphrase).fill(passphrase);
	await section(page).getByLabel(texts.again).fill(passphrase);
	await section(page).getByRole('button', { name: texts.turnOn }).click();
	// In the place where one is, though the page began anew
	await expect(section(page).getByText(texts.isOpen)).toBeInViewport();
}

async function unlock(page: Page, given: string): Promise<void> {
	const dialog = page.getByRole('dialog', { name: texts.heading });
	await dialog.getByLabel(texts.passphrase).fill(given);
	await dialog.getByRole('button', { name: texts.unlock }).click();
}

test.beforeEach(async ({ page }) => {
	await visitOnce(page);
	await page.goto(places.read(small.lamp.id));
	await bookmark(page);
	await readUpTo(page, 12);
});

test('with a lock nothing on the disk says what was read, pages stay open until the worker is gone, and the passphrase opens them', async ({
	stage,
	page
}) => {
	expect(await readDisk(page)).toContain(small.lamp.id);
	await putOn(page);
	expect(await objections(page)).toEqual([]);
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
	await page.evaluate(() => scrollBy({ top: 900, behavior: 'instant' }));
	await page.goto(places.library);
	await expect(page.getByRole('region', { name: words.library.continue })).toContainText(small.lamp.title);
	await page.goto(places.saved);
	await expect(page.getByRole('link', { name: small.lamp.title })).toBeVisible();
	const disk = await readDisk(page);
	for (const word of [small.lamp.id, small.lamp.title, 'Paragraph', 'article:']) expect(disk).not.toContain(word);

	await stopWorkers(page);
	await page.goto(places.saved);
	await expect(page.getByRole('alert').getByText(words.faults.locked)).toBeVisible();
	await expect(page.getByText(words.saved.empty)).toHaveCount(0);
	await expect(page.locator('main').getByRole('link', { name: words.nav.settings })).toHaveAttribute(
		'href',
		places.lock
	);
	await page.getByRole('button', { name: texts.unlock }).click();
	expect(await objections(page)).toEqual([]);
	await unlock(page, 'lamp river window breed');
	await expect(page.getByRole('dialog').getByText(texts.wrong)).toBeVisible();
	await unlock(page, passphrase);
	await expect(page.getByRole('link', { name: small.lamp.title })).toBeVisible();
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('locked in one tab it is locked in all, nothing new is kept, and taken off everything is as it was', async ({
	page,
	context
}) => {
	await putOn(page);
	const other = await context.newPage();
	await other.goto(places.read(small.lamp.id));
	await expect(parts.bookmark(other)).toHaveAttribute('aria-pressed', 'true');
	await section(page).getByRole('button', { name: texts.lockNow }).click();
	await expect(section(page).getByText(texts.locked)).toBeVisible();
	await expect(parts.bookmark(other)).toHaveAttribute('aria-pressed', 'false');
	// What is pressed while it is locked is not lost without a word
	await parts.bookmark(other).click();
	await expect(other.getByText(words.faults.locked)).toBeVisible();
	await other.close();

	await section(page).getByLabel(texts.passphrase).fill(passphrase);
	await section(page).getByRole('button', { name: texts.unlock }).click();
	await expect(section(page).getByText(texts.isOpen)).toBeVisible();
	await section(page).getByRole('button', { name: texts.turnOff }).click();
	await expect(section(page).getByRole('button', { name: texts.turnOn })).toBeVisible();
	expect(await readDisk(page)).toContain(small.lamp.id);
	await page.goto(places.saved);
	await expect(page.getByRole('link', { name: small.lamp.title })).toBeVisible();
});

test('another passphrase takes the place of the first, and one that is forgotten takes what is locked with it', async ({
	page
}) => {
	await putOn(page);
	await section(page).getByRole('button', { name: texts.change }).click();
	await section(page).getByLabel(texts.now).fill(passphrase);
	await section(page).getByLabel(texts.next).fill('four other words here');
	await section(page).getByLabel(texts.again).fill('four other words there');
	const change = section(page).locator('form').getByRole('button', { name: texts.change });
	await change.click();
	await expect(section(page).getByText(texts.different)).toBeVisible();
	await section(page).getByLabel(texts.again).fill('four other words here');
	await change.click();
	await expect(section(page).locator('form')).toHaveCount(0);
	await expect(section(page).getByText(texts.isOpen)).toBeVisible();

	// Whoever leaves in a hurry leaves it locked
	await page.getByRole('checkbox', { name: safetyWords.exit.on }).check();
	await page.getByRole('button', { name: safetyWords.exit.button, exact: true }).click();
	await expect(page.getByRole('textbox', { name: safetyWords.sheet.name })).toBeVisible();
	await page.goto(places.settings);
	await section(page).getByLabel(texts.passphrase).fill(passphrase);
	await section(page).getByRole('button', { name: texts.unlock }).click();
	await expect(section(page).getByText(texts.wrong)).toBeVisible();
	await section(page).getByRole('button', { name: texts.forgotten }).click();
	await expect(page.getByRole('dialog').getByText(texts.goes)).toBeVisible();
	await page.getByRole('dialog').getByRole('button', { name: texts.yes }).click();
	await expect(section(page).getByRole('button', { name: texts.turnOn })).toBeVisible();
	await page.goto(places.saved);
	await expect(page.getByText(words.saved.empty)).toBeVisible();
	// The library is no business of the lock's
	await page.goto(places.read(small.plain.id));
	await expect(parts.headline(page)).toHaveText(small.plain.title);
});
