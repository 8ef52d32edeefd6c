// How a build is installed: it stands back while texts come, which in a short window are worth more than a newer app, and is counted.
import type { WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { countSoon } from '#lib/vault/counted.ts';
import { uncounted } from '#lib/vault/fetch.ts';
import { scope } from '../scope.ts';
import { shell } from '../shell.ts';

/** How long the texts may make no way before the build comes beside them, and how often that is looked at. */
const patienceMs = 15_000;
const lookMs = 1000;
/** The active worker may be one that does not answer. */
const answerMs = 8000;

/**
 * Installs this build when the texts are here, and has what it cost counted: by the active worker where there is one, since until it gives
 * way the ledger is its own.
 * @throws what `fill` throws
 */
export async function install(fill: () => Promise<void>): Promise<void> {
	await standBack();
	try {
		await fill();
		uncounted.bytes += shell.scripts;
	} finally {
		const { active } = scope.registration;
		if (active === null) countSoon();
		else {
			active.postMessage({ kind: 'counted', bytes: uncounted.bytes } satisfies WorkerRequest);
			uncounted.bytes = 0;
		}
	}
}

/**
 * Waits until nothing of the newest list is lacking, or no more of it comes. A browser looks for another worker by itself at
 * each navigation, so the order of the download's lanes alone does not keep a build from coming first. All is asked of the
 * active worker.
 */
async function standBack(): Promise<void> {
	const { active } = scope.registration;
	if (active === null) return;
	await askActive(active, { kind: 'refresh', isUnasked: true });
	let least = Infinity;
	let endsAt = Date.now() + patienceMs;
	while (Date.now() < endsAt) {
		const reply = await askActive(active, { kind: 'readiness', ids: [] });
		if (reply?.kind !== 'readiness') return;
		const lacking = reply.readiness.articles - reply.readiness.articlesKept;
		if (lacking <= 0) return;
		if (lacking < least) endsAt = Date.now() + patienceMs;
		least = Math.min(least, lacking);
		await new Promise((resolve) => setTimeout(resolve, lookMs));
	}
}

function askActive(active: ServiceWorker, request: WorkerRequest): Promise<WorkerReply | undefined> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		setTimeout(() => resolve(undefined), answerMs);
		port1.onmessage = ({ data }: MessageEvent<WorkerReply>) => resolve(data);
		active.postMessage(request, [port2]);
	});
}
