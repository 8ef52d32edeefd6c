// Two tabs of one reader at once: one download, one shelf, no quarrel.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
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
	// At one word to both, so that neither has heard of the other's mark: a clock would let a slow tab hear of it first
	const ready = (tab: Page) =>
		parts.bookmark(tab).evaluate((button: HTMLElement) => {
			new BroadcastChannel('go').onmessage = () => button.click();
		});
	await Promise.all([ready(page), ready(other)]);
	const third = await context.newPage();
	await third.goto(places.library);
	await third.evaluate(() => new BroadcastChannel('go').postMessage(''));
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
