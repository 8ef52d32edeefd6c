// One request, one reply, whatever becomes of the worker meanwhile.
import { expect, test } from 'vitest';
import { askOver, waitFor, type Asked } from '#lib/download/asking.ts';
import { slowestBytesPerSecond, type Begun, type SentRequest, type WorkerReply } from '#lib/contract/messages.ts';

/** Longer than any test may take. */
const patienceMs = 60_000;
const done: WorkerReply = { kind: 'done' };

/** A worker that holds its lock while it works, as the real one does. */
function makeWorker(work: (port: MessagePort) => Promise<void>): Asked {
	const begin = async ({ life = '' }: SentRequest, port: MessagePort): Promise<void> => {
		await navigator.locks.request(life, () => {
			port.postMessage({ kind: 'begun' } satisfies Begun);
			return work(port);
		});
	};
	return {
		postMessage(message, [port]) {
			if (port instanceof MessagePort) void begin(message, port);
		}
	};
}

test('a reply is given back', async () => {
	const worker = makeWorker(async (port) => port.postMessage(done));
	expect(await askOver(worker, { kind: 'ping' }, patienceMs)).toEqual(done);
});

test('a worker that is stopped lets go of its lock, by which the page knows without waiting for the time to be up', async () => {
	const worker = makeWorker(async () => undefined);
	expect(await askOver(worker, { kind: 'ping' }, patienceMs)).toBeUndefined();
});

test('a worker of an older build holds no lock, and is waited for', async () => {
	const worker: Asked = {
		postMessage: (_message, [port]) => void setTimeout(() => (port as MessagePort).postMessage(done), 50)
	};
	expect(await askOver(worker, { kind: 'ping' }, patienceMs)).toEqual(done);
});

test('a worker that says nothing is given up in time', async () => {
	expect(await askOver({ postMessage: () => undefined }, { kind: 'ping' }, 50)).toBeUndefined();
});

test('a piece is waited for as long as the slowest line takes that the worker puts up with', () => {
	const piece = { kind: 'picture', lane: 'pictures', hash: 'a', bytes: 150_000 } as const;
	expect(waitFor({ kind: 'sources', isWeighed: true })).toBe(waitFor({ kind: 'check', from: undefined }));
	expect(waitFor({ kind: 'keep', piece })).toBeGreaterThan((piece.bytes / slowestBytesPerSecond) * 1000);
});
