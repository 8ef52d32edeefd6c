// Ours against the floor: first paints taken in turn in one run, over a slow line and with no network at all.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Figure } from './budgets.ts';
import { firstPaintMs, openSlowPage, slowLine, unpackPhone } from './browser.ts';
import { stopWorkers } from './stop-workers.ts';

/** First paints in milliseconds, run by run. */
export interface Race {
	ours: number[];
	floor: number[];
}

/** How long a phone may take to bring the whole edition in. */
const keepLimitMs = 180_000;

/** Who slows the line: the browser's own emulation, or a line that was laid under the addresses. */
export type Slowness = 'emulated' | 'laid';

/** First paints over a slow line on phones that have seen nothing, one of ours, one of the floor, and so on. */
export async function raceCold(
	browser: Browser,
	{ ours, floor, slowness, runs }: { ours: string; floor: string; slowness: Slowness; runs: number }
): Promise<Race> {
	const paint = async (address: string): Promise<number> => {
		const context = await unpackPhone(browser);
		try {
			return await firstPaintMs(await openSlowPage(context, slowness === 'emulated' ? slowLine : undefined), address);
		} finally {
			await context.close();
		}
	};
	// The browser's and the servers' own first time is nobody's merit
	await paint(floor);
	await paint(ours);
	return alternate(
		runs,
		() => paint(ours),
		() => paint(floor)
	);
}

/**
 * First paints with every server dead, on phones that have kept both pages, each time in a new tab with stopped workers.
 * @param kill ends both servers
 */
export async function raceOffline(
	browser: Browser,
	{ ours, floor, kill, runs }: { ours: string; floor: string; kill: () => Promise<void>; runs: number }
): Promise<Race> {
	const [ourPhone, floorPhone] = [await unpackPhone(browser), await unpackPhone(browser)];
	try {
		await keepFloor(await floorPhone.newPage(), floor);
		await keepOurs(await ourPhone.newPage(), ours);
		await kill();
		await paintAgain(ourPhone, ours);
		await paintAgain(floorPhone, floor);
		return await alternate(
			runs,
			() => paintAgain(ourPhone, ours),
			() => paintAgain(floorPhone, floor)
		);
	} finally {
		await ourPhone.close();
		await floorPhone.close();
	}
}

/** The figure of a race: the ratio of the medians, with both medians and spreads. */
export function weighRace(name: string, limit: number, { ours, floor }: Race): Figure {
	return {
		name,
		found: medianOf(ours) / medianOf(floor),
		limit,
		unit: 'times',
		bound: 'most',
		details: [`ours: ${writeSpread(ours)}`, `hand-written page: ${writeSpread(floor)}`]
	};
}

/** The middle of several numbers; of an even count, the mean of the middle two. */
export function medianOf(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const half = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
	if (low === undefined || high === undefined) throw new Error('no runs, no median');
	return (low + high) / 2;
}

function writeSpread(values: readonly number[]): string {
	const whole = (value: number): string => value.toFixed(0);
	return `median ${whole(medianOf(values))} ms, from ${whole(Math.min(...values))} to ${whole(Math.max(...values))} ms (${values.map(whole).join(', ')})`;
}

async function alternate(runs: number, ours: () => Promise<number>, floor: () => Promise<number>): Promise<Race> {
	const race: Race = { ours: [], floor: [] };
	for (let run = 0; run < runs; run += 1) {
		race.ours.push(await ours());
		race.floor.push(await floor());
	}
	return race;
}

async function paintAgain(context: BrowserContext, address: string): Promise<number> {
	await stopWorkers(context.pages()[0] ?? (await context.newPage()));
	const page = await openSlowPage(context);
	try {
		return await firstPaintMs(page, address);
	} finally {
		await page.close();
	}
}

async function keepFloor(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Until the worker has the page in hand and its caches have grown no more for three seconds. */
export async function keepOurs(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: keepLimitMs });
	const deadline = performance.now() + keepLimitMs;
	let count = -1;
	// Looked at from here: a page's own waiting takes the promise of an answer for one
	let since = performance.now();
	while (performance.now() - since < stillMs) {
		await page.waitForTimeout(stillMs / 6);
		const now = await page.evaluate(async () => {
			const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
			return caught.flat().length;
		});
		if (now !== count) [count, since] = [now, performance.now()];
		if (performance.now() > deadline) throw new Error(`${address} was not kept in time.`);
	}
}

/** Caches that have grown no more for so long are full, in milliseconds. */
const stillMs = 3000;
