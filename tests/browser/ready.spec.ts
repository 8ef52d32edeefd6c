// Ready for the dark: what the page says is so, and the drill proves it without one request to the server.
import { places } from '#lib/contract/places.ts';
import { darkWords as dark } from '#lib/words/dark/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { pattern, words } from './page-words.ts';
import { visitOnce } from './reader.ts';

/** All but the worker's own files, which the browser asks for when it looks for another build, past any worker. */
const byTheReader = /^(?!\/service-worker\.js$|\/_app\/immutable\/(first|late)\.)/;
const proven = (articles: number, pictures: number): string =>
	dark.drill.proved
		.replace('{articles}', String(articles))
		.replace('{allArticles}', String(smallCounts.articles))
		.replace('{pictures}', String(pictures))
		.replace('{allPictures}', String(smallCounts.pictures));

test.beforeEach(async ({ stage, page }) => {
	// What the phone loses could else come again out of the browser's own cache
	stage.proxy.forbidStoring();
	await visitOnce(page);
	await page.getByRole('link', { name: words.ready.way }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.paint.titles.ready);
});

test('the points say what is kept, that nothing is missing, and that the clock agrees', async ({ page }) => {
	const point = (label: string) => page.getByRole('listitem').filter({ has: page.getByText(label, { exact: false }) });
	await expect(point(dark.articles).first()).toContainText(`${smallCounts.articles} of ${smallCounts.articles}`);
	await expect(point(dark.missing)).toContainText(dark.missingNone);
	await expect(point(dark.clock)).toContainText(dark.clocks.right);
	await expect(point(dark.key)).toHaveAttribute('data-sign', 'good');
	expect(await objections(page)).toEqual([]);
});

test('of pictures that are missing it is said how large they are', async ({ stage, page }) => {
	await stage.server.kill();
	const lost = await page.evaluate(async (address) => {
		let count = 0;
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				if (request.url.includes(address) && (await cache.delete(request))) count += 1;
		}
		return count;
	}, places.picture(''));
	await page.reload();
	const point = page.getByRole('listitem').filter({ has: page.getByText(dark.missing) });
	await expect(point).toContainText(new RegExp(`${lost} pictures \\([\\d.,]+\\s?[kM]B\\)`));
});

test('the drill opens every article and picture, and the server hears nothing of it', async ({ stage, page }) => {
	// What the page itself asks when it opens is answered before
	await expect(page.getByText(dark.clocks.right)).toBeVisible();
	await expect(page.getByText(words.keep.done)).toBeVisible();
	stage.proxy.forget();
	await page.getByRole('button', { name: dark.drill.start }).click();
	await expect(page.getByText(pattern(dark.drill.left))).toBeVisible();
	await expect(page.getByText(proven(smallCounts.articles, smallCounts.pictures))).toBeVisible();
	expect(stage.proxy.asked(byTheReader)).toEqual([]);
	// An article opens meanwhile, though the network is there, and the page still knows what was proven
	await page.goto(places.read(small.lamp.id));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(small.lamp.title);
	expect(stage.proxy.asked(byTheReader)).toEqual([]);
	await page.goto(places.ready);
	await expect(page.getByText(proven(smallCounts.articles, smallCounts.pictures))).toBeVisible();
	await expect(page.getByText(dark.clocks.plausible)).toBeVisible();
	expect(stage.proxy.asked(byTheReader)).toEqual([]);
	await page.getByRole('button', { name: dark.drill.end }).click();
	await expect(page.getByRole('button', { name: dark.drill.start })).toBeVisible();
});

test('a drill with the server dead proves the same; what is broken on the phone is not said to open', async ({
	stage,
	page
}) => {
	await stage.server.kill();
	await page.evaluate(async (address) => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			const [picture] = (await cache.keys()).filter(({ url }) => url.includes(address));
			if (picture !== undefined) await cache.put(picture, new Response('no picture'));
		}
	}, places.picture(''));
	await page.getByRole('button', { name: dark.drill.start }).click();
	await expect(page.getByText(proven(smallCounts.articles, smallCounts.pictures - 1))).toBeVisible();
	await expect(page.getByText(dark.drill.torn)).toBeVisible();
});

test('a clock that is an hour off is said, and which way', async ({ page }) => {
	await page.clock.install({ time: new Date(Date.now() + 3_600_000) });
	await page.goto(places.ready);
	await page.clock.resume();
	await expect(page.getByText(pattern(dark.clocks.fast))).toBeVisible();
});
