// The interface's languages on a phone: the reader's own are kept, another comes when it is chosen, and is said to be lacking where it cannot.
import { expect, test } from '../stage/fixtures.ts';
import { places } from '#lib/contract/places.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { small } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { visitOnce } from './reader.ts';

const kazakh = wordsOf('kk');
const lacking = words.paint.lacking.replace('{language}', words.paint.languages.kk);

test('chosen in the dark, one that is not here is said to be lacking, and all is read in the one that is', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	await stage.server.kill();
	await page.goto('/kk/settings');
	await expect(page).toHaveTitle(words.paint.titles.settings);
	await expect(page.getByText(lacking)).toBeInViewport();
	await expect(page.locator('html')).toHaveAttribute('data-alive', /./);
	await page.goto(`/kk${places.read(small.lamp.id)}`);
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await expect(page.getByText(lacking)).toBeVisible();
	await page.goto(places.saved);
	await expect(page).toHaveTitle(words.paint.titles.saved);
	await expect(page.getByText(lacking)).toHaveCount(0);
});

test('chosen while there is a network, one stays, in the dark too', async ({ stage, page }) => {
	await visitOnce(page);
	await page.goto('/kk/settings');
	await expect(page).toHaveTitle(kazakh.paint.titles.settings);
	await stage.server.kill();
	await page.goto(places.saved);
	await expect(page).toHaveTitle(kazakh.paint.titles.saved);
	await page.goto(`/en${places.saved}`);
	await expect(page).toHaveTitle(words.paint.titles.saved);
});
