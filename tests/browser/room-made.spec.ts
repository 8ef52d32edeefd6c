// A limit on this phone that makes something go: in the order that Storage tells, nothing marked or begun, and the rest stays whole.
import { places } from '#lib/contract/places.ts';
import { auditPhone, findLost } from '../stage/audit.ts';
import { expect, test } from '../stage/fixtures.ts';
import { showHeavy } from '../stage/heavy-edition.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { parts, words } from './page-words.ts';
import { bookmark, keptPlace, readUpTo, untilAlive } from './reader.ts';

const { storage } = words;
const count = 6;
/** Six are 66 MB, which are too many for 50 by two. */
const pictureBytes = 11_000_000;

test('a limit lower than what is kept frees it in the order told, spares what is marked or begun, and what stands opens in the dark', async ({
	stage,
	phone,
	page
}) => {
	test.slow();
	const articles = await showHeavy(stage, count, pictureBytes);
	// The newest first: these two are neither marked nor begun nor finished
	const [finished, , , unread, begun, marked] = articles;
	if (finished === undefined || unread === undefined || begun === undefined || marked === undefined)
		throw new Error('too few articles');
	await phone.installWorker();
	await page.goto(places.ready);
	await expect(page.getByText(words.keep.done)).toBeVisible({ timeout: 60_000 });
	await page.goto(places.read(finished.id));
	await untilAlive(page);
	await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
	await expect.poll(async () => (await keptPlace(page)).isFinished).toBe(true);
	await page.goto(places.read(begun.id));
	await readUpTo(page, 12);
	await page.goto(places.read(marked.id));
	await bookmark(page);

	await page.goto(places.storage);
	const pictures = page.locator('.sizes > div', { hasText: storage.pictures });
	await expect(pictures).toContainText('66 MB');
	const before = await auditPhone(page);
	expect(Object.keys(before.kept)).toHaveLength(2 * count);
	stage.proxy.forget();
	await page.getByRole('group', { name: storage.limit, exact: true }).getByRole('radio', { name: /^50\s/ }).check();
	await expect(page.getByText(storage.freed.replace('{size}', '22 MB'))).toBeVisible();
	await expect(pictures).toContainText('44 MB');
	const after = await auditPhone(page);
	expect(after.breaches).toEqual([]);
	// Of the others the oldest goes; the newer two are as they were
	expect(findLost(before, after).sort()).toEqual([finished, unread].map(({ picture }) => `picture ${picture}`).sort());
	expect(await phone.wrongBytes()).toEqual([]);

	await page.getByRole('button', { name: storage.check.start }).click();
	await expect(page.getByText(storage.check.short.split('{time}')[0] ?? '')).toBeVisible();
	expect((await phone.readiness()).lost).toBeUndefined();
	await page.goto(places.ready);
	await expect(page.getByRole('region', { name: words.ready.label })).toContainText(`4 of ${count} pictures`);
	// What went does not come again by itself
	expect(stage.proxy.asked(/^\/(a|i|pack)\//)).toEqual([]);

	await stage.server.kill();
	stage.proxy.switch(/^/, 'cut');
	await phone.stopWorkers();
	for (const { id, title, picture } of articles) {
		await page.goto(places.read(id));
		await expect(parts.headline(page)).toHaveText(title);
		expect((await findBlankPictures(page)).length, title).toBe(after.kept[`picture ${picture}`] === undefined ? 1 : 0);
	}
	await page.goto(places.library);
	await expect(parts.continueShelf(page).getByRole('link', { name: begun.title })).toBeVisible();
});
