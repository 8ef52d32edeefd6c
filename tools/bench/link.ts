// A radio link that can be narrowed, opened, shut, frozen and made lossy while it carries: what a phone has in bad times.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What a link is like. */
export interface Quality {
	bytesPerSecond: number;
	/** There and back. */
	roundTripMs: number;
	/** A connection carries so many bytes to the phone and then nothing more, as some censors have it. */
	freezeAfterBytes?: number;
	/** The part of segments that is lost and comes a round trip later, everything behind it waiting. */
	loss?: number;
	/** A number in [0, 1) for each segment, so that a run can be had again. */
	random?: () => number;
}

/** What an Ethernet frame carries of a TCP stream, in bytes. */
const segmentBytes = 1460;
/** A sender is told to stop when so much waits, as a base station's queue is bounded; else a shut link would have swallowed everything. */
const queueBytes = 32_000;

/** A link to one port of this machine; whoever asks its origin asks the port through it. */
export class Link {
	readonly #port: number;
	readonly #sockets = new Set<Socket>();
	readonly #server = createServer((near) => this.#join(near));
	#quality: Quality;
	#isOpen = true;
	#freeAt = { up: 0, down: 0 };
	#carried = 0;
	#refused = 0;

	private constructor(port: number, quality: Quality) {
		this.#port = port;
		this.#quality = quality;
	}

	static async lay(port: number, quality: Quality): Promise<Link> {
		const link = new Link(port, quality);
		link.#server.listen(0, '127.0.0.1');
		await once(link.#server, 'listening');
		return link;
	}

	get origin(): string {
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('no port was given');
		return `http://localhost:${address.port}`;
	}

	/** Bytes carried to the phone since the last `forget`. */
	get carried(): number {
		return this.#carried;
	}

	forget(): void {
		this.#carried = 0;
	}

	/** From now on the link is like this, for connections that are open too. */
	become(quality: Quality): void {
		this.#quality = quality;
		this.#freeAt = { up: 0, down: 0 };
	}

	open(): void {
		this.#isOpen = true;
	}

	/** Nothing passes any more; what was on its way is lost, and connections are left hanging, as radio leaves them. */
	shut(): void {
		this.#isOpen = false;
		for (const socket of this.#sockets) socket.pause();
	}

	/** Ends every connection, as a phone does when it has lost its network for good. */
	drop(): void {
		for (const socket of this.#sockets) socket.destroy();
	}

	async close(): Promise<void> {
		this.drop();
		this.#server.close();
		await once(this.#server, 'close');
	}

	#join(near: Socket): void {
		if (!this.#isOpen) {
			this.#refused += 1;
			near.destroy();
			return;
		}
		const far = connect(this.#port, '127.0.0.1');
		const opened = performance.now() + this.#quality.roundTripMs;
		for (const socket of [near, far]) {
			socket.setNoDelay(true);
			this.#sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => this.#sockets.delete(socket));
		}
		near.on('close', () => far.destroy());
		this.#carry(near, far, 'up', opened);
		this.#carry(far, near, 'down', opened);
	}

	#carry(from: Socket, to: Socket, way: 'up' | 'down', opened: number): void {
		const waiting: { bytes: Buffer; act: () => void }[] = [];
		let held = 0;
		let passed = 0;
		const next = (): void => {
			const first = waiting.shift();
			if (first === undefined || !this.#isOpen) return;
			held -= first.bytes.length;
			if (held < queueBytes) from.resume();
			first.act();
		};
		const send = (bytes: Buffer, act: () => void): void => {
			waiting.push({ bytes, act });
			held += bytes.length;
			if (held >= queueBytes) from.pause();
			setTimeout(next, Math.max(0, this.#arrival(bytes.length, way, opened) - performance.now()));
		};
		from.on('data', (bytes: Buffer) => {
			for (let at = 0; at < bytes.length; at += segmentBytes) {
				const segment = bytes.subarray(at, at + segmentBytes);
				send(segment, () => {
					passed += segment.length;
					const { freezeAfterBytes = Infinity } = this.#quality;
					if (way === 'down' && passed > freezeAfterBytes) return;
					if (way === 'down') this.#carried += segment.length;
					if (to.writable) to.write(segment);
				});
			}
		});
		from.on('end', () => send(Buffer.alloc(0), () => to.end()));
	}

	/** When a segment arrives: after all before it, half a round trip later, and another where it was lost once. */
	#arrival(bytes: number, way: 'up' | 'down', opened: number): number {
		const { bytesPerSecond, roundTripMs, loss = 0, random = Math.random } = this.#quality;
		const lostMs = loss > 0 && random() < loss ? roundTripMs : 0;
		this.#freeAt[way] =
			Math.max(this.#freeAt[way], performance.now(), opened) + (bytes / bytesPerSecond) * 1000 + lostMs;
		return this.#freeAt[way] + roundTripMs / 2;
	}
}
