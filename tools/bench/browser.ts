// The phone that is measured: a common Android in a real browser, with a hold on its clock speed and its network.
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';

/** The viewport and density of a common Android phone. */
export const phone = {
	viewport: { width: 412, height: 915 },
	deviceScaleFactor: 2.625,
	isMobile: true,
	hasTouch: true,
	locale: 'en-GB'
} as const;

/** How many times slower than this machine the phone computes. */
export const cpuSlowdown = 4;

/** A line as slow as a network being throttled: 400 kbit/s each way, 400 ms there and back. */
export const slowLine = {
	latency: 400,
	downloadThroughput: 400_000 / 8,
	uploadThroughput: 400_000 / 8,
	offline: false
};

/** The path of the browser. */
export const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Starts the browser. It can reach nothing but this machine. */
export function openBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: browserPath,
		args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']
	});
}

/** A phone that has seen nothing yet. */
export function unpackPhone(browser: Browser, serviceWorkers: 'allow' | 'block' = 'allow'): Promise<BrowserContext> {
	return browser.newContext({ ...phone, serviceWorkers });
}

/** Opens a page as slow as the phone is; `line` slows what it loads as well. */
export async function openSlowPage(context: BrowserContext, line?: typeof slowLine): Promise<Page> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	if (line !== undefined) await slowDown(session, line);
	return page;
}

async function slowDown(session: CDPSession, line: typeof slowLine): Promise<void> {
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', line);
}

/** Opens an address and waits for its first paint of any content. @returns milliseconds from the start of the navigation */
export async function firstPaintMs(page: Page, address: string): Promise<number> {
	await page.goto(address, { waitUntil: 'commit' });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				new PerformanceObserver((list) => {
					const paint = list.getEntriesByName('first-contentful-paint')[0];
					if (paint !== undefined) resolve(paint.startTime);
				}).observe({ type: 'paint', buffered: true });
			})
	);
}

/** Scrolls to the end as a reader does, screen by screen, so that every picture is asked for; waits until all are there. */
export async function readToTheEnd(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const turn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
			scrollTo({ top: y, behavior: 'instant' });
			await turn();
		}
		const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')];
		await Promise.all(pictures.map((picture) => picture.decode()));
	});
	await page.waitForLoadState('networkidle');
}
