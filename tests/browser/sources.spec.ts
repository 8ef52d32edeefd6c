// Sources as filters and as choices: shown by themselves in the dark, not followed, their newest alone, or as text.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { objections } from './axe.ts';
import { parts, words, wordsIn } from './page-words.ts';
import { stopWorkers } from '../../tools/bench/stop-workers.ts';
import { expectWhole, screens, spillOf, visitOnce } from './reader.ts';

const site = 'Lamp & Wick "Weekly"';
const publisher = 'The stage';
const weekly = ['Wicks and how to trim them', 'Oil in winter', 'Glass that does not crack'];

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** Brings articles of another site into the edition. */
async function bringWeekly(stage: Stage, titles: readonly string[] = weekly): Promise<void> {
	const folder = makeFolder('brought');
	const files = titles.map((title, at) => {
		const told = 'that the lamp was lit in the dark and that the people of the town read by it all of the night.';
		const body = [1, 2, 3].map((number) => `<p>Paragraph ${number} of article ${at} says ${told}</p>`).join('');
		const file = join(folder, `${at}.html`);
		writeFileSync(
			file,
			`<!doctype html><html lang="en"><head><title>${title}</title>` +
				`<meta property="og:site_name" content="${site.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">` +
				`<meta property="article:published_time" content="2020-03-0${at + 1}T10:00:00Z">` +
				`<link rel="canonical" href="https://weekly.example/${encodeURIComponent(title)}"></head><body><article><h1>${title}</h1>${body}</article></body></html>`
		);
		return file;
	});
	await stage.bring(...files);
	removeFolder(folder);
}

const chip = (page: Page, name: string): Locator => page.locator('nav.from').getByRole('link', { name });
const source = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true });
const texts = words.storage.sources;

test.beforeEach(async ({ ownStage, page }) => {
	await bringWeekly(ownStage);
	await visitOnce(page);
	await page.goto(places.library);
});

test('in the dark the list is shown by source: the address says which, going back goes back, and a keyboard does it', async ({
	ownStage,
	page
}) => {
	await ownStage.server.kill();
	await page.goto(places.library);
	await expect(chip(page, site)).toContainText(String(weekly.length));
	await expect(chip(page, publisher)).toContainText(String(smallCounts.articles));
	await expect(chip(page, words.paint.all)).toHaveAttribute('aria-current', 'page');
	for (const link of await page.locator('nav.from a').all()) {
		const box = await link.boundingBox();
		expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
	}
	await chip(page, site).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(places.from(site));
	await expect(parts.articleLinks(page)).toHaveText([...weekly].reverse());
	await expect(chip(page, site)).toHaveAttribute('aria-current', 'page');
	expect(await objections(page)).toEqual([]);
	await chip(page, publisher).click();
	await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
	await page.goBack();
	await expect(parts.articleLinks(page)).toHaveCount(weekly.length);
	// One that there is not is no empty page
	await page.goto(places.from('Nobody'));
	await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles + weekly.length);
});

test('a source’s document is, byte for byte, the same from the server, and its links work without scripts', async ({
	ownStage,
	page,
	request,
	browser
}) => {
	for (const path of [places.library, places.from(site), places.from(''), places.from('Nobody')]) {
		const navigated = await page.goto(path);
		const server = await request.get(path, { headers: { 'accept-language': 'en-GB' } });
		expect(navigated?.fromServiceWorker()).toBe(true);
		expect((await navigated?.text()) ?? '').toBe(await server.text());
	}
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: ownStage.origin });
	const plain = await context.newPage();
	await plain.goto(places.library);
	await chip(plain, site).click();
	await expect(parts.articleLinks(plain)).toHaveText([...weekly].reverse());
	await context.close();
});

test('in the dark the storage page says how much of each source is here', async ({ ownStage, page }) => {
	await ownStage.server.kill();
	await page.goto(places.storage);
	await source(page, site).scrollIntoViewIfNeeded();
	const { storage } = words;
	await expect(source(page, site)).toContainText(new RegExp(`${storage.texts}: [1-9].* · ${storage.pictures}:\\s*0`));
	await expect(source(page, publisher)).toContainText(
		new RegExp(`${storage.texts}: [1-9].* · ${storage.pictures}:\\s*[1-9]`)
	);
});

test('a source that is not followed leaves the front, keeps what is here, and its news does not come', async ({
	ownStage,
	phone,
	page
}) => {
	// The choice does not wait until a page has found out which pictures this browser decodes
	await page.addInitScript(() => (HTMLImageElement.prototype.decode = () => new Promise(() => undefined)));
	await page.goto(places.storage);
	await expect(source(page, site)).toContainText(String(weekly.length));
	expect(await objections(page)).toEqual([]);
	await source(page, site).getByRole('checkbox', { name: texts.follow }).uncheck();
	await expect(source(page, site).getByRole('combobox')).toHaveCount(0);
	await page.goto(places.library);
	await expect(parts.articleLinks(page)).toHaveCount(smallCounts.articles);
	await bringWeekly(ownStage, ['Soot on the ceiling', 'A lamp for two', 'What burns well']);
	ownStage.proxy.forget();
	await page.reload();
	const listed = async () => {
		const reply = await phone.ask({ kind: 'sources' });
		return reply.kind === 'sources' && reply.sources.find(({ from }) => from === site)?.articles;
	};
	await expect.poll(listed).toBe(2 * weekly.length);
	await expectWhole(page);
	expect(ownStage.proxy.asked(/^\/(a|pack)\//)).toEqual([]);
	await ownStage.server.kill();
	await page.goto(places.from(site));
	await page.getByRole('link', { name: 'Glass that does not crack' }).click();
	await expect(parts.headline(page)).toHaveText('Glass that does not crack');
});

test('of the publisher’s own only text comes where that is chosen, in every tab and after the worker was stopped', async ({
	page,
	context
}) => {
	const other = await context.newPage();
	for (const tab of [page, other]) await tab.goto(places.storage);
	await source(page, publisher).getByRole('checkbox', { name: texts.pictures }).uncheck();
	await source(page, publisher).getByRole('combobox').selectOption('50');
	const expectChosen = async (tab: Page): Promise<void> => {
		await expect(source(tab, publisher).getByRole('checkbox', { name: texts.pictures })).not.toBeChecked();
		await expect(source(tab, publisher).getByRole('combobox')).toHaveValue('50');
	};
	// The other tab reads it from the shelf, so it is kept when it is seen there
	await expectChosen(other);
	await other.close();
	await stopWorkers(page);
	await page.reload();
	await expectChosen(page);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
});

// Looked at by eye: SHYRAQ_SHOTS names a folder
const shots = process.env['SHYRAQ_SHOTS'];
test('sources fit a small screen and a larger one, in every language', async ({ page }) => {
	for (const [language, scheme, width, height] of screens) {
		await page.setViewportSize({ width, height });
		await page.emulateMedia({ colorScheme: scheme });
		for (const [name, address] of [
			['filter', `/${language}${places.from(site)}`.replace('/?', '?')],
			['choices', `/${language}${places.storage}`]
		] as const) {
			await page.goto(address);
			if (name === 'choices') {
				await expect(page.getByText(wordsIn(language).storage.sources.follow).first()).toBeVisible();
				await page.locator('#sources').scrollIntoViewIfNeeded();
				await expect(page.locator('#sources').getByText(wordsIn(language).storage.texts).first()).toBeVisible();
			} else await expect(parts.articleLinks(page)).toHaveCount(weekly.length);
			expect(await spillOf(page), `${name} in ${language}`).toBe(0);
			if (shots !== undefined)
				await page.screenshot({
					path: `${shots}/${name}-${language}-${scheme}-${width}.png`,
					fullPage: name === 'choices'
				});
		}
	}
});
