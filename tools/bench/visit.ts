// What a first visit to an article costs on the wire, told apart by what was loaded and who asked for it.
import type { Browser, CDPSession, Page } from '@playwright/test';
import { budgets, writeAmount, type Figure } from './budgets.ts';
import { readToTheEnd, unpackPhone } from './browser.ts';

/** Bytes on the wire, headers included, by the kind of thing loaded. */
export type Bill = Map<string, number>;

/**
 * Visits an article with an empty phone, reads to its end, and adds up what the page itself has loaded: document, scripts,
 * pictures, icons, manifest. The worker is blocked, for its fetching of the rest of the library has its own limits
 * (install, data saver, pause) and grows with the edition, not with the article.
 */
export async function visitPage(browser: Browser, address: string): Promise<{ bill: Bill; pictures: number }> {
	const context = await unpackPhone(browser, 'block');
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		const bill = await listen(session);
		await page.goto(address, { waitUntil: 'load' });
		await waitForQuiet(page);
		await readToTheEnd(page);
		// Browsers without a window do not fetch what only a window or an installation shows
		for (const path of await linkedPaths(page)) await loadAlone(page, path);
		await page.waitForLoadState('networkidle');
		const pictures = await page.evaluate(
			() =>
				[...document.querySelectorAll<HTMLImageElement>('main picture img')].filter((img) => img.naturalWidth > 0)
					.length
		);
		return { bill, pictures };
	} finally {
		await context.close();
	}
}

/** The figure of a visit. */
export function weighVisit(
	name: string,
	{ bill, pictures }: { bill: Bill; pictures: number },
	limit: number = budgets.visitBytes
): Figure {
	return {
		name: `first visit to ${name}`,
		found: [...bill.values()].reduce((sum, bytes) => sum + bytes, 0),
		limit,
		unit: 'bytes',
		bound: 'most',
		details: [
			[...bill].map(([kind, bytes]) => `${kind} ${writeAmount(bytes, 'bytes')}`).join(', '),
			`${pictures} pictures seen; headers counted; the worker's keeping of the rest is counted apart`
		]
	};
}

async function listen(session: CDPSession): Promise<Bill> {
	const bill: Bill = new Map();
	const kinds = new Map<string, string>();
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		const isIcon = /^\/(?:icons\/|favicon)/.test(new URL(response.url).pathname);
		kinds.set(requestId, isIcon ? 'icon' : type.toLowerCase());
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId) ?? 'other';
		if (encodedDataLength > 0) bill.set(kind, (bill.get(kind) ?? 0) + encodedDataLength);
	});
	await session.send('Network.enable');
	return bill;
}

/** Until the page has brought in by itself what it loads after its first paint. */
async function waitForQuiet(page: Page): Promise<void> {
	await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
	await page.waitForLoadState('networkidle');
}

/** The web app manifest and the one icon that a tab on a phone shows. */
async function linkedPaths(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		['link[rel=manifest]', 'link[rel=icon]']
			.map((selector) => document.querySelector(selector)?.getAttribute('href'))
			.filter((href) => typeof href === 'string')
	);
}

async function loadAlone(page: Page, path: string): Promise<void> {
	await page.evaluate(async (path) => {
		const known = performance.getEntriesByName(new URL(path, location.href).href);
		if (known.length === 0) await (await fetch(path)).arrayBuffer();
	}, path);
}
