// Highlights and notes: made on the article, there again in the dark and in their place, in every tab, for every hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { themes } from '#lib/reader/look.ts';
import { marksWords as faWords } from '#lib/words/marks/fa.ts';
import { expect, test } from '../stage/fixtures.ts';
import { paragraph, small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { marksWords as texts, parts, words, wordsIn } from './page-words.ts';
import { expectWhole, paragraphsRead, screens, spillOf, untilAlive, visitOnce } from './reader.ts';

const lamp = places.read(small.lamp.id);

/** Selects a stretch of a paragraph as a finger would, until the page has heard of it. */
async function select(page: Page, number: number, start: number, end: number): Promise<void> {
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
async function painted(page: Page): Promise<Record<string, string[]>> {
	return page.evaluate(() =>
		Object.fromEntries(
			[...CSS.highlights].map(([name, ranges]) => [
				name.replace('shyraq-mark-', ''),
				[...ranges].map((range) => (range as Range).toString())
			])
		)
	);
}

async function openList(page: Page): Promise<void> {
	await page.getByRole('button', { name: words.read.marks }).click();
	await expect(page.getByRole('dialog', { name: texts.heading })).toBeVisible();
}

async function writeNote(page: Page, note: string): Promise<void> {
	await page.getByRole('textbox', { name: texts.note }).fill(note);
	await page.getByRole('button', { name: texts.keep, exact: true }).click();
	await expect(page.getByText(texts.noteKept)).toBeVisible();
}

const quote = paragraph(8).slice(0, 40);

test('words are highlighted in a colour and written beside, and are there again in the dark', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	await stage.server.kill();
	await page.goto(lamp);
	await select(page, 8, 0, 40);
	await page.getByRole('toolbar').getByRole('button', { name: texts.colours.green, exact: true }).click();
	await expect(page.getByText(texts.added)).toBeVisible();
	await expect.poll(() => painted(page)).toEqual({ green: [quote] });
	// A tap on it opens what can be done with it
	const middle = await page.evaluate(() => {
		const [range] = [...(CSS.highlights.get('shyraq-mark-green') ?? [])] as Range[];
		range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
		const box = range?.getClientRects()[0];
		return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 5 };
	});
	await page.mouse.click(middle.x, middle.y);
	const bar = page.getByRole('toolbar');
	await expect(bar.getByRole('button', { name: texts.colours.green, exact: true })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await bar.getByRole('button', { name: texts.note, exact: true }).click();
	await writeNote(page, 'Ask at the well.');
	await page.reload();
	await expect.poll(() => painted(page)).toEqual({ green: [quote] });
	await openList(page);
	await expect(page.getByText('Ask at the well.')).toBeVisible();
	// Another colour, and away with it, and back
	const list = page.getByRole('dialog', { name: texts.heading });
	await list.locator('summary').first().click();
	await list.getByRole('button', { name: texts.colours.rose, exact: true }).click();
	await expect.poll(() => painted(page)).toEqual({ rose: [quote] });
	await list.getByRole('button', { name: new RegExp(`^${texts.remove}`) }).click();
	await expect.poll(() => painted(page)).toEqual({});
	await page.getByRole('button', { name: texts.close }).click();
	await page.getByRole('button', { name: words.saved.undo }).click();
	await expect.poll(() => painted(page)).toEqual({ rose: [quote] });
});
