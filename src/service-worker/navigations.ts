// Every document a reader asks for: from the device first, from the network where it is not here, and always an answer.
import type { Subject } from '#lib/article/compose/document.ts';
import type { Language } from '#lib/contract/languages.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { readPath, type PageRequest } from '#lib/contract/requests.ts';
import { isDrill } from '#lib/vault/drill.ts';
import { writeFact } from '#lib/vault/ledger.ts';
import { isWhole } from '#lib/vault/whole.ts';
import { findArticle, navigationStallMs } from './articles.ts';
import { late } from './late.ts';
import { findLibrary } from './library.ts';
import { usualLanguage } from './languages.ts';
import { loadSet, paint } from './paint.ts';
import { offerTakeOver } from './updates.ts';

/** The desk is asked for by somebody who works there, and may have work to do before it answers. */
const deskStallMs = 25_000;

/** Answers a navigation; what may wait is done when the answer is on its way. */
export function answerNavigation(event: FetchEvent, url: URL): void {
	const answer = navigate(event, url).catch((failed: unknown) => failPlainly(event.request, failed));
	event.respondWith(answer);
	event.waitUntil(answer.then(() => Promise.allSettled([late().tend(), offerTakeOver()])));
}

async function navigate(event: FetchEvent, url: URL): Promise<Response> {
	const sheet = takeSheet(url.pathname);
	const asked = readPath(url.pathname);
	const language = asked?.language ?? usualLanguage();
	if (asked === undefined) {
		const alone = await sheet;
		if (alone !== undefined) return alone;
		const isDesk = `${url.pathname}/`.startsWith(`${places.desk}/`);
		const answer = await fetchVerbatim(event.request, isDesk ? deskStallMs : navigationStallMs);
		return answer ?? paint(await language, { kind: 'notice', notice: isDesk ? 'desk' : 'unknown' });
	}
	if (url.pathname === places.share) {
		try {
			return await late().takeShared(url.search);
		} catch (failed) {
			// The document shown instead tries once more, and says why where it cannot
			console.warn(`shyraq: what was shared could not be kept: ${String(failed)}`);
		}
	}
	// Read while the stores are being asked; a failure is the painting's to tell
	void Promise.resolve(language)
		.then(loadSet)
		.catch(() => undefined);
	// A ledger that is new, or newly lost, is filled from the caches first; one that fails must not keep the text away.
	await settle();
	const alone = await sheet;
	if (alone !== undefined) return alone;
	const answer = await paint(await language, await findSubject(asked, url.searchParams.get('from') ?? undefined));
	// One that could not be had is not remembered: each document would wait for it again
	if (asked.language !== undefined && answer.headers.get('content-language') === asked.language)
		event.waitUntil(remember(asked.language));
	return answer;
}

/** A document that stands alone: after a quick exit at every address, else at its own. */
async function takeSheet(path: string): Promise<Response | undefined> {
	const find = (key: string) => caches.match(key, { cacheName: cacheNames.sheet }).catch(() => undefined);
	return (await find(places.left)) ?? find(path);
}

async function remember(language: Language): Promise<void> {
	await writeFact('language', language).catch(() => console.warn('shyraq: the language could not be remembered'));
}

let settling: Promise<unknown> | undefined;

async function settle(): Promise<void> {
	settling ??= isWhole().then((whole) => (whole ? undefined : late().settle()));
	await settling.catch((failed: unknown) => {
		settling = undefined;
		console.warn(`shyraq: the ledger cannot be settled: ${String(failed)}`);
	});
}

function findSubject({ page, id }: PageRequest, from: string | undefined): Promise<Subject> | Subject {
	if (page === 'library') return findLibrary(id, from);
	if (page === 'read' && id !== undefined) return findArticle(id);
	return page === 'read' || page === 'notice' ? { kind: 'notice', notice: 'unknown' } : { kind: 'plain', page };
}

/** The server's own answer, word for word; undefined where none begins in time. */
async function fetchVerbatim(request: Request, waitMs = navigationStallMs): Promise<Response | undefined> {
	if (await isDrill()) return undefined;
	const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), waitMs));
	const came = fetch(request).catch((failed: unknown) => {
		console.warn(`shyraq: no answer from the network: ${String(failed)}`);
		return undefined;
	});
	return Promise.race([came, late]);
}

/** Where the stores themselves fail: the network's word, or one plain sentence that needs no template. */
async function failPlainly(request: Request, failed: unknown): Promise<Response> {
	console.error('shyraq: a document could not be composed', failed);
	return (await fetchVerbatim(request)) ?? late().answerPlainly(new URL(request.url).pathname);
}
