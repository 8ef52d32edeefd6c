// A whole walk through the reader, listened to: nothing breaks the policy, nothing goes to a stranger, nothing shuts anybody out.
import type { Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { themes } from '#lib/reader/look.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { blankPath } from '../stage/proxy.ts';
import { silence, watch } from '../stage/watch.ts';
import { objections } from './axe.ts';
import { lookWords, parts, wordsIn } from './page-words.ts';
import { listArticles, readUpTo, untilAlive, visitOnce } from './reader.ts';

/** The languages of the interface that stand for the two directions. */
const directions = ['en', 'fa'] as const;
const chosen = themes.filter((theme) => theme !== 'system');

/** Remembers a theme as the settings do, for the next document. */
async function choose(page: Page, theme: string): Promise<void> {
	const look = [localNames.look, JSON.stringify({ theme })] as const;
	await page.evaluate(([name, look]) => localStorage.setItem(name, look), look);
}

for (const language of directions) {
	test(`every page is open to everybody, in every theme, in ${language}`, async ({ page, context, baseURL }) => {
		test.slow();
		const words = wordsIn(language);
		const heard = await watch(context, baseURL ?? '');
		await page.goto(`/${language}`);
		await expect(page.locator('ol.library .state').first()).not.toBeEmpty();
		expect(await objections(page, chosen)).toEqual([]);
		for (const { id } of [small.lamp, small.table, small.bazaar]) {
			await page.goto(places.read(id));
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await untilAlive(page);
			await page.getByRole('button', { name: words.read.bookmark, exact: true }).click();
			expect(await objections(page, chosen)).toEqual([]);
		}
		await page.getByRole('button', { name: words.read.look }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		expect(await objections(page, chosen)).toEqual([]);
		await page.goto(places.saved);
		await expect(page.getByRole('link', { name: small.lamp.title })).toBeVisible();
		expect(await objections(page, chosen)).toEqual([]);
		await page.goto(places.settings);
		await expect(page.getByRole('radio', { name: lookWords[language].themes.light })).toBeVisible();
		expect(await objections(page, chosen)).toEqual([]);
		const alive = [
			[places.storage, page.getByRole('heading', { name: words.storage.used })],
			[places.ready, page.locator('.points li').first()],
			[places.search, page.getByRole('main').getByRole('searchbox')]
		] as const;
		for (const [place, sign] of alive) {
			await page.goto(place);
			await expect(sign).toBeVisible();
			expect(await objections(page, chosen)).toEqual([]);
		}
		await page.goto(places.library);
		await expect(
			page.getByRole('region', { name: words.library.continue }).or(page.locator('ol.library'))
		).not.toHaveCount(0);
		expect(heard).toEqual(silence);
		// A page that is not there is an error by its status, and Chromium notes that as one
		await page.goto('/read/nosuchid');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.paint.notices.unknown.title);
		expect(await objections(page, chosen)).toEqual([]);
		expect(heard.violations).toEqual([]);
	});
}

test('a theme that was chosen is worn by every document from its first paint on', async ({ page }) => {
	for (const theme of chosen) {
		await page.goto(blankPath);
		await choose(page, theme);
		for (const path of [places.library, places.read(small.lamp.id), places.settings]) {
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
		}
		await expect(page.getByRole('radio', { name: lookWords.en.themes[theme] })).toBeChecked();
	}
});

test('a walk through everything, online and then in the dark, makes no sound', async ({
	stage,
	page,
	context,
	baseURL
}) => {
	test.slow();
	const heard = await watch(context, baseURL ?? '');
	await visitOnce(page);
	const articles = await listArticles(page);
	expect(articles).toHaveLength(smallCounts.articles);
	const pages = [places.saved, places.settings, places.storage, places.ready, places.search];
	const walk = async () => {
		for (const { address, title } of articles) {
			await page.goto(address);
			await expect(parts.headline(page)).toHaveText(title);
			expect(await findBlankPictures(page)).toEqual([]);
		}
		for (const path of [...pages, '/kk', '/ru/saved', '/fa/ready', '/fa/settings', '/en']) await page.goto(path);
		await page.goto(places.read(small.lamp.id));
		await readUpTo(page, 8);
	};
	await walk();
	expect(heard).toEqual(silence);
	await stage.server.kill();
	await page.goto(places.library);
	await walk();
	expect({ ...heard, errors: heard.errors.filter((error) => !/net::ERR_/.test(error)) }).toEqual(silence);
});

test('the listener hears: a breach of policy, an error, a stranger', async ({ page, context, baseURL }) => {
	const heard = await watch(context, baseURL ?? '');
	await page.goto(places.library);
	await page.evaluate(() => {
		try {
			document.createElement('script').textContent = 'globalThis.neverRuns = true';
		} catch (refused) {
			console.error(refused);
		}
		const picture = document.createElement('img');
		picture.src = 'http://stranger.example/pixel.png';
		document.body.append(picture);
	});
	await expect.poll(() => heard.violations.length).toBeGreaterThan(0);
	expect(heard.violations.join()).toContain('require-trusted-types-for');
	expect(heard.violations.join()).toContain('stranger.example');
	expect(heard.errors.length).toBeGreaterThan(0);
});
