// What a page and the worker behind it hold in memory, after everything that could be let go has been.
import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** Memory as the browser counts it. */
export interface Heaps {
	/** Bytes of script values in use, of the page and of its worker. */
	heapBytes: number;
	/** Nodes that the page's process holds, in documents and out of them. */
	nodes: number;
}

/** Asks a page or a worker by the DevTools protocol, whoever drives the browser. */
export type Ask = (method: string, params?: Record<string, unknown>) => Promise<unknown>;

/** Weighs the heap of a page and of the worker that serves it, when all that can be let go has been. */
export async function weighBoth(page: Ask, worker: Ask | undefined): Promise<Heaps> {
	await page('HeapProfiler.collectGarbage');
	// As a phone does whose memory runs short
	await page('Memory.simulatePressureNotification', { level: 'critical' });
	await page('Performance.enable');
	const { metrics } = (await page('Performance.getMetrics')) as { metrics: { name: string; value: number }[] };
	const metric = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
	const ofWorker = worker === undefined ? 0 : (await readHeap(worker)).usedSize;
	return { heapBytes: metric('JSHeapUsedSize') + ofWorker, nodes: metric('Nodes') };
}

/** The same by Playwright. */
export async function weighHeaps(context: BrowserContext, page: Page): Promise<Heaps> {
	const session = await context.newCDPSession(page);
	const ofBrowser = await context.browser()?.newBrowserCDPSession();
	try {
		const askPage: Ask = (method, params) => session.send(method as 'Page.enable', params);
		return await weighBoth(askPage, ofBrowser && (await attachWorker(ofBrowser, new URL(page.url()).origin)));
	} finally {
		await session.detach();
		await ofBrowser?.detach();
	}
}

/** A worker is no page of the context, so it is asked by way of the browser. */
async function attachWorker(session: CDPSession, origin: string): Promise<Ask | undefined> {
	const { targetInfos } = await session.send('Target.getTargets');
	const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(`${origin}/`));
	if (worker === undefined) return undefined;
	const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId });
	return askThrough(session, sessionId);
}

/** What a worker's engine says of its memory, in bytes. */
interface HeapUsage {
	usedSize: number;
	/** Bytes of the buffers that its values hold. */
	backingStorageSize?: number;
}

function askThrough(session: CDPSession, sessionId: string): Ask {
	let last = 0;
	return async (method, params = {}) => {
		const id = (last += 1);
		const answer = new Promise<unknown>((resolve) => {
			session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
				const said = JSON.parse(message) as { id?: number; result?: unknown };
				if (from === sessionId && said.id === id) resolve(said.result);
			});
		});
		await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
		return answer;
	};
}

/** A worker's heap, after everything that could be let go has been. */
async function readHeap(worker: Ask): Promise<HeapUsage> {
	await worker('HeapProfiler.collectGarbage');
	return (await worker('Runtime.getHeapUsage')) as HeapUsage;
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
		const { usedSize, backingStorageSize = 0 } = await readHeap(askThrough(session, only));
		return { heap: usedSize, buffers: backingStorageSize };
	} finally {
		await session.detach();
	}
}
