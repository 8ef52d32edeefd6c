// Search in several tabs, with an index that is spoilt, and without its room.
import type { Page } from '@playwright/test';
import { cacheNames, places } from '#lib/contract/places.ts';
import { searchWords } from '#lib/words/search/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { wordsIn } from './page-words.ts';
import { openTool, untilAlive, visitOnce } from './reader.ts';

const field = (page: Page) => page.getByRole('main').getByRole('searchbox');
const hits = (page: Page) => page.locator('ol.hits > li');

test('two tabs search at once; a damaged and a lost index are built anew', async ({ stage, page, context }) => {
	await visitOnce(page);
	await stage.server.kill();
	const other = await context.newPage();
	const both = [page, other];
	await Promise.all(both.map((tab) => tab.goto(places.search)));
	const findInBoth = async () => {
		for (const tab of both) {
			await field(tab).fill('lamp');
			await expect(hits(tab)).toHaveCount(2);
		}
	};
	await findInBoth();
	for (const spoil of ['damage', 'delete'] as const) {
		await page.evaluate(
			async ([name, spoil]) => {
				const cache = await caches.open(name);
				for (const { url } of await cache.keys()) if (spoil === 'damage') await cache.put(url, new Response('damaged'));
				if (spoil === 'delete') await caches.delete(name);
			},
			[cacheNames.search, spoil] as const
		);
		await Promise.all(both.map((tab) => tab.reload()));
		// Asked by the address
		for (const tab of both) await expect(hits(tab)).toHaveCount(2);
	}
	// Whatever the other did last, each knows that all was looked at
	for (const tab of both) {
		await field(tab).fill('nowhere');
		await expect(tab.getByText(searchWords.none)).toBeVisible();
	}
});

test('where the room did not come before the network went, the page says so and all else is there', async ({
	stage,
	page
}) => {
	stage.proxy.switch(/room-search/, 'status-404');
	await page.goto(places.library);
	await page.goto(places.search);
	await expect(page.getByRole('alert')).toHaveText(wordsIn('en').room.absent);
	await page.goto(places.read(small.lamp.id));
	await openTool(page, 'find');
	await expect(page.getByRole('status')).toContainText(wordsIn('en').room.absent);
	// Opened anew when the network answers, it is there
	await stage.reset();
	await page.getByRole('button', { name: wordsIn('en').error.again }).click();
	await untilAlive(page);
	await openTool(page, 'find');
	await expect(page.getByRole('searchbox')).toBeVisible();
	await expect(page.locator('.body p').first()).toBeVisible();
});
