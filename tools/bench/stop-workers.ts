// Ends the service workers of a browser's profile, as a phone does with those that it has not needed for a while.
import { once, EventEmitter } from 'node:events';
import type { Page } from '@playwright/test';

/** How long a worker may take to come up or to rest. */
const limitMs = 10_000;

/**
 * Stops every worker of the page's profile, and waits until each has rested; a page may wake it again at once.
 * One that is just starting is let come up first: it waits for the debugger that looks on, and were it told to rest
 * meanwhile, it would do neither for minutes, with all that it is to answer.
 * @throws Error where one does not come to rest in time
 */
export async function stopWorkers(page: Page): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const states = new Map<string, string>();
	const news = new EventEmitter();
	session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
		for (const { versionId, runningStatus } of versions) states.set(versionId, runningStatus);
		news.emit('state');
	});
	const until = async (isSo: () => boolean): Promise<void> => {
		const signal = AbortSignal.timeout(limitMs);
		while (!isSo()) {
			await once(news, 'state', { signal }).catch(() => {
				throw new Error(`a worker does not come to rest: ${[...states.values()].join(', ')}`);
			});
		}
	};
	await session.send('ServiceWorker.enable');
	await until(() => [...states.values()].every((state) => state === 'running' || state === 'stopped'));
	const running = [...states].flatMap(([id, state]) => (state === 'running' ? [id] : []));
	await session.send('ServiceWorker.stopAllWorkers');
	await until(() => running.every((id) => !['running', 'stopping'].includes(states.get(id) ?? '')));
	await session.detach();
}
