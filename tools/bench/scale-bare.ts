// A phone in a browser that keeps no copy of what its pages load: Playwright has it keep 200 MB of answers to look at, in the pages' own processes.
import { readFileSync } from 'node:fs';
import puppeteer, { TargetType, type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { browserPath, phone } from './browser.ts';
import { weighBoth, type Ask, type Heaps } from './scale-memory.ts';

/** Processes that have changed by less than this share from one look to the next are at rest. */
const restShare = 0.01;
const betweenLooksMs = 3000;
const mostLooks = 10;
/** All of a long list is scrolled through in one call. */
const longestCallMs = 3_600_000;

/** Starts the browser on a phone's folder, with one page. It can reach nothing but this machine. */
export async function openBarePhone(profile: string): Promise<{ browser: Browser; page: Page }> {
	const browser = await puppeteer.launch({
		executablePath: browserPath,
		userDataDir: profile,
		networkEnabled: false,
		protocolTimeout: longestCallMs,
		args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']
	});
	const page = await browser.newPage();
	const { viewport, deviceScaleFactor, isMobile, hasTouch } = phone;
	await page.setViewport({ ...viewport, deviceScaleFactor, isMobile, hasTouch });
	return { browser, page };
}

/** Weighs the heap of the page and of the worker that serves it. */
export async function weighBareHeaps(browser: Browser, page: Page): Promise<Heaps> {
	const worker = browser.targets().find((target) => target.type() === TargetType.SERVICE_WORKER);
	const [ofPage, ofWorker] = await Promise.all([page.createCDPSession(), worker?.createCDPSession()]);
	try {
		return await weighBoth(askBy(ofPage), ofWorker && askBy(ofWorker));
	} finally {
		await ofPage.detach();
		await ofWorker?.detach();
	}
}

/**
 * What the processes of all pages and workers take together once they have come to rest, each shared piece by its part, where the
 * system tells it (Linux's smaps_rollup); undefined elsewhere. What is mapped from files is the browser's own code, and is not counted.
 * They are told that memory runs short before each look, so that what is weighed is what is needed.
 */
export async function weighSettled(browser: Browser, page: Page): Promise<number | undefined> {
	let before: number | undefined;
	for (let look = 0; look < mostLooks; look += 1) {
		await weighBareHeaps(browser, page);
		await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
		const now = await weighProcesses(browser);
		if (now === undefined) return undefined;
		if (before !== undefined && Math.abs(now - before) < restShare * now) return now;
		before = now;
	}
	return before;
}

async function weighProcesses(browser: Browser): Promise<number | undefined> {
	const session = await browser.target().createCDPSession();
	try {
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => sizeOf(id));
		return sizes.reduce<number | undefined>((sum, size) => (size === undefined ? sum : (sum ?? 0) + size), undefined);
	} finally {
		await session.detach();
	}
}

function sizeOf(process: number): number | undefined {
	try {
		const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
		const parts = [/^Pss_Anon:\s+(\d+) kB/m, /^Pss_Shmem:\s+(\d+) kB/m].map((part) => part.exec(rollup)?.[1]);
		return parts.includes(undefined) ? undefined : parts.reduce((sum, part) => sum + Number(part) * 1024, 0);
	} catch {
		// Another system, or a process that has ended since
		return undefined;
	}
}

function askBy(session: CDPSession): Ask {
	return (method, params) => session.send(method as 'Page.enable', params);
}
