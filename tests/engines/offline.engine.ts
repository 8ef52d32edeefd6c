// The heart of the reader in engines that are not Chromium's: one visit, and everything is there in the dark.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { places } from '#lib/contract/places.ts';
import { lookWords, pattern, words } from '../browser/page-words.ts';
import { removeFolder, root } from '../stage/folders.ts';
import { pressSmall, type Pressed } from '../stage/press.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { Stage } from '../stage/stage.ts';
import type { Browser } from './engine.ts';
import { firefox } from './firefox.ts';
import { webkit } from './webkit.ts';

const buildFolder = process.env['SHYRAQ_BUILD_DIR'] ?? join(root, 'build');
/** What an engine on a busy machine is given for a step. */
const stepMs = 30_000;

let edition: Pressed;
let stage: Stage | undefined;
let browser: Browser | undefined;

beforeAll(async () => {
	edition = await pressSmall();
});
afterEach(async () => {
	await browser?.close();
	await stage?.strike();
	browser = stage = undefined;
});
afterAll(() => {
	removeFolder(edition.contentFolder);
	removeFolder(edition.dataFolder);
});

/** Waits until the page says so. */
async function untilSaid(page: Browser, sentence: RegExp | string): Promise<void> {
	const heard = expect.poll(() => page.read(() => document.body.innerText, ''), { timeout: stepMs });
	await (typeof sentence === 'string' ? heard.toContain(sentence) : heard.toMatch(sentence));
}

/** The state of the bookmark's button; undefined until the page lives. */
const readBookmark = (page: Browser) =>
	page.read((selector) => document.querySelector(selector)?.getAttribute('aria-pressed') ?? null, bookmarkButton);
const bookmarkButton = '.tools [aria-pressed]:not([data-early])';

/** How many of the page's pictures show something, of how many. */
const countPictures = (page: Browser) =>
	page.read((selector) => {
		const pictures = [...document.querySelectorAll<HTMLImageElement>(selector)];
		// Those below the fold too
		for (const picture of pictures) picture.loading = 'eager';
		return [pictures.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length, pictures.length];
	}, 'article picture img');

describe.each([firefox, webkit])('$name', ({ isHere, open }) => {
	test.skipIf(!isHere)('after one visit, in the dark: what was never opened, its pictures, the bookmark', async () => {
		stage = await Stage.set(edition, buildFolder);
		const { origin } = stage;
		// So that only what the reader keeps can be there in the dark
		stage.proxy.forbidStoring();
		const page = (browser = await open());

		await page.go(`${origin}${places.library}`);
		await untilSaid(page, pattern(words.ready.all.other.replace('{pictures}', words.ready.pictures.all)));
		await untilSaid(page, words.keep.done);
		await page.go(`${origin}${places.read(small.lamp.id)}`);
		await expect.poll(() => readBookmark(page), { timeout: stepMs }).toBe('false');
		await page.read((selector) => document.querySelector<HTMLElement>(selector)?.click(), bookmarkButton);
		await expect.poll(() => readBookmark(page), { timeout: stepMs }).toBe('true');

		await stage.server.kill();
		await page.go(`${origin}${places.library}`);
		const items = await page.read((selector) => document.querySelectorAll(selector).length, 'ol.library li');
		expect(items).toBe(smallCounts.articles);
		const { id, title, pictures } = small.bazaar;
		await page.go(`${origin}${places.read(id)}`);
		expect(await page.read((selector) => document.querySelector(selector)?.textContent, 'article h1')).toBe(title);
		expect(await page.read((selector) => document.querySelector(selector)?.textContent, '.body')).toContain('چراغی');
		await expect.poll(() => countPictures(page), { timeout: stepMs }).toEqual([pictures, pictures]);
		await page.go(`${origin}${places.saved}`);
		await untilSaid(page, small.lamp.title);
		await page.go(`${origin}${places.settings}`);
		await untilSaid(page, lookWords.en.size);
		await page.go(`${origin}${places.read(small.lamp.id)}`);
		await expect.poll(() => readBookmark(page), { timeout: stepMs }).toBe('true');
	});
});
