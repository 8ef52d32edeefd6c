// The small server around the built reader: bounds on slow and odd clients, guard headers on files, an orderly end.
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { guardHeaders } from '#lib/article/compose/document.ts';
import { places } from '#lib/contract/places.ts';
import { openToAll } from '../answers/plain.ts';
import { noteFailure } from '../log.ts';

/** A request handler of the built reader; `next` is for what it does not know. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** A server that can be listened with and stopped. */
export interface Listening {
	server: Server;
	listen(host: string, port: number): Promise<void>;
}

/** What only documents and workers heed; on thirty scripts it weighs as much as a text. */
const pageOnly = ['permissions-policy', 'cross-origin-opener-policy', 'referrer-policy'];

/** Files of the app itself: a reader opened from a mirror may bring itself up to date from here. */
const appFiles = /^\/(_app\/|icons\/|service-worker\.js$|manifest\.webmanifest$)/;

/** Bounds on what clients may do, in milliseconds, bytes and numbers. Generous for a phone on a bad line, not for a socket hoarder. */
const bounds = {
	headersTimeout: 20_000,
	/** A gigabyte on a slow line. Only the desk reads what is sent, and sees to it that it goes on coming. */
	requestTimeout: 3 * 3_600_000,
	keepAliveTimeout: 30_000,
	socketIdleMs: 120_000,
	maxHeaderSize: 16_384,
	/** Well under the files a process may have open on most systems, blobs and all. */
	maxConnections: 2_000,
	targetLength: 2048,
	/** An address to be saved, each of its letters as three. */
	deskTargetLength: 8192
};

/** A server that answers by the handler. `origin` is the public one, if known; else requests are taken as plain http. */
export function makeServer(handler: Middleware, origin: string | undefined): Listening {
	const { headersTimeout, requestTimeout, keepAliveTimeout, maxHeaderSize } = bounds;
	const options = {
		headersTimeout,
		requestTimeout,
		keepAliveTimeout,
		maxHeaderSize,
		connectionsCheckingInterval: 5_000
	};
	const server = createServer(options, (request, response) => answer(handler, request, response, origin));
	server.setTimeout(bounds.socketIdleMs);
	server.maxConnections = bounds.maxConnections;
	server.on('clientError', answerBroken);
	return {
		server,
		listen: (host, port) =>
			new Promise((resolve, reject) => {
				server.once('error', reject);
				server.listen(port, host, () => {
					server.off('error', reject);
					resolve();
				});
			})
	};
}

/** Stops taking requests, lets the running ones end, and cuts what has not ended in time. */
export async function stopServer({ server }: Listening, limitMs: number): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	const idle = setInterval(() => server.closeIdleConnections(), 100);
	const cut = setTimeout(() => server.closeAllConnections(), limitMs);
	await closed;
	clearInterval(idle);
	clearTimeout(cut);
}

function answer(
	handler: Middleware,
	request: IncomingMessage,
	response: ServerResponse,
	origin: string | undefined
): void {
	for (const [name, value] of Object.entries(guardHeaders)) response.setHeader(name, value);
	const status = statusOf(request);
	if (status !== undefined) {
		refuse(response, status, isOfDesk(request.url?.split('?')[0] ?? ''));
		return;
	}
	const path = request.url?.split('?')[0] ?? '/';
	// Nobody reads what such a request sends after its headers, so the connection ends with the answer.
	if (!isOfDesk(path) && !request.complete && hasBody(request)) response.setHeader('connection', 'close');
	if (appFiles.test(path)) for (const [name, value] of Object.entries(openToAll)) response.setHeader(name, value);
	// Kit sets its own for what is immutable; the rest, the worker above all, is asked for anew.
	if (path.startsWith('/_app/immutable/')) for (const name of pageOnly) response.removeHeader(name);
	else response.setHeader('cache-control', 'no-cache');
	// Never a client's word: Kit makes the request's address of these two.
	const url = origin === undefined ? undefined : new URL(origin);
	request.headers['x-shyraq-protocol'] = url?.protocol.slice(0, -1) ?? 'http';
	request.headers['x-shyraq-host'] = url?.host ?? request.headers.host ?? 'localhost';
	Promise.resolve()
		.then(() => handler(request, response, () => refuse(response, 404)))
		.catch((failure: unknown) => {
			noteFailure(`${request.method ?? ''} ${path}`, failure);
			if (response.headersSent) response.destroy();
			else refuse(response, 500);
		});
}

/** Why a request is refused before anyone looks further; undefined where it is in order. */
function statusOf({ method, url = '', headers }: IncomingMessage): 400 | 404 | 405 | 414 | undefined {
	const isDesk = isOfDesk(url.split('?')[0] ?? '');
	if (method !== 'GET' && method !== 'HEAD' && !(method === 'POST' && isDesk)) return 405;
	if (url.length > (isDesk ? bounds.deskTargetLength : bounds.targetLength)) return 414;
	// Two slashes at the start would be read as another host (RFC 3986, section 4.2).
	if (!url.startsWith('/')) return 400;
	if (url.startsWith('//')) return 404;
	if (headers.host !== undefined && !isHost(headers.host)) return 400;
	const path = decodePath(url.split('?')[0] ?? '');
	if (path === undefined) return 400;
	return isSlashed(path) ? 404 : undefined;
}

function hasBody({ headers }: IncomingMessage): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a path is the desk's, the only one that takes forms. */
export function isOfDesk(path: string): boolean {
	return path === '/desk' || path.startsWith('/desk/');
}

/** A host and perhaps a port, and nothing that would change which address is asked for, such as `x/saved?`. */
function isHost(host: string): boolean {
	return !/[/\\?#@]/.test(host) && URL.canParse(`http://${host}/`);
}

/** Addresses of the app, which have no other form: Kit would send those with a slash at the end to the ones without. */
const exact = [places.contents, places.ping];
const exactBelow = [places.article(''), places.pack(''), places.picture('')];

/** Whether a path is an address of the app with a slash at its end. */
function isSlashed(path: string): boolean {
	if (!path.endsWith('/')) return false;
	return exact.some((place) => path.startsWith(`${place}/`)) || exactBelow.some((place) => path.startsWith(place));
}

/** A path without its percent signs; undefined where it is malformed. */
function decodePath(path: string): string | undefined {
	try {
		const decoded = decodeURIComponent(path);
		return decoded.includes('\0') ? undefined : decoded;
	} catch (malformed) {
		if (malformed instanceof URIError) return undefined;
		throw malformed;
	}
}

function refuse(response: ServerResponse, status: number, isDesk = false): void {
	const text = `${STATUS_CODES[status] ?? 'Refused'}\n`;
	const allow = status === 405 ? { allow: isDesk ? 'GET, HEAD, POST' : 'GET, HEAD' } : {};
	const body = {
		'content-type': 'text/plain; charset=utf-8',
		'content-length': Buffer.byteLength(text),
		'cache-control': 'no-store'
	};
	// What a refused request still wants to send is not worth reading.
	response.writeHead(status, { ...body, ...allow, ...(status === 404 ? {} : { connection: 'close' }) });
	response.end(text);
}

/** Answers what is not even a request: too slow, too long, or no HTTP. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
	if (!socket.writable || error.code === 'ECONNRESET') {
		socket.destroy();
		return;
	}
	const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
	socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
