// What stands around a text: its outline, the minutes left, the next article, its notes in place. All of it from the phone alone.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { nextWords } from '#lib/words/next/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { paragraph, small, writePlainArticle } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { words } from './page-words.ts';
import { keptPlace, openTool, readUpTo, untilAlive, visitOnce } from './reader.ts';

const note = (page: Page) => page.locator('.note');
const mark = (page: Page) => page.locator('.body sup a').first();

test.describe('a text in parts', () => {
	test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

	test('its outline says which part is being read, and leads to each, keyboard and all, with the server dead', async ({
		ownStage,
		page
	}) => {
		const parts = [1, 2, 3, 4].map((part) => {
			const text = [1, 2, 3, 4, 5].map((each) => paragraph(part * 10 + each)).join('\n\n');
			return `${part === 3 ? '###' : '##'} Part ${part}\n\n${text}`;
		});
		writePlainArticle(ownStage.contentFolder, 'partsaa', 'A text in parts', parts.join('\n\n'));
		await ownStage.publish();
		await visitOnce(page);
		await ownStage.server.kill();
		await page.goto(places.read(small.table.id));
		await untilAlive(page);
		const button = page.getByRole('button', { name: words.read.tools });
		await button.click();
		await expect(page.locator('[data-tool]')).not.toHaveCount(0);
		await expect(page.locator('[data-tool="outline"]')).toHaveCount(0);
		await page.goto(places.read('partsaa'));
		await openTool(page, 'outline');
		const sheet = page.getByRole('dialog', { name: words.read.outline });
		await expect(sheet.getByRole('listitem')).toHaveCount(5);
		await expect(sheet.getByRole('button', { name: 'A text in parts' })).toHaveAttribute('aria-current', 'location');
		expect(await objections(page)).toEqual([]);
		await sheet.getByRole('button', { name: 'Part 3' }).press('Enter');
		await expect(sheet).toHaveCount(0);
		const part = page.getByRole('heading', { name: 'Part 3' });
		await expect(part).toBeFocused();
		await expect(part).toBeInViewport();
		// The bar is away, and bringing the button into view would scroll
		await button.evaluate((element) => element.focus({ preventScroll: true }));
		await page.keyboard.press('Enter');
		await page.locator('[data-tool="outline"]').press('Enter');
		await expect(sheet.getByRole('button', { name: 'Part 3' })).toHaveAttribute('aria-current', 'location');
		await expect(sheet.getByRole('button', { name: 'Part 3' })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(sheet).toHaveCount(0);
		await expect(button).toBeFocused();
	});
});

test('the bar says how long the rest takes, and less of it further on', async ({ page }) => {
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	await expect(page.locator('.left')).toHaveCount(0);
	const left = async () => Number.parseInt((await page.locator('.left').textContent()) ?? '', 10);
	await readUpTo(page, 10);
	await expect(page.locator('.left')).toHaveText(/^\d+ min left$/);
	const early = await left();
	const [bar, line] = await Promise.all([page.getByRole('banner').boundingBox(), page.locator('.left').boundingBox()]);
	// In the bar, where it covers no word of the text
	expect(line?.y).toBeGreaterThanOrEqual(bar?.y ?? Infinity);
	expect((line?.y ?? Infinity) + (line?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
	expect(await objections(page)).toEqual([]);
	await readUpTo(page, 35);
	await expect.poll(left).toBeLessThan(early);
	expect(await left()).toBeGreaterThan(0);
});

test('where a text ends the next unread one is offered, from the phone; when all are begun it says so', async ({
	stage,
	page
}) => {
	test.slow();
	await visitOnce(page);
	await stage.server.kill();
	const opened = new Set<string>();
	await page.goto(places.read(small.lamp.id));
	for (let times = 0; times < 6; times += 1) {
		await untilAlive(page);
		opened.add(new URL(page.url()).pathname);
		await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
		// What fits on one screen is read when it is left, once the page follows the reading
		await expect
			.poll(async () => {
				await page.evaluate(() => dispatchEvent(new Event('pagehide')));
				return (await keptPlace(page)).isFinished;
			})
			.toBe(true);
		await page.reload();
		await untilAlive(page);
		await page.locator('.after').scrollIntoViewIfNeeded();
		const end = page.locator('section.next');
		await expect(end).not.toBeEmpty();
		if (times === 5) await expect(end).toHaveText(nextWords.none);
		else {
			await expect(end.getByRole('heading')).toHaveText(nextWords.next);
			await expect(end).toContainText(nextWords.from);
			await end.getByRole('link').click();
			await expect(page).not.toHaveURL([...opened].at(-1) ?? '');
		}
	}
	expect(opened.size).toBe(6);
});

test('a note is shown beside its reference, and put away where one was, with the server dead', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.read(small.table.id));
	await untilAlive(page);
	await mark(page).click();
	await expect(note(page)).toHaveText(/Two people, if there are two\.\s*×/);
	await expect(note(page)).toBeFocused();
	expect(await objections(page)).toEqual([]);
	expect(new URL(page.url()).hash).toBe('');
	const [box, reference] = [await note(page).boundingBox(), await mark(page).boundingBox()];
	expect(Math.max((box?.y ?? 0) - (reference?.y ?? 0), 0)).toBeLessThan(120);
	await page.keyboard.press('Escape');
	await expect(note(page)).toHaveCount(0);
	await expect(mark(page)).toBeFocused();
	await mark(page).press('Enter');
	await expect(note(page)).toBeVisible();
	await note(page).getByRole('button', { name: words.look.close }).click();
	await expect(note(page)).toHaveCount(0);
	await mark(page).click();
	await expect(note(page)).toBeVisible();
	await page.getByRole('heading', { level: 1 }).click();
	await expect(note(page)).toHaveCount(0);
});

test.describe('with scripts off', () => {
	test.use({ javaScriptEnabled: false });

	test('a reference is a link to its note, and back', async ({ page }) => {
		await page.goto(places.read(small.table.id));
		await mark(page).click();
		await expect(page).toHaveURL(/#n-fn-1$/);
		await expect(page.locator('li:target')).toContainText('Two people');
	});
});
