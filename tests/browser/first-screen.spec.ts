// The front's first screen on a small phone: a headline is on it, and nothing on it moves once it is painted.
import type { Page } from '@playwright/test';
import { languages } from '#lib/contract/languages.ts';
import { places } from '#lib/contract/places.ts';
import { stopWorkers } from '../../tools/bench/stop-workers.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small } from '../stage/small-edition.ts';
import { parts, wordsIn } from './page-words.ts';
import { readUpTo, visitOnce } from './reader.ts';

test.use({ viewport: { width: 360, height: 640 } });

/** A phone that has everything, in every language, and an article begun. */
async function begin(page: Page): Promise<void> {
	await visitOnce(page);
	for (const language of languages) await page.goto(`/${language}`);
	await page.goto(places.read(small.lamp.id));
	await readUpTo(page, 12);
}

/** Adds up from now on how far the documents of a page move what they have painted (Layout Instability, "CLS"). */
async function watchShifts(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const shifts: string[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
				sources: { node: Node | null }[];
			})[]) {
				const moved = entry.sources.map(({ node }) => (node instanceof Element ? node.className || node.tagName : ''));
				if (!entry.hadRecentInput) shifts.push(`${entry.value.toFixed(4)} ${moved.join()}`);
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
}

/** What has moved, as `share of the screen, what`, and the sum of it. */
async function shiftsOf(page: Page): Promise<{ sum: number; shifts: string[] }> {
	const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
	return { sum: shifts.reduce((sum, shift) => sum + Number.parseFloat(shift), 0), shifts };
}

/** Until nothing has been changed in a page for a second: its rooms are here, and what the stores and the network say. */
async function untilStill(page: Page): Promise<void> {
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const still = (): void => {
					observer.disconnect();
					resolve();
				};
				let due = setTimeout(still, 1000);
				const observer = new MutationObserver(() => {
					clearTimeout(due);
					due = setTimeout(still, 1000);
				});
				observer.observe(document.body, { childList: true, subtree: true, characterData: true });
			})
	);
}

test('opened cold with the server dead and an article begun, nothing moves that has been painted', async ({
	stage,
	page,
	context
}) => {
	await begin(page);
	await stage.server.kill();
	await stopWorkers(page);
	await page.close();
	for (const language of languages) {
		const words = wordsIn(language);
		const fresh = await context.newPage();
		await watchShifts(fresh);
		await fresh.goto(`/${language}`);
		await expect(fresh.getByRole('link', { name: small.lamp.title }).first()).toBeVisible();
		await expect(fresh.getByRole('region', { name: words.ready.label })).toContainText(words.network.unreachable);
		await expect(fresh.locator('.state').first()).not.toBeEmpty();
		const { sum, shifts } = await shiftsOf(fresh);
		expect.soft(sum, `${language}: ${shifts.join('; ')}`).toBeLessThanOrEqual(0.01);
		await fresh.close();
	}
});

test('no other page moves what it has painted, opened cold with the server dead', async ({ stage, page, context }) => {
	await begin(page);
	await stage.server.kill();
	await stopWorkers(page);
	await page.close();
	const signs: Record<string, string> = {
		[places.settings]: '.look',
		[places.storage]: '.sizes',
		[places.ready]: '.points li',
		[places.saved]: 'main',
		[places.search]: 'main [type="search"]'
	};
	for (const [place, sign] of Object.entries(signs)) {
		const fresh = await context.newPage();
		await watchShifts(fresh);
		await fresh.goto(place);
		await expect(fresh.locator('html')).toHaveAttribute('data-alive', 'yes');
		await expect(fresh.locator(sign).first()).toBeVisible();
		await untilStill(fresh);
		const { sum, shifts } = await shiftsOf(fresh);
		// What the storage page tells of sources and mirrors comes from rooms of their own
		const most = place === places.storage ? 0.05 : 0.02;
		expect.soft(sum, `${place}: ${shifts.join('; ')}`).toBeLessThanOrEqual(most);
		await fresh.close();
	}
});

test('a headline is on the first screen in every language, with an article begun too', async ({ page }) => {
	await begin(page);
	for (const language of languages) {
		const words = wordsIn(language);
		await page.goto(`/${language}`);
		await expect(page.getByRole('region', { name: words.library.continue }).getByRole('link')).toBeVisible();
		await expect(page.locator('.ready .sentence')).toBeVisible();
		const bottom = await parts
			.articleLinks(page)
			.first()
			.evaluate((link) => link.getClientRects()[0]?.bottom ?? Infinity);
		expect.soft(bottom, language).toBeLessThanOrEqual(640);
		expect.soft((await page.locator('.ready').boundingBox())?.height ?? Infinity, language).toBeLessThanOrEqual(185);
	}
});

test('while the line comes, its place says that it does', async ({ page }) => {
	await page.route(/\.js$/, () => undefined);
	await page.goto(places.library, { waitUntil: 'commit' });
	await expect(page.locator('.ready')).toHaveText(wordsIn('en').ready.reading, { useInnerText: true });
});
