// One request, one reply: a message port that gives up, since a worker that was stopped does not always close its end.
import {
	slowestBytesPerSecond,
	type Begun,
	type SentRequest,
	type WorkerReply,
	type WorkerRequest
} from '#lib/contract/messages.ts';

/** Anything that takes a message and a port. */
export interface Asked {
	postMessage(message: SentRequest, transfer: Transferable[]): void;
}

const quickMs = 10_000;
/** For a list, or what reads much of what is kept. */
const networkMs = 90_000;
/** What the worker waits for beside the bytes themselves: a stall, its turn behind what is urgent, a slow disk. */
const graceMs = 60_000;
/** A reply may come a moment after the worker let go. */
const lastWordMs = 1000;

/** How long an answer may take, in milliseconds: longer than the worker itself would wait for the network. */
export function waitFor(request: WorkerRequest): number {
	if (request.kind === 'keep') return graceMs + (request.piece.bytes / slowestBytesPerSecond) * 1000;
	if (request.kind === 'refresh' || request.kind === 'ping' || request.kind === 'rooms') return networkMs;
	if (request.kind === 'mirrors' && request.asked !== undefined) return networkMs;
	// These read much of what is kept, on old phones for long.
	const isMuch = request.kind === 'sources' && request.isWeighed === true;
	return isMuch || request.kind === 'plan' || request.kind === 'make-room' || request.kind === 'check'
		? networkMs
		: quickMs;
}

/** Asks; undefined where the answer does not come in time, or the other end is gone. */
export function askOver(asked: Asked, request: WorkerRequest, waitMs: number): Promise<WorkerReply | undefined> {
	const { port1, port2 } = new MessageChannel();
	const life = crypto.randomUUID();
	const over = new AbortController();
	return new Promise((resolve) => {
		const end = (reply: WorkerReply | undefined): void => {
			clearTimeout(timer);
			over.abort();
			port1.close();
			resolve(reply);
		};
		const timer = setTimeout(() => end(undefined), waitMs);
		port1.onmessage = ({ data }: MessageEvent<WorkerReply | Begun>) => {
			if (data.kind === 'begun') void untilGone(life, over.signal).then(() => end(undefined));
			else end(data);
		};
		// Chrome 122 and later say so when the worker's process dies, and not (seen in 156) when it alone is stopped.
		port1.addEventListener('close', () => end(undefined));
		asked.postMessage({ ...request, life }, [port2]);
	});
}

/** Resolves when the worker has let go of its lock, by being stopped or by being done, or `signal` ends the waiting. */
async function untilGone(life: string, signal: AbortSignal): Promise<void> {
	try {
		await navigator.locks.request(life, { signal }, () => undefined);
		await new Promise((resolve) => setTimeout(resolve, lastWordMs));
	} catch (ended) {
		if (!(ended instanceof DOMException && ended.name === 'AbortError')) throw ended;
	}
}
