// With scripts off, and with scripts broken, every document is whole as it came.
import type { Locator } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { lampParagraphs, small, smallCounts } from '../stage/small-edition.ts';
import { parts, words, wordsIn } from './page-words.ts';

/** Scrolls to each picture, and waits until it shows something. No timer runs in a page without scripts, so it is asked from outside. */
async function expectShown(pictures: Locator): Promise<void> {
	for (const picture of await pictures.all()) {
		await picture.scrollIntoViewIfNeeded();
		await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	}
}

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('the front lists every article with its picture, and each opens whole', async ({ page }) => {
		await page.goto(places.library);
		await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
		const row = page.locator('ol.library > li', { has: page.getByRole('link', { name: small.lamp.title }) });
		await expect(row.locator('.standfirst')).toHaveText(`${small.lamp.title}: en`);
		await expect(row.locator('time')).toHaveText('18 November 2026');
		await expect(row.locator('.minutes')).toHaveText('9 min');
		const names = {
			lamp: 'English',
			table: 'English',
			bazaar: 'Persian',
			kazakh: 'Kazakh',
			russian: 'Russian',
			plain: 'English'
		};
		for (const [name, { id, pictures }] of Object.entries(small)) {
			const item = parts.articleItem(page, id);
			await expect(item.locator('.language')).toHaveText(names[name as keyof typeof small]);
			await expect(item.locator('picture img')).toHaveCount(pictures > 0 ? 1 : 0);
		}
		await expectShown(page.locator('ol.library picture img'));
		await page.getByRole('link', { name: small.lamp.title }).click();
		await expect(page.locator('.headline .meta')).toContainText('By The stage');
		await expect(page.locator('.headline time')).toHaveText('18 November 2026');
		await expect(page.locator('article figcaption').first()).toContainText('The lead.');
		await expect(page.locator('article figcaption').first()).toContainText('Drawn');
		await expect(parts.headline(page)).toHaveText(small.lamp.title);
		await expect(page.locator('.body p', { hasText: 'Paragraph' })).toHaveCount(lampParagraphs);
		await expect(page.locator('article figure')).toHaveCount(small.lamp.pictures);
		await expect(page.locator('article footer')).toContainText('The stage itself');
		for (const { id, title, pictures } of Object.values(small)) {
			await page.goto(places.read(id));
			await expect(parts.headline(page)).toHaveText(title);
			await expect(page.locator('article picture img')).toHaveCount(pictures);
			await expectShown(page.locator('article picture img'));
		}
	});

	test('the pages that need a script say so', async ({ page }) => {
		await page.goto(places.library);
		await expect(page.locator('main')).toContainText(words.ready.needsScript, { useInnerText: true });
		await page.goto(places.saved);
		// Playwright's own texts leave <noscript> out; what is rendered does not
		const main = page.locator('main');
		await expect(main).toContainText(words.saved.needsScript, { useInnerText: true });
		await page.goto(places.settings);
		await expect(main).toContainText(words.look.needsScript, { useInnerText: true });
	});

	test('a language is chosen by its address, and stays', async ({ page }) => {
		await page.goto('/fa');
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await expect(page).toHaveTitle(wordsIn('fa').paint.libraryTitle);
		await page.goto(places.library);
		await expect(page.locator('html')).toHaveAttribute('lang', 'fa');
	});
});

test('with every script lost on the way, the text and the pictures are there', async ({ stage, page }) => {
	stage.proxy.switch(/\.js$/, 'status-404');
	await page.goto(places.read(small.lamp.id));
	await expect(page.locator('.body p', { hasText: 'Paragraph' })).toHaveCount(lampParagraphs);
	expect(await findBlankPictures(page)).toEqual([]);
});

test('with every script stalled, the text is there at once', async ({ stage, page }) => {
	stage.proxy.switch(/\.js$/, 'stall');
	await page.goto(places.read(small.lamp.id), { waitUntil: 'commit' });
	await expect(page.getByText('Paragraph 40 tells')).toBeAttached();
});
