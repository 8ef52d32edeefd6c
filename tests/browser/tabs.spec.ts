// Two tabs of one reader at once: one download, one shelf, no quarrel.
import { localNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { holdTable } from '../stage/hold-table.ts';
import { blankPath } from '../stage/proxy.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { bookmark, expectWhole, paragraphsRead, readUpTo, untilAlive, visitOnce } from './reader.ts';

test('two tabs opened together bring the library once', async ({ stage, page, context }) => {
	const other = await context.newPage();
	await Promise.all([page.goto(places.library), other.goto(places.library)]);
	await expectWhole(page);
	await expectWhole(other);
	expect(stage.proxy.asked(/^\/pack\//)).toHaveLength(1);
	const texts = stage.proxy.asked(/^\/a\//);
	expect(new Set(texts).size).toBe(texts.length);
	await expect(parts.articleLinks(other)).toHaveCount(smallCounts.articles);
});

test('a bookmark made in one tab stands in the other at once, in the dark', async ({ stage, page, context }) => {
	await visitOnce(page);
	await stage.server.kill();
	const other = await context.newPage();
	await other.goto(places.saved);
	await expect(other.getByText(words.saved.empty)).toBeVisible();
	await page.goto(places.read(small.table.id));
	await bookmark(page);
	await expect(other.getByRole('link', { name: small.table.title })).toBeVisible();
	await other.getByRole('button', { name: words.saved.remove }).click();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'false');
});

test('the same article marked in both tabs is one bookmark', async ({ page, context }) => {
	await visitOnce(page);
	const other = await context.newPage();
	await Promise.all([page.goto(places.read(small.lamp.id)), other.goto(places.read(small.lamp.id))]);
	await Promise.all([untilAlive(page), untilAlive(other)]);
	// Neither can hear of the other's mark before both are pressed, however slow the machine is
	const third = await context.newPage();
	await third.goto(blankPath);
	const release = await holdTable(third, 'bookmarks');
	await parts.bookmark(page).click();
	await parts.bookmark(other).click();
	await release();
	await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'true');
	await expect(parts.bookmark(other)).toHaveAttribute('aria-pressed', 'true');
	await other.goto(places.saved);
	await expect(other.getByRole('link', { name: small.lamp.title })).toHaveCount(1);
});

test('the tab that read last says where reading goes on', async ({ page, context }) => {
	await visitOnce(page);
	const other = await context.newPage();
	await page.goto(places.read(small.lamp.id));
	await readUpTo(page, 30);
	await other.goto(places.read(small.lamp.id));
	await expect.poll(() => paragraphsRead(other)).toContain(30);
	await readUpTo(other, 12);
	const third = await context.newPage();
	await third.goto(places.read(small.lamp.id));
	await expect.poll(() => paragraphsRead(third)).toContain(12);
});

test('a choice that the shelf has not written when the page is left holds all the same', async ({ page, context }) => {
	await visitOnce(page);
	await page.goto(places.settings);
	const none = page.getByRole('radio', { name: words.settings.picturesChoices.none });
	await expect(none).toBeEnabled();
	const other = await context.newPage();
	await other.goto(blankPath);
	const release = await holdTable(other, 'settings');
	await none.check();
	await page.goto(blankPath);
	await release();
	await page.goto(places.settings);
	await expect(none).toBeChecked();
	// The shelf has it now, and nothing waits
	const left = () => page.evaluate((name) => localStorage.getItem(name), localNames.unkept);
	await expect.poll(left).toBeNull();
	await page.reload();
	await expect(none).toBeChecked();
});
