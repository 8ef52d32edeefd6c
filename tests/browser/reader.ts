// What a person does with the reader, and what they see, as steps that tests share.
import { expect, type Locator, type Page } from '@playwright/test';
import { databaseNames } from '#lib/contract/places.ts';
import { articlesOf } from './edition.ts';
import { parts, pattern, words } from './page-words.ts';

/** Opens the front for the first time and touches nothing, until the reader says that everything is here, and has stopped. */
export async function visitOnce(page: Page): Promise<void> {
	await page.goto('/');
	await expectWhole(page);
	// All pictures are here a moment before the larger forms of some are
	await untilSeen(page.getByText(words.keep.done));
}

/** Looked for often: nearly every test begins with these waits, and a second too long in each makes minutes. */
async function untilSeen(sentence: Locator): Promise<void> {
	await expect.poll(() => sentence.isVisible(), { intervals: [50], timeout: 60_000 }).toBe(true);
}

/** The reader says, read back from its stores, that nothing is lacking. */
export async function expectWhole(page: Page): Promise<void> {
	const { all, pictures } = words.ready;
	const sentence = pattern(all.other.replace('{pictures}', pictures.all));
	await untilSeen(page.getByText(sentence));
}

/** Every article of the edition as the front lists it: address and title. */
export async function listArticles(page: Page): Promise<{ address: string; title: string }[]> {
	await expect(parts.articleLinks(page)).not.toHaveCount(0);
	return articlesOf(page);
}

/** Bookmarks the article that is open, and waits until that is so. */
export async function bookmark(page: Page): Promise<void> {
	await untilAlive(page);
	await parts.bookmark(page).click();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
}

/** An article's page has come to life: before that it is a document, to be read and not to be pressed. */
export async function untilAlive(page: Page): Promise<void> {
	// Until then the button says that a tap on it is remembered
	const bookmark = page.locator('.tools [aria-pressed]');
	await expect(bookmark).toBeVisible();
	await expect(bookmark).not.toHaveAttribute('data-early');
}

/** Scrolls a paragraph of the long article to the reading line, in steps as a finger does, and waits until the place is kept. */
export async function readUpTo(page: Page, number: number): Promise<void> {
	await untilAlive(page);
	await page.locator('.body p', { hasText: `Paragraph ${number} tells` }).evaluate(async (paragraph) => {
		const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
		for (const short of [300, 120, 40, 0]) {
			scrollBy({ top: paragraph.getBoundingClientRect().top - covered - short, behavior: 'instant' });
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
	});
	// The bar: on a slow machine a step on the way is kept too, and the words after it may be this paragraph's first
	await expect.poll(async () => (await keptPlace(page)).text).toContain(`|Paragraph ${number} tells`);
}

/**
 * What stands at the reading line: numbers of the long article's paragraphs. Two where the line falls between them:
 * the line is as high as the bar over the text, which comes and goes.
 */
export async function paragraphsRead(page: Page): Promise<number[]> {
	return page.evaluate(() => {
		const bar = 8 + (Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 64);
		const inReach = [...document.querySelectorAll('.body p')].filter((paragraph) => {
			const { top, bottom } = paragraph.getBoundingClientRect();
			return bottom > 0 && top < bar;
		});
		return inReach.map(({ textContent }) => Number(/^Paragraph (\d+) tells/.exec(textContent)?.[1] ?? 0));
	});
}

/** The place kept of the article that is open, read past the reader's own code: the words around it, a bar between. */
export async function keptPlace(page: Page): Promise<{ text: string; isFinished: boolean }> {
	return page.evaluate(async (name) => {
		const id = document.querySelector<HTMLElement>('article[data-id]')?.dataset['id'] ?? '';
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('the shelf does not open'));
			// It is the reader that makes it; here it is only looked at
			request.onupgradeneeded = () => request.transaction?.abort();
		}).catch(() => undefined);
		if (database === undefined) return { text: '', isFinished: false };
		const row = await new Promise<unknown>((resolve) => {
			const request = database.transaction('places').objectStore('places').get(id);
			request.onsuccess = () => resolve(request.result);
		});
		database.close();
		const { locator, finished } = (row ?? {}) as { locator?: { before?: string; after?: string }; finished?: boolean };
		return { text: `${locator?.before ?? ''}|${locator?.after ?? ''}`, isFinished: finished === true };
	}, databaseNames.shelf);
}

/** Screens on which a page is looked at: a small one and a larger one, light and dark, from left and from right. */
export const screens = [
	['en', 'light', 360, 640],
	['fa', 'dark', 360, 640],
	['kk', 'light', 412, 915],
	['ru', 'dark', 412, 915]
] as const;

/** How far a page reaches past its window to the side, in CSS pixels. */
export async function spillOf(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Opens one of the article's tools, which stand behind a button of the bar. */
export async function openTool(page: Page, name: 'outline' | 'find' | 'listen' | 'marks' | 'file'): Promise<void> {
	await untilAlive(page);
	await page.locator('.tools [aria-haspopup="dialog"]').last().click();
	await page.locator(`[data-tool="${name}"]`).click();
}
