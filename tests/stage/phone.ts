// A phone on the stage: one browser profile, what it may do, and what it has kept.
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { WorkerReply, WorkerRequest, Piece, PictureWish } from '#lib/contract/messages.ts';
import { cacheNames, databaseNames, places } from '#lib/contract/places.ts';
import { stopWorkers } from '../../tools/bench/stop-workers.ts';
import { blankPath } from './proxy.ts';

/** What can be taken from a phone behind the reader's back, as the browser's storage types. */
export const losses = {
	'the caches': 'cache_storage',
	'the databases': 'indexeddb',
	'caches and databases': 'cache_storage,indexeddb'
} as const;
export type Loss = keyof typeof losses;

/** What this phone wants of pictures unless a test says otherwise. */
export const usualWish: PictureWish = { pictures: 'all', width: 800, format: 'avif' };

export class Phone {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly #origin: string;

	constructor(page: Page, origin: string) {
		this.page = page;
		this.context = page.context();
		this.#origin = origin;
	}

	/** A page of the origin that is not the reader, to work on its worker and stores from. */
	async toBlank(): Promise<void> {
		await this.page.goto(blankPath);
	}

	/** Registers the worker from the blank page. @returns how it went; `controlled` when it serves this page */
	async installWorker(): Promise<'controlled' | 'failed'> {
		await this.toBlank();
		return this.page.evaluate(async (path) => {
			const registration = await navigator.serviceWorker.register(path, { updateViaCache: 'imports' });
			const worker = registration.installing ?? registration.waiting ?? registration.active;
			const isDone = () => worker?.state === 'activated' || worker?.state === 'redundant';
			if (!isDone()) {
				await new Promise<void>((resolve) => {
					worker?.addEventListener('statechange', () => {
						if (isDone()) resolve();
					});
				});
			}
			if (worker?.state !== 'activated') return 'failed';
			if (navigator.serviceWorker.controller === null) {
				await new Promise((resolve) =>
					navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
				);
			}
			return 'controlled';
		}, places.worker);
	}

	/** Asks the worker from the page that is open, and waits for its reply. */
	async ask(request: WorkerRequest): Promise<WorkerReply> {
		return this.page.evaluate(async (request) => {
			const { active } = await navigator.serviceWorker.ready;
			const { port1, port2 } = new MessageChannel();
			const reply = new Promise<unknown>((resolve) => {
				port1.onmessage = (event) => resolve(event.data);
			});
			active?.postMessage(request, [port2]);
			return reply;
		}, request) as Promise<WorkerReply>;
	}

	/** The browser wakes the worker, as Background Sync does; resolves when the event is on its way. */
	async wake(tag: string, how: 'once' | 'periodic' = 'once'): Promise<void> {
		const session = await this.context.newCDPSession(this.page);
		const found = new Promise<string>((resolve) => {
			session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
				const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(this.#origin));
				if (own !== undefined) resolve(own.registrationId);
			});
		});
		await session.send('ServiceWorker.enable');
		const own = { origin: this.#origin, registrationId: await found, tag };
		if (how === 'once') await session.send('ServiceWorker.dispatchSyncEvent', { ...own, lastChance: false });
		else await session.send('ServiceWorker.dispatchPeriodicSyncEvent', own);
		await session.detach();
	}

	/** The code of the fault that a request met; undefined where it went well. */
	async faultOf(request: WorkerRequest): Promise<string | undefined> {
		const reply = await this.ask(request);
		return reply.kind === 'fault' ? reply.fault.code : undefined;
	}

	/** What is still lacking, in order. */
	async plan(wish = usualWish): Promise<Piece[]> {
		const reply = await this.ask({ kind: 'plan', wish });
		if (reply.kind !== 'planned') throw new Error(`no plan: ${JSON.stringify(reply)}`);
		return reply.pieces;
	}

	/** Brings everything that is lacking, piece by piece as the runner does. @returns the faults met */
	async keepAll(wish = usualWish): Promise<string[]> {
		const faults: string[] = [];
		const first = await this.faultOf({ kind: 'refresh' });
		if (first !== undefined) return [first];
		// A pack that comes leads to a new plan, since only then it is known which pictures its articles have
		for (let rounds = 0; rounds < 5; rounds += 1) {
			const pieces = await this.plan(wish);
			if (pieces.length === 0) return faults;
			for (const piece of pieces) {
				const fault = await this.faultOf({ kind: 'keep', piece });
				if (fault !== undefined) faults.push(fault);
			}
		}
		return faults;
	}

	/** What the worker reads back from its stores, with the states of these articles. */
	async readiness(ids: readonly string[] = []) {
		const reply = await this.ask({ kind: 'readiness', ids: [...ids] });
		if (reply.kind !== 'readiness') throw new Error(`no readiness: ${JSON.stringify(reply)}`);
		return reply.readiness;
	}

	/** Every address in every cache, by the cache's name. Read past the reader's own code. */
	async caches(): Promise<Record<string, string[]>> {
		return this.page.evaluate(async () => {
			const names = await caches.keys();
			const lists = await Promise.all(
				names.map(async (name) => {
					const requests = await (await caches.open(name)).keys();
					return [name, requests.map(({ url }) => new URL(url).pathname).sort()] as const;
				})
			);
			return Object.fromEntries(lists);
		});
	}

	/** What the caches of articles and pictures hold whose bytes are not what their address says. */
	async wrongBytes(): Promise<string[]> {
		return this.page.evaluate(
			async (names) => {
				const wrong: string[] = [];
				for (const name of names) {
					if (!(await caches.has(name))) continue;
					const cache = await caches.open(name);
					for (const request of await cache.keys()) {
						const hash = /\/(?:a|i)\/([0-9a-f]{64})$/.exec(new URL(request.url).pathname)?.[1];
						const bytes = await (await cache.match(request))?.arrayBuffer();
						if (hash === undefined || bytes === undefined) continue;
						const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
						const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
						if (found !== hash) wrong.push(request.url);
					}
				}
				return wrong;
			},
			[cacheNames.articles, cacheNames.pictures]
		);
	}

	/** Takes stores away, as a browser short of room does. */
	async lose(loss: Loss): Promise<void> {
		const session = await this.#session();
		await session.send('Storage.clearDataForOrigin', { origin: this.#origin, storageTypes: losses[loss] });
		await session.detach();
	}

	/** Stops every worker, as a phone does with one it has not needed for a while. */
	async stopWorkers(): Promise<void> {
		await stopWorkers(this.page);
	}

	/** Names of the databases that are there. */
	async databases(): Promise<string[]> {
		const names = await this.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
		return names.filter((name) => Object.values<string>(databaseNames).includes(name)).sort();
	}

	#session(): Promise<CDPSession> {
		return this.context.newCDPSession(this.page);
	}
}

/** Whether every picture of a page shows something; those below the fold are brought into view. @returns sources of those that do not */
export async function findBlankPictures(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')];
		for (const picture of pictures) picture.loading = 'eager';
		for (const picture of pictures) {
			if (picture.complete) continue;
			await new Promise<void>((resolve) => {
				picture.addEventListener('load', () => resolve(), { once: true });
				picture.addEventListener('error', () => resolve(), { once: true });
			});
		}
		return pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.currentSrc || picture.src);
	});
}
