// The network between phone and server: counts every request, and answers wrongly where a test says so.
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { sendFault, type FaultKind, type RightAnswer } from './faults.ts';
import { isTampering, sendTampered, type Tampering } from './tampering.ts';

/** Which paths: one exactly, or all that fit. */
export type Paths = string | RegExp | ((path: string) => boolean);

/** A fault, the right answer tampered with, or an answer of the test's own making. */
export type Wrong = FaultKind | Tampering | RightAnswer;

interface Switched {
	paths: Paths;
	answer: Wrong;
	/** How often it still happens. */
	times: number;
}

/** A request as it came over the line. */
export interface Told {
	method: string;
	/** Path and query. */
	address: string;
	headers: IncomingMessage['headers'];
	body: string;
}

/** A page on the reader's origin that is not the reader: no policy, no scripts, nothing kept. Tests work from it. */
export const blankPath = '/stage/blank';

export class Proxy {
	readonly #server: Server;
	readonly #target: () => number;
	#switched: Switched[] = [];
	#asked: string[] = [];
	#told: Told[] = [];
	#posted: { path: string; body: string }[] = [];
	#isStorable = true;
	#port = 0;

	private constructor(target: () => number) {
		this.#target = target;
		this.#server = createServer((request, response) => this.#answer(request, response));
	}

	/** Starts a proxy in front of the port that `target` names at the time. */
	static async start(target: () => number): Promise<Proxy> {
		const proxy = new Proxy(target);
		proxy.#server.listen(0, '127.0.0.1');
		await once(proxy.#server, 'listening');
		const address = proxy.#server.address();
		if (address === null || typeof address === 'string') throw new Error('no port was given');
		proxy.#port = address.port;
		return proxy;
	}

	/** Where it listens, for a line to it. */
	get port(): number {
		return this.#port;
	}

	/** The only origin the browser knows. */
	get origin(): string {
		return `http://localhost:${this.#port}`;
	}

	/** From now on these paths are answered so, for good or a number of times; what was switched last wins. */
	switch(paths: Paths, answer: Wrong, times = Infinity): void {
		this.#switched.unshift({ paths, answer, times });
	}

	/** All is answered rightly again. */
	mend(): void {
		this.#switched = [];
		this.#isStorable = true;
	}

	/** Nothing may be kept by the browser's own cache, so that only what the reader keeps can spare a request. */
	forbidStoring(): void {
		this.#isStorable = false;
	}

	/** Forgets what was asked so far. */
	forget(): void {
		this.#asked = [];
		this.#told = [];
		this.#posted = [];
	}

	/** The paths asked for since `forget`, in order; the stage's own page aside. */
	asked(paths: Paths = /^/): string[] {
		return this.#asked.filter((path) => fits(paths, path));
	}

	/** All that was said over the line since `forget`, whole, in order; the stage's own page aside. */
	told(): readonly Told[] {
		return this.#told;
	}

	/** What was posted since `forget` to a path that a test answers itself, in order. */
	posted(path: string): string[] {
		return this.#posted.filter((each) => each.path === path).map(({ body }) => body);
	}

	/** Cuts every line that is open, those that are being stalled among them. */
	cutAll(): void {
		this.#server.closeAllConnections();
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const path = (request.url ?? '/').split('?')[0] ?? '/';
		if (path === blankPath) {
			response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
			response.end('<!doctype html><html lang="en"><title>The stage</title><body></body></html>');
			return;
		}
		if (path !== '/portal') this.#asked.push(path);
		const told: Told = { method: request.method ?? '', address: request.url ?? '', headers: request.headers, body: '' };
		this.#told.push(told);
		request.on('data', (chunk: Buffer) => (told.body += chunk.toString('latin1')));
		const switched = this.#switched.find((each) => each.times > 0 && fits(each.paths, path));
		if (switched === undefined) {
			this.#forward(request, response);
			return;
		}
		switched.times -= 1;
		const { answer } = switched;
		if (typeof answer !== 'string') {
			if (request.method === 'POST') void this.#notePosted(request, path);
			response.writeHead(answer.status, answer.headers);
			response.end(answer.bytes);
			return;
		}
		void this.#fetch(request).then(
			(right) =>
				isTampering(answer)
					? sendTampered(answer, right, response)
					: sendFault(answer, right, response, `http://127.0.0.1:${this.#port}`),
			() => response.destroy()
		);
	}

	async #notePosted(request: IncomingMessage, path: string): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		this.#posted.push({ path, body: Buffer.concat(chunks).toString() });
	}

	#forward(request: IncomingMessage, response: ServerResponse): void {
		const upstream = this.#ask(request, request.headers, (answer) => {
			response.writeHead(answer.statusCode ?? 502, this.#dress(answer));
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		// A dead server is a dead line: the phone gets no answer at all
		upstream.on('error', () => response.destroy());
		request.pipe(upstream);
	}

	#fetch(request: IncomingMessage): Promise<RightAnswer> {
		return new Promise((resolve, reject) => {
			// Whole and plain, whatever the phone has: a fault in an answer of no bytes would be none
			const partial = new Set(['if-none-match', 'if-modified-since', 'if-range', 'range']);
			const asked = Object.entries(request.headers).filter(([name]) => !partial.has(name));
			const headers = { ...Object.fromEntries(asked), 'accept-encoding': 'identity' };
			const upstream = this.#ask(request, headers, (answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('end', () =>
					resolve({ status: answer.statusCode ?? 502, headers: this.#dress(answer), bytes: Buffer.concat(chunks) })
				);
				answer.on('error', reject);
			});
			upstream.on('error', reject);
			upstream.end();
		});
	}

	#dress({ headers }: IncomingMessage): IncomingMessage['headers'] {
		return this.#isStorable ? headers : { ...headers, 'cache-control': 'no-store' };
	}

	#ask(request: IncomingMessage, headers: IncomingMessage['headers'], hear: (answer: IncomingMessage) => void) {
		const { method, url } = request;
		return ask({ host: '127.0.0.1', port: this.#target(), method, path: url, headers, agent: false }, hear);
	}
}

function fits(paths: Paths, path: string): boolean {
	if (typeof paths === 'function') return paths(path);
	return typeof paths === 'string' ? paths === path : paths.test(path);
}
