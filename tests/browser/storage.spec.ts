// The storage page: it counts what is there, checks it by hash, tells what was lost, and takes it away when asked.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cacheNames, places } from '#lib/contract/places.ts';
import { darkWords as dark } from '#lib/words/dark/en.ts';
import { mirrorsWords as mirrors } from '#lib/words/mirrors/en.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { objections } from './axe.ts';
import { parts, pattern, words } from './page-words.ts';
import { bookmark, expectWhole, visitOnce } from './reader.ts';

const { storage } = words;

/** A size as the page writes it, in bytes. */
function bytesIn(text: string): number {
	const [, number = '0', unit = ''] = /([\d.]+)\s(kB|MB|GB)/.exec(text) ?? [];
	return Number(number) * ({ kB: 1e3, MB: 1e6, GB: 1e9 }[unit] ?? 0);
}

test.beforeEach(async ({ page }) => {
	await visitOnce(page);
	await page.goto(places.storage);
	await expect(page.getByRole('heading', { name: storage.used })).toBeVisible();
});

test('what is taken up is counted, and everybody can read it', async ({ page }) => {
	for (const label of [storage.texts, storage.pictures, storage.app, storage.beside])
		await expect(page.locator('.sizes > div', { hasText: label }).first()).toContainText(/[1-9]\d*\s(kB|MB)/);
	// The sum is what the browser says that the phone gives up
	const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	const sum = page.locator('.sizes > div', { hasText: storage.total }).first();
	expect(bytesIn(await sum.innerText())).toBeGreaterThan(0.9 * used);
	await expect(page.getByText(pattern(storage.granted))).toContainText(/[1-9]\d*(\.\d+)?\s(MB|GB)/);
	await expect(page.locator('ol.order > li')).toHaveText([...storage.order]);
	await expect(page.getByText(storage.never)).toBeVisible();
	await page.getByText(storage.languages).click();
	await expect(page.getByText(`${words.paint.languages.en}: 3`)).toBeVisible();
	expect(await objections(page)).toEqual([]);
});

test('a check reads all back and says when; after a loss it says what was lost, and it comes again', async ({
	page
}) => {
	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(pattern(storage.check.whole))).toBeVisible();
	await page.evaluate(async (address) => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			const [text] = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(address));
			if (text !== undefined) await cache.put(text, new Response('changed'));
		}
	}, places.article(''));
	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(pattern(storage.check.lost.one ?? ''))).toBeVisible();
	await page.goto(places.library);
	await expectWhole(page);
});

test('a damaged file of the app is found by a check too, and comes again', async ({ page }) => {
	// The look of this start is over by then
	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(pattern(storage.check.whole))).toBeVisible();
	const path = await page.evaluate(async (prefix) => {
		const name = (await caches.keys()).find((each) => each.startsWith(prefix)) ?? '';
		const cache = await caches.open(name);
		const [script] = (await cache.keys()).filter(({ url }) => url.endsWith('.js'));
		if (script === undefined) throw new Error('the app is not here');
		await cache.put(script, new Response('changed', { headers: { 'content-type': 'text/javascript' } }));
		return new URL(script.url).pathname;
	}, cacheNames.appPrefix);
	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(pattern(storage.check.lost.one ?? ''))).toBeVisible();
	const now = () => page.evaluate(async (address) => (await caches.match(address))?.text(), path);
	await expect.poll(now).not.toBe('changed');
	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(pattern(storage.check.whole))).toBeVisible();
});

test('a limit that is chosen stays chosen, and room is made within it', async ({ page }) => {
	await page.getByRole('radio', { name: /50/ }).first().check();
	await page.getByRole('button', { name: storage.makeRoom }).click();
	await expect(page.getByText(storage.freedNothing)).toBeVisible();
	await page.reload();
	await expect(page.getByRole('radio', { name: /50/ }).first()).toBeChecked();
});

test('a mirror is added by its address, and what is no address is not', async ({ page }) => {
	const address = page.getByLabel(mirrors.address);
	const add = page.getByRole('button', { name: mirrors.add, exact: true });
	await address.fill('http://mirror.example');
	await add.click();
	await expect(page.getByText(mirrors.wrong)).toBeVisible();
	// A path would be dropped: a mirror stands at the root of its server
	await address.fill('https://mirror.example/some/where');
	await add.click();
	await expect(page.getByText(mirrors.wrong)).toBeVisible();
	await address.fill('https://mirror.example/');
	await add.click();
	await expect(page.getByText('mirror.example', { exact: true })).toBeVisible();
	// Nothing of that name can be reached from here
	await expect(page.getByText(pattern(mirrors.tried))).toBeVisible();
	await page.reload();
	await page.locator('.mirrors').getByRole('button', { name: mirrors.remove }).click();
	await expect(page.getByText(mirrors.none)).toBeVisible();
});

test('a mirror that answers and may not be read from here is said to have been tried, and what may be done', async ({
	stage,
	phone,
	page
}) => {
	let asked = 0;
	// As `python3 -m http.server` does: right bytes, and no word that other origins may read them
	const mirror = createServer((_request, response) => {
		asked += 1;
		response.end('something');
	}).listen(0, 'localhost');
	await new Promise((resolve) => mirror.once('listening', resolve));
	try {
		const { port } = mirror.address() as AddressInfo;
		await page.getByLabel(mirrors.address).fill(`localhost:${port}`);
		await page.getByRole('button', { name: mirrors.add, exact: true }).click();
		await expect(page.locator('.mirrors b')).toHaveText(`http://localhost:${port}`);
		await expect(page.getByText(pattern(mirrors.tried))).toBeVisible();
		expect(asked).toBeGreaterThan(0);
		asked = 0;
		await stage.server.kill();
		await phone.stopWorkers();
		await page.goto(places.library);
		await expect.poll(() => asked).toBeGreaterThan(0);
		await page.goto(places.storage);
		await expect(page.getByText(pattern(mirrors.tried))).toBeVisible();
		await expect(page.getByText(mirrors.silent)).toHaveCount(0);
	} finally {
		mirror.close();
	}
});

test('whether to remove the library is asked at the foot of the screen, with what goes and what stays', async ({
	page
}) => {
	const height = page.viewportSize()?.height ?? 0;
	const dialog = page.getByRole('dialog', { name: storage.wipe.sure });
	await page.getByRole('button', { name: storage.wipe.start }).click();
	await expect(dialog).toContainText(storage.wipe.goes);
	const box = await dialog.boundingBox();
	expect(height - (box?.y ?? 0) - (box?.height ?? 0)).toBeLessThan(24);
	await page.getByRole('button', { name: storage.wipe.no }).click();
	await page.getByRole('checkbox', { name: storage.wipe.marks }).check();
	await page.getByRole('button', { name: storage.wipe.start }).click();
	await expect(dialog).toContainText(storage.wipe.goesToo);
});

test('the library is taken away at one wish, bookmarks stay, and it comes again only when it is asked for', async ({
	page
}) => {
	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(pattern(storage.check.whole))).toBeVisible();
	await page.goto(places.read(small.table.id));
	await bookmark(page);
	await page.goto(places.storage);
	await page.getByRole('button', { name: storage.wipe.start }).click();
	await page.getByRole('button', { name: storage.wipe.yes, exact: true }).click();
	await expect(page.getByText(storage.wipe.done)).toBeVisible();
	await expect(page.getByRole('button', { name: words.keep.start })).toBeVisible();
	const left = await page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => /articles|pictures/.test(name));
		const lists = names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url));
		return (await Promise.all(lists)).flat().filter((url) => /\/[ai]\/[0-9a-f]{64}$/.test(url));
	});
	expect(left).toEqual([]);
	await page.goto(places.saved);
	await expect(page.getByRole('link', { name: small.table.title })).toBeVisible();
	await page.goto(places.library);
	// What the sentence names is what the button says: there is nothing to go on from
	const paused = page.getByText(words.keep.paused.replace('{button}', words.keep.start));
	await expect(page.getByText(words.ready.none)).toBeVisible();
	await expect(paused).toBeVisible();
	await expect(page.getByRole('button', { name: words.keep.resume })).toHaveCount(0);
	await page.goto(places.ready);
	await expect(page.locator('[data-sign]', { hasText: dark.checked })).toHaveAttribute('data-sign', 'unknown');
	await page.goto(places.library);
	await page.getByRole('button', { name: words.keep.start }).click();
	await expectWhole(page);
	await expect(parts.articleLinks(page)).not.toHaveCount(0);
});
