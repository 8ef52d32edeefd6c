// An article on paper: black on white in one size, nothing around it, every picture, where links lead, and where it stands.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { fileWords as texts } from '#lib/words/file/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { words } from './page-words.ts';
import { openTool, untilAlive } from './reader.ts';

/** Empty where whoever runs the tests has said that there is none. */
const reader = process.env['PDFTOTEXT_PATH'] ?? '/usr/bin/pdftotext';

/** Opens an article in a look, and waits until what listens for printing is there. */
async function open(page: Page, id: string, look: Record<string, unknown>): Promise<void> {
	await page.goto(places.library);
	await page.evaluate(([name, text]) => localStorage.setItem(name, text), [
		localNames.look,
		JSON.stringify(look)
	] as const);
	await page.goto(`/en${places.read(id)}`);
	await untilAlive(page);
	await expect(page.locator('[data-early="tools"]')).toHaveCount(0);
}

/** What a browser does when it is told to print. */
async function beginPrinting(page: Page): Promise<void> {
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.emulateMedia({ media: 'print' });
}

for (const look of [
	{ theme: 'black', size: 6, mode: 'pages', margins: 3 },
	{ theme: 'contrast', size: 0 },
	{ theme: 'sepia', family: 'easy', width: 0 }
]) {
	test(`is the same whatever the screen is chosen to be: ${JSON.stringify(look)}`, async ({ page }) => {
		await open(page, small.table.id, look);
		await beginPrinting(page);
		const paragraph = page.locator('.body p').first();
		await expect(paragraph).toBeVisible();
		await expect(page.locator('.printed')).toBeVisible();
		const shown = await paragraph.evaluate((text) => {
			const { color, fontSize, orphans, widows } = getComputedStyle(text);
			const ground = getComputedStyle(document.documentElement).backgroundColor;
			return { color, ground, points: Math.round(Number.parseFloat(fontSize) * 7.5) / 10, orphans, widows };
		});
		expect(shown).toEqual({
			color: 'rgb(0, 0, 0)',
			ground: 'rgb(255, 255, 255)',
			points: 11.5,
			orphans: '3',
			widows: '3'
		});
		const around = page.locator('.masthead, .tray, .after, .next, .page-edge, .enlarge, .reading-bar, dialog');
		for (const each of await around.all()) await expect(each).toBeHidden();
		const link = page.locator('.body a[href="https://clinic.example/"]');
		const after = await link.evaluate((anchor) => getComputedStyle(anchor, '::after').content);
		expect(after).toContain('https://clinic.example/');
		await expect(page.locator('.printed')).toHaveText(/ · 18 November 2026 · http.*\/read\/tableaa$/);
		await page.emulateMedia({ media: 'screen' });
		await expect(page.locator('.printed')).toBeHidden();
	});
}

test('has every picture, though none of them was scrolled to', async ({ page }) => {
	await open(page, small.lamp.id, {});
	await page.evaluate(() => {
		window.print = () => {
			const pictures = [...document.querySelectorAll<HTMLImageElement>('article picture img')];
			document.documentElement.dataset['printed'] = String(
				pictures.filter(({ naturalWidth }) => naturalWidth > 0).length
			);
		};
	});
	await openTool(page, 'file');
	await page.getByRole('button', { name: texts.print }).click();
	await expect(page.locator('html')).toHaveAttribute('data-printed', String(small.lamp.pictures));
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('is a file of just the text where a browser makes one of it', async ({ page }) => {
	test.skip(reader === '', 'This machine has no pdftotext; whoever runs the tests was told so.');
	await open(page, small.table.id, { theme: 'dark', size: 6 });
	const paper = await page.pdf({ format: 'A4' });
	const text = execFileSync(reader, ['-layout', '-', '-'], { input: paper }).toString().replace(/\s+/g, ' ');
	for (const part of [
		small.table.title,
		'Whoever has it on paper has it in the dark.',
		'(https://clinic.example/)',
		'/read/tableaa'
	])
		expect(text).toContain(part);
	for (const part of [words.nav.back, words.read.look, words.read.enlarge]) expect(text).not.toContain(part);
});
