// Pictures left out by choice: their words stand in their place, and nothing is noted as an error.
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { silence, watch } from '../stage/watch.ts';
import { parts, words } from './page-words.ts';

const pictures = /^\/i\//;

test('a picture left out stands as its words, is asked of nobody, and the console says nothing', async ({
	stage,
	phone,
	page,
	context,
	baseURL
}) => {
	stage.proxy.switch(pictures, 'cut');
	await page.goto(places.settings);
	await page.getByRole('radio', { name: words.settings.picturesChoices.none }).check();
	await page.goto(places.library);
	await expect(page.getByText(words.keep.doneText)).toBeVisible({ timeout: 60_000 });
	stage.proxy.mend();
	stage.proxy.forget();
	const heard = await watch(context, baseURL ?? '');
	for (const path of [places.library, places.read(small.lamp.id)]) {
		await page.goto(path);
		const picture = page.locator('main picture img').first();
		await expect(picture).toHaveJSProperty('complete', true);
		await expect(picture).toHaveJSProperty('naturalWidth', 0);
		await expect(picture).toHaveAttribute('data-lacking', words.paint.noPicture);
		const shown = await picture.evaluate((image) => getComputedStyle(image, '::after').content);
		expect(shown).toContain((await picture.getAttribute('alt')) ?? '?');
	}
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	expect(stage.proxy.asked(pictures)).toEqual([]);
	expect(await phone.wrongBytes()).toEqual([]);
	expect(heard).toEqual(silence);
});
