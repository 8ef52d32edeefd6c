// The body of an answer as it comes: counted, watched, and whole or not at all.
import type { IncomingMessage } from 'node:http';
import type { Deadlines } from './deadlines.ts';
import { tellBytes, tellMs, type FetchKind, type Limits } from './limits.ts';
import { FetchTrouble } from './trouble.ts';
import { readCodings, unpack } from './unpack.ts';

/**
 * Reads a body to its end and unpacks it.
 * @throws FetchTrouble of the kind `refused` where it is too large, packed too well or too often, `failed` where it
 * stalls or cannot be unpacked; Node's error where it breaks off
 */
export async function readBody(
	answer: IncomingMessage,
	kind: FetchKind,
	{ deadlines, limits }: { deadlines: Deadlines; limits: Limits }
): Promise<Uint8Array> {
	const mostBytes = limits.bodyBytes[kind];
	const codings = readCodings(answer.headers['content-encoding'], limits.codings);
	// What a server says of the length may save the trouble; what comes is counted all the same
	if (Number(answer.headers['content-length'] ?? 0) > mostBytes) throw tooLarge(kind, mostBytes);
	const packed = await receive(answer, kind, mostBytes, { deadlines, limits });
	const bytes = await unpack(packed, codings, { kind, mostBytes, limits });
	deadlines.signal.throwIfAborted();
	return bytes;
}

/** The refusal of a body that is too large. */
export function tooLarge(kind: FetchKind, mostBytes: number): FetchTrouble {
	return new FetchTrouble('refused', `is larger than ${tellBytes(mostBytes)}, the most that is taken of a ${kind}`);
}

async function receive(
	answer: IncomingMessage,
	kind: FetchKind,
	mostBytes: number,
	{ deadlines, limits }: { deadlines: Deadlines; limits: Limits }
): Promise<Uint8Array> {
	const end = () => answer.destroy(deadlines.signal.reason as Error);
	const watch = () =>
		deadlines.start('stall', limits.stallMs, `stopped in the middle of the answer for ${tellMs(limits.stallMs)}`);
	const chunks: Uint8Array[] = [];
	let came = 0;
	deadlines.signal.addEventListener('abort', end, { once: true });
	try {
		deadlines.signal.throwIfAborted();
		watch();
		for await (const chunk of answer as AsyncIterable<Uint8Array>) {
			came += chunk.length;
			if (came > mostBytes) throw tooLarge(kind, mostBytes);
			chunks.push(chunk);
			watch();
		}
		return Buffer.concat(chunks);
	} finally {
		deadlines.stop('stall');
		deadlines.signal.removeEventListener('abort', end);
	}
}
