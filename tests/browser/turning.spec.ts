// The text a page at a time: every line stands whole on some page, the sides to tap are those of the language, and the place is kept.
import type { Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { painted, select } from './marking.ts';
import { lookWords, marksWords, words } from './page-words.ts';
import { keptPlace, paragraphsRead, readUpTo, untilAlive, visitOnce } from './reader.ts';

const mostPages = 200;

/** Opens an article in pages. */
async function openPaged(page: Page, id: string, look: object = {}): Promise<void> {
	await page.goto(places.read(id));
	const stored = [localNames.look, JSON.stringify({ mode: 'pages', ...look })] as const;
	await page.evaluate(([name, look]) => localStorage.setItem(name, look), stored);
	await page.reload();
	await untilAlive(page);
	await expect(page.locator('.page-edge')).toHaveCount(2);
}

/**
 * The lines and pictures of the article by number, looked at past the reader's own code: which stand whole between the
 * strips at the window's edges, and which are cut by one.
 */
async function look(page: Page): Promise<{ whole: number[]; cut: string[]; count: number; scroll: number }> {
	return page.evaluate(async () => {
		await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		const edge = (side: string) => document.querySelector(`.page-edge.${side}`)?.getBoundingClientRect();
		const top = edge('start')?.bottom ?? 0;
		const bottom = edge('end')?.top ?? innerHeight;
		const walker = document.createTreeWalker(document.querySelector('article') ?? document, NodeFilter.SHOW_TEXT);
		const whole: number[] = [];
		const cut: string[] = [];
		let count = 0;
		const range = document.createRange();
		while (walker.nextNode()) {
			range.selectNodeContents(walker.currentNode);
			for (const box of range.getClientRects()) {
				const number = count;
				count += 1;
				// What of a letter's box reaches over its line is empty
				const middle = (box.top + box.bottom) / 2;
				const half = Math.min(box.height, 20) / 2;
				if (middle - half >= top - 1 && middle + half <= bottom + 1) whole.push(number);
				else if (middle + half > top + 1 && middle - half < bottom - 1)
					cut.push(`${walker.currentNode.textContent?.slice(0, 40) ?? ''} ${box.top} of ${top} to ${bottom}`);
			}
		}
		return { whole, cut, count, scroll: Math.round(scrollY) };
	});
}

/** Where a tap so far across falls on no picture and no button, which open something. */
async function freeHeight(page: Page, across: number): Promise<number> {
	return page.evaluate((across) => {
		for (let height = 100; height < innerHeight - 40; height += 20)
			if (document.elementFromPoint(across, height)?.closest('.picture,a,button,header') === null) return height;
		throw new Error('no free spot');
	}, across);
}

for (const [name, id, size] of [
	['the lead article', small.lamp.id, 2],
	['the lead article in large type', small.lamp.id, 6],
	['a Persian article in large type', small.bazaar.id, 6],
	['an article with a table and code', small.table.id, 5]
] as const) {
	test(`turning through ${name} shows every line whole, and none is cut`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 640 });
		await openPaged(page, id, { size });
		const seen = new Set<number>();
		let times = 0;
		let before = -1;
		for (; times < mostPages; times += 1) {
			const { whole, cut, count, scroll } = await look(page);
			expect(cut).toEqual([]);
			// No line is passed over: each page begins where the one before ended, or before that
			if (seen.size > 0 && whole.length > 0) expect(Math.min(...whole)).toBeLessThanOrEqual(Math.max(...seen) + 1);
			for (const number of whole) seen.add(number);
			if (scroll === before) {
				expect(seen.size).toBe(count);
				break;
			}
			before = scroll;
			await page.keyboard.press('PageDown');
		}
		expect(times).toBeLessThan(mostPages);
		for (times += 2; times > 0 && before > 0; times -= 1) {
			await page.keyboard.press('PageUp');
			const { cut, scroll } = await look(page);
			expect(cut).toEqual([]);
			expect(scroll).toBeLessThanOrEqual(before);
			before = scroll;
		}
		expect(before).toBe(0);
	});
}

test('taps turn on the side where the language goes, the middle brings the bar, and a sweep turns', async ({
	page
}) => {
	const scroll = async () => (await look(page)).scroll;
	for (const [id, onward, back] of [
		[small.lamp.id, 380, 30],
		[small.bazaar.id, 30, 380]
	] as const) {
		await openPaged(page, id, { size: 5 });
		await page.touchscreen.tap(onward, await freeHeight(page, onward));
		await expect.poll(scroll, id).toBeGreaterThan(100);
		const first = await scroll();
		await expect(page.locator('.masthead')).not.toBeInViewport();
		await page.touchscreen.tap(206, await freeHeight(page, 206));
		await expect(page.locator('.masthead')).toBeInViewport();
		await page.touchscreen.tap(206, await freeHeight(page, 206));
		await expect(page.locator('.masthead')).not.toBeInViewport();
		await page.touchscreen.tap(back, await freeHeight(page, back));
		await expect.poll(scroll).toBeLessThan(first);
	}
	await openPaged(page, small.lamp.id);
	const session = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 700 }] });
	await touch('touchStart', 300);
	for (const x of [260, 200, 140]) await touch('touchMove', x);
	await touch('touchEnd', 140);
	await expect.poll(scroll).toBeGreaterThan(100);
});

test('a tap on a highlight opens what can be done with it and turns no page, nor does the tap that puts it away', async ({
	page
}) => {
	await visitOnce(page);
	await openPaged(page, small.lamp.id);
	const scroll = async () => (await look(page)).scroll;
	await select(page, 3, 0, 90);
	await page.getByRole('toolbar').getByRole('button', { name: marksWords.colours.green, exact: true }).click();
	await expect.poll(async () => Object.keys(await painted(page))).toEqual(['green']);
	const spot = () =>
		page.evaluate(() => {
			const [range] = [...(CSS.highlights.get('shyraq-mark-green') ?? [])] as Range[];
			const box = range?.getClientRects()[0];
			return { x: (box?.right ?? 0) - 12, y: ((box?.top ?? 0) + (box?.bottom ?? 0)) / 2 };
		});
	for (let turns = 0; turns < 5 && !((await spot()).y > 60 && (await spot()).y < 800); turns += 1) {
		await page.keyboard.press('PageDown');
		await scroll();
	}
	const { x, y } = await spot();
	expect(x).toBeGreaterThan((412 * 2) / 3);
	const before = await scroll();
	const bar = page.getByRole('toolbar');
	await page.touchscreen.tap(x, y);
	await expect(bar).toBeVisible();
	expect(await scroll()).toBe(before);
	// Beside it, on the side that turns on
	await page.touchscreen.tap(400, y + 150);
	await expect(bar).toHaveCount(0);
	expect(await scroll()).toBe(before);
	await page.touchscreen.tap(400, y + 150);
	await expect.poll(scroll).toBeGreaterThan(before);
});

test('changing to pages and back keeps the sentence, and what was turned to is kept, with the server dead', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await readUpTo(page, 23);
	await page.getByRole('button', { name: words.read.look }).evaluate((button) => button.focus({ preventScroll: true }));
	await page.keyboard.press('Enter');
	await page.getByRole('radio', { name: lookWords.en.modes.pages }).check();
	await expect(page.locator('.page-edge')).toHaveCount(2);
	await expect.poll(() => paragraphsRead(page)).toContain(23);
	await page.getByRole('radio', { name: lookWords.en.modes.scroll }).check();
	await expect(page.locator('.page-edge')).toHaveCount(0);
	await expect.poll(() => paragraphsRead(page)).toContain(23);
	await page.getByRole('radio', { name: lookWords.en.modes.pages }).check();
	await page.getByRole('button', { name: words.look.close }).click();
	const before = await page.evaluate(() => scrollY);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Space');
	await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 600);
	await expect.poll(async () => (await keptPlace(page)).text).not.toContain('Paragraph 23');
	const kept = (await keptPlace(page)).text.split('|')[1]?.slice(0, 40) ?? '';
	await page.reload();
	await untilAlive(page);
	await expect(page.locator('.page-edge')).toHaveCount(2);
	await expect.poll(async () => (await look(page)).cut).toEqual([]);
	const isShown = (words: string) =>
		page.evaluate((words) => {
			const isInside = ({ top, bottom }: DOMRect) => top < innerHeight && bottom > 0;
			return [...document.querySelectorAll('.body p')].some(
				(each) => each.textContent.includes(words) && isInside(each.getBoundingClientRect())
			);
		}, words);
	expect(kept).not.toBe('');
	await expect.poll(() => isShown(kept)).toBe(true);
});
