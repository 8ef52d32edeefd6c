// What is shared with this phone, taken in at the share address and sent to the desk when the server is reachable.
import { readSharedParts } from '#lib/article/shared.ts';
import type { OutboxAct, Taken, WorkerReply } from '#lib/contract/messages.ts';
import { outboxChannelName, places, syncTags } from '#lib/contract/places.ts';
import { countSoon } from '#lib/vault/counted.ts';
import { changeOutbox, listOutbox, sendOutbox } from '#lib/vault/outbox.ts';
import { scope } from '../scope.ts';

const channel = new BroadcastChannel(outboxChannelName);
const announce = (): void => channel.postMessage('changed');

/** Keeps what was shared, before anything is shown, and leads to where it stands; the address shared stays out of the history. @throws FaultError storage faults */
export async function takeShared(search: string): Promise<Response> {
	const taken = await changeOutbox({ kind: 'add', parts: readSharedParts(search) });
	announce();
	return Response.redirect(`${places.saved}#${placeOf(taken)}`, 303);
}

/** The fragment that tells the page what came of it. */
function placeOf(taken: Taken | undefined): string {
	return taken === 'none' || taken === 'full' ? `outbox-${taken}` : 'outbox';
}

/** The page's word about the outbox. */
export async function answerOutbox(act: OutboxAct | undefined): Promise<WorkerReply> {
	const taken = act === undefined ? undefined : await changeOutbox(act);
	if (act !== undefined) announce();
	if (act?.kind === 'send') await wakeLater();
	return { kind: 'outbox', items: await listOutbox(), taken };
}

/** Sends what waits. @returns how many wait on */
export async function sendWaiting(): Promise<number> {
	return sendOutbox(announce)
		.catch((failed: unknown) => {
			console.warn(`shyraq: the outbox cannot be sent: ${String(failed)}`);
			return 0;
		})
		.finally(countSoon);
}

/** Background Sync. @throws Error where some wait on, so that the browser wakes us again */
export async function sendOnSync(): Promise<void> {
	const left = await sendWaiting();
	if (left > 0) throw new Error(`${left} shared addresses wait on`);
}

/** Asks the browser to wake the worker when there is a network, where it can: the page may be closed by then. */
async function wakeLater(): Promise<void> {
	const { sync } = scope.registration as { sync?: { register: (tag: string) => Promise<void> } };
	await sync?.register(syncTags.outbox).catch((refused: unknown) => {
		console.info(`shyraq: no waking by the browser: ${String(refused)}`);
	});
}
