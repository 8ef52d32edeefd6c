// The keys of the lock while they are wanted: in the memory of pages and of the worker, from page to page, and never on the disk.
import type { WorkerRequest } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import { askOver } from '#lib/download/asking.ts';

const patienceMs = 3000;
/** A page in sight gives them to the worker so often: a worker with nothing to do is stopped after half a minute. */
const giveEveryMs = 15_000;
const channelOf = `${channelName}-lock`;

/** The keys of a lock that the worker holds; undefined where it holds none, or no longer. */
export async function askForKeys(lock: string): Promise<Uint8Array | undefined> {
	return (await askWorker({ kind: 'held', lock }))?.keys;
}

/** Gives the worker a lock's keys, for so long after the last page in sight has gone. @returns whether it took them */
export async function giveKeys(lock: string, keys: Uint8Array, forMs: number): Promise<boolean> {
	return (await askWorker({ kind: 'held', lock, keys, forMs })) !== undefined;
}

/** The worker forgets the keys. */
export async function dropKeys(): Promise<void> {
	await askWorker({ kind: 'held', lock: '', keys: null });
}

async function askWorker(request: WorkerRequest): Promise<{ keys: Uint8Array | undefined } | undefined> {
	const worker = (await navigator.serviceWorker.getRegistration())?.active;
	const reply = worker ? await askOver(worker, request, patienceMs) : undefined;
	return reply?.kind === 'held' ? reply : undefined;
}

/** Every page begins anew: the lock is another than it was. */
export function beginAnew(): void {
	const channel = new BroadcastChannel(channelOf);
	channel.postMessage('changed');
	channel.close();
	location.reload();
}

/** Begins anew when another page says so. */
export function hearChanges(): void {
	new BroadcastChannel(channelOf).addEventListener('message', () => location.reload());
}

/** Keeps the worker supplied while this page is in sight, and begins anew, without the keys, when it was out of sight for so long. */
export function keepKeys(lock: string, keys: Uint8Array, forMs: number): void {
	let since = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const give = (): void => {
		if (document.visibilityState === 'visible') void giveKeys(lock, keys, forMs);
	};
	const look = (): void => {
		clearTimeout(timer);
		if (document.visibilityState === 'hidden') {
			since = Date.now();
			timer = setTimeout(() => location.reload(), forMs);
		} else if (since > 0 && Date.now() - since >= forMs) location.reload();
		else give();
	};
	setInterval(give, giveEveryMs);
	document.addEventListener('visibilitychange', look);
	addEventListener('pageshow', look);
	look();
}
