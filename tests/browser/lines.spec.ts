// Lines that break below the answers, for every request at once: frozen, cut, lossy, silent. What came stays, and all is read on.
import type { PictureWish } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { expect, test as base } from '../stage/fixtures.ts';
import { Line } from '../stage/line.ts';
import { findBlankPictures, usualWish } from '../stage/phone.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

/** Less than the pack takes, compressed. */
const frozenBytes = 1500;
/** A little more than the longest article takes, compressed, with headers. */
const cutBytes = 7000;
/** Less than the longest picture takes. */
const partBytes = 5800;

const packs = /^\/pack\//;
const texts = /^\/a\//;

const test = base.extend<{ line: Line }>({
	line: async ({ stage }, use) => {
		const line = await Line.lay(stage.proxy.port);
		await use(line);
		await line.takeDown();
	},
	baseURL: async ({ line }, use) => use(line.origin)
});

test('a line that freezes in the middle is given up, what came is kept, and the rest comes when it thaws', async ({
	line,
	phone
}) => {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	const [pack] = await phone.plan();
	if (pack?.kind !== 'pack') throw new Error('the plan has no pack');
	line.become({ kind: 'frozen', afterBytes: frozenBytes });
	expect(await phone.faultOf({ kind: 'keep', piece: pack })).toBe('timeout');
	const { articlesKept } = await phone.readiness();
	expect(articlesKept).toBeLessThan(smallCounts.articles);
	expect(await phone.wrongBytes()).toEqual([]);
	line.become({ kind: 'well' });
	expect(await phone.keepAll()).toEqual([]);
	expect((await phone.readiness()).articlesKept).toBe(smallCounts.articles);
});

test('on a line that is cut after every few kilobytes the library comes all the same, and never less of it', async ({
	line,
	phone
}) => {
	await phone.installWorker();
	let kept = 0;
	let cuts = 0;
	const keepMore = async (wish: PictureWish) => {
		cuts += (await phone.keepAll(wish)).length;
		const { articlesKept, picturesKept } = await phone.readiness();
		expect(articlesKept + picturesKept).toBeGreaterThanOrEqual(kept);
		kept = articlesKept + picturesKept;
		return kept;
	};
	line.become({ kind: 'cut', afterBytes: cutBytes });
	await expect.poll(() => keepMore({ ...usualWish, pictures: 'none' })).toBe(smallCounts.articles);
	// No connection carries a whole picture
	const lengths = (await phone.plan()).map(({ bytes }) => bytes);
	expect(Math.max(...lengths)).toBeGreaterThan(partBytes);
	line.become({ kind: 'cut', afterBytes: partBytes });
	await expect.poll(() => keepMore(usualWish)).toBe(smallCounts.articles + smallCounts.pictures);
	expect(cuts).toBeGreaterThan(0);
	expect(await phone.wrongBytes()).toEqual([]);
});

test('on a line that loses packets the library comes slowly, and whole', async ({ line, phone }) => {
	await phone.installWorker();
	line.become({ kind: 'lossy', everyPackets: 4, waitMs: 120 });
	expect(await phone.keepAll()).toEqual([]);
	const { articlesKept, picturesKept } = await phone.readiness();
	expect([articlesKept, picturesKept]).toEqual([smallCounts.articles, smallCounts.pictures]);
});

test('on a line that is refused everything opens at once, and the reader is told that nobody answers', async ({
	line,
	page
}) => {
	await visitOnce(page);
	line.become({ kind: 'refused' });
	await page.goto(places.library);
	await expectWhole(page);
	const ready = page.getByRole('region', { name: words.ready.label });
	await parts.keep(page).click();
	await expect(ready).toContainText(words.network.unreachable);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	expect(await findBlankPictures(page)).toEqual([]);
	line.become({ kind: 'well' });
	await page.goto(places.library);
	await parts.keep(page).click();
	await expect(ready).not.toContainText(words.network.unreachable);
});

test('a worker file that never comes holds up nothing else', async ({ stage, line, phone, page }) => {
	await visitOnce(page);
	stage.proxy.switch(places.worker, 'stall');
	stage.proxy.forget();
	await phone.lose('the caches');
	await page.goto(places.read(small.table.id));
	// The browser itself looks for another build after a navigation, and now hangs on it
	await expect.poll(() => stage.proxy.asked(places.worker)).not.toEqual([]);
	await page.goto(places.library);
	await expectWhole(page);
	await expect(page.getByText(words.keep.done)).toBeVisible();
	line.become({ kind: 'well' });
});

test('while the texts stand still on their way, an article opened by hand comes at once, and once', async ({
	stage,
	line,
	page
}) => {
	stage.proxy.switch(packs, 'stall', 1);
	await page.goto(line.origin);
	await expect.poll(() => stage.proxy.asked(packs)).toHaveLength(1);
	expect(stage.proxy.asked(texts)).toEqual([]);
	await page.getByRole('link', { name: small.lamp.title }).click();
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	const [opened, ...others] = stage.proxy.asked(texts);
	expect(opened).toBeDefined();
	expect(others).toEqual([]);
	await page.goto(line.origin);
	await expectWhole(page);
	// By then the others may have been asked for one by one
	const asked = stage.proxy.asked(texts);
	expect(asked[0]).toBe(opened);
	expect(new Set(asked).size).toBe(asked.length);
	await stage.server.kill();
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
});
