// What is missing on a phone comes back out of a page that somebody else kept, with no network at all; what is not the publisher's does not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChooser, Page } from '@playwright/test';
import { proofAttribute, readProof, writeProof } from '#lib/article/proof.ts';
import { toBytes } from '#lib/article/bytes.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { fileWords } from '#lib/words/file/en.ts';
import { handedWords as texts } from '#lib/words/handed/en.ts';
import { sayCount } from '#lib/words/shape.ts';
import { auditPhone, findLost } from '../stage/audit.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { parts, pattern, words } from './page-words.ts';
import { openTool, visitOnce } from './reader.ts';

const { check } = words.storage;
const folder = makeFolder('handed-over');

test.afterAll(() => removeFolder(folder));

/** Keeps an article as a page, as somebody does who has it. */
async function keepPage(page: Page): Promise<string> {
	await page.goto(places.read(small.lamp.id));
	await openTool(page, 'file');
	await page.getByRole('radio', { name: fileWords.forms.page }).check();
	const button = page.getByRole('button', { name: fileWords.save, exact: true });
	await expect(button).toBeEnabled();
	const coming = page.waitForEvent('download');
	await button.click();
	const path = join(folder, 'kept.html');
	await (await coming).saveAs(path);
	return path;
}

/** What a failing memory card does: the texts of the lamp's article and all pictures are other bytes. */
async function damage(page: Page, hash: string): Promise<void> {
	await page.evaluate(
		async ({ articles, pictures, path, folder }) => {
			await (await caches.open(articles)).put(path, new Response('damaged'));
			const cache = await caches.open(pictures);
			for (const request of await cache.keys())
				if (new URL(request.url).pathname.startsWith(folder)) await cache.put(request, new Response('damaged'));
		},
		{ ...cacheNames, path: places.article(hash), folder: places.picture('') }
	);
}

async function checkAll(page: Page): Promise<void> {
	await page.goto(places.storage);
	await page.getByRole('button', { name: check.start }).click();
	await expect(page.getByText(pattern(check.lost.other))).toBeVisible();
}

async function choose(page: Page, files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: texts.choose }).click();
	await (await chooser).setFiles(files);
}

/** A file's name as it stands in a sentence, whatever way either is written. */
const called = (name: string) => `\u2068${name}\u2069`;
const html = (name: string, text: string) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) });

test('a text and its pictures that were damaged come back, in the dark, out of a page that somebody kept', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	const before = await auditPhone(page);
	const path = await keepPage(page);
	const [, block = ''] = new RegExp(`${proofAttribute}[^>]*>([^<]*)<`).exec(readFileSync(path, 'utf8')) ?? [];
	const proof = readProof(block);
	if (proof === undefined) throw new Error('the page carries no proof');
	const hash = Buffer.from(await crypto.subtle.digest('SHA-256', toBytes(proof.note))).toString('hex');
	await stage.server.kill();
	await damage(page, hash);
	await checkAll(page);
	expect((await auditPhone(page)).kept[`text ${small.lamp.id}`]).toBeUndefined();
	expect(await objections(page)).toEqual([]);

	// Strangers' pages first, and one with a changed word: nothing of them is taken, and each is told
	const changed = writeProof({ ...proof, note: proof.note.replace('Paragraph 4 ', 'Paragraph 5 ') });
	const whole = readFileSync(path, 'utf8');
	for (const [file, sentence] of [
		[html('page.html', '<p>Somebody’s page</p>'), texts.troubles.unproved],
		[html('changed.html', whole.replace(block, changed)), texts.troubles.unproved]
	] as const) {
		await choose(page, file);
		await expect(page.getByText(sentence.replace('{name}', called(file.name)))).toBeVisible();
	}
	expect((await auditPhone(page)).breaches).toEqual([]);

	await choose(page, path);
	const back = texts.back
		.replace('{articles}', sayCount(texts.articles, 1, 'en'))
		.replace('{pictures}', sayCount(texts.pictures, small.lamp.pictures, 'en'));
	await expect(page.getByText(back)).toBeVisible();
	await choose(page, path);
	await expect(page.getByText(texts.troubles.here.replace('{name}', called('kept.html')))).toBeVisible();
	const after = await auditPhone(page);
	expect(after.breaches).toEqual([]);
	expect(findLost(before, after).filter((name) => name.startsWith('text '))).toEqual([]);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	expect(await findBlankPictures(page)).toEqual([]);
});

test('too large a file and more files than are read at once are told', async ({ page }) => {
	await visitOnce(page);
	await page.goto(places.storage);
	await choose(page, html('large.html', ' '.repeat(16_000_001)));
	await expect(page.getByText(pattern(texts.large.replace('{name}', called('large.html'))))).toBeVisible();
	await choose(
		page,
		Array.from({ length: 11 }, (_, at) => html(`page${at}.html`, ''))
	);
	await expect(page.getByText(texts.many.replace('{count}', '10'))).toBeVisible();
});
