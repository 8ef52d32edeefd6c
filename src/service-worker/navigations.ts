// Every document a reader asks for: from the device first, from the network where it is not here, and always an answer.
import type { Subject } from '#lib/article/compose/document.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { readPath, type PageRequest } from '#lib/contract/requests.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { findArticle, navigationStallMs } from './articles.ts';
import { refresh, tend } from './errand.ts';
import { paint, pickLanguage } from './paint.ts';
import { offerTakeOver } from './updates.ts';

/** Answers a navigation; what may wait is done when the answer is on its way. */
export function answerNavigation(event: FetchEvent, url: URL): void {
	const answer = navigate(event, url).catch((failed: unknown) => failPlainly(event.request, failed));
	event.respondWith(answer);
	event.waitUntil(answer.then(() => Promise.allSettled([tend(), offerTakeOver()])));
}

async function navigate(event: FetchEvent, url: URL): Promise<Response> {
	const asked = readPath(url.pathname);
	const language = pickLanguage(asked?.language, (work) => event.waitUntil(work));
	if (asked === undefined) {
		return (await fetchVerbatim(event.request)) ?? paint(await language, { kind: 'notice', notice: 'absent' });
	}
	const subject = await findSubject(asked);
	return paint(await language, subject);
}

async function findSubject({ page, id }: PageRequest): Promise<Subject> {
	if (page === 'saved' || page === 'settings') return { kind: page };
	if (page === 'read' && id !== undefined) return findArticle(id);
	const held = await loadContents();
	if (held !== undefined) return { kind: 'library', contents: held.contents };
	const outcome = await refresh(navigationStallMs);
	const now = await loadContents();
	if (now !== undefined) return { kind: 'library', contents: now.contents };
	if (outcome.kind === 'fault' && outcome.fault.code.startsWith('storage'))
		throw new FaultError(outcome.fault.code, outcome.fault.detail);
	return { kind: 'notice', notice: 'empty' };
}

/** The server's own answer, word for word; undefined where none begins in time. */
async function fetchVerbatim(request: Request): Promise<Response | undefined> {
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
