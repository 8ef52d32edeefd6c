// The keys of the lock while they are wanted: in the memory of pages and of the worker, from page to page, and never on the disk.
import type { WorkerRequest } from '#lib/contract/messages.ts';
import { channelName, localNames } from '#lib/contract/places.ts';
import { askOver } from '#lib/download/asking.ts';

const patienceMs = 10_000;
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

/** The worker forgets the keys, and no page that was open until now gives them to it again. */
export async function dropKeys(): Promise<void> {
	noteLocked();
	await askWorker({ kind: 'held', lock: '', keys: null });
}

/** Every page that is open now is one of before the lock was closed. */
export function noteLocked(): void {
	try {
		localStorage.setItem(localNames.locked, String(Date.now()));
	} catch (refused) {
		console.info(`shyraq: pages out of sight are not told that they are locked: ${String(refused)}`);
	}
}

function lastLocked(): string | null {
	try {
		return localStorage.getItem(localNames.locked);
	} catch {
		return null;
	}
}

async function askWorker(request: WorkerRequest): Promise<{ keys: Uint8Array | undefined } | undefined> {
	const { serviceWorker } = navigator as Partial<Navigator>;
	const worker = (await serviceWorker?.getRegistration())?.active;
	const reply = worker ? await askOver(worker, request, patienceMs) : undefined;
	return reply?.kind === 'held' ? reply : undefined;
}

/** Every page begins anew: the lock is another than it was. */
export function beginAnew(): void {
	const channel = new BroadcastChannel(channelOf);
	channel.postMessage('changed');
	channel.close();
	// Whoever acts in the settings finds the lock again where it was
	if (document.getElementById('lock') !== null) history.replaceState(history.state, '', '#lock');
	location.reload();
}

/** Begins anew when another page says so. */
export function hearChanges(): void {
	new BroadcastChannel(channelOf).addEventListener('message', () => location.reload());
}

/**
 * Keeps the worker supplied while this page is in sight or read aloud, and begins anew, without the keys, when it was out of
 * sight for so long, or the lock was closed while this page slept.
 */
export function keepKeys(lock: string, keys: Uint8Array, forMs: number): void {
	const begun = lastLocked();
	let since = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const give = (): void => {
		if (lastLocked() !== begun) location.reload();
		else if (document.visibilityState === 'visible' || isSpeaking()) void giveKeys(lock, keys, forMs);
	};
	const expire = async (): Promise<void> => {
		// Another page may be in sight, or this one be listened to
		if (lastLocked() === begun && (isSpeaking() || (await askForKeys(lock)) !== undefined)) rest();
		else location.reload();
	};
	const rest = (): void => {
		clearTimeout(timer);
		if (document.visibilityState === 'hidden') timer = setTimeout(() => void expire(), forMs);
		give();
	};
	const look = (): void => {
		const isLate = since > 0 && Date.now() - since >= forMs;
		since = document.visibilityState === 'hidden' ? Date.now() : 0;
		if (isLate && since === 0) void expire();
		else rest();
	};
	setInterval(give, giveEveryMs);
	document.addEventListener('visibilitychange', look);
	addEventListener('pageshow', look);
	look();
}

function isSpeaking(): boolean {
	return (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis?.speaking === true;
}
