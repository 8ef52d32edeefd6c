// A host of a made-up edition: its files from memory, and the reader itself from the publisher behind it.
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { places } from '#lib/contract/places.ts';
import { typeOf, type ScaleEdition } from './scale-edition.ts';

/** A page on the reader's origin that is not the reader: the worker is installed and fed from it. */
export const blankPath = '/bench/blank';
const blank = '<!doctype html><html lang="en"><title>The bench</title><body></body></html>';

/** Answers until it is closed, which ends every connection. */
export class ScaleHost {
	readonly origin: string;
	readonly #server: Server;

	private constructor(origin: string, server: Server) {
		this.origin = origin;
		this.#server = server;
	}

	/** Serves an edition on a free port, before the publisher at another. */
	static async open({ files }: ScaleEdition, publisherPort: number): Promise<ScaleHost> {
		const server = createServer((request, response) => {
			const path = request.url ?? '';
			const bytes = files.get(path);
			if (path === blankPath) response.setHeader('content-type', 'text/html; charset=utf-8').end(blank);
			else if (bytes !== undefined) response.setHeader('content-type', typeOf(path)).end(bytes);
			// Made-up pictures have no bytes, and must not be looked for among the publisher's
			else if (path.startsWith(places.picture(''))) response.writeHead(404).end();
			else forward(request, response, publisherPort);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('no port was given');
		return new ScaleHost(`http://localhost:${address.port}`, server);
	}

	async close(): Promise<void> {
		if (!this.#server.listening) return;
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}

function forward(request: IncomingMessage, response: ServerResponse, port: number): void {
	const { method, url, headers } = request;
	const upstream = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	upstream.on('error', () => response.destroy());
	request.pipe(upstream);
}
