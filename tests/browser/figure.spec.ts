// A picture over the whole screen: opened by tap and key, brought nearer by fingers, wheel and keys, closed by going back. From the phone alone.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { figureWords } from '#lib/words/figure/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { words } from './page-words.ts';
import { untilAlive, visitOnce } from './reader.ts';

const alt = 'A tall tower at dusk';
const view = (page: Page) => page.getByRole('dialog', { name: alt });
const picture = (page: Page) => view(page).getByRole('img');
const enlarge = (page: Page) => page.getByRole('button', { name: `${words.read.enlarge}: ${alt}` });

async function scaleOf(page: Page): Promise<number> {
	return Number(await picture(page).getAttribute('data-scale'));
}

async function tapTwice(page: Page): Promise<void> {
	await page.touchscreen.tap(206, 400);
	await page.touchscreen.tap(206, 400);
}

/** Fingers on the screen, by the browser's own protocol: two that part from the middle. */
async function pinch(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
		session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints:
				type === 'touchEnd'
					? []
					: [
							{ x: 206 - apart, y: 400, id: 1 },
							{ x: 206 + apart, y: 400, id: 2 }
						]
		});
	await touch('touchStart', 30);
	for (const apart of [40, 60, 90]) await touch('touchMove', apart);
	await touch('touchEnd', 0);
}

test('a picture opens over the screen with its caption, comes nearer, and going back closes it', async ({
	stage,
	page
}) => {
	test.slow();
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	const address = page.url();
	await page.locator('.body .picture').first().scrollIntoViewIfNeeded();
	await page.getByRole('img', { name: alt }).click();
	await expect(view(page)).toContainText('Drawn for the tests');
	await expect(view(page)).toContainText(`${alt}, as a drawing.`);
	expect(await picture(page).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	expect(await objections(page)).toEqual([]);

	await page.keyboard.press('+');
	expect(await scaleOf(page)).toBe(1.5);
	await page.keyboard.press('-');
	expect(await scaleOf(page)).toBe(1);
	await view(page).getByRole('button', { name: figureWords.nearer }).click();
	await expect.poll(() => scaleOf(page)).toBe(1.5);
	await page.keyboard.press('0');
	expect(await scaleOf(page)).toBe(1);
	await tapTwice(page);
	await expect.poll(() => scaleOf(page)).toBe(3);
	await tapTwice(page);
	await expect.poll(() => scaleOf(page)).toBe(1);
	await pinch(page);
	await expect.poll(() => scaleOf(page)).toBeCloseTo(3, 1);
	// Nearer, it is dragged by the arrows as far as its edge, and no further
	const left = () => picture(page).evaluate((image) => image.getBoundingClientRect().left);
	for (let times = 0; times < 30; times += 1) await page.keyboard.press('ArrowLeft');
	expect(await left()).toBe(0);
	await page.mouse.move(200, 400);
	await page.mouse.wheel(0, 3000);
	await expect.poll(() => scaleOf(page)).toBe(1);

	await page.goBack();
	await expect(view(page)).toHaveCount(0);
	expect(page.url()).toBe(address);
	await expect(enlarge(page)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(view(page)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(view(page)).toHaveCount(0);
	await expect(enlarge(page)).toBeFocused();
	// Closed by a key it leaves nothing to go back through
	await page.goBack();
	await expect(page).not.toHaveURL(address);
});

test.describe('of pictures that were left out', () => {
	test.use({ serviceWorkers: 'block' });

	test('none opens, and none says that it would', async ({ page }) => {
		await page.route(/\/i\/[0-9a-f]{64}$/, (route) => route.abort());
		await page.goto(places.read(small.lamp.id));
		await untilAlive(page);
		await page.locator('.body .picture').first().scrollIntoViewIfNeeded();
		await page.locator('.body .picture').first().click();
		await expect(page.locator('.enlarge')).toHaveCount(0);
		await expect(page.getByRole('dialog')).toHaveCount(0);
	});
});
