// The sifted list and its sheet on small and larger screens, light and dark, from left and from right: nothing reaches past the window.
import { expect, test } from '../stage/fixtures.ts';
import { objections } from './axe.ts';
import { screens, spillOf, visitOnce } from './reader.ts';

/** A folder for pictures of the screens, where somebody wants to look at them. */
const shots = process.env['SHYRAQ_SHOTS'];

test('nothing of the list as a library reaches past the window', async ({ page }) => {
	test.slow();
	await visitOnce(page);
	for (const [language, scheme, width, height] of screens) {
		await page.setViewportSize({ width, height });
		await page.emulateMedia({ colorScheme: scheme });
		await page.goto(`/${language}`);
		const look = async (name: string): Promise<void> => {
			expect(await spillOf(page), `${name} in ${language}`).toBe(0);
			if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${language}-${scheme}-${width}.png` });
		};
		await look('front');
		await page.locator('.tray > .button').click();
		const sheet = page.locator('.sieve-sheet');
		await expect(sheet.getByRole('radio').first()).toBeChecked();
		await look('sheet');
		await sheet.locator('select').last().selectOption('longest');
		await page.keyboard.press('Escape');
		await expect(page.locator('ol.sifted > li')).not.toHaveCount(0);
		await look('sifted');
		expect(await objections(page)).toEqual([]);
		await page.locator('.tray > .button').click();
		await sheet.locator('.acts .button').last().click();
		await page.locator('.pick').first().check();
		await look('selecting');
		await page.keyboard.press('Escape');
		await page.locator('.sifting .button').first().click();
		await expect(page.locator('ol.sifted')).toHaveCount(0);
	}
});
