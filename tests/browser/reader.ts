// What a person does with the reader, and what they see, as steps that tests share.
import { expect, type Page } from '@playwright/test';
import { articlesOf } from './edition.ts';
import { parts, pattern, words } from './page-words.ts';

/** Opens the front for the first time and touches nothing, until the reader says that everything is here. */
export async function visitOnce(page: Page): Promise<void> {
	await page.goto('/');
	await expectWhole(page);
}

/** The reader says, read back from its stores, that nothing is lacking. */
export async function expectWhole(page: Page): Promise<void> {
	const { all, pictures } = words.ready;
	const sentence = pattern(all.other.replace('{pictures}', pictures.all));
	await expect(page.getByText(sentence)).toBeVisible({ timeout: 60_000 });
}

/** Every article of the edition as the front lists it: address and title. */
export async function listArticles(page: Page): Promise<{ address: string; title: string }[]> {
	await expect(parts.articleLinks(page)).not.toHaveCount(0);
	return articlesOf(page);
}

/** Bookmarks the article that is open, and waits until that is so. */
export async function bookmark(page: Page): Promise<void> {
	await parts.bookmark(page).click();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
}

/** Scrolls so that a paragraph of the long article stands at the reading line, as a finger would, and waits until it is kept. */
export async function readUpTo(page: Page, number: number): Promise<void> {
	await page.locator('.body p', { hasText: `Paragraph ${number} tells` }).evaluate((paragraph) => {
		const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
		scrollBy({ top: paragraph.getBoundingClientRect().top - covered, behavior: 'instant' });
	});
	await expect.poll(() => keptBlockText(page)).toContain(`Paragraph ${number} tells`);
}

/** What stands at the reading line: the number of the long article's paragraph, 0 where none does. */
export async function paragraphRead(page: Page): Promise<number> {
	return page.evaluate(() => {
		const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
		const line = covered + 8;
		const paragraphs = [...document.querySelectorAll('.body p')];
		const here = paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > line);
		return Number(/^Paragraph (\d+) tells/.exec(here?.textContent ?? '')?.[1] ?? 0);
	});
}

/** The words behind the place kept on the shelf of the article that is open, read past the reader's own code. */
async function keptBlockText(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const id = document.querySelector<HTMLElement>('article[data-id]')?.dataset['id'] ?? '';
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('shyraq-shelf');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('the shelf does not open'));
		});
		const row = await new Promise<unknown>((resolve) => {
			if (!database.objectStoreNames.contains('places')) {
				resolve(undefined);
				return;
			}
			const request = database.transaction('places').objectStore('places').get(id);
			request.onsuccess = () => resolve(request.result);
		});
		database.close();
		const locator = (row as { locator?: { before?: string; after?: string } } | undefined)?.locator;
		return `${locator?.before ?? ''}|${locator?.after ?? ''}`;
	});
}
