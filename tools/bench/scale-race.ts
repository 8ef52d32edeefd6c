// Few against many: cold starts of the reader on two phones taken in turn, each in a browser that has just been started, with no network.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import type { PictureWish } from '#lib/contract/messages.ts';
import { browserPath, phone } from './browser.ts';
import type { ScaleEdition } from './scale-edition.ts';
import { blankPath, ScaleHost } from './scale-host.ts';
import { bringAll, installWorker } from './scale-phone.ts';

/** How many times slower than this machine the page computes; nothing slows the worker. */
export const slowdown = 6;

/** A phone that has an edition, and no network any more. */
export interface FullPhone {
	origin: string;
	edition: ScaleEdition;
	/** The browser's folder, with all that is kept. */
	profile: string;
}

/** What is looked for on a page before it counts as painted. */
export interface Sight {
	path: (edition: ScaleEdition) => string;
	selector: string;
}

/** Fills a phone with all articles of an edition, from a host that is closed then. */
export async function fillPhone(edition: ScaleEdition, publisherPort: number, wish?: PictureWish): Promise<FullPhone> {
	const profile = mkdtempSync(join(tmpdir(), 'shyraq-scale-'));
	const host = await ScaleHost.open(edition, publisherPort);
	const context = await openPhone(profile);
	try {
		const page = await context.newPage();
		await page.goto(`${host.origin}${blankPath}`);
		await installWorker(page);
		await bringAll(page, wish);
	} finally {
		await context.close();
		await host.close();
	}
	return { origin: host.origin, edition, profile };
}

/** Takes a phone away with all that it kept. */
export function dropPhone({ profile }: FullPhone): void {
	rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
}

/** Starts the browser and opens a page: milliseconds from the start of the navigation until what is looked for is painted. */
export async function startColdMs(
	{ origin, edition, profile }: FullPhone,
	{ path, selector }: Sight,
	rate = slowdown
): Promise<number> {
	const context = await openPhone(profile);
	try {
		return await paintedMs(await openSlow(context, rate), `${origin}${path(edition)}`, selector);
	} finally {
		await context.close();
	}
}

/** Starts the browser on a phone's folder. It can reach nothing but this machine. */
export function openPhone(profile: string): Promise<BrowserContext> {
	return chromium.launchPersistentContext(profile, {
		...phone,
		executablePath: browserPath,
		args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']
	});
}

async function openSlow(context: BrowserContext, rate: number): Promise<Page> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
	return page;
}

async function paintedMs(page: Page, address: string, selector: string): Promise<number> {
	await page.addInitScript((wanted) => {
		const look = (): void => {
			const found = document.querySelector(wanted);
			// Painted with the frame that this one leads to
			if (found !== null) requestAnimationFrame((at) => Object.assign(globalThis, { benchSeen: at }));
			else requestAnimationFrame(look);
		};
		look();
	}, selector);
	await page.goto(address, { waitUntil: 'commit' });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const caught = globalThis as unknown as { benchSeen?: number };
				const look = (): void => {
					const [paint] = performance.getEntriesByName('first-contentful-paint');
					if (paint === undefined || caught.benchSeen === undefined) requestAnimationFrame(look);
					else resolve(Math.max(paint.startTime, caught.benchSeen));
				};
				look();
			})
	);
}
