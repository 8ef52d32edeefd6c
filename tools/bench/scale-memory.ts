// What a page and the worker behind it hold in memory, after everything that could be let go has been.
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';

/** Processes that have changed by less than this share from one look to the next are at rest. */
const restShare = 0.01;
const betweenLooksMs = 3000;
const mostLooks = 10;

/** Memory as the browser counts it. */
export interface Heaps {
	/** Bytes of script values in use, of the page and of its worker. */
	heapBytes: number;
	/** Nodes that the page's process holds, in documents and out of them. */
	nodes: number;
}

/** Weighs the heap of a page and of the worker that serves it. */
export async function weighHeaps(context: BrowserContext, page: Page): Promise<Heaps> {
	const session = await context.newCDPSession(page);
	try {
		await session.send('HeapProfiler.collectGarbage');
		// As a phone does whose memory runs short
		await session.send('Memory.simulatePressureNotification', { level: 'critical' });
		await session.send('Performance.enable');
		const { metrics } = await session.send('Performance.getMetrics');
		const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
		const worker = await weighWorker(context.browser(), new URL(page.url()).origin);
		return { heapBytes: metric('JSHeapUsedSize') + worker, nodes: metric('Nodes') };
	} finally {
		await session.detach();
	}
}

/**
 * What the processes of all pages and workers take together, each shared piece by its part, where the system tells it (Linux's
 * smaps_rollup); undefined elsewhere. What is mapped from files is the browser's own code, and is not counted.
 */
async function weighProcesses(browser: Browser): Promise<number | undefined> {
	const session = await browser.newBrowserCDPSession();
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

/**
 * The same once the processes have come to rest: a browser that has just been started still opens windows of its own.
 * @param page told that memory runs short before each look, so that what is weighed is what is needed
 */
export async function weighSettled(browser: Browser, page: Page): Promise<number | undefined> {
	let before: number | undefined;
	for (let look = 0; look < mostLooks; look += 1) {
		await weighHeaps(page.context(), page);
		await page.waitForTimeout(betweenLooksMs);
		const now = await weighProcesses(browser);
		if (now === undefined) return undefined;
		if (before !== undefined && Math.abs(now - before) < restShare * now) return now;
		before = now;
	}
	return before;
}

/** A worker is no page of the context, so it is asked by way of the browser. */
async function weighWorker(browser: Browser | null, origin: string): Promise<number> {
	if (browser === null) return 0;
	const session = await browser.newBrowserCDPSession();
	try {
		const { targetInfos } = await session.send('Target.getTargets');
		const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(`${origin}/`));
		if (worker === undefined) return 0;
		const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId });
		return (await askHeap(session, sessionId)).usedSize;
	} finally {
		await session.detach();
	}
}

/** What a worker's engine says of its memory, in bytes. */
interface HeapUsage {
	usedSize: number;
	/** Bytes of the buffers that its values hold. */
	backingStorageSize?: number;
}

/** Asks a target that a session is attached to for its heap, after everything that could be let go has been. */
async function askHeap(session: CDPSession, sessionId: string): Promise<HeapUsage> {
	const ask = async (id: number, method: string): Promise<unknown> => {
		const answer = new Promise<unknown>((resolve) => {
			session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
				const said = JSON.parse(message) as { id?: number; result?: unknown };
				if (from === sessionId && said.id === id) resolve(said.result);
			});
		});
		await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
		return answer;
	};
	await ask(1, 'HeapProfiler.collectGarbage');
	return (await ask(2, 'Runtime.getHeapUsage')) as HeapUsage;
}

/** Bytes that the one thread of a page holds: its script values, and the buffers behind them. @throws Error where it has none, or several */
export async function weighThread(context: BrowserContext, page: Page): Promise<{ heap: number; buffers: number }> {
	const session = await context.newCDPSession(page);
	try {
		const attached: string[] = [];
		session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
			// The worker that serves the page is attached as well
			if (targetInfo.type === 'worker') attached.push(sessionId);
		});
		await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
		const [only, ...others] = attached;
		if (only === undefined || others.length > 0) throw new Error(`${attached.length} threads instead of one`);
		const { usedSize, backingStorageSize = 0 } = await askHeap(session, only);
		return { heap: usedSize, buffers: backingStorageSize };
	} finally {
		await session.detach();
	}
}
