// Everything that was made on one phone, taken to another in a file, in the dark, open and sealed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { takingWords as texts } from '#lib/words/taking/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { marksWords, parts } from './page-words.ts';
import { openTool, visitOnce } from './reader.ts';

const passphrase = 'the lamp is lit at five';

async function highlight(page: Page): Promise<void> {
	await page.goto(places.read(small.lamp.id));
	await openTool(page, 'marks');
	await page.getByRole('button', { name: marksWords.addSentence }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: new RegExp(`^${marksWords.note}`) })
		.click();
	await page.getByRole('textbox', { name: marksWords.note }).fill('From the first phone.');
	await page.getByRole('button', { name: marksWords.keep, exact: true }).click();
	await expect(page.getByText('From the first phone.')).toBeVisible();
}

for (const sealed of [false, true]) {
	test(`a file ${sealed ? 'sealed' : 'open'} gives another phone the same marks, twice no more than once`, async ({
		stage,
		page,
		browser,
		baseURL
	}) => {
		const folder = makeFolder('taking');
		const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
		const other = await context.newPage();
		try {
			await visitOnce(page);
			await visitOnce(other);
			await stage.server.kill();
			await highlight(page);
			await parts.bookmark(page).evaluate((button: HTMLElement) => button.click());
			await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
			await page.goto(places.settings);
			if (sealed) await page.getByLabel(texts.passphrase).fill(passphrase);
			const coming = page.waitForEvent('download');
			await page.getByRole('button', { name: texts.save }).click();
			const path = await (await coming).path();
			await other.goto(places.settings);
			for (const taken of ['Taken in: 2 marks', 'Taken in: 0 marks']) {
				await other.getByLabel(texts.choose).setInputFiles(path);
				if (sealed) {
					await other.getByLabel(texts.locked).fill('another');
					await other.getByRole('button', { name: texts.unlock }).click();
					await expect(other.getByText(texts.wrongPassphrase)).toBeVisible();
					await other.getByLabel(texts.locked).fill(passphrase);
					await other.getByRole('button', { name: texts.unlock }).click();
				}
				await expect(other.getByText(taken)).toBeVisible();
			}
			const torn = join(folder, 'torn.json');
			writeFileSync(torn, '{"format":"shyraq/taking","version":1,"holds":{');
			await other.getByLabel(texts.choose).setInputFiles(torn);
			await expect(other.getByText(texts.troubles.unreadable)).toBeVisible();
			expect(await objections(other, ['light', 'dark'])).toEqual([]);
			await other.goto(places.saved);
			await expect(other.getByText('From the first phone.')).toBeVisible();
			await expect(other.getByText('2 marks')).toBeVisible();
		} finally {
			await context.close();
			removeFolder(folder);
		}
	});
}
