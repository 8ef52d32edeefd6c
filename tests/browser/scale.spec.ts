// With very much on the phone, in the dark: nothing reads a whole store, the list scrolls without a blank, and little of it is held.
import type { BrowserContext, Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { newsArticles } from '../../tools/bench/scale-articles.ts';
import { makeScaleEdition } from '../../tools/bench/scale-edition.ts';
import { weighHeaps } from '../../tools/bench/scale-memory.ts';
import { expect, test } from '../stage/fixtures.ts';
import { countInWorker, fillPhone, readsOf, readsOfWorker, showMany } from '../stage/many-articles.ts';
import { countReads } from '../stage/many-articles-reads.ts';
import { Phone } from '../stage/phone.ts';
import { parts } from './page-words.ts';
import { untilAlive } from './reader.ts';
import { scrollThrough, type Scrolled } from '../../tools/bench/scale-scroll.ts';

const articles = 300;
/** What a page and the worker together may read for one document and all that follows it: a stretch of the list, sixty rows looked after, two plans. */
const mostRows = 900;
/** No one question gives more rows than a plan names. */
const mostAtOnce = 250;
/** What is promised for the whole; a page and a worker that show so many articles are far below it. */
const memoryLimitBytes = 100_000_000;
/** Windows passed with every second frame, which is some 5,000 pixels in a second: as quick as a finger makes a list go. */
const pace = 0.2;
/** Articles that are filled at one time, a few windows' worth of them. */
const mostFilled = 200;

test.describe.configure({ mode: 'serial' });
// Not the stage of a test, which would give every test its network back: the worker would be followed by one that counts nothing
test.use({ baseURL: async ({ smallStage }, use) => use(smallStage.origin) });

let context: BrowserContext;
let page: Page;
let phone: Phone;
let ids: readonly string[];

test.beforeAll(async ({ smallStage, browser }) => {
	test.setTimeout(120_000);
	await smallStage.reset();
	const edition = await makeScaleEdition(articles, newsArticles());
	({ ids } = edition);
	await countInWorker(smallStage);
	showMany(smallStage, edition);
	context = await browser.newContext({ baseURL: smallStage.origin });
	await context.addInitScript(countReads);
	page = await context.newPage();
	phone = new Phone(page, smallStage.origin);
	await fillPhone(page);
	await smallStage.server.kill();
	smallStage.proxy.switch(/^/, 'cut');
});

test.afterAll(() => context.close());

/** Stores of the page's that do not grow with the edition: some ten settings, and 300 troubles at most. */
const apart = ['settings', 'trouble'];
const isOfEdition = (question: string): boolean => !apart.some((store) => question.endsWith(` of ${store}`));

const lastId = (): string => ids.at(-1) ?? '';
const documents: Record<string, { address: () => string; isThere: () => Promise<void> }> = {
	'the front': {
		address: () => places.library,
		isThere: () => expect(parts.articleItem(page, ids[0] ?? '').locator('.state')).not.toHaveText('')
	},
	'the oldest article': {
		address: () => places.read(lastId()),
		isThere: async () => {
			await untilAlive(page);
			await expect(parts.headline(page)).not.toHaveText('');
		}
	},
	'the list near its end': {
		address: () => places.older(ids.at(-41) ?? ''),
		isThere: () => expect(parts.articleItem(page, lastId()).locator('.state')).not.toHaveText('')
	}
};

for (const [name, { address, isThere }] of Object.entries(documents)) {
	test(`a cold start into ${name} reads no store whole, and few rows`, async () => {
		await phone.toBlank();
		await phone.stopWorkers();
		await page.goto(address());
		await isThere();
		const worker = await readsOfWorker(page);
		expect(worker.rows).toBeGreaterThan(0);
		const both = [worker, await readsOf(page)].flatMap((reads) => reads ?? []);
		expect(both).toHaveLength(2);
		expect(both.flatMap(({ whole }) => whole).filter(isOfEdition)).toEqual([]);
		expect(Math.max(...both.map(({ most }) => most))).toBeLessThan(mostAtOnce);
		expect(both.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(mostRows);
	});
}

test('the list scrolls to its end and back without a blank, and holds a few windows of it', async () => {
	test.setTimeout(120_000);
	await page.goto(places.library);
	await expect(parts.articleItem(page, ids[0] ?? '').locator('.state')).not.toHaveText('');
	const down = await page.evaluate(scrollThrough, { windows: pace });
	expect(down).toMatchObject({ blanks: [], items: articles } satisfies Partial<Scrolled>);
	const { heapBytes, nodes } = await weighHeaps(context, page);
	expect(heapBytes).toBeLessThan(memoryLimitBytes);
	expect(nodes).toBeLessThan(articles * 20);
	expect(await page.locator('ol.library > li:has(h2)').count()).toBeLessThan(mostFilled);
	const up = await page.evaluate(scrollThrough, { windows: -pace });
	expect(up).toMatchObject({ blanks: [], items: articles });
});
