// Search over everything on the phone, in the dark: what is typed in five scripts finds what is there, and opens it at the place.
import type { Page } from '@playwright/test';
import { cacheNames, places } from '#lib/contract/places.ts';
import { searchWords } from '#lib/words/search/en.ts';
import { searchWords as persian } from '#lib/words/search/fa.ts';
import { searchWords as kazakh } from '#lib/words/search/kk.ts';
import { searchWords as russian } from '#lib/words/search/ru.ts';
import { expect, test } from '../stage/fixtures.ts';
import { lampParagraphs, small, writePlainArticle } from '../stage/small-edition.ts';
import { silence, watch } from '../stage/watch.ts';
import { objections } from './axe.ts';
import { multiplyMark, select, writeNote } from './marking.ts';
import { marksWords, parts, wordsIn } from './page-words.ts';
import { bookmark, keptPlace, openTool, paragraphsRead, readUpTo, screens, spillOf, visitOnce } from './reader.ts';

const field = (page: Page) => page.getByRole('main').getByRole('searchbox');
const hits = (page: Page) => page.locator('ol.hits > li');
const titles = (page: Page) => page.locator('ol.hits h3 a');

/** Types into the field, and waits until something was found. */
async function find(page: Page, typed: string): Promise<void> {
	await field(page).fill(typed);
	await expect(hits(page)).not.toHaveCount(0);
}

test.describe('with the whole small edition on the phone and the server dead', () => {
	test.beforeEach(async ({ stage, page }) => {
		await visitOnce(page);
		await stage.server.kill();
		await page.goto(places.library);
		await page.getByRole('link', { name: wordsIn('en').paint.titles.search }).click();
		await expect(field(page)).toBeFocused();
	});

	test('a table of queries in five scripts, in any spelling, finds what is there', async ({ page }) => {
		const { lamp, table, bazaar, kazakh, russian, plain } = small;
		const cases: [typed: string, wanted: string[]][] = [
			['lamp', [lamp.title, table.title]],
			['LAMPS', []],
			['"the lamp was lit for the 7th time"', [lamp.title]],
			['lamp -clinic', [lamp.title]],
			['nearest clin', [table.title]],
			['письма льду', [russian.title]],
			['РЕКА подо льдом', [russian.title]],
			['шырак', [kazakh.title]],
			['терезедеги', [kazakh.title]],
			['چراغی بازار', [bazaar.title]],
			['چراغي', [bazaar.title]],
			['نوشتهها', [bazaar.title]],
			['words only', [plain.title]],
			['nosuchword', []]
		];
		for (const [typed, wanted] of cases) {
			await field(page).fill(typed);
			const sentence = wanted.length === 0 ? page.getByText(searchWords.none).first() : hits(page).first();
			await expect(sentence, typed).toBeVisible();
			const found = async () => (await titles(page).allTextContents()).sort();
			await expect.poll(found, typed).toEqual([...wanted].sort());
		}
	});

	test('a hit says where it is from and how old, and is lit in title and sentence', async ({ page }) => {
		await find(page, 'ПОДО льдом');
		await expect(titles(page).locator('mark')).toHaveText(['подо', 'льдом']);
		await expect(hits(page).locator('.excerpt mark')).not.toHaveCount(0);
		await expect(hits(page).locator('.meta')).toContainText(wordsIn('en').paint.languages.ru);
		await expect(hits(page).locator('time')).not.toBeEmpty();
		await expect(page.getByRole('status').filter({ hasText: '1 article' })).toBeAttached();
	});

	test('a hit opens the article at its sentence, lit, and the place that was kept stays', async ({ page }) => {
		await page.goto(places.read(small.lamp.id));
		await readUpTo(page, 9);
		const before = await keptPlace(page);
		await page.goto(places.search);
		await find(page, '"house 210"');
		await titles(page).click();
		await expect.poll(() => paragraphsRead(page)).toContain(30);
		await expect(page.locator('.find-bar .count')).toHaveText('1 of 1');
		expect(await litTexts(page)).toEqual({ all: ['house 210'], here: ['house 210'] });
		await page.goto(places.library);
		await page.goto(places.read(small.lamp.id));
		await expect.poll(() => paragraphsRead(page)).toContain(9);
		expect(await keptPlace(page)).toEqual(before);
	});

	test('going back finds the query, what was found, and the place in it', async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 330 });
		await find(page, 'the');
		// The sentences come after the titles, and may be of more lines than were left for them
		await expect(page.locator('ol.hits .excerpt').last()).not.toBeEmpty();
		await titles(page).last().scrollIntoViewIfNeeded();
		const top = await page.evaluate(() => Math.round(scrollY));
		expect(top).toBeGreaterThan(0);
		const title = await titles(page).last().textContent();
		await titles(page).last().click();
		await expect(parts.headline(page)).toHaveText(title ?? '');
		await page.goBack();
		await expect(field(page)).toHaveValue('the');
		await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(top);
		await expect(titles(page).last()).toBeFocused();
	});

	test('what was found is chosen among by language and order, and the address keeps it', async ({ page }) => {
		// In the caption of every lead
		await find(page, 'the lead');
		const all = await hits(page).count();
		const languages = page.getByLabel(searchWords.language);
		await expect(languages.getByRole('option')).toHaveText([/All/, /English \(2\)/, /(\w+ \(1\))/, /1/, /1/]);
		await languages.selectOption('kk');
		await expect(titles(page)).toHaveText([small.kazakh.title]);
		await page.reload();
		await expect(titles(page)).toHaveText([small.kazakh.title]);
		await languages.selectOption('');
		await expect(hits(page)).toHaveCount(all);
		await page.getByLabel(searchWords.order).selectOption('newest');
		await page.reload();
		await expect(page.getByLabel(searchWords.order)).toHaveValue('newest');
		await expect(hits(page)).toHaveCount(all);
	});

	test('bookmarks are found by their words, beside the articles', async ({ page }) => {
		await page.goto(places.read(small.russian.id));
		await bookmark(page);
		await page.goto(`${places.search}#q=${encodeURIComponent('река')}`);
		const own = page.locator('ul.hits > li');
		await expect(own).toHaveCount(1);
		await expect(own.locator('mark').first()).toHaveText('Река');
		await field(page).fill('lamp');
		await expect(hits(page)).toHaveCount(2);
		await expect(own).toHaveCount(0);
	});

	test('a note is found by its words, and opens at what it was written beside', async ({ page }) => {
		await page.goto(places.read(small.lamp.id));
		await select(page, 8, 0, 40);
		await page.getByRole('toolbar').getByRole('button', { name: marksWords.note, exact: true }).click();
		await writeNote(page, 'Ask the cartographer about this.');
		await page.goto(`${places.search}#q=cartographer`);
		const own = page.locator('ul.hits > li');
		await expect(own).toHaveCount(1);
		await expect(own.locator('mark')).toHaveText('cartographer');
		await own.getByRole('link').click();
		await expect.poll(() => paragraphsRead(page)).toContain(8);
	});

	test('of many notes a few are shown, and whoever asks for more goes on at the first that comes', async ({ page }) => {
		await page.goto(places.read(small.lamp.id));
		await select(page, 8, 0, 40);
		await page.getByRole('toolbar').getByRole('button', { name: marksWords.note, exact: true }).click();
		await writeNote(page, 'Ask the cartographer about this.');
		await multiplyMark(page, 12);
		await page.goto(`${places.search}#q=cartographer`);
		const own = page.locator('ul.hits > li');
		await expect(own).toHaveCount(5);
		await page.getByRole('button', { name: `${searchWords.more} ${searchWords.own}` }).press('Enter');
		await expect(own).toHaveCount(12);
		await expect(own.nth(5).getByRole('link')).toBeFocused();
	});

	test('finding in the article goes from one to the next and around, by button and by key', async ({ page }) => {
		await page.goto(places.read(small.lamp.id));
		await openTool(page, 'find');
		const bar = page.getByRole('search', { name: wordsIn('en').read.find });
		const input = bar.getByRole('searchbox');
		await expect(input).toBeFocused();
		await input.fill('the stairs');
		const count = bar.locator('.count');
		await expect(count).toHaveText(`1 of ${lampParagraphs}`);
		await input.press('Enter');
		await input.press('Enter');
		await expect(count).toHaveText(`3 of ${lampParagraphs}`);
		await bar.getByRole('button', { name: searchWords.find.previous }).click();
		await input.press('Shift+Enter');
		await input.press('Shift+Enter');
		await expect(count).toHaveText(`${lampParagraphs} of ${lampParagraphs}`);
		await expect.poll(() => paragraphsRead(page)).not.toEqual([]);
		await input.fill('NOSUCH');
		await expect(count).toHaveText(searchWords.find.none);
		await input.press('Escape');
		await expect(bar).toHaveCount(0);
		expect(await litTexts(page)).toEqual({ all: [], here: [] });
		expect((await keptPlace(page)).text).toBe('|');
	});
});

for (const [language, theme, width, height] of screens)
	test(`on ${width} by ${height} in ${language} all of it fits and is open to everybody`, async ({
		page,
		context,
		baseURL
	}) => {
		const heard = await watch(context, baseURL ?? '');
		const texts = { en: searchWords, fa: persian, kk: kazakh, ru: russian }[language];
		await page.emulateMedia({ colorScheme: theme });
		await page.setViewportSize({ width, height });
		await visitOnce(page);
		await page.goto(`/${language}${places.search}`);
		await expect(page.getByText(texts.lead)).toBeVisible();
		expect(await objections(page)).toEqual([]);
		await find(page, 'the');
		expect(await objections(page)).toEqual([]);
		expect(await spillOf(page)).toBe(0);
		await field(page).fill('nosuchword');
		await expect(page.getByText(texts.none).first()).toBeVisible();
		expect(await objections(page)).toEqual([]);
		await find(page, 'the');
		await titles(page).first().click();
		await expect(page.locator('.find-bar')).toBeVisible();
		expect(await objections(page)).toEqual([]);
		expect(await spillOf(page)).toBe(0);
		expect(heard).toEqual(silence);
	});

test('a library that comes while one searches is found as it comes', async ({ page }) => {
	await page.goto(places.search);
	await field(page).fill('lamp');
	await expect(hits(page)).toHaveCount(2, { timeout: 60_000 });
});

test('the index is built in the background by the front, and goes with the library', async ({ page }) => {
	await visitOnce(page);
	const paths = () =>
		page.evaluate(async (name) => {
			if (!(await caches.has(name))) return [];
			return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).sort();
		}, cacheNames.search);
	await expect.poll(paths).toContain('/_index/mark');
	expect((await paths()).filter((path) => /[0-9a-f]{64}$/.test(path))).toHaveLength(1);
	await page.goto(places.storage);
	const { wipe } = wordsIn('en').storage;
	await page.getByRole('button', { name: wipe.start }).click();
	await page.getByRole('button', { name: wipe.yes, exact: true }).click();
	await expect(page.getByText(wipe.done)).toBeVisible();
	expect(await paths()).toEqual([]);
	await page.goto(places.search);
	await expect(page.getByText(searchWords.empty)).toBeVisible();
});

test.describe('when the edition changes', () => {
	test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

	test('a corrected article is found in its new words alone', async ({ ownStage, page }) => {
		await visitOnce(page);
		await page.goto(places.search);
		await find(page, 'few');
		await page.goto(places.library);
		writePlainArticle(ownStage.contentFolder, small.plain.id, small.plain.title, 'Corrected: now it says candle.');
		await ownStage.publish();
		await page.getByRole('button', { name: wordsIn('en').keep.again }).click();
		await expect
			.poll(async () => {
				await page.goto(places.read(small.plain.id));
				return page.locator('.body').textContent();
			})
			.toContain('candle');
		await page.goto(places.search);
		await find(page, 'candle');
		await expect(hits(page)).toHaveCount(1);
		await field(page).fill('"and few of them"');
		await expect(page.getByText(searchWords.none).first()).toBeVisible();
	});
});

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('the page says what is needed', async ({ page }) => {
		await page.goto(places.search);
		await expect(page.locator('main')).toContainText(wordsIn('en').asking.needsScript, { useInnerText: true });
		await expect(field(page)).toBeHidden();
	});
});

/** What is lit on the page just now. */
async function litTexts(page: Page): Promise<{ all: string[]; here: string[] }> {
	return page.evaluate(() => {
		const textsOf = (name: string) =>
			[...(CSS.highlights.get(name) ?? [])].map((range) => (range instanceof Range ? range.toString() : ''));
		return { all: textsOf('shyraq-found'), here: textsOf('shyraq-found-here') };
	});
}
