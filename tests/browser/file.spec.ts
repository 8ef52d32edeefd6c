// An article as a file, made in the dark: a book that epubcheck takes, a page that any browser opens, a text for editors; and what the reader is told.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { cacheNames, places } from '#lib/contract/places.ts';
import { writeEpub } from '#lib/pages/file/epub.ts';
import { fileWords as texts } from '#lib/words/file/en.ts';
import { verify } from '../../tools/commands/verify.ts';
import { hostileArticle, plainArticle, takenOf } from '../file/taken-cases.ts';
import { unzip } from '../file/unzip.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { openTool, spillOf, visitOnce } from './reader.ts';

/** Empty where whoever runs the tests has said that there is none. */
const judge = process.env['EPUBCHECK_PATH'] ?? '/usr/bin/epubcheck';

/** What epubcheck objects to in a book, a line each, its advice included. */
function objectionsTo(book: string): string {
	try {
		// Debian's is a jar that not every system starts by itself
		const isJar = readFileSync(judge).subarray(0, 2).toString() === 'PK';
		const [program, ...options] = isJar ? ['java', '-jar', judge] : [judge];
		// Without a locale Java finds no file whose name is not ASCII
		const env = { ...process.env, LC_ALL: 'C.UTF-8' };
		execFileSync(program, [...options, '--failonwarnings', '--quiet', book], {
			env,
			stdio: ['ignore', 'pipe', 'pipe']
		});
		return '';
	} catch (failed) {
		const { stdout, stderr } = failed as { stdout?: Buffer; stderr?: Buffer };
		return `${String(stdout)}${String(stderr)}` || String(failed);
	}
}

/** Chooses a form in the dialog, and keeps the file in a folder. */
async function keep(
	page: Page,
	form: keyof typeof texts.forms,
	folder: string
): Promise<{ name: string; path: string }> {
	await page.getByRole('radio', { name: texts.forms[form] }).check();
	const button = page.getByRole('button', { name: texts.save, exact: true });
	await expect(button).toBeEnabled();
	const coming = page.waitForEvent('download');
	await button.click();
	const download = await coming;
	const name = download.suggestedFilename();
	await download.saveAs(join(folder, name));
	return { name, path: join(folder, name) };
}

test('every form is made in the dark: text, pictures, captions', async ({ stage, page, context }) => {
	const folder = makeFolder('files');
	try {
		await visitOnce(page);
		await stage.server.kill();
		await page.goto(places.read(small.lamp.id));
		await openTool(page, 'file');
		const book = await keep(page, 'epub', folder);
		expect(book.name).toBe(`${small.lamp.title}.epub`);
		const files = await unzip(readFileSync(book.path));
		expect(Object.keys(files).filter((name) => name.endsWith('.jpg'))).toHaveLength(small.lamp.pictures);
		for (const [name, bytes] of Object.entries(files))
			if (name.endsWith('.jpg')) expect((await sharp(bytes).metadata()).format).toBe('jpeg');
		const notes = await unzip(readFileSync((await keep(page, 'markdown', folder)).path));
		expect(Object.keys(notes)).toEqual([
			`${small.lamp.title}.md`,
			'pictures/1.jpg',
			'pictures/2.jpg',
			'pictures/3.jpg'
		]);
		const whole = await keep(page, 'page', folder);
		// Proved by the publisher's own program, as anybody may who has neither the app nor this phone
		const proved = await verify(whole.path, undefined);
		expect(proved).toMatchObject({
			exitCode: 0,
			json: { id: small.lamp.id, pictures: small.lamp.pictures, troubles: [] }
		});
		const other = await context.newPage();
		const heard: string[] = [];
		other.on('console', (message) => heard.push(message.text()));
		other.on('request', (request) => !/^(file|data):/.test(request.url()) && heard.push(request.url()));
		await other.goto(pathToFileURL(whole.path).href);
		await expect(other.getByRole('heading', { level: 1 })).toHaveText(small.lamp.title);
		await expect(other.locator('article')).toContainText('Paragraph 40 tells');
		const widths = await other
			.locator('img')
			.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
		expect(widths.filter((width) => width > 0)).toHaveLength(small.lamp.pictures);
		expect(await spillOf(other)).toBe(0);
		expect(heard).toEqual([]);
		await page.getByRole('checkbox', { name: texts.pictures }).uncheck();
		const bare = await keep(page, 'markdown', folder);
		expect(bare.name).toBe(`${small.lamp.title}.md`);
		const text = readFileSync(bare.path, 'utf8');
		expect(text).toContain('*\\[A tall tower at dusk\\]*\n\nA tall tower at dusk, as a drawing.');
	} finally {
		removeFolder(folder);
	}
});

test('the books are what epubcheck takes: a table and notes, right to left, hostile words', async ({ page }) => {
	test.skip(judge === '', 'This machine has no epubcheck; whoever runs the tests was told so.');
	const folder = makeFolder('books');
	try {
		for (const { id } of [small.table, small.bazaar]) {
			await page.goto(`/en${places.read(id)}`);
			await openTool(page, 'file');
			const { path } = await keep(page, 'epub', folder);
			expect(objectionsTo(path)).toBe('');
		}
		const jpeg = new Uint8Array(
			await sharp({ create: { width: 8, height: 6, channels: 3, background: '#a52' } })
				.jpeg()
				.toBuffer()
		);
		for (const [name, article] of Object.entries({ plainArticle, hostileArticle })) {
			const path = join(folder, `${name}.epub`);
			writeFileSync(path, writeEpub(takenOf(article, jpeg), 'p { margin: 0 }'));
			expect(objectionsTo(path)).toBe('');
		}
	} finally {
		removeFolder(folder);
	}
});

test('a picture that is not here is told of, and the size with it; without pictures nothing is', async ({
	stage,
	page
}) => {
	stage.proxy.forbidStoring();
	await visitOnce(page);
	await stage.server.kill();
	await page.evaluate((name) => caches.delete(name), cacheNames.pictures);
	await page.goto(places.read(small.lamp.id));
	await openTool(page, 'file');
	const status = page.locator('.file-choice [role="status"]');
	await expect(status).toContainText('3 pictures are not on this phone');
	await expect(status).toContainText(/Size: \d+\u00a0kB/);
	await page.getByRole('checkbox', { name: texts.pictures }).uncheck();
	await expect(status).not.toContainText('not on this phone');
});

test('it is passed on where the browser can, and only then; one that refuses is told of', async ({ page }) => {
	await page.addInitScript(() => {
		const passed: string[] = [];
		Object.assign(navigator, {
			passed,
			canShare: ({ files }: { files: File[] }) => files[0]?.type === 'text/html',
			share: async ({ files }: { files: File[] }) => {
				if (passed.length > 0) throw new DOMException('not now', 'NotAllowedError');
				passed.push(files[0]?.name ?? '');
			}
		});
	});
	await page.goto(places.read(small.plain.id));
	await openTool(page, 'file');
	const share = page.getByRole('button', { name: texts.share });
	await expect(page.getByRole('button', { name: texts.save, exact: true })).toBeEnabled();
	await expect(share).toHaveCount(0);
	await expect(page.getByRole('checkbox')).toHaveCount(0);
	await page.getByRole('radio', { name: texts.forms.page }).check();
	await share.click();
	expect(await page.evaluate(() => (navigator as unknown as { passed: string[] }).passed)).toEqual([
		`${small.plain.title}.html`
	]);
	await expect(page.getByText(texts.notShared)).toHaveCount(0);
	await share.click();
	await expect(page.getByText(texts.notShared)).toBeVisible();
});

for (const language of ['en', 'fa'] as const) {
	test(`the choice of a file is open to everybody, in ${language}`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(`/${language}${places.read(small.lamp.id)}`);
		await openTool(page, 'file');
		await expect(page.locator('.file-choice .main')).toBeEnabled();
		expect(await objections(page, ['light', 'dark', 'black', 'eink'])).toEqual([]);
		expect(await page.locator('.file-choice').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
	});
}
