// The place in an article is a place in its text: size, turning, restart and correction leave the reader where they were.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { correctLamp } from './correcting.ts';
import { lookWords, marksWords, parts, words } from './page-words.ts';
import { bookmark, keptPlace, paragraphsRead, readUpTo, untilAlive, visitOnce } from './reader.ts';

const here = 23;

async function openAndRead(page: Page): Promise<void> {
	await page.goto(places.read(small.lamp.id));
	await readUpTo(page, here);
}

async function expectHere(page: Page): Promise<void> {
	await expect.poll(() => paragraphsRead(page)).toContain(here);
}

test('reopened, it is at the paragraph where it was left', async ({ page }) => {
	await openAndRead(page);
	await page.goto(places.library);
	await page.goto(places.read(small.lamp.id));
	await expectHere(page);
});

/** How many lines above (less than 0) or below the reading line the words stand that were read there when the place was kept. */
async function linesOff(page: Page, after: string): Promise<number | undefined> {
	return page.evaluate(
		({ start, words }) => {
			const passages = [...document.querySelectorAll('.body p')];
			const text = passages.find(({ textContent }) => textContent.startsWith(start))?.firstChild;
			const at = text?.textContent?.indexOf(words) ?? -1;
			if (!(text instanceof Text) || at === -1) return undefined;
			const letter = document.createRange();
			letter.setStart(text, at);
			letter.setEnd(text, at + 1);
			const bar = 8 + (Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0);
			const { top, height } = letter.getBoundingClientRect();
			return (top - bar) / height;
		},
		{ start: `Paragraph ${here} tells`, words: after }
	);
}

test('inside a paragraph it is the line that stays: reopened, in another type size, on its side', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await openAndRead(page);
	const first = (await keptPlace(page)).text;
	await page.evaluate(() => {
		const line = Number.parseFloat(getComputedStyle(document.querySelector('.body p') ?? document.body).lineHeight);
		scrollBy({ top: line * 5, behavior: 'instant' });
	});
	await expect.poll(async () => (await keptPlace(page)).text).not.toBe(first);
	const [, after = ''] = (await keptPlace(page)).text.split('|');
	const words = after.slice(0, 16);
	expect(words).not.toContain('Paragraph');
	const expectLine = async (): Promise<void> => {
		// The bar above, which the line lies under, comes and goes: it is as high as a line or two
		await expect.poll(async () => Math.abs((await linesOff(page, words)) ?? 99)).toBeLessThan(3);
		expect(await paragraphsRead(page)).toContain(here);
	};
	await expectLine();
	await page.goto(places.library);
	await page.goto(places.read(small.lamp.id));
	await expectLine();
	await page.evaluate(() => document.documentElement.style.setProperty('--size', '1.6rem'));
	await expectLine();
	await page.evaluate(() => document.documentElement.style.removeProperty('--size'));
	await page.setViewportSize({ width: 640, height: 320 });
	await expectLine();
	await page.setViewportSize({ width: 320, height: 640 });
	await expectLine();
});

test('turned on its side and back, it stays there', async ({ page }) => {
	await openAndRead(page);
	await page.setViewportSize({ width: 900, height: 412 });
	await expectHere(page);
	await page.setViewportSize({ width: 412, height: 839 });
	await expectHere(page);
});

test('in another type size it stays there, and is there again when reopened', async ({ page }) => {
	await openAndRead(page);
	// The bar with the button is away while one reads on; the keyboard brings it without a scroll
	await page.getByRole('button', { name: words.read.look }).evaluate((button) => button.focus({ preventScroll: true }));
	await page.keyboard.press('Enter');
	for (const size of [6, 0]) {
		await page.getByRole('slider', { name: lookWords.en.size }).fill(String(size));
		await expectHere(page);
	}
	await page.getByRole('button', { name: words.look.close }).click();
	await page.reload();
	await expectHere(page);
});

test('in another type size at the very moment of a scroll, it stays at the paragraph scrolled to', async ({ page }) => {
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	for (const size of ['2rem', '0.9rem']) {
		await page.locator('.body p', { hasText: `Paragraph ${here} tells` }).evaluate(async (paragraph, size) => {
			const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
			const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
			scrollTo({ top: 0, behavior: 'instant' });
			await nextFrame();
			scrollBy({ top: paragraph.getBoundingClientRect().top - covered, behavior: 'instant' });
			await nextFrame();
			await nextFrame();
			document.documentElement.style.setProperty('--size', size);
		}, size);
		await expect.poll(async () => (await keptPlace(page)).text).toContain(`Paragraph ${here} tells`);
		await expectHere(page);
	}
});

test('opening and looking about does not move the place', async ({ page }) => {
	await openAndRead(page);
	for (let times = 0; times < 3; times += 1) {
		await page.reload();
		await expectHere(page);
	}
});

test('an article read to its end is finished, and leaves the shelf of what was begun', async ({ page }) => {
	await visitOnce(page);
	await openAndRead(page);
	await page.goto(places.library);
	await expect(parts.continueShelf(page)).toBeVisible();
	await page.goto(places.read(small.lamp.id));
	await expectHere(page);
	await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
	await expect.poll(async () => (await keptPlace(page)).isFinished).toBe(true);
	await page.goto(places.library);
	const state = parts.articleItem(page, small.lamp.id).locator('.state');
	await expect(state).toContainText(words.library.finished);
	await expect(parts.continueShelf(page)).toBeHidden();
});

test('an article read again is begun anew: it opens where it was left, and stands on the shelf', async ({ page }) => {
	await visitOnce(page);
	await openAndRead(page);
	await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
	await expect.poll(async () => (await keptPlace(page)).isFinished).toBe(true);
	await page.goto(places.library);
	await page.goto(places.read(small.lamp.id));
	await untilAlive(page);
	// Opened at its beginning, looked at and left, it stays finished
	expect(await page.evaluate(() => scrollY)).toBe(0);
	await openAndRead(page);
	await expect.poll(async () => (await keptPlace(page)).isFinished).toBe(false);
	await page.goto(places.library);
	await expect(parts.continueShelf(page)).toBeVisible();
	await page.goto(places.read(small.lamp.id));
	await expectHere(page);
});

test('a bookmarked passage opens at its words', async ({ page }) => {
	await page.goto(places.read(small.lamp.id));
	// A selection made before the page lives is not heard: a finger would try again
	await expect(async () => {
		await page.evaluate(() => {
			const passages = [...document.querySelectorAll('.body p')];
			const passage = passages.find(({ textContent }) => textContent.startsWith('Paragraph 31 tells'));
			getSelection()?.empty();
			if (passage !== undefined) getSelection()?.selectAllChildren(passage);
		});
		await expect(parts.markPassage(page)).toBeVisible({ timeout: 1000 });
	}).toPass();
	await parts.markPassage(page).click();
	// Until the reader says so it is not kept, and leaving may lose it
	await expect(page.getByText(marksWords.added)).toBeVisible();
	await page.goto(places.saved);
	await page.getByRole('link', { name: small.lamp.title }).click();
	await expect.poll(() => paragraphsRead(page)).toContain(31);
});

test('a passage is offered to be marked beside a message, and neither covers the other', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 640 });
	await page.goto(places.read(small.lamp.id));
	await bookmark(page);
	await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.body p') ?? document.body));
	await expect(page.getByText(words.read.bookmarkSaved)).toBeVisible();
	// A tap on its middle is a tap on it, at once and not when the message has passed
	const isFree = await parts.markPassage(page).evaluate((button) => {
		const { x, y, width, height } = button.getBoundingClientRect();
		return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
	});
	expect(isFree).toBe(true);
	await expect(page.getByText(words.read.bookmarkSaved)).toBeVisible();
	await parts.markPassage(page).click();
	await expect(page.getByText(marksWords.added)).toBeVisible();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
});

test.describe('when the article is corrected', () => {
	test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

	test('it opens at the same paragraph, though others came before it and one word of it changed', async ({
		ownStage,
		page
	}) => {
		await visitOnce(page);
		await openAndRead(page);
		const end = `paper number ${here * 13} had been`;
		await correctLamp(ownStage, page, `${end} used to light the stove`, `${end} burnt`);
		await page.goto(places.read(small.lamp.id));
		await expect(page.getByText('had been burnt')).toBeVisible();
		await expectHere(page);
	});
});
