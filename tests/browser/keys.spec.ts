// Single keys: what each does, that they are silent while one types, and that they can be switched off. From the phone alone.
import { places } from '#lib/contract/places.ts';
import { keysWords } from '#lib/words/keys/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { parts } from './page-words.ts';
import { untilAlive, visitOnce } from './reader.ts';

test('keys go through the list and the articles, bookmark, enlarge, and say what they do; switched off they are silent', async ({
	stage,
	page
}) => {
	test.slow();
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.library);
	const links = parts.articleLinks(page);
	// Keys are heard once the page keeps what comes
	await expect(async () => {
		await page.keyboard.press('j');
		await expect(links.nth(1)).toBeFocused({ timeout: 500 });
	}).toPass();
	await page.keyboard.press('k');
	await expect(links.nth(0)).toBeFocused();

	const [first, second] = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	await page.goto(first ?? '');
	await untilAlive(page);
	await expect(async () => {
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
	}).toPass();
	const sheet = page.getByRole('dialog', { name: keysWords.heading });
	await expect(sheet.getByRole('term')).toHaveCount(15);
	expect(await objections(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(sheet).toHaveCount(0);
	await page.keyboard.press('b');
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
	const size = () => page.locator('.body').evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize));
	const before = await size();
	await page.keyboard.press('+');
	await expect.poll(size).toBeGreaterThan(before);
	await page.keyboard.press('-');
	await expect.poll(size).toBe(before);
	await page.keyboard.press('j');
	await page.waitForURL(`**${second ?? ''}`);

	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	await expect(async () => {
		await page.keyboard.press('?');
		await expect(sheet).toBeVisible({ timeout: 500 });
	}).toPass();
	await sheet.getByRole('checkbox', { name: keysWords.on }).uncheck();
	await sheet.getByRole('button', { name: keysWords.close }).click();
	await page.keyboard.press('+');
	await page.keyboard.press('?');
	await page.keyboard.press('b');
	await expect(sheet).toHaveCount(0);
	expect(await size()).toBe(before);
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'false');
});
