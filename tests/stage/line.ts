// The line that carries everything: it breaks below the answers, for every request at once, and may be https.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { Certificate } from './certificate.ts';

/** How a line behaves, for every connection opened from then on. */
export type LineState =
	| { kind: 'well' }
	/** Closed as soon as it is open. */
	| { kind: 'refused' }
	/** Taken and never answered; where the line is https, after the handshake. */
	| { kind: 'silent' }
	/** So many bytes come, and then never any more, as censors do with connections they do not know. */
	| { kind: 'frozen'; afterBytes: number }
	/** So many bytes come, and then it is cut. */
	| { kind: 'cut'; afterBytes: number }
	/** Every few packets one is lost, and comes again after a while, with all that stand behind it. */
	| { kind: 'lossy'; everyPackets: number; waitMs: number };

const packetBytes = 1400;

/** A line to a port of this machine. */
export class Line {
	readonly #server: Server;
	readonly #handshakes: TlsServer | undefined;
	readonly #target: number;
	readonly #open = new Set<Socket>();
	#state: LineState = { kind: 'well' };
	#port = 0;

	private constructor(target: number, certificate: Certificate | undefined) {
		this.#target = target;
		this.#server = createServer((client) => this.#meet(client));
		if (certificate === undefined) return;
		const { key, cert } = certificate;
		this.#handshakes = createTlsServer({ key, cert }, (client) => void this.#carry(client));
		// A phone that refuses the certificate ends the handshake, which is what is wanted of it
		this.#handshakes.on('tlsClientError', (_refused, client) => client.destroy());
	}

	/** Lays a line to what answers at a port; with a certificate it is https. */
	static async lay(target: number, certificate?: Certificate): Promise<Line> {
		const line = new Line(target, certificate);
		line.#server.listen(0, '127.0.0.1');
		await once(line.#server, 'listening');
		const address = line.#server.address();
		if (address === null || typeof address === 'string') throw new Error('no port was given');
		line.#port = address.port;
		return line;
	}

	get origin(): string {
		return `${this.#handshakes === undefined ? 'http' : 'https'}://localhost:${this.#port}`;
	}

	/** From now on the line is so; connections that are open are cut. */
	become(state: LineState): void {
		this.#state = state;
		this.#cutAll();
	}

	/** From now on the far end shows this certificate. */
	show({ key, cert }: Certificate): void {
		this.#handshakes?.setSecureContext({ key, cert });
		this.#cutAll();
	}

	async takeDown(): Promise<void> {
		this.#server.close();
		this.#cutAll();
		await once(this.#server, 'close');
	}

	#cutAll(): void {
		for (const client of this.#open) client.destroy();
	}

	#meet(client: Socket): void {
		this.#open.add(client);
		client.on('close', () => this.#open.delete(client));
		client.on('error', () => client.destroy());
		const { kind } = this.#state;
		if (kind === 'refused') client.destroy();
		else if (this.#handshakes === undefined) void this.#carry(client);
		else this.#handshakes.emit('connection', client);
	}

	async #carry(client: Socket): Promise<void> {
		const state = this.#state;
		client.on('error', () => client.destroy());
		if (state.kind === 'silent') {
			client.resume();
			return;
		}
		const server = connect(this.#target, '127.0.0.1');
		client.on('close', () => server.destroy());
		// A line that breaks at the far end breaks here
		server.on('error', () => client.destroy());
		client.pipe(server);
		await pour(server as AsyncIterable<Buffer>, client, state).catch(() => client.destroy());
	}
}

async function pour(came: AsyncIterable<Buffer>, client: Socket, state: LineState): Promise<void> {
	let left = state.kind === 'frozen' || state.kind === 'cut' ? state.afterBytes : Infinity;
	let packets = 0;
	for await (const chunk of came) {
		if (state.kind !== 'lossy') client.write(chunk.subarray(0, left));
		else {
			for (let at = 0; at < chunk.length; at += packetBytes) {
				packets += 1;
				if (packets % state.everyPackets === 0) await wait(state.waitMs);
				client.write(chunk.subarray(at, at + packetBytes));
			}
		}
		left -= chunk.length;
		if (left > 0) continue;
		if (state.kind === 'cut') client.end(() => client.destroy());
		// A frozen line stays open, and says nothing more to whatever is asked on it
		else await once(client, 'close');
		return;
	}
	client.end();
}
