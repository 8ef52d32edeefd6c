// A page's first moments: what is tapped before it lives is not lost, what it says it says once, and its boxes do not grow.
import type { Page } from '@playwright/test';
import { languages } from '#lib/contract/languages.ts';
import { localNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { lookWords, parts, words } from './page-words.ts';
import { expectWhole, untilAlive } from './reader.ts';

/** Holds every script back, as a slow line does. @returns how to let them come */
async function holdScripts(page: Page): Promise<() => void> {
	let letCome = (): void => undefined;
	const gate = new Promise<void>((resolve) => (letCome = resolve));
	await page.route(/\.js$/, async (route) => {
		await gate;
		await route.continue();
	});
	return letCome;
}

test('the bookmark tapped before the page lives is made when it does', async ({ page }) => {
	const letCome = await holdScripts(page);
	await page.goto(places.read(small.lamp.id), { waitUntil: 'commit' });
	await parts.bookmark(page).click();
	await expect(page.locator('html')).toHaveAttribute('data-tapped', 'bookmark');
	letCome();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByText(words.read.bookmarkSaved)).toBeVisible();
	await expect(page.locator('html')).not.toHaveAttribute('data-tapped');
	await page.goto(places.saved);
	await expect(page.getByRole('link', { name: small.lamp.title })).toBeVisible();
});

test('what is typed into a field that was gone into before the page lives stands in the place of what the address asks', async ({
	page
}) => {
	const letCome = await holdScripts(page);
	await page.goto(`${places.search}#q=nosuchword`, { waitUntil: 'commit' });
	const field = page.getByRole('main').getByRole('searchbox');
	await field.focus();
	letCome();
	await expect(field).toHaveValue('nosuchword');
	await page.keyboard.insertText('lamp');
	await expect(field).toHaveValue('lamp');
	await expect(page).toHaveURL(/#q=lamp$/);
});

test('no script is asked for before the text is painted, and all at once then', async ({ page }) => {
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	const { paintedMs, scriptMs } = await page.evaluate(() => ({
		paintedMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
		scriptMs: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
			.filter(({ name }) => name.endsWith('.js'))
			.map(({ startTime }) => startTime)
	}));
	expect(scriptMs.length).toBeGreaterThan(5);
	expect(Math.min(...scriptMs)).toBeGreaterThanOrEqual(paintedMs);
});

test('a page that is never painted, behind others, comes to life all the same', async ({ page }) => {
	await page.addInitScript(() => {
		PerformanceObserver.prototype.observe = () => undefined;
		performance.getEntriesByName = () => [];
	});
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
});

test('words are divided where large type makes lines short, and nowhere else', async ({ page }) => {
	const paragraph = page.locator('.body > p').first();
	await page.goto(places.read(small.lamp.id));
	await expect(paragraph).toHaveCSS('hyphens', 'manual');
	await page.evaluate((name) => localStorage.setItem(name, JSON.stringify({ size: 6 })), localNames.look);
	await page.reload();
	await expect(paragraph).toHaveCSS('hyphens', 'auto');
});

test('the look asked for before the page lives opens when it does', async ({ page }) => {
	const letCome = await holdScripts(page);
	await page.goto(places.read(small.lamp.id), { waitUntil: 'commit' });
	await page.getByRole('button', { name: words.read.look }).click();
	letCome();
	await expect(page.getByRole('dialog').getByText(lookWords.en.theme)).toBeVisible();
});

test('the readiness line says its state once to those who hear it, too', async ({ page }) => {
	await page.goto(places.library);
	await expectWhole(page);
	await expect(page.locator('.ready').getByText(words.keep.done)).toHaveCount(1);
	await expect(page.locator('.ready').getByRole('status')).toContainText(words.keep.done);
});

test('where the browser offers to install, one tap beside the readiness line takes it up', async ({ page }) => {
	await page.goto(places.library);
	await expectWhole(page);
	await page.evaluate(() => {
		const prompt = () => {
			document.title = 'asked';
			return Promise.resolve({ outcome: 'accepted' });
		};
		dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt }));
	});
	const install = page.locator('.ready').getByRole('button', { name: words.install.offer });
	await install.click();
	await expect(page).toHaveTitle('asked');
	await expect(install).toBeHidden();
});

test('the box of the readiness line keeps its height from the first paint on, in every language', async ({ page }) => {
	for (const width of [320, 360, 412, 1024]) {
		await page.setViewportSize({ width, height: 800 });
		for (const language of languages) {
			const heights = [];
			await page.goto(`/${language}`, { waitUntil: 'commit' });
			const box = page.locator('.ready');
			await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
			heights.push(await box.evaluate((ready) => ready.getBoundingClientRect().height));
			await expect(box.locator('button.small')).toBeVisible({ timeout: 60_000 });
			heights.push(await box.evaluate((ready) => ready.getBoundingClientRect().height));
			expect.soft(heights, `${language} at ${width}`).toEqual([heights[0], heights[0]]);
		}
	}
});
