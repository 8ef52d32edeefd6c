// The service worker: wiring only. What happens stands in the rooms beside it and in `lib/vault`.
import { declareWhole } from './install-guard.ts';
import { answerAppFile, isAppFile } from './app-files.ts';
import { answerMessage } from './messages.ts';
import { answerNavigation } from './navigations.ts';
import { answerPicture } from './pictures.ts';
import { scope } from './scope.ts';
import { fillShell, tidyShell } from './shell.ts';

const pictureAddress = /^\/i\/([0-9a-f]{64})$/;

// Never skipWaiting here: an update waits until a reader taps, or until `updates.ts` finds nobody to disturb.
scope.addEventListener('install', (event) => event.waitUntil(fillShell()));

// Claiming serves the very first visit; the caches of articles and pictures are not this event's business.
const activate = async () => {
	await tidyShell().catch((failed: unknown) => console.warn('shyraq: old builds could not be cleared', failed));
	await scope.clients.claim();
};
scope.addEventListener('activate', (event) => event.waitUntil(activate()));

scope.addEventListener('message', (event) => event.waitUntil(answerMessage(event)));

scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
	const picture = pictureAddress.exec(url.pathname)?.[1];
	if (picture !== undefined) event.respondWith(answerPicture(request, picture));
	else if (isAppFile(url.pathname)) event.respondWith(answerAppFile(request, url.pathname));
	else if (request.mode === 'navigate') answerNavigation(event, url);
});

declareWhole();
