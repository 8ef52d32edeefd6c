// The page's line to the service worker: registers it, asks it and gets one answer, and learns of a build that waits.
import { Workbox } from 'workbox-window';
import { FaultError } from '#lib/contract/faults.ts';
import type { WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { askOver, waitFor } from './asking.ts';
import { Nap, waitAfter } from './back-off.ts';

/** The reply of a request's own kind. */
export type ReplyOf<K extends WorkerReply['kind']> = Extract<WorkerReply, { kind: K }>;

/** What the page wants to know of builds. */
export interface BuildWatcher {
	/** Another build is installed and waits. */
	onWaiting: () => void;
	/** Another build took over, and not by this tab's wish: a quiet line, nothing else. */
	onTookOver: () => void;
	/** The build asked for does not take over yet: the one before is busy. It comes without being asked again. */
	onTakingLong: () => void;
}

/** The worker as the page sees it; one a page. */
export class ReaderWorker {
	#address: string | TrustedScriptUrl;
	#registration: ServiceWorkerRegistration | undefined;
	#watcher: BuildWatcher;
	#isAskedHere = false;

	/** Whether this browser can have a worker at all (not over plain http, nor in some private windows). */
	static isPossible(): boolean {
		return 'serviceWorker' in navigator && 'caches' in window;
	}

	/** `address` is `places.worker`, as a TrustedScriptURL where the page's policy makes one. */
	constructor(watcher: BuildWatcher, address: string | TrustedScriptUrl = places.worker) {
		this.#watcher = watcher;
		this.#address = address;
	}

	/**
	 * Registers the worker; resolves when one is active, at once where one is. A first install that is cut leaves no worker
	 * at all, so it is begun again, which costs only the files it had not kept.
	 * @throws FaultError `unsupported` where the browser has no workers here
	 */
	async start(): Promise<void> {
		if (!ReaderWorker.isPossible()) throw new FaultError('unsupported', 'this browser has no service worker here');
		const hadController = navigator.serviceWorker.controller !== null;
		navigator.serviceWorker.addEventListener('controllerchange', () => this.#meetController(hadController));
		this.#registration = await findActive();
		// Browsers do one thing at a time here: behind a look for another build that hangs on a dead line, this would hang too.
		if (this.#registration !== undefined) void this.#register();
		else this.#registration = await this.#install();
		this.#watchBuilds(this.#registration);
		await navigator.serviceWorker.ready;
	}

	/**
	 * Asks the active worker. A worker killed in the middle never answers, so a request that stays unanswered is asked
	 * once more: every request may be repeated.
	 * @throws FaultError the worker's fault, or `no-worker`; `timeout` where it was to ask the network
	 */
	async ask<K extends WorkerReply['kind']>(kind: K, request: WorkerRequest): Promise<ReplyOf<K>> {
		const waitMs = waitFor(request);
		const first = await askOver(await this.#active(), request, waitMs);
		const reply = first ?? (await askOver(await this.#active(), request, waitMs));
		if (reply === undefined) {
			const code = ofNetwork.has(request.kind) ? 'timeout' : 'no-worker';
			throw new FaultError(code, `the worker does not answer ${request.kind}`);
		}
		if (reply.kind === 'fault') throw new FaultError(reply.fault.code, reply.fault.detail);
		if (reply.kind !== kind) throw new FaultError('unsupported', `the worker answers ${request.kind} by ${reply.kind}`);
		return reply as ReplyOf<K>;
	}

	/** Whether another build waits. */
	get isWaiting(): boolean {
		return (this.#registration?.waiting ?? null) !== null;
	}

	/**
	 * Lets the waiting build take over; this tab, and only this one, is then loaded anew. Browsers wait until the build before
	 * rests, and Chromium starts it again at once where a link comes under the pointer meanwhile: then that takes half a minute.
	 */
	takeOver(): void {
		const waiting = this.#registration?.waiting;
		if (waiting === undefined || waiting === null) return;
		this.#isAskedHere = true;
		waiting.postMessage({ kind: 'take-over' } satisfies WorkerRequest);
		const timer = setTimeout(() => this.#watcher.onTakingLong(), takeOverMs);
		navigator.serviceWorker.addEventListener('controllerchange', () => clearTimeout(timer), { once: true });
	}

	/** The registration, once there is one. */
	get registration(): ServiceWorkerRegistration | undefined {
		return this.#registration;
	}

	/**
	 * Looks for another build now, for when the network is known to be well. Where there is one, waits a while for its
	 * files, so that pictures do not compete with them. Trouble is no news: the next look will tell.
	 */
	async checkForBuild(): Promise<void> {
		try {
			const registration = await within(lookMs, this.#registration?.update());
			if (registration === undefined || (registration.installing ?? null) === null) return;
			await within(installMs, isSettled(registration));
		} catch (failed) {
			console.warn(`shyraq: no other build could be looked for: ${String(failed)}`);
		}
	}

	async #install(): Promise<ServiceWorkerRegistration> {
		const nap = new Nap();
		const wake = (): void => nap.wake();
		addEventListener('online', wake);
		for (let failures = 0; ; failures += 1) {
			const registration = await this.#register();
			if (registration !== undefined && (await hasWorker(registration))) {
				removeEventListener('online', wake);
				return registration;
			}
			await nap.sleep(waitAfter(failures, Math.random()));
		}
	}

	/** workbox's own event stays away after a tab's first two updates (workbox#2470), and misses a build that waited before. */
	#watchBuilds(registration: ServiceWorkerRegistration): void {
		if (registration.waiting !== null && registration.active !== null) this.#watcher.onWaiting();
		const watch = (found: ServiceWorker | null): void =>
			found?.addEventListener('statechange', () => {
				if (found.state === 'installed' && registration.active !== null) this.#watcher.onWaiting();
			});
		// The browser's own look at this navigation may have found it before anything here ran.
		watch(registration.installing);
		registration.addEventListener('updatefound', () => watch(registration.installing));
	}

	/** The first visit's worker claims this page too: that is no other build. */
	#meetController(hadController: boolean): void {
		if (this.#isAskedHere) location.reload();
		else if (hadController) this.#watcher.onTookOver();
	}

	async #register(): Promise<ServiceWorkerRegistration | undefined> {
		try {
			// A classic worker installs in every browser, a module not (Firefox below 147). Its other files bear their hashes, so
			// the browser's own cache may give them: else each look for another build could cost 22 KB.
			// Without `immediate` workbox waits for `load`, which on a frozen connection never comes.
			const workbox = new Workbox(this.#address as string, { type: 'classic', updateViaCache: 'imports' });
			return await workbox.register({ immediate: true });
		} catch (refused) {
			// A portal in the script's place is refused just as a forbidden worker is, so no refusal is for good.
			console.warn(`shyraq: the worker could not be registered: ${String(refused)}`);
			return navigator.serviceWorker.getRegistration();
		}
	}

	async #active(): Promise<ServiceWorker> {
		const { active } = await navigator.serviceWorker.ready;
		if (active === null) throw new FaultError('no-worker', 'no worker is active');
		return active;
	}
}

/** What the worker asks the network for. */
const ofNetwork: ReadonlySet<WorkerRequest['kind']> = new Set(['refresh', 'keep', 'ping', 'rooms']);
/** So long a tap may go without a word, in milliseconds. */
const takeOverMs = 4000;
/** How long pictures wait for the answer whether there is another build, in milliseconds: as long as any request may say nothing. */
const lookMs = 15_000;
/** How long pictures wait for the files of another build, in milliseconds; on a slower line they come beside them. */
const installMs = 120_000;

/** What comes within so many milliseconds; undefined where it does not. */
async function within<T>(waitMs: number, work: Promise<T> | undefined): Promise<T | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), waitMs)));
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The registration of this page, where it has a worker that is active. */
async function findActive(): Promise<ServiceWorkerRegistration | undefined> {
	const registration = await navigator.serviceWorker.getRegistration();
	return (registration?.active ?? null) === null ? undefined : registration;
}

/** Waits until a build that is being installed is there, or has failed. */
async function isSettled({ installing }: ServiceWorkerRegistration): Promise<void> {
	await new Promise<void>((resolve) => {
		const look = (): void => {
			if (installing === null || installing.state !== 'installing') resolve();
		};
		installing?.addEventListener('statechange', look);
		look();
	});
}

/** Whether a registration has an active worker, or comes to have one; false where its install fails. */
async function hasWorker(registration: ServiceWorkerRegistration): Promise<boolean> {
	if (registration.active !== null) return true;
	const coming = registration.installing ?? registration.waiting;
	if (coming === null) return false;
	return new Promise((resolve) => {
		const look = (): void => {
			if (coming.state === 'activated' || coming.state === 'activating') resolve(true);
			else if (coming.state === 'redundant') resolve(registration.active !== null);
		};
		coming.addEventListener('statechange', look);
		look();
	});
}

/** What `trustedTypes.createPolicy(…).createScriptURL(…)` makes; TypeScript's own types do not know it yet. */
export interface TrustedScriptUrl {
	toString(): string;
	toJSON(): string;
}
