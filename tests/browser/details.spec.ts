// The small things of a text: what is wide says that it goes on, and a paragraph of another direction runs its own way.
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { spillOf, untilAlive } from './reader.ts';

test.use({ viewport: { width: 320, height: 640 } });

async function open(page: Page, id: string): Promise<void> {
	await page.goto(`/en${places.read(id)}`);
	await untilAlive(page);
	await expect(page.locator('[data-early="tools"]')).toHaveCount(0);
}

/** The colour at the middle of a box's edges. */
async function edgesOf(box: Locator): Promise<{ left: string; right: string }> {
	const shot = sharp(await box.screenshot({ animations: 'disabled' }));
	const { width, height } = await shot.metadata();
	const at = async (left: number): Promise<string> => {
		const pixel = shot.clone().extract({ left, top: Math.floor(height / 4), width: 1, height: 1 });
		return [...(await pixel.removeAlpha().raw().toBuffer())].join();
	};
	return { left: await at(1), right: await at(width - 2) };
}

for (const scheme of ['light', 'dark'] as const) {
	test(`a wide table shows at which edge it goes on, in the ${scheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: scheme });
		await open(page, small.table.id);
		const box = page.locator('.body .wide');
		const narrow = await edgesOf(box);
		expect(narrow.left).toBe(narrow.right);
		await box
			.locator('td')
			.first()
			.evaluate((cell) => (cell.textContent = 'long'.repeat(30)));
		const first = await edgesOf(box);
		expect(first.left).toBe(narrow.left);
		expect(first.right).not.toBe(narrow.right);
		await box.evaluate((table) => table.scrollBy({ left: 10_000, behavior: 'instant' }));
		const last = await edgesOf(box);
		expect(last.left).not.toBe(narrow.left);
		expect(last.right).toBe(narrow.right);
		expect(await spillOf(page)).toBe(0);
	});
}

/** Whether a paragraph's first letter stands in its right half, once its words are these. */
async function beginsRight(page: Page, words: string): Promise<boolean> {
	return page
		.locator('.body > p')
		.first()
		.evaluate((paragraph, words) => {
			paragraph.textContent = words;
			const range = document.createRange();
			if (paragraph.firstChild !== null) range.setStart(paragraph.firstChild, 0);
			if (paragraph.firstChild !== null) range.setEnd(paragraph.firstChild, 1);
			const box = paragraph.getBoundingClientRect();
			return range.getBoundingClientRect().left > box.left + box.width / 2;
		}, words);
}

test('a Persian paragraph in an English text begins at the right; a Latin name turns no Persian one', async ({
	page
}) => {
	await open(page, small.plain.id);
	expect(await beginsRight(page, 'Only words here.')).toBe(false);
	expect(await beginsRight(page, 'چراغی در بازار روشن بود.')).toBe(true);
	await open(page, small.bazaar.id);
	expect(await beginsRight(page, 'چراغی در بازار روشن بود.')).toBe(true);
	const end = await page
		.locator('.body > p')
		.first()
		.evaluate((paragraph) => {
			paragraph.textContent = 'BBC نوشت که چراغ روشن است.';
			const range = document.createRange();
			const text = paragraph.firstChild;
			if (text !== null) range.setStart(text, 0);
			if (text !== null) range.setEnd(text, 3);
			return Math.round(paragraph.getBoundingClientRect().right - range.getBoundingClientRect().right);
		});
	expect(end).toBeLessThan(4);
});

test('a long address breaks and leaves the words around it whole', async ({ page }) => {
	await open(page, small.plain.id);
	await page
		.locator('.body > p')
		.first()
		.evaluate((paragraph) => {
			paragraph.textContent = `It is at https://clinic.example/${'a-long-way/'.repeat(12)} as they say.`;
		});
	expect(await spillOf(page)).toBe(0);
});
