// The web app manifest's screenshots, taken of a running Shyraq: `node tools/figures/make-screenshots.ts http://localhost:3000`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '../../static/screenshots');
const [origin = 'http://localhost:3000'] = process.argv.slice(2);
const narrow = { viewport: { width: 412, height: 915 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const wide = { viewport: { width: 1280, height: 800 } };

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium' });
await take('narrow-library', narrow, 'dark', '/');
await take('narrow-article', narrow, 'light', 'first article');
await take('wide-library', wide, 'light', '/');
await browser.close();

/** One screenshot, when the whole library is on the device, reduced to a palette. */
async function take(name: string, device: typeof narrow | typeof wide, colorScheme: 'light' | 'dark', path: string) {
	const context = await browser.newContext({ ...device, colorScheme, locale: 'en' });
	const page = await context.newPage();
	await page.goto(`${origin}/`);
	await page.waitForFunction(() => {
		const states = [...document.querySelectorAll<HTMLElement>('.library .state')];
		return states.length > 0 && states.every(({ dataset }) => dataset['state'] === 'kept');
	});
	// What is told of it follows a moment later
	await page.locator('.ready progress').waitFor({ state: 'detached' });
	if (path !== '/') await page.locator('.library h2 a').first().click();
	await waitForPictures(page);
	const image = await page.screenshot();
	await sharp(image)
		.png({ palette: true, colours: 256, effort: 10 })
		.toFile(join(folder, `${name}.png`));
	await context.close();
}

async function waitForPictures(page: Page): Promise<void> {
	await page.locator('picture img').first().waitFor();
	await page.evaluate(() =>
		Promise.all([...document.images].filter(({ y }) => y < innerHeight).map((image) => image.decode()))
	);
}
