// A stage with very many articles: a made-up edition in the place of the pressed one, and a phone that has all its texts.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { typeOf, type ScaleEdition } from '../../tools/bench/scale-edition.ts';
import { bringAll, installWorker } from '../../tools/bench/scale-phone.ts';
import { countReads, type StoreReads } from './many-articles-reads.ts';
import { blankPath } from './proxy.ts';
import type { Stage } from './stage.ts';

const edition = /^\/(contents$|s\/|a\/|pack\/|i\/)/;

/** From now on the stage's network gives this edition, whatever the server has; `proxy.mend` ends it. */
export function showMany({ proxy }: Stage, { files }: ScaleEdition): void {
	proxy.switch(edition, 'status-404');
	for (const [path, bytes] of files) {
		const headers = { 'content-type': typeOf(path), 'cache-control': 'no-store' };
		proxy.switch(path, { status: 200, headers, bytes: Buffer.from(bytes) });
	}
}

/** From now on the worker that the stage's network gives counts what it reads of its databases, from its first line on. */
export async function countInWorker({ proxy, server }: Stage): Promise<void> {
	const answer = await fetch(`http://localhost:${server.port}${places.worker}`);
	const script = `(${countReads.toString()})();\n(${answerWithReads.toString()})();\n${await answer.text()}`;
	const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' };
	proxy.switch(places.worker, { status: 200, headers, bytes: Buffer.from(script) });
}

/** Puts the worker and every text of what the stage shows on the page's phone; the page stays on a blank one. */
export async function fillPhone(page: Page): Promise<void> {
	await page.goto(blankPath);
	await installWorker(page);
	await bringAll(page);
}

/** Runs in a page or a worker. */
const tellReads = (): StoreReads | undefined => (globalThis as unknown as { stageReads?: StoreReads }).stageReads;

/** What a page has read since it began. */
export function readsOf(page: Page): Promise<StoreReads | undefined> {
	return page.evaluate(tellReads);
}

/** Runs in the worker: what it has read is told to a page that asks, before any listener of the worker's own hears of it. */
function answerWithReads(): void {
	addEventListener('message', (event) => {
		if (event.data !== 'stage-reads') return;
		event.stopImmediatePropagation();
		event.ports[0]?.postMessage(Reflect.get(globalThis, 'stageReads'));
	});
}

/**
 * What the worker that runs has read since it was started. The page asks it: a debugger may still look at the run before, where
 * a worker starts again as soon as it has stopped.
 */
export async function readsOfWorker(page: Page): Promise<StoreReads> {
	const reads = await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		const told = new Promise<unknown>((resolve) => (port1.onmessage = (event) => resolve(event.data)));
		active?.postMessage('stage-reads', [port2]);
		return told;
	});
	return reads as StoreReads;
}
