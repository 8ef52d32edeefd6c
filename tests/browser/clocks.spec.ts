// Clocks that are years off, in pages and worker alike: the library comes, stays, is read, and nothing is refused for its age.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { darkWords as dark } from '#lib/words/dark/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures, type Phone } from '../stage/phone.ts';
import { moveClock, setClock } from '../stage/shifted-clock.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { parts, pattern, words } from './page-words.ts';
import { bookmark, expectWhole, listArticles, visitOnce } from './reader.ts';

/** How far a clock is off that says the first of June of a year. */
function offsetOf(year: number): number {
	return Date.UTC(year, 5, 1) - Date.now();
}

/** The point of the readiness page that speaks of the clock. */
function clockPoint(page: Page) {
	return page.getByRole('listitem').filter({ has: page.getByText(dark.clock, { exact: false }) });
}

/** The worker's clock, and the page's. */
async function yearsOf(page: Page): Promise<number[]> {
	const readYear = (): number => new Date().getUTCFullYear();
	const [worker] = page.context().serviceWorkers();
	return [(await worker?.evaluate(readYear)) ?? 0, await page.evaluate(readYear)];
}

/** Nothing was refused, dropped, or held back. */
async function expectSound(phone: Phone): Promise<void> {
	expect(await phone.faultOf({ kind: 'refresh' })).toBeUndefined();
	const room = { limitBytes: 1e9, spared: [], finished: [] };
	expect(await phone.ask({ kind: 'make-room', room })).toMatchObject({ bytesFreed: 0, articles: 0, pictures: 0 });
	const { articlesKept, picturesKept } = await phone.readiness();
	expect([articlesKept, picturesKept]).toEqual([smallCounts.articles, smallCounts.pictures]);
	expect(await phone.ask({ kind: 'check', from: undefined })).toMatchObject({ kind: 'checked', lost: 0 });
}

/** What the front says of when articles are of. */
function datesOf(page: Page): Promise<string[]> {
	return page.locator('ol.library li time').evaluateAll((times) => times.map((time) => time.textContent.trim()));
}

const wrong = [
	{ year: 2019, online: dark.clocks.slow, offline: dark.clocks.slow },
	// With nobody to compare it with, a clock that is ahead cannot be told from a long time without news
	{ year: 2035, online: dark.clocks.fast, offline: dark.clocks.plausible }
];

for (const { year, online, offline } of wrong) {
	test(`with a clock that says ${year} the library comes, and is read in the dark`, async ({
		stage,
		phone,
		page,
		context,
		builtFolder
	}) => {
		await setClock(context, stage.proxy, builtFolder, offsetOf(year));
		await visitOnce(page);
		expect(await yearsOf(page)).toEqual([year, year]);
		// The days themselves, not how long ago they were by such a clock
		expect(await datesOf(page)).toEqual(Array.from({ length: smallCounts.articles }, () => '18 November 2026'));
		await expectSound(phone);
		await page.goto(places.ready);
		await expect(clockPoint(page)).toContainText(pattern(online));
		await stage.server.kill();
		await phone.stopWorkers();
		await page.goto(places.library);
		for (const { address, title } of await listArticles(page)) {
			await page.goto(address);
			await expect(parts.headline(page)).toHaveText(title);
			expect(await findBlankPictures(page)).toEqual([]);
		}
		await bookmark(page);
		await page.goto(places.ready);
		await expect(clockPoint(page)).toContainText(pattern(offline));
		await page.goto(places.library);
		await expectWhole(page);
	});
}

test('a clock that jumps to 2035, to 2019 and back costs nothing, and the library goes on being kept', async ({
	stage,
	phone,
	page,
	context,
	builtFolder
}) => {
	await setClock(context, stage.proxy, builtFolder, 0);
	await visitOnce(page);
	await page.goto(places.read(small.lamp.id));
	await bookmark(page);
	for (const year of [2035, 2019, undefined]) {
		await test.step(String(year ?? 'right'), async () => {
			await moveClock(context, year === undefined ? 0 : offsetOf(year));
			const said = year ?? new Date().getUTCFullYear();
			await expect.poll(() => yearsOf(page)).toEqual([said, said]);
			await page.goto(places.library);
			await expectWhole(page);
			await expectSound(phone);
			await page.getByRole('button', { name: words.keep.again }).click();
			await expect(page.getByText(words.keep.done)).toBeVisible();
			await page.goto(places.saved);
			await expect(page.getByRole('link', { name: small.lamp.title })).toBeVisible();
		});
	}
});
