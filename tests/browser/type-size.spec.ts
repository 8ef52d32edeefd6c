// The size of the type: it holds for the whole interface, within bounds, and nothing runs off a narrow phone for it.
import type { Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { lookWords } from './page-words.ts';

const pages = [
	'/en',
	'/en/saved',
	'/en/settings',
	'/en/storage',
	'/en/ready',
	'/kk',
	'/ru/settings',
	'/ru/storage',
	'/fa/ready'
];

test.use({ viewport: { width: 320, height: 640 } });

async function choose(page: Page, size: number): Promise<void> {
	await page.evaluate(([name, look]) => localStorage.setItem(name, look), [
		localNames.look,
		JSON.stringify({ size })
	] as const);
}

/** The smallest and the largest letters on a page, in CSS pixels, and how much wider than the screen it is. */
async function measure(page: Page): Promise<{ least: number; most: number; excess: number }> {
	await expect(page.locator('html')).toHaveAttribute('data-alive', /./);
	return page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const sizes: number[] = [];
		while (walker.nextNode()) {
			const { parentElement, textContent } = walker.currentNode;
			if (parentElement === null || textContent?.trim() === '' || !parentElement.checkVisibility()) continue;
			sizes.push(Number.parseFloat(getComputedStyle(parentElement).fontSize));
		}
		return {
			least: Math.min(...sizes),
			most: Math.max(...sizes),
			excess: document.documentElement.scrollWidth - innerWidth
		};
	});
}

test('at the usual size no word of the interface is below 14 px; the largest raises them all, and nothing runs off', async ({
	page
}) => {
	test.slow();
	for (const path of pages) {
		await page.goto(path);
		await choose(page, 2);
		await page.reload();
		const usual = await measure(page);
		expect.soft(usual.least, path).toBeGreaterThanOrEqual(14);
		await choose(page, 6);
		await page.reload();
		const largest = await measure(page);
		expect.soft(largest.least / usual.least, path).toBeGreaterThan(1.2);
		expect.soft(largest.most / usual.most, path).toBeLessThan(1.3);
		expect.soft([usual.excess, largest.excess], path).toEqual([0, 0]);
	}
});

test('the text has the size that was chosen, whatever the interface around it has', async ({ page }) => {
	for (const [size, pixels] of [
		[0, 14.4],
		[2, 18],
		[6, 32]
	] as const) {
		await page.goto(places.library);
		await choose(page, size);
		await page.goto(places.read(small.plain.id));
		const shown = await page
			.locator('.body p')
			.first()
			.evaluate((text) => getComputedStyle(text).fontSize);
		expect(Number.parseFloat(shown)).toBeCloseTo(pixels, 1);
	}
});

test('each slider of the look shows what it stands at', async ({ page }) => {
	await page.goto(places.settings);
	const size = page.getByRole('slider', { name: lookWords.en.size });
	const largest = lookWords.en.sizes.at(-1) ?? '';
	await size.fill('6');
	await expect(size).toHaveAttribute('aria-valuetext', largest);
	await expect(page.locator('.look').getByText(largest, { exact: true })).toBeVisible();
});
