// Servers of one test on loopback, which say byte for byte what they are told to, and fetches that may reach them.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Socket } from 'node:net';
import { createServer as createSecureServer, type TlsOptions } from 'node:tls';
import { readAllowList } from '#lib/server/fetching/allow.ts';
import type { Fetched } from '#lib/server/fetching/answer.ts';
import { makeFetchPage, type FetchPage, type FetchSettings } from '#lib/server/fetching/fetch-page.ts';
import { usualLimits, type Limits } from '#lib/server/fetching/limits.ts';

/** A server and what it saw. */
export interface Stand {
	port: number;
	/** `http://127.0.0.1:<port>`, or https. */
	origin: string;
	/** The head of each question, in the order in which they came. */
	heads: string[];
	/** Connections that are open now. */
	open: number;
}

/** What a server does with a question. */
export type Answer = (socket: Socket, head: string) => void;

const closing: (() => Promise<void>)[] = [];

/** Opens a server; `closeStands` ends it. */
export async function openStand(answer: Answer, secure?: TlsOptions): Promise<Stand> {
	const sockets = new Set<Socket>();
	const stand: Stand = { port: 0, origin: '', heads: [], open: 0 };
	const take = (socket: Socket) => {
		sockets.add(socket);
		stand.open += 1;
		// A fetch that gives up resets the connection, which is no concern of the server's
		socket.on('error', () => socket.destroy());
		socket.on('close', () => {
			stand.open -= 1;
			sockets.delete(socket);
		});
		let head = '';
		socket.on('data', (bytes: Buffer) => {
			head += bytes.toString('latin1');
			// A question is whole with its empty line, the first word of TLS (RFC 8446, 5.1) as it comes
			if (!head.includes('\r\n\r\n') && !head.startsWith('\x16')) return;
			stand.heads.push(head);
			const whole = head;
			head = '';
			answer(socket, whole);
		});
	};
	const server = secure === undefined ? createServer(take) : createSecureServer(secure, take);
	const { promise, resolve } = Promise.withResolvers<undefined>();
	server.listen(0, '127.0.0.1', () => resolve(undefined));
	await promise;
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port.');
	stand.port = address.port;
	stand.origin = `${secure === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`;
	closing.push(async () => {
		const ended = Promise.withResolvers<undefined>();
		server.close(() => ended.resolve(undefined));
		for (const socket of sockets) socket.destroy();
		await ended.promise;
	});
	return stand;
}

export async function closeStands(): Promise<void> {
	await Promise.all(closing.splice(0).map((close) => close()));
}

/** The bytes of an answer with its length. */
export function say(
	status: number,
	headers: Readonly<Record<string, string>> = {},
	body: string | Uint8Array = ''
): Buffer {
	const bytes = Buffer.from(body);
	const all = { 'Content-Length': String(bytes.length), ...headers };
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}

/** A server that says the same to everybody. */
export function openSaying(...answer: Parameters<typeof say>): Promise<Stand> {
	const bytes = say(...answer);
	return openStand((socket) => socket.end(bytes));
}

/** What a fetch of a test is made with; bounds in `limits` take the place of the usual ones. */
export interface Trial extends Partial<Omit<FetchSettings, 'limits' | 'allow'>> {
	limits?: Partial<Limits>;
	allow?: string;
}

/** A fetch that may reach the servers given, at their ports, under whichever name. */
export function makeTrial(stands: readonly Stand[], { limits, allow = '', ...others }: Trial = {}): FetchPage {
	const list = readAllowList([allow, ...stands.map(({ port }) => `127.0.0.1:${port}`)].join());
	if (list === undefined) throw new Error('The allow-list of the test is wrong.');
	return makeFetchPage({
		origin: 'https://lamp.example',
		...others,
		allow: list,
		limits: { ...usualLimits, ...limits }
	});
}

/** How many client sockets of this process were made while something was done. */
export async function countSockets(act: () => Promise<unknown>): Promise<number> {
	let made = 0;
	const count = () => void (made += 1);
	subscribe('net.client.socket', count);
	try {
		await act();
	} finally {
		unsubscribe('net.client.socket', count);
	}
	return made;
}

/** The sentence of an outcome that has one. */
export function sentenceIn(fetched: Fetched): string {
	return 'sentence' in fetched ? fetched.sentence : '';
}
