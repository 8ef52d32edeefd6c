// The list as a library, in the dark: sifted by every state, acted on by finger, key and choice, many at once, taken back, found again.
import type { Locator, Page } from '@playwright/test';
import { databaseNames, places } from '#lib/contract/places.ts';
import { keysWords } from '#lib/words/keys/en.ts';
import { libraryWords as texts } from '#lib/words/library/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { parts, words } from './page-words.ts';
import { visitOnce } from './reader.ts';

const open = (page: Page): Locator => page.getByRole('button', { name: words.library.sift, exact: true });
const sheet = (page: Page): Locator => page.getByRole('dialog', { name: words.library.sift });
const rows = (page: Page): Locator => page.locator('ol.sifted > li');
const row = (page: Page, id: string): Locator => page.locator(`ol.sifted > li[data-id="${id}"]`);
const item = (page: Page, id: string): Locator => page.locator(`#text li[data-id="${id}"]`);
const undo = (page: Page): Locator => page.getByRole('button', { name: words.saved.undo });
const state = (page: Page, name: keyof typeof texts.states): Locator =>
	sheet(page).getByRole('radio', { name: new RegExp(`^${texts.states[name]} `) });

/** Opens the sheet, chooses a state and closes it again. */
async function sift(page: Page, name: keyof typeof texts.states): Promise<void> {
	await open(page).click();
	await state(page, name).check();
	await page.keyboard.press('Escape');
	await expect(sheet(page)).toHaveCount(0);
}

async function toMiddle(row: Locator): Promise<void> {
	await row.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
}

/** What a reader's finger does to a row, in steps, as the browser sees fingers. */
async function swipe(page: Page, target: Locator, byX: number, byY = 0): Promise<void> {
	await toMiddle(target);
	const box = await target.boundingBox();
	if (box === null) throw new Error('the row is not to be seen');
	const session = await page.context().newCDPSession(page);
	// All of it on the screen, wherever the row is on its way back from the swipe before
	const from = { x: ((page.viewportSize()?.width ?? 0) - byX) / 2, y: box.y + box.height / 2 };
	const touch = (type: 'touchStart' | 'touchMove', share: number) =>
		session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: [{ x: from.x + byX * share, y: from.y + byY * share }]
		});
	await touch('touchStart', 0);
	for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
		await touch('touchMove', share);
		// Moves that come faster than frames are told as one
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
	}
	await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await session.detach();
}

/** What lies in a table of the shelf, read past the reader's own code. */
async function tableOf(page: Page, name: 'archived' | 'bookmarks' | 'places'): Promise<unknown[]> {
	return page.evaluate(
		async ([database, table]) => {
			const opened = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(database);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error('the shelf does not open'));
			});
			const found = await new Promise<unknown[]>((resolve) => {
				const request = opened.transaction(table).objectStore(table).getAll();
				request.onsuccess = () => resolve(request.result as unknown[]);
			});
			opened.close();
			return found;
		},
		[databaseNames.shelf, name] as const
	);
}

test.beforeEach(async ({ stage, page }) => {
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.library);
});

test('each state has its articles and its count; what is chosen is said, remembered, and taken away by one tap', async ({
	page
}) => {
	await item(page, small.table.id).getByRole('link').focus();
	// Keys are heard once the room is here
	await expect(async () => {
		await page.keyboard.press('b');
		await expect(undo(page)).toBeVisible({ timeout: 500 });
	}).toPass();
	await item(page, small.plain.id).getByRole('link').focus();
	await page.keyboard.press('m');
	await expect(page.getByText('1 article marked as read')).toBeVisible();
	await item(page, small.russian.id).getByRole('link').focus();
	await page.keyboard.press('e');
	await expect(page.getByText('1 article archived')).toBeVisible();
	await expect(item(page, small.russian.id)).toBeHidden();

	await open(page).click();
	const others = smallCounts.articles - 1;
	for (const [name, count] of [
		['all', others],
		['unread', others - 1],
		['begun', 0],
		['saved', 1],
		['finished', 1],
		['archived', 1]
	] as const) {
		await expect(state(page, name)).toHaveAccessibleName(`${texts.states[name]} (${count})`);
		await state(page, name).check();
		if (name !== 'all') await expect(rows(page)).toHaveCount(count);
	}
	expect(await objections(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(row(page, small.russian.id)).toBeVisible();
	await expect(page.locator('.sifting b')).toHaveText(texts.states.archived);
	expect(await objections(page, ['light', 'dark'])).toEqual([]);

	await page.goto(places.settings);
	await page.goto(places.library);
	await expect(row(page, small.russian.id)).toBeVisible();
	await sift(page, 'begun');
	await expect(page.getByText(texts.empties.begun)).toBeVisible();
	await page.getByRole('button', { name: texts.everything }).click();
	await expect(rows(page)).toHaveCount(0);
	await expect(item(page, small.lamp.id)).toBeVisible();
	await expect(item(page, small.russian.id)).toBeHidden();
});

test('language, day and order are chosen, and an empty list says what is empty and what to do', async ({ page }) => {
	await open(page).click();
	await sheet(page).getByLabel(texts.language).selectOption('fa');
	await expect(rows(page)).toHaveCount(1);
	await sheet(page).getByLabel(texts.language).selectOption({ label: texts.any });
	await sheet(page).getByLabel(texts.order).selectOption('longest');
	await expect(rows(page)).toHaveCount(smallCounts.articles);
	await expect(rows(page).first()).toHaveAttribute('data-id', small.lamp.id);
	await sheet(page).getByLabel(texts.span).selectOption('day');
	await sheet(page).getByLabel(texts.day, { exact: true }).fill('1999-01-01');
	await expect(page.locator('.sifting').getByText(texts.empties.all)).toBeVisible();
});

test('many are selected and acted on at once, and taken back as one', async ({ page }) => {
	await open(page).click();
	await sheet(page).getByRole('button', { name: texts.select }).click();
	await page.getByRole('checkbox', { name: small.lamp.title }).check();
	await item(page, small.table.id).click({ position: { x: 60, y: 30 } });
	await expect(page.getByText('2 selected')).toBeVisible();
	expect(await objections(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('checkbox')).toHaveCount(0);

	await item(page, small.lamp.id).getByRole('link').focus();
	await page.keyboard.press('x');
	await page.getByRole('button', { name: texts.allHere }).click();
	await page.getByRole('button', { name: texts.acts.archive }).click();
	await expect(page.getByText(`${smallCounts.articles} articles archived`)).toBeVisible();
	await expect(item(page, small.lamp.id)).toBeHidden();
	await undo(page).click();
	await expect(item(page, small.lamp.id)).toBeVisible();
	expect(await tableOf(page, 'archived')).toEqual([]);
});

test.describe('with a finger', () => {
	test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });

	test('a row is moved aside to save and to archive, not by scrolling, and taken back', async ({ page }) => {
		// A swipe that was not taken for one is done again; one that was, however late it is told, is not
		const swipeUntil = async (
			row: string,
			byX: number,
			table: 'bookmarks' | 'archived',
			rows: number,
			said: string
		) => {
			await expect(async () => {
				if ((await tableOf(page, table)).length !== rows) await swipe(page, item(page, row), byX);
				await expect.poll(async () => (await tableOf(page, table)).length, { timeout: 5000 }).toBe(rows);
			}).toPass();
			await expect(page.getByText(said)).toBeVisible();
		};
		await swipeUntil(small.lamp.id, 200, 'bookmarks', 1, '1 article saved');
		await swipeUntil(small.lamp.id, 200, 'bookmarks', 0, '1 article removed from saved');
		await undo(page).click();
		await expect.poll(() => tableOf(page, 'bookmarks')).toHaveLength(1);

		await swipe(page, item(page, small.lamp.id), -60);
		await swipe(page, item(page, small.lamp.id), -80, -160);
		await swipeUntil(small.table.id, -200, 'archived', 1, '1 article archived');
		await expect(item(page, small.table.id)).toBeHidden();
		expect(new URL(page.url()).pathname).toBe(places.library);
	});

	test('a long press begins to select', async ({ page }) => {
		await expect(open(page)).toBeVisible();
		const session = await page.context().newCDPSession(page);
		const touch = (type: 'touchStart' | 'touchEnd' | 'touchCancel', touchPoints: { x: number; y: number }[] = []) =>
			session.send('Input.dispatchTouchEvent', { type, touchPoints });
		// Where rows still come above it, another place is touched
		await expect(async () => {
			await toMiddle(item(page, small.lamp.id));
			const box = await item(page, small.lamp.id).boundingBox();
			await touch('touchStart', [{ x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 30 }]);
			try {
				await expect(page.getByText('1 selected')).toBeVisible({ timeout: 3000 });
			} catch (missed) {
				await touch('touchCancel');
				throw missed;
			}
		}).toPass();
		await touch('touchEnd');
		await expect(page.getByRole('checkbox', { name: small.lamp.title })).toBeChecked();
	});
});

test('two tabs agree, and neither takes back what the other did since', async ({ page, context }) => {
	const other = await context.newPage();
	await other.goto(places.library);
	await sift(other, 'unread');
	await expect(rows(other)).toHaveCount(smallCounts.articles);
	await item(page, small.plain.id).getByRole('link').focus();
	await expect(async () => {
		await page.keyboard.press('m');
		await expect(page.getByText('1 article marked as read')).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(rows(other)).toHaveCount(smallCounts.articles - 1);
	await page.keyboard.press('z');
	await expect(rows(other)).toHaveCount(smallCounts.articles);
});

test('the keys of the list stand in the sheet of keys', async ({ page }) => {
	await expect(async () => {
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog', { name: keysWords.heading })).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(page.getByText(keysWords.archive)).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('f');
	await expect(sheet(page)).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('j');
	await expect(parts.articleLinks(page).first()).toBeFocused();
});
