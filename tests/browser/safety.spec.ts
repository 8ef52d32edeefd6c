// The safety of the reader, with the server dead: the quick exit and what Back shows after it, the discreet name, and everything removed.
import type { Page } from '@playwright/test';
import { cacheNames, databaseNames, places } from '#lib/contract/places.ts';
import { keysWords } from '#lib/words/keys/en.ts';
import { safetyWords as texts } from '#lib/words/safety/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { watch } from '../stage/watch.ts';
import { objections } from './axe.ts';
import { parts, words } from './page-words.ts';
import { bookmark, openTool, untilAlive, visitOnce } from './reader.ts';

const { name } = texts.sheet;
const exit = (page: Page) => page.getByRole('button', { name: texts.exit.button, exact: true });
const note = (page: Page) => page.getByRole('textbox', { name });

/** Switches one of the switches on, as a reader does. */
async function switchOn(page: Page, label: string): Promise<void> {
	await page.goto(places.settings);
	await page.getByRole('checkbox', { name: label }).check();
}

async function switchExitOn(page: Page): Promise<void> {
	await switchOn(page, texts.exit.on);
	await expect(exit(page)).toBeVisible();
}

/** The paths and titles that the tab's Back and Forward lead to, and where it is. */
async function historyOf(page: Page): Promise<string[]> {
	const session = await page.context().newCDPSession(page);
	const { entries } = await session.send('Page.getNavigationHistory');
	await session.detach();
	const paths = entries.map(({ url, title }) => `${new URL(url).pathname} ${title}`);
	return paths.filter((path) => !path.startsWith('blank'));
}

test.beforeEach(async ({ stage, page }) => {
	await visitOnce(page);
	await stage.server.kill();
});

test('the quick exit leads to an empty sheet with nothing of the reader in Back or Forward, and opened anew the reader is there', async ({
	page
}) => {
	await switchExitOn(page);
	await page.goto(places.library);
	await parts.articleLinks(page).filter({ hasText: small.lamp.title }).click();
	await untilAlive(page);
	await page.goto(places.read(small.table.id));
	await untilAlive(page);
	await page.goBack();
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await exit(page).click();
	await expect(note(page)).toBeVisible();
	await expect.poll(() => historyOf(page)).toEqual([`/sheet ${name}`, `/sheet ${name}`]);
	expect(await page.content()).not.toMatch(/shyraq(?!-sheet)|lamp/i);
	expect(await objections(page)).toEqual([]);
	await page.goBack();
	await page.reload();
	await expect(note(page)).toBeVisible();
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
});

test('three presses of Shift leave from a field and from an open panel, and capital letters do not', async ({
	page
}) => {
	await switchExitOn(page);
	await page.goto(places.read(small.table.id));
	await openTool(page, 'find');
	const field = page.getByRole('searchbox');
	await field.click();
	for (const letter of ['A', 'B', 'C']) await page.keyboard.press(`Shift+${letter}`);
	await expect(field).toHaveValue('ABC');
	await expect(parts.headline(page)).toBeVisible();
	for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
	await expect(note(page)).toBeVisible();
	await page.goto(places.read(small.table.id));
	await untilAlive(page);
	await expect(exit(page)).toBeVisible();
	await page.keyboard.press('?');
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByText(keysWords.leave)).toBeVisible();
	await exit(page).click();
	await expect(note(page)).toBeVisible();
});

test('every other tab leaves too, and what reads aloud falls silent', async ({ page, context }) => {
	let silenced = 0;
	await page.exposeFunction('noteSilence', () => void (silenced += 1));
	await page.addInitScript(() => {
		const { noteSilence } = globalThis as unknown as { noteSilence: () => void };
		Object.defineProperty(speechSynthesis, 'cancel', { value: () => noteSilence() });
	});
	await switchExitOn(page);
	const other = await context.newPage();
	await other.goto(places.read(small.lamp.id));
	await untilAlive(other);
	await expect(exit(other)).toBeVisible();
	expect(silenced).toBe(0);
	await exit(page).click();
	await expect(note(page)).toBeVisible();
	await expect(note(other)).toBeVisible();
	expect(silenced).toBeGreaterThan(0);
});

test('a page that the browser kept as it was, to show it again, is blank first, and then the sheet where somebody has left', async ({
	page
}) => {
	await switchExitOn(page);
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	await expect(exit(page)).toBeVisible();
	// Playwright runs no page that was kept so; it is told what such a page is told
	const tell = (name: string) =>
		page.evaluate((name) => void dispatchEvent(new PageTransitionEvent(name, { persisted: true })), name);
	await tell('pagehide');
	await expect(parts.headline(page)).toBeHidden();
	await tell('pageshow');
	await expect(parts.headline(page)).toBeVisible();
	await tell('pagehide');
	await page.evaluate(
		async ([name, sheet, left]) => {
			const cache = await caches.open(name);
			const document = await cache.match(sheet);
			if (document !== undefined) await cache.put(left, document);
		},
		[cacheNames.sheet, places.sheet, places.left] as const
	);
	await tell('pageshow');
	await expect(note(page)).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`${places.sheet}$`));
});

test('switched off, the exit is gone from every page and no word of it stays', async ({ page }) => {
	await switchExitOn(page);
	await page.getByRole('checkbox', { name: texts.exit.on }).uncheck();
	await expect(exit(page)).toHaveCount(0);
	const left = await page.evaluate(async () => [...(await caches.keys()), ...Object.keys(localStorage)]);
	expect(left.filter((each) => /sheet|safety/.test(each))).toEqual([]);
});

test('under the discreet name no title, icon or bar says what this is, from the first byte, and texts stay as they are', async ({
	page,
	context,
	stage
}) => {
	const heard = await watch(context, stage.origin);
	await switchOn(page, texts.discreet.on);
	await expect(page).toHaveTitle(name);
	for (const address of [places.library, places.saved, places.search, places.storage, places.read(small.lamp.id)]) {
		await page.goto(address);
		await expect(page).toHaveTitle(name);
		const head = await page.evaluate(async (address) => {
			const answer = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin' });
			return (await answer.text()).split('<main')[0];
		}, address);
		expect(head).toContain(`<title>${name}</title>`);
		expect(head).not.toMatch(/Shyraq|rel="manifest"|\/icons\/|The lamp in the window/);
		expect(head).toContain('<link rel="icon" href="data:image/svg+xml,');
	}
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	await untilAlive(page);
	await expect(page).toHaveTitle(name);
	// The lock screen of one who listens
	await openTool(page, 'listen');
	const shown = () =>
		page.evaluate(() => [navigator.mediaSession.metadata?.title, navigator.mediaSession.metadata?.artist]);
	await expect.poll(shown).toEqual([name, name]);
	expect(await page.evaluate(() => navigator.mediaSession.metadata?.artwork.length)).toBe(0);
	expect(heard.violations).toEqual([]);
	await page.goto(places.settings);
	await page.getByRole('checkbox', { name: texts.discreet.on }).uncheck();
	await expect(page).toHaveTitle(words.paint.titles.settings);
});

test('the discreet name is put on again where the worker has lost it', async ({ page, phone }) => {
	await switchOn(page, texts.discreet.on);
	await expect(page).toHaveTitle(name);
	await phone.ask({ kind: 'cover' });
	await page.goto(places.read(small.lamp.id));
	await expect(page).toHaveTitle(name);
	await page.goto(places.read(small.table.id));
	expect(await page.title()).toBe(name);
});

test('everything is removed, databases, caches, words and worker, and what cannot be is said before and after', async ({
	page
}) => {
	await page.goto(places.read(small.table.id));
	await bookmark(page);
	await switchExitOn(page);
	const here = () =>
		page.evaluate(async () => ({
			caches: await caches.keys(),
			databases: (await indexedDB.databases()).map(({ name }) => name),
			words: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
			workers: (await navigator.serviceWorker.getRegistrations()).length
		}));
	expect((await here()).databases.toSorted()).toEqual(Object.values(databaseNames).toSorted());
	await page.getByText(texts.removal.stays).click();
	for (const each of texts.removal.stay) await expect(page.getByText(each)).toBeVisible();
	expect(await objections(page, ['light', 'dark'])).toEqual([]);
	await page.getByRole('button', { name: texts.removal.start }).click();
	await page.getByRole('dialog').getByRole('button', { name: texts.removal.yes, exact: true }).click();
	await expect(page.getByText(texts.removal.done)).toBeVisible();
	for (const each of texts.removal.stay) await expect(page.getByText(each)).toBeVisible();
	expect(await here()).toEqual({ caches: [], databases: [], words: [], workers: 0 });
	expect(await objections(page)).toEqual([]);
	await expect(page.goto(places.library)).rejects.toThrow();
});
