// A long list: it goes on by itself, in the dark as well, holds little of what is far away, and is found again at the same place.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import { words } from './page-words.ts';
import { expectWhole } from './reader.ts';

const added = 160;
const all = smallCounts.articles + added;

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

test.beforeEach(async ({ ownStage }) => {
	test.slow();
	const letter = (digit: number): string => 'abcdefghij'[digit] ?? 'a';
	for (let count = 0; count < added; count += 1) {
		const id = `more${[...String(count).padStart(3, '0')].map((digit) => letter(Number(digit))).join('')}`;
		writePlainArticle(ownStage.contentFolder, id, `One more article, number ${count}`, 'It says little.');
	}
	await ownStage.publish();
});

async function bringAll(page: Page): Promise<void> {
	await page.goto(places.library);
	await expectWhole(page);
}

const items = (page: Page) => page.locator('ol.library > li[data-id]');

/** How long the list is: its items, and those that have given their room to one element. */
async function lengthOf(page: Page): Promise<number> {
	const sizes = await page
		.locator('ol.library > li')
		.evaluateAll((list) => list.map((item) => Number(item.dataset['items'] ?? 1)));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** The ids of the articles that stand in the page. */
async function idsOf(page: Page): Promise<string[]> {
	return items(page).evaluateAll((list) => list.map((item) => item.dataset['id'] ?? ''));
}

/** Scrolls to the end of the list as it is, until it is so long. */
async function scrollToEnd(page: Page, count = all): Promise<void> {
	await expect(async () => {
		await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
		expect(await lengthOf(page)).toBe(count);
	}).toPass({ timeout: 30_000 });
}

test('reaching the end brings older articles until there are none, each once, with what is here of each', async ({
	ownStage,
	page
}) => {
	await bringAll(page);
	await ownStage.server.kill();
	await scrollToEnd(page);
	await expect(page.locator('.older')).toHaveCount(0);
	await expect(items(page).last().locator('.state')).toHaveText(words.library.states.kept);
	// What is far above has given its room to one element for many, and takes it again: each article once, none left out
	expect(await items(page).count()).toBeLessThan(all);
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	const isFilled = () => document.elementFromPoint(100, innerHeight / 2)?.closest('li[data-id]:has(h2)') !== null;
	const seen = new Set<string>();
	for (let top = height; top > -400; top -= 400) {
		await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), Math.max(0, top));
		if (top > 1000) await expect.poll(() => page.evaluate(isFilled), { intervals: [50] }).toBe(true);
		const ids = await idsOf(page);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) seen.add(id);
	}
	expect(seen.size).toBe(all);
});

test('going back from an article finds the list at the same place, with the focus where it was', async ({ page }) => {
	await bringAll(page);
	await scrollToEnd(page);
	const opened = items(page).nth(-4);
	// Clear of the tray at the foot, under which a click would scroll first
	await opened.evaluate((item) => item.scrollIntoView({ block: 'center', behavior: 'instant' }));
	const title = await opened.locator('h2').innerText();
	const before = await opened.evaluate((item) => item.getBoundingClientRect().top);
	await opened.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await page.goBack();
	const again = page.getByRole('link', { name: title });
	await expect(again).toBeFocused();
	const after = await again.evaluate((link) => link.closest('li')?.getBoundingClientRect().top ?? 0);
	expect(Math.abs(after - before)).toBeLessThan(3);
});

test('without a script the link below the list leads on, document by document', async ({ ownStage, browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ownStage.origin });
	const page = await context.newPage();
	await page.goto(places.library);
	// By their text, since what is far below is not laid out
	const seen = new Set<string>();
	for (;;) {
		for (const title of await page.locator('ol.library h2').allTextContents()) seen.add(title);
		const older = page.getByRole('link', { name: words.paint.older });
		if ((await older.count()) === 0) break;
		await older.click();
	}
	expect(seen.size).toBe(all);
	await context.close();
});

test('going back to the end of a short list finds the last article where it stood', async ({ stage, page }) => {
	await page.goto(`${stage.origin}${places.library}`);
	await expectWhole(page);
	const last = items(page).last();
	await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
	await expect(last.locator('.state')).toHaveText(/./);
	await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
	await last.getByRole('link').scrollIntoViewIfNeeded();
	const before = await last.evaluate((item) => item.getBoundingClientRect().top);
	await last.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goBack();
	await expect(last.locator('.state')).toHaveText(/./);
	await expect
		.poll(async () => Math.abs((await last.evaluate((item) => item.getBoundingClientRect().top)) - before))
		.toBeLessThan(3);
});

test('a list that came while the front is open is offered, and is there with one tap; nothing moves until then', async ({
	ownStage,
	page
}) => {
	await bringAll(page);
	const before = await idsOf(page);
	writePlainArticle(
		ownStage.contentFolder,
		'newestaa',
		'The newest of all',
		'It came just now.',
		'2026-11-19T05:00:00Z'
	);
	await ownStage.publish();
	await page.getByRole('button', { name: words.keep.again }).click();
	const { newer, show } = words.library;
	await expect(page.getByText(newer)).toBeVisible();
	expect(await idsOf(page)).toEqual(before);
	await page.getByRole('button', { name: show }).click();
	await expect(items(page).first()).toHaveAttribute('data-id', 'newestaa');
	// Painted from it, the front has nothing to tell
	await expect(items(page).first().locator('.state')).toHaveText(words.library.states.kept);
	await expect(page.getByText(newer)).toHaveCount(0);
});
