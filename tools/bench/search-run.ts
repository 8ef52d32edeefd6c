// The search's own thread as a bench meets it: started on a phone that is full, typed at letter by letter, and weighed.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cacheNames } from '#lib/contract/places.ts';
import { root } from './publisher.ts';

/** The address of the thread's script in the build. */
export function threadAddress(): string {
	const folder = '_app/immutable/chunks';
	const names = readdirSync(join(root, 'build/client', folder)).filter((name) => /^room-search-.*\.js$/.test(name));
	const [only, ...others] = names;
	if (only === undefined || others.length > 0) throw new Error(`${names.length} threads of the search in the build`);
	return `/${folder}/${only}`;
}

/** Waits until so many articles are in the index of the phone and its shards have been joined. */
export async function untilIndexed(page: Page, count: number, tell: (articles: number) => void): Promise<void> {
	let steady = 0;
	let idle = 0;
	for (let before = ''; steady < 5;) {
		await page.waitForTimeout(1000);
		if ((idle += 1) > 60) throw new Error('nothing was indexed for a minute');
		const manifest = await page.evaluate(
			async (name) => (await (await caches.match('/_index/manifest', { cacheName: name }))?.text()) ?? '',
			cacheNames.search
		);
		const { shards } = manifest === '' ? { shards: [] } : (JSON.parse(manifest) as { shards: { articles: number }[] });
		const articles = shards.reduce((sum, shard) => sum + shard.articles, 0);
		if (manifest !== before) {
			idle = 0;
			tell(articles);
		}
		steady = articles >= count && manifest === before ? steady + 1 : 0;
		before = manifest;
	}
}

/** Bytes of the index as it is stored. */
export function weighIndex(page: Page): Promise<number> {
	return page.evaluate(async (name) => {
		const cache = await caches.open(name);
		let bytes = 0;
		for (const request of await cache.keys())
			bytes += (await (await cache.match(request))?.arrayBuffer())?.byteLength ?? 0;
		return bytes;
	}, cacheNames.search);
}

/** What the thread says of what it found, as far as it is looked at here; it says other things too. */
interface Found {
	kind: string;
	number: number;
	total: number;
	isAll: boolean;
}

/** What it says of how far the index is. */
interface Progress {
	kind: string;
	isOver: boolean;
}

/** What one keystroke took, in milliseconds. */
export interface Keystroke {
	typed: string;
	/** Until the first hits were there to be shown. */
	firstMs: number;
	/** Until all of the first screen were. */
	allMs: number;
	total: number;
}

/** Starts the thread in a page and asks it what is typed, one after another, each when the one before is answered. */
export async function typeAt(page: Page, address: string, typed: readonly string[]): Promise<Keystroke[]> {
	return page.evaluate(
		async ({ address, typed }) => {
			const worker = new Worker(address);
			Object.assign(globalThis, { benchThread: worker });
			const ask = (number: number, text: string): Promise<Keystroke> =>
				new Promise((resolve) => {
					const begun = performance.now();
					let firstMs: number | undefined;
					worker.onmessage = ({ data }: MessageEvent<Found>) => {
						if (data.kind !== 'found' || data.number !== number) return;
						const ms = performance.now() - begun;
						firstMs ??= ms;
						if (data.isAll) resolve({ typed: text, firstMs, allMs: ms, total: data.total });
					};
					const question = { typed: text, language: undefined, site: undefined, order: 'best', most: 20 } as const;
					worker.postMessage({ kind: 'find', number, question });
				});
			// Whoever types sooner is answered out of what has been read by then
			await new Promise<void>((resolve) => {
				worker.onmessage = ({ data }: MessageEvent<Progress>) => {
					if (data.kind === 'progress' && data.isOver) resolve();
				};
			});
			const keystrokes: Keystroke[] = [];
			for (const [number, text] of typed.entries()) keystrokes.push(await ask(number + 1, text));
			return keystrokes;
		},
		{ address, typed }
	);
}
