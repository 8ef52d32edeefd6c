// What a reader waits for with everything on the phone and no network: an article to open, and the page to answer a finger or a key.
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { localNames, places } from '#lib/contract/places.ts';
import { wordsOf } from '#lib/words/catalogue.ts';

const words = wordsOf('en');
/** Between two acts; whatever one leads to is done by then. */
const betweenMs = 900;

/** An interaction as the browser measures it (Event Timing): until the next paint, in steps of 8 ms. */
export interface Interaction {
	step: string;
	type: string;
	ms: number;
}

/** What a walk through the reader was like. */
export interface Walk {
	interactions: Interaction[];
	/** Layout shifts that no touch had led to, each with the page's address and its score. */
	shifts: { path: string; score: number }[];
}

/** Has every page to come note what the walk is weighed by. To be called before the first page. */
export async function listen(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		const note = (name: string, value: unknown): void => {
			const all = JSON.parse(sessionStorage.getItem(name) ?? '[]') as unknown[];
			sessionStorage.setItem(name, JSON.stringify([...all, value]));
		};
		addEventListener('click', ({ timeStamp }) => note('bench-taps', performance.timeOrigin + timeStamp), true);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[])
				if (entry.interactionId > 0)
					note('bench-events', [
						entry.interactionId,
						entry.name,
						entry.duration,
						performance.timeOrigin + entry.startTime
					]);
		}).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
				if (!entry.hadRecentInput) note('bench-shifts', { path: location.pathname, score: entry.value });
		}).observe({ type: 'layout-shift', buffered: true });
	});
}

/** Taps an article of the list, once the front is at rest: milliseconds from the finger's leaving until its text is painted. */
export async function openFromListMs(page: Page, origin: string, number: number): Promise<number> {
	await page.goto(`${origin}${places.library}`);
	await page.locator('ol.library .state', { hasText: /./ }).first().waitFor();
	await page.waitForTimeout(2 * betweenMs);
	const link = page.locator('ol.library h2 a').nth(number);
	await link.scrollIntoViewIfNeeded();
	await page.waitForTimeout(betweenMs);
	await link.tap({ noWaitAfter: true });
	await page.waitForURL('**/read/**', { waitUntil: 'commit' });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = (): void => {
					const [paint] = performance.getEntriesByName('first-contentful-paint');
					const taps = JSON.parse(sessionStorage.getItem('bench-taps') ?? '[]') as number[];
					if (paint === undefined || document.querySelector('.body p') === null) requestAnimationFrame(look);
					else resolve(performance.timeOrigin + paint.startTime - (taps.at(-1) ?? 0));
				};
				look();
			})
	);
}

/** Does with the reader what people do, each act when the page is at rest. */
export async function walk(page: Page, origin: string): Promise<Walk> {
	const steps: { name: string; at: number }[] = [];
	const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
		steps.push({ name, at: Date.now() });
		await act();
		await page.waitForTimeout(betweenMs);
	};
	const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
	const close = (): Promise<void> => page.keyboard.press('Escape');
	await page.goto(`${origin}${places.library}`);
	await page.waitForTimeout(3 * betweenMs);
	await page.evaluate(() => sessionStorage.setItem('bench-shifts', '[]'));
	await step('sort and filter', () => button(words.library.sift).tap());
	await step('close it', close);
	const link = page.locator('ol.library h2 a').first();
	await link.scrollIntoViewIfNeeded();
	await step('open an article', () => link.tap({ noWaitAfter: true }));
	await page.waitForURL('**/read/**');
	await page.waitForTimeout(3 * betweenMs);
	await step('bookmark', () => button(words.read.bookmark).tap());
	await step('the look', () => button(words.read.look).tap());
	await step('a theme', () => page.locator('input[name="theme"]').last().locator('xpath=..').tap());
	await step('close it', close);
	await step('the tools', () => button(words.read.tools).tap());
	await step('find in it', () => page.locator('[data-tool="find"]').tap());
	for (const letter of 'the net') await step(`type ${letter}`, () => page.keyboard.type(letter));
	await step('the next hit', () => page.keyboard.press('Enter'));
	await step('close it', close);
	await step('the tools', () => button(words.read.tools).tap());
	await step('the outline', () => page.locator('[data-tool="outline"]').tap());
	await step('close it', close);
	await step('a page down', () => page.keyboard.press('PageDown'));
	await page.goto(`${origin}${places.search}`);
	await page.waitForTimeout(3 * betweenMs);
	for (const letter of 'network') await step(`search ${letter}`, () => page.keyboard.type(letter));
	await page.goto(`${origin}${places.saved}`);
	await page.waitForTimeout(2 * betweenMs);
	await page.goto(`${origin}${places.settings}`);
	await page.waitForTimeout(2 * betweenMs);
	await step('a theme in the settings', () => page.locator('input[value="light"]').first().locator('xpath=..').tap());
	await page.evaluate((name) => localStorage.removeItem(name), localNames.look);
	return page.evaluate((steps) => {
		const read = <T>(name: string): T[] => JSON.parse(sessionStorage.getItem(name) ?? '[]') as T[];
		const longest = new Map<string, Interaction>();
		for (const [id, type, ms, at] of read<[number, string, number, number]>('bench-events')) {
			const step = steps.findLast((each) => each.at <= at)?.name ?? '';
			const key = `${step} ${id}`;
			if ((longest.get(key)?.ms ?? 0) < ms) longest.set(key, { step, type, ms });
		}
		return { interactions: [...longest.values()], shifts: read<{ path: string; score: number }>('bench-shifts') };
	}, steps);
}
