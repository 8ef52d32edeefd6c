// What a phone has taken in after the network was there for a while: the reader's own way, and a plain precache of the same bytes.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { cacheNames, places } from '#lib/contract/places.ts';
import { unpackPhone } from './browser.ts';
import { Link, type Quality } from './link.ts';
import { fillNewsroom } from './newsroom.ts';
import { keptFolder, lightPublisher, root, type Publisher } from './publisher.ts';

/** When the network is there, in milliseconds from the first time. */
export type Times = readonly (readonly [from: number, to: number])[];

/** What came of a run. */
export interface Taken {
	/** Articles whose bytes bear their name, and those that do not. */
	whole: number;
	broken: number;
	/** The signed contents that are here. */
	contents: string | undefined;
	/** The part of what the link could carry that it carried. */
	use: number;
}

const quick: Quality = { bytesPerSecond: 3_000_000, roundTripMs: 10 };
/** What was sent in the last moment may still be on its way into the store. */
const settleMs = 2000;

/** A newsroom that had one article when the phone last had a network, and has many now. */
export class Newsroom {
	readonly #publisher: Publisher;
	readonly #folder: string;
	readonly articles: number;

	private constructor(publisher: Publisher, folder: string, articles: number) {
		this.#publisher = publisher;
		this.#folder = folder;
		this.articles = articles;
	}

	/** Opens it with one article. */
	static async open(articles: number): Promise<Newsroom> {
		const folder = join(keptFolder, 'newsroom');
		for (const name of ['newsroom', 'newsroom-store']) rmSync(join(keptFolder, name), { recursive: true, force: true });
		fillNewsroom(join(root, 'content'), folder, 1);
		return new Newsroom(await lightPublisher(folder, 'newsroom-store'), folder, articles);
	}

	get port(): number {
		return this.#publisher.port;
	}

	/** Publishes the rest. */
	async fill(): Promise<void> {
		await this.#publisher.kill();
		fillNewsroom(join(root, 'content'), this.#folder, this.articles);
		await this.#publisher.light();
	}

	/** The signed contents as the newsroom gives them now. */
	async contents(): Promise<string> {
		return (await fetch(`http://localhost:${this.port}${places.contents}`)).text();
	}

	close(): Promise<void> {
		return this.#publisher.kill();
	}
}

/** A phone on which the reader was put while there was a network, and which then lost it. */
export async function prepare(browser: Browser, link: Link): Promise<BrowserContext> {
	const context = await unpackPhone(browser);
	const page = await context.newPage();
	await page.goto(`${link.origin}${places.settings}`);
	// Looked at from here: a page's own waiting takes the promise of an answer for one
	while (!(await isPrepared(page))) await page.waitForTimeout(settleMs / 10);
	await page.waitForTimeout(settleMs);
	await page.close();
	link.shut();
	link.drop();
	return context;
}

/** Whether the phone has the list and the one article. */
function isPrepared(page: Page): Promise<boolean> {
	return page.evaluate(
		async ([name, contents]) => {
			if (!(await caches.has(name))) return false;
			const cache = await caches.open(name);
			const isListed = (await cache.match(contents)) !== undefined;
			return isListed && (await cache.keys()).some(({ url }) => url.includes('/a/'));
		},
		[cacheNames.articles, places.contents] as const
	);
}

/** Opens the reader when the network comes, and looks what is here when it has gone for the last time. */
export async function takeIn(context: BrowserContext, link: Link, quality: Quality, times: Times): Promise<Taken> {
	link.become(quality);
	link.forget();
	link.open();
	const page = await context.newPage();
	const began = performance.now();
	const until = (ms: number) => page.waitForTimeout(Math.max(0, began + ms - performance.now()));
	await page.goto(`${link.origin}${places.library}`, { waitUntil: 'commit' });
	let openMs = 0;
	for (const [from, to] of times) {
		await until(from);
		link.open();
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await until(to);
		link.shut();
		link.drop();
		openMs += to - from;
	}
	const use = link.carried / ((quality.bytesPerSecond * openMs) / 1000);
	await page.waitForTimeout(settleMs);
	const kept = await audit(page);
	await page.close();
	return { ...kept, use };
}

/** Reads every article's bytes back and hashes them, by nothing of the reader's own. */
function audit(page: Page): Promise<Omit<Taken, 'use'>> {
	return page.evaluate(
		async ([name, contents]) => {
			const cache = await caches.open(name ?? '');
			const found = { whole: 0, broken: 0, contents: await (await cache.match(contents ?? ''))?.text() };
			for (const { url } of await cache.keys()) {
				const hash = /\/a\/([0-9a-f]{64})$/.exec(url)?.[1];
				const bytes = hash === undefined ? undefined : await (await cache.match(url))?.arrayBuffer();
				if (bytes === undefined) continue;
				const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
				const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
				if (hex === hash) found.whole += 1;
				else found.broken += 1;
			}
			return found;
		},
		[cacheNames.articles, places.contents]
	);
}

/** The same articles by a plain worker that puts all of them into a cache at its install. @returns how many it has in the end */
export async function precache(
	browser: Browser,
	{ hashes, port }: { hashes: readonly string[]; port: number },
	quality: Quality,
	times: Times
): Promise<number> {
	const script = `addEventListener('install', (event) => event.waitUntil(caches.open('plain').then((cache) => cache.addAll(${JSON.stringify(hashes.map((hash) => places.article(hash)))}))));`;
	const server = createServer((request, response) => {
		if (request.url === '/') response.setHeader('content-type', 'text/html').end('<!doctype html><title>Plain</title>');
		else if (request.url === '/worker.js') response.setHeader('content-type', 'text/javascript').end(script);
		else
			void fetch(`http://localhost:${port}${request.url}`, { headers: { 'accept-encoding': 'br' } }).then(
				async (answer) => response.end(Buffer.from(await answer.arrayBuffer()))
			);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	const link = await Link.lay(address.port, quick);
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		await page.goto(link.origin);
		link.become(quality);
		const began = performance.now();
		await page.evaluate(() => {
			void navigator.serviceWorker.register('/worker.js');
		});
		for (const [from, to] of times) {
			await page.waitForTimeout(Math.max(0, began + from - performance.now()));
			link.open();
			await page.waitForTimeout(Math.max(0, began + to - performance.now()));
			link.shut();
			link.drop();
		}
		return await page.evaluate(async () => (await (await caches.open('plain')).keys()).length);
	} finally {
		await context.close();
		await link.close();
		server.closeAllConnections();
		server.close();
	}
}
