// The ways in which a network answers wrongly, each as a function from the right answer to what is sent instead.
import type { ServerResponse } from 'node:http';

/** The server's own answer, whole and uncompressed. */
export interface RightAnswer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	bytes: Buffer;
}

/** What comes in place of the right answer. */
export const faultKinds = [
	/** A portal's page with status 200. */
	'portal',
	/** A redirect to a portal on another origin. */
	'redirect',
	/** Nothing, with status 200. */
	'empty',
	/** Half, then the line is cut: fewer bytes than Content-Length said. */
	'half',
	/** Half, ended as if it were all: no Content-Length. */
	'half-quiet',
	/** One bit is another. */
	'flipped',
	/** A picture, whatever was asked for. */
	'other-type',
	/** The request is taken and never answered. */
	'stall',
	/** Half, and then never any more. */
	'stall-midway',
	/** The line is cut before a byte came. */
	'cut',
	'status-404',
	'status-410',
	'status-500',
	/** The right answer, slowly: 20 KB a second. */
	'throttled'
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The words of the portal's page: never to be seen in the reader. */
export const portalWords = 'Welcome to the hotel: please log in';
const portalPage = Buffer.from(
	`<!doctype html><title>Log in</title><h1>${portalWords}</h1><script>globalThis.portalRan = true</script>`
);
const pixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const throttledBytes = 2048;
const throttledEveryMs = 100;

/** Sends a fault. `portalOrigin` is where a redirect leads. */
export function sendFault(kind: FaultKind, right: RightAnswer, response: ServerResponse, portalOrigin: string): void {
	const { status, bytes } = right;
	const headers = withoutLength(right.headers);
	const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
	const send = (code: number, type: string, body: Buffer) => {
		response.writeHead(code, { 'content-type': type, 'content-length': body.length });
		response.end(body);
	};
	switch (kind) {
		case 'portal':
			send(200, 'text/html; charset=utf-8', portalPage);
			return;
		case 'redirect':
			response.writeHead(302, { location: `${portalOrigin}/portal` });
			response.end();
			return;
		case 'empty':
			response.writeHead(200, { ...headers, 'content-length': 0 });
			response.end();
			return;
		case 'half':
			response.writeHead(status, { ...headers, 'content-length': bytes.length });
			response.write(half, () => setImmediate(() => response.destroy()));
			return;
		case 'half-quiet':
			response.writeHead(status, headers);
			response.end(half);
			return;
		case 'flipped':
			response.writeHead(status, { ...headers, 'content-length': bytes.length });
			response.end(flipBit(bytes));
			return;
		case 'other-type':
			send(200, 'image/png', pixel);
			return;
		case 'stall':
			return;
		case 'stall-midway':
			response.writeHead(status, { ...headers, 'content-length': bytes.length });
			response.write(half);
			return;
		case 'cut':
			response.destroy();
			return;
		case 'status-404':
		case 'status-410':
		case 'status-500':
			send(Number(kind.slice(-3)), 'text/html; charset=utf-8', portalPage);
			return;
		case 'throttled':
			response.writeHead(status, { ...headers, 'content-length': bytes.length });
			sendSlowly(bytes, response);
	}
}

/** Headers without those that tell how the body is framed. */
export function withoutLength(headers: RightAnswer['headers']): RightAnswer['headers'] {
	const dropped = new Set(['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'keep-alive']);
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/** The same bytes with the lowest bit of the middle one turned: letters stay letters, so that only a hash can tell. */
function flipBit(bytes: Buffer): Buffer {
	const flipped = Buffer.from(bytes);
	const middle = Math.floor(bytes.length / 2);
	flipped[middle] = (flipped[middle] ?? 0) ^ 1;
	return flipped;
}

function sendSlowly(bytes: Buffer, response: ServerResponse): void {
	let sent = 0;
	const timer = setInterval(() => {
		response.write(bytes.subarray(sent, sent + throttledBytes));
		sent += throttledBytes;
		if (sent < bytes.length) return;
		clearInterval(timer);
		response.end();
	}, throttledEveryMs);
	response.on('close', () => clearInterval(timer));
}
