// The service worker: wiring only. What happens stands in the rooms beside it and in `lib/vault`.
import { answerAppFile, isAppFile } from './app-files.ts';
import { loadPlainBy } from '#lib/article/ed25519.ts';
import type { WorkerRequest } from '#lib/contract/messages.ts';
import { syncTags } from '#lib/contract/places.ts';
import { exposeCore } from './core.ts';
import { late } from './late.ts';
import { answerNavigation } from './navigations.ts';
import { answerPicture } from './pictures.ts';
import { scope } from './scope.ts';
import { fillShell, tidyShell } from './shell.ts';

const pictureAddress = /^\/i\/([0-9a-f]{64})$/;

// Never skipWaiting here: an update waits until a reader taps, or until `updates.ts` finds nobody to disturb.
const install = async () => late().install(fillShell);
scope.addEventListener('install', (event) => event.waitUntil(install()));

// Claiming serves the very first visit; the caches of articles and pictures are not this event's business.
const activate = async () => {
	await tidyShell().catch((failed: unknown) => console.warn('shyraq: old builds could not be cleared', failed));
	await late()
		.settle()
		.catch((failed: unknown) => console.warn('shyraq: the ledger cannot be settled', failed));
	await scope.clients.claim();
};
scope.addEventListener('activate', (event) => event.waitUntil(activate()));

scope.addEventListener('message', (event) => {
	// Taking over must need nothing that could be broken.
	const isTakeOver = (event.data as WorkerRequest).kind === 'take-over';
	event.waitUntil(isTakeOver ? scope.skipWaiting() : late().answerMessage(event));
});

/** Background Sync and Periodic Background Sync, where a browser has them. */
const sync = (event: Event) => {
	const woken = event as ExtendableEvent & { tag: string };
	if (woken.tag === syncTags.outbox) woken.waitUntil(late().sendOnSync());
	if (woken.tag === syncTags.soon || woken.tag === syncTags.daily) woken.waitUntil(late().keepOnSync());
};
scope.addEventListener('sync', sync);
scope.addEventListener('periodicsync', sync);

scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
	const picture = pictureAddress.exec(url.pathname)?.[1];
	if (picture !== undefined) event.respondWith(answerPicture(picture));
	else if (isAppFile(url.pathname)) event.respondWith(answerAppFile(request, url.pathname));
	// The drill opens documents from the page, in the one way that forbids the network
	else if (request.mode === 'navigate' || request.cache === 'only-if-cached') answerNavigation(event, url);
});

loadPlainBy(() => late().verifyPlainly);
// The last thing that this file does: were it cut short, the worker file would find nothing, and fail.
exposeCore();
