// Every document a reader asks for: from the device first, from the network where it is not here, and always an answer.
import type { Subject } from '#lib/article/compose/document.ts';
import { readPath, type PageRequest } from '#lib/contract/requests.ts';
import { isDrill } from '#lib/vault/drill.ts';
import { isWhole } from '#lib/vault/whole.ts';
import { findArticle, navigationStallMs } from './articles.ts';
import { late } from './late.ts';
import { findLibrary } from './library.ts';
import { paint, pickLanguage } from './paint.ts';
import { offerTakeOver } from './updates.ts';

/** Answers a navigation; what may wait is done when the answer is on its way. */
export function answerNavigation(event: FetchEvent, url: URL): void {
	const answer = navigate(event, url).catch((failed: unknown) => failPlainly(event.request, failed));
	event.respondWith(answer);
	event.waitUntil(answer.then(() => Promise.allSettled([late().tend(), offerTakeOver()])));
}

async function navigate(event: FetchEvent, url: URL): Promise<Response> {
	const asked = readPath(url.pathname);
	const language = pickLanguage(asked?.language, (work) => event.waitUntil(work));
	if (asked === undefined) {
		return (await fetchVerbatim(event.request)) ?? paint(await language, { kind: 'notice', notice: 'absent' });
	}
	// A ledger that is new, or newly lost, is filled from the caches first; one that fails must not keep the text away.
	await settle();
	return paint(await language, await findSubject(asked));
}

let settling: Promise<unknown> | undefined;

async function settle(): Promise<void> {
	settling ??= isWhole().then((whole) => (whole ? undefined : late().heal()));
	await settling.catch((failed: unknown) => {
		settling = undefined;
		console.warn(`shyraq: the ledger cannot be settled: ${String(failed)}`);
	});
}

function findSubject({ page, id }: PageRequest): Promise<Subject> | Subject {
	if (page === 'library') return findLibrary(id);
	if (page === 'read' && id !== undefined) return findArticle(id);
	return page === 'read' || page === 'notice' ? { kind: 'notice', notice: 'unknown' } : { kind: 'plain', page };
}

/** The server's own answer, word for word; undefined where none begins in time. */
async function fetchVerbatim(request: Request): Promise<Response | undefined> {
	if (await isDrill()) return undefined;
	const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), navigationStallMs));
	const came = fetch(request).catch((failed: unknown) => {
		console.warn(`shyraq: no answer from the network: ${String(failed)}`);
		return undefined;
	});
	return Promise.race([came, late]);
}

/** Where the stores themselves fail: the network's word, or one plain sentence that needs no template. */
async function failPlainly(request: Request, failed: unknown): Promise<Response> {
	console.error('shyraq: a document could not be composed', failed);
	const plain = 'Shyraq cannot read what is kept on this phone just now. Close every Shyraq window, and open it again.';
	return (
		(await fetchVerbatim(request)) ??
		new Response(plain, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
	);
}
