// How a reader marks words on an article's page, as steps that tests share.
import { openTool } from './reader.ts';
import { expect, type Page } from '@playwright/test';
import { databaseNames, places } from '#lib/contract/places.ts';
import { small } from '../stage/small-edition.ts';
import { marksWords as texts } from './page-words.ts';

/** The long article. */
export const lamp = places.read(small.lamp.id);

/** Selects a stretch of a paragraph as a finger would, until the page has heard of it. */
export async function select(page: Page, number: number, start: number, end: number): Promise<void> {
	await expect(async () => {
		await page.evaluate(
			([number, start, end]) => {
				const passages = [...document.querySelectorAll('.body p')];
				const text = passages.find(({ textContent }) =>
					textContent.startsWith(`Paragraph ${number} tells`)
				)?.firstChild;
				getSelection()?.empty();
				if (text) getSelection()?.setBaseAndExtent(text, start, text, end);
			},
			[number, start, end] as const
		);
		await expect(page.getByRole('toolbar')).toBeVisible({ timeout: 1000 });
	}).toPass();
}

/** What each colour is painted over, read from the page's own highlights. */
export async function painted(page: Page): Promise<Record<string, string[]>> {
	return page.evaluate(() =>
		Object.fromEntries(
			[...CSS.highlights].map(([name, ranges]) => [
				name.replace('shyraq-mark-', ''),
				[...ranges].map((range) => (range as Range).toString())
			])
		)
	);
}

/** Opens the list of highlights and notes. */
export async function openList(page: Page): Promise<void> {
	await openTool(page, 'marks');
	await expect(page.getByRole('dialog', { name: texts.heading })).toBeVisible();
}

/** Writes a note that is open, and waits until it is kept. */
export async function writeNote(page: Page, note: string): Promise<void> {
	await page.getByRole('textbox', { name: texts.note }).fill(note);
	await page.getByRole('button', { name: texts.keep, exact: true }).click();
	// Over an open list it is said there, and behind it
	await expect(page.getByText(texts.noteKept).first()).toBeVisible();
}

/** Puts the one mark on the shelf there again, until there are so many of it; pages see them when they are opened anew. */
export async function multiplyMark(page: Page, times: number): Promise<void> {
	await page.evaluate(
		async ([name, most]) => {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error('the shelf does not open'));
			});
			const transaction = database.transaction('bookmarks', 'readwrite');
			const store = transaction.objectStore('bookmarks');
			const read = store.getAll();
			await new Promise<void>((resolve, reject) => {
				read.onsuccess = () => {
					const [row] = read.result as { key: string; at: number }[];
					for (let count = 1; count < most; count++) store.put({ ...row, key: `highlight:${count}`, at: count });
				};
				transaction.oncomplete = () => resolve();
				transaction.onerror = () => reject(new Error('nothing was written'));
			});
			database.close();
		},
		[databaseNames.shelf, times] as const
	);
}
