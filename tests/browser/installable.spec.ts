// The reader can be installed: the browser itself finds nothing to object to.
import { chromium, devices } from '@playwright/test';
import { languages } from '#lib/contract/languages.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { plainManifest } from '#lib/pages/safety/cover.ts';
import { darkWords as dark } from '#lib/words/dark/en.ts';
import type { SafetyWords } from '#lib/words/safety/words.ts';
import { expect, test } from '../stage/fixtures.ts';
import { makeFolder, removeFolder } from '../stage/folders.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { wordsIn } from './page-words.ts';
import { visitOnce } from './reader.ts';

test('the browser finds no fault with installing it', async ({ stage }) => {
	const folder = makeFolder('profile');
	try {
		// An incognito window, which is what other tests have, may never install
		const context = await chromium.launchPersistentContext(folder, {
			...devices['Pixel 7'],
			baseURL: stage.origin,
			executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
		});
		const page = await context.newPage();
		await visitOnce(page);
		const session = await context.newCDPSession(page);
		const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
		expect(installabilityErrors).toEqual([]);
		const manifest = await session.send('Page.getAppManifest');
		expect(manifest.errors).toEqual([]);
		const said = JSON.parse(manifest.data ?? '{}') as Record<string, unknown>;
		expect(said).toMatchObject({
			id: '/',
			categories: expect.arrayContaining(['news']),
			launch_handler: { client_mode: expect.arrayContaining(['navigate-existing']) as unknown },
			shortcuts: [{ url: '/' }, { url: '/saved' }]
		});
		const icons = (said['icons'] as { sizes: string; purpose: string }[]).map(
			({ sizes, purpose }) => `${purpose} ${sizes}`
		);
		expect(icons.sort()).toEqual(['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']);
		const shots = (said['screenshots'] as { form_factor: string }[]).map(({ form_factor: form }) => form);
		expect(new Set(shots)).toEqual(new Set(['narrow', 'wide']));
		await expect(page.locator('link[rel="apple-touch-icon"]')).toHaveCount(1);
		await expect(page.locator('meta[name="apple-mobile-web-app-status-bar-style"]')).toHaveCount(1);
		expect(manifest.url).toBe(`${stage.origin}/manifest.webmanifest`);
		await context.close();
	} finally {
		removeFolder(folder);
	}
});

test('the discreet name stands in a manifest of its own for each language, and in nothing else of it is the reader named', async ({
	request
}) => {
	for (const language of languages) {
		const text = await (await request.get(plainManifest(language))).text();
		const { name, short_name: short } = JSON.parse(text) as Record<string, unknown>;
		const { safetyWords } = (await import(`#lib/words/safety/${language}.ts`)) as { safetyWords: SafetyWords };
		expect([name, short]).toEqual([safetyWords.sheet.name, safetyWords.sheet.name]);
		expect(text).not.toMatch(/shyraq|icon-/i);
	}
});

for (const address of ['/manifest.webmanifest', plainManifest('fa')])
	test(`every picture and address that ${address} names is there`, async ({ request }) => {
		const manifest = (await (await request.get(address)).json()) as Record<string, unknown>;
		// What the share sheet's parameters are called is no address
		const addresses = { ...manifest, share_target: { ...(manifest['share_target'] as object), params: undefined } };
		const named = JSON.stringify(addresses).matchAll(/"(?:src|url|action|start_url|id|scope)":"([^"]+)"/g);
		const paths = [...new Set([...named].map(([, path]) => path ?? ''))];
		expect(paths.length).toBeGreaterThan(3);
		for (const path of paths) expect([path, (await request.get(path)).status()]).toEqual([path, 200]);
	});

test('on an iPhone it is said, in every language, to install first and then to download, with the two signs to tap', async ({
	page
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false });
		Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { get: () => 5 });
	});
	for (const language of languages) {
		const { install } = wordsIn(language);
		await page.goto(`/${language}${places.settings}`);
		const offer = page.getByRole('region', { name: install.offer });
		await expect(offer).toContainText(install.ios.first);
		await expect(offer.getByRole('listitem')).toHaveText([install.ios.share, install.ios.add]);
		await expect(offer.locator('li svg')).toHaveCount(2);
		expect(await objections(page)).toEqual([]);
	}
	await page.goto(`/en${places.ready}`);
	await expect(page.getByText(dark.homeNot)).toBeVisible();
});

test('a phone that knows no AVIF keeps and shows WebP', async ({ page, stage }) => {
	await page.addInitScript(() => {
		HTMLImageElement.prototype.decode = () => Promise.reject(new DOMException('no such form', 'EncodingError'));
	});
	await visitOnce(page);
	const types = await page.evaluate(async (name) => {
		const cache = await caches.open(name);
		// Beside them lies the canary
		const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/i/'));
		const answers = await Promise.all(keys.map((key) => cache.match(key)));
		return answers.map((answer) => answer?.headers.get('content-type'));
	}, cacheNames.pictures);
	expect(types).toHaveLength(smallCounts.pictures);
	expect(new Set(types)).toEqual(new Set(['image/webp']));
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await expect(page.locator('article picture img')).toHaveCount(small.lamp.pictures);
	expect(await findBlankPictures(page)).toEqual([]);
});
