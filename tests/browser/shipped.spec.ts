// The edition that ships, on a phone: all of it kept by one visit, all of it read in the dark, with no word to strangers.
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { silence, watch } from '../stage/watch.ts';
import { objections } from './axe.ts';
import { parts } from './page-words.ts';
import { listArticles, spillOf, visitOnce } from './reader.ts';

// One after another: the edition is pressed once
test.describe.configure({ mode: 'default' });
test.use({ baseURL: async ({ shippedStage }, use) => use(shippedStage.origin) });

test('one visit keeps the whole edition: every article and every picture in the dark, without a sound', async ({
	shippedStage,
	page,
	context,
	request
}) => {
	test.slow();
	// The browser's own cache is not to stand in for what the reader keeps
	shippedStage.proxy.forbidStoring();
	const heard = await watch(context, shippedStage.origin);
	await visitOnce(page);
	expect(heard).toEqual(silence);
	const pictures = new Map<string, number>();
	for (const { address } of await listArticles(page)) {
		const article = (await (await request.get(address)).text()).match(/<article.*<\/article>/s)?.[0] ?? '';
		pictures.set(address, article.split('<picture').length - 1);
	}
	await shippedStage.server.kill();
	await page.goto(places.library);
	const articles = await listArticles(page);
	const languages = await page
		.locator('ol.library > li h2')
		.evaluateAll((heads) => heads.map((head) => (head as HTMLElement).lang));
	const counts = Object.fromEntries(
		[...new Set(languages)].map((tag) => [tag, languages.filter((each) => each === tag).length])
	);
	expect(counts).toEqual({ en: 6, kk: 3, ru: 3, fa: 2 });
	expect(articles).toHaveLength(14);
	for (const { address, title } of articles) {
		await test.step(title, async () => {
			await page.goto(address);
			await expect(parts.headline(page)).toHaveText(title);
			// Each has its lead at least
			expect(pictures.get(address)).toBeGreaterThan(0);
			await expect(page.locator('article picture img')).toHaveCount(pictures.get(address) ?? 0);
			expect(await findBlankPictures(page)).toEqual([]);
		});
	}
	expect({ ...heard, errors: heard.errors.filter((error) => !/net::ERR_/.test(error)) }).toEqual(silence);
});

test('every article that ships is open to everybody', async ({ page }) => {
	test.slow();
	await page.goto(places.library);
	for (const { address, title } of await listArticles(page)) {
		await test.step(title, async () => {
			await page.goto(address);
			expect(await objections(page)).toEqual([]);
		});
	}
});

test('no article makes the page wider than the phone', async ({ page }) => {
	await page.goto(places.library);
	await page.setViewportSize({ width: 320, height: 640 });
	for (const { address, title } of [{ address: places.library, title: 'front' }, ...(await listArticles(page))]) {
		await page.goto(address);
		expect([title, await spillOf(page)]).toEqual([title, 0]);
	}
});
