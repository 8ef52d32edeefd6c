// The sifted list with very much on the phone, in the dark: in steps, by topic, and found again as it was left, by going back and by opening the app anew.
import type { BrowserContext, Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { libraryWords as texts } from '#lib/words/library/en.ts';
import { newsArticles } from '../../tools/bench/scale-articles.ts';
import { makeScaleEdition } from '../../tools/bench/scale-edition.ts';
import { expect, test } from '../stage/fixtures.ts';
import { fillPhone, showMany } from '../stage/many-articles.ts';
import { Phone } from '../stage/phone.ts';
import { blankPath } from '../stage/proxy.ts';
import { parts, words } from './page-words.ts';
import { keptPlace, untilAlive } from './reader.ts';

const articles = 300;
const step = 40;

test.describe.configure({ mode: 'serial' });
test.use({ baseURL: async ({ smallStage }, use) => use(smallStage.origin) });

let context: BrowserContext;
let page: Page;
let ids: readonly string[];

const rows = (shown = page) => shown.locator('ol.sifted > li');
const sheet = () => page.getByRole('dialog', { name: words.library.sift });

/** The parts of the app that come after the texts. */
async function bringRooms(phone: Phone): Promise<void> {
	for (let lacking = 1; lacking > 0;) {
		const reply = await phone.ask({ kind: 'rooms', isWanted: true });
		if (reply.kind !== 'rooms') throw new Error(`no rooms: ${JSON.stringify(reply)}`);
		lacking = reply.lackingBytes;
	}
}

test.beforeAll(async ({ smallStage, browser }) => {
	test.setTimeout(120_000);
	await smallStage.reset();
	const edition = await makeScaleEdition(articles, newsArticles());
	({ ids } = edition);
	showMany(smallStage, edition);
	context = await browser.newContext({ baseURL: smallStage.origin });
	page = await context.newPage();
	await fillPhone(page);
	await bringRooms(new Phone(page, smallStage.origin));
	await smallStage.server.kill();
	smallStage.proxy.switch(/^/, 'cut');
});

test.afterAll(() => context.close());

/** Reads on in the article that is open, until the place is kept. */
async function readOn(): Promise<void> {
	await untilAlive(page);
	const before = (await keptPlace(page)).text;
	await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 3, behavior: 'instant' }));
	await expect.poll(async () => (await keptPlace(page)).text).not.toBe(before);
}

test('rows come in steps, by topic and in any order', async () => {
	await page.goto(places.library);
	await page.getByRole('button', { name: words.library.sift, exact: true }).click();
	await sheet().getByLabel(texts.order).selectOption('oldest');
	await expect(rows()).toHaveCount(step);
	await expect(rows().first()).toHaveAttribute('data-id', ids.at(-1) ?? '');
	const topics = await sheet().getByLabel(texts.tag).getByRole('option').allTextContents();
	expect(topics).toContain(`kazakhstan (${articles})`);
	await sheet().getByLabel(texts.tag).selectOption('courts');
	const [, courts = ''] = /courts \((\d+)\)/.exec(topics.join()) ?? [];
	await expect(page.locator('.sifting [role=status]')).toHaveText(`${courts} articles`);
	await sheet().getByLabel(texts.tag).selectOption({ index: 0 });
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: `Show ${articles - step} more` }).click();
	await expect(rows()).toHaveCount(2 * step);
});

test('going back finds the choice, the steps, the row where it stood and the focus', async () => {
	const link = rows().nth(70).getByRole('link');
	await link.scrollIntoViewIfNeeded();
	// Once it says of each row what is here of it, which may take a line more, nothing moves any more
	for (const at of [65, 66, 67, 68, 69, 70, 71, 72]) await expect(rows().nth(at).locator('.state')).toHaveText(/./);
	const before = await link.evaluate((element) => element.getBoundingClientRect().top);
	await link.click();
	await untilAlive(page);
	await page.goBack();
	await expect(rows()).toHaveCount(2 * step);
	await expect(link).toBeFocused();
	await expect
		.poll(async () => Math.abs((await link.evaluate((element) => element.getBoundingClientRect().top)) - before))
		.toBeLessThan(3);
	expect(await page.evaluate(() => document.querySelectorAll('ol.library > li').length)).toBeLessThan(articles);
});

test('the app opened anew stands where it was, and offers the article that was open', async () => {
	const id = await rows().evaluateAll((items) => {
		const minutesOf = (item: Element) => Number(/(\d+) min/.exec(item.textContent)?.[1]);
		return items.toSorted((one, other) => minutesOf(other) - minutesOf(one))[0]?.getAttribute('data-id');
	});
	await page.goto(places.read(id ?? ''));
	await readOn();
	await page.goto(blankPath);
	const launched = context.waitForEvent('page');
	await page.evaluate((address) => void window.open(address, '_blank', 'noopener'), places.library);
	const app = await launched;
	await expect(rows(app)).toHaveCount(2 * step);
	await expect.poll(() => app.evaluate(() => scrollY)).toBeGreaterThan(1000);
	await app.getByRole('button', { name: texts.goOn }).click();
	await app.waitForURL(`**${places.read(id ?? '')}`);
	await expect(parts.headline(app)).toBeVisible();
	await app.close();
});

test('nothing is offered once that is switched off', async () => {
	await page.goto(places.library);
	await page.getByRole('button', { name: words.library.sift, exact: true }).click();
	await sheet().getByRole('checkbox', { name: texts.offering }).uncheck();
	await sheet().getByRole('button', { name: texts.everything }).click();
	await page.goto(places.read(ids[3] ?? ''));
	await readOn();
	await page.goto(blankPath);
	const launched = context.waitForEvent('page');
	await page.evaluate((address) => void window.open(address, '_blank', 'noopener'), places.library);
	const app = await launched;
	await expect(parts.continueShelf(app)).toBeVisible();
	await app.getByRole('button', { name: words.library.sift, exact: true }).click();
	await expect(app.getByRole('dialog', { name: words.library.sift })).toBeVisible();
	await expect(app.getByRole('button', { name: texts.goOn })).toHaveCount(0);
	await app.close();
});
