// A slow line as a cable is one: every byte waits its turn at a bounded rate, and then travels, the opening of a connection too.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** How slow a line is, each way. */
export interface Pace {
	bytesPerSecond: number;
	/** There and back. */
	roundTripMs: number;
}

/** A line to one server. */
export interface Line {
	origin: string;
	close: () => Promise<void>;
}

/** What an Ethernet frame carries of a TCP stream, in bytes. */
const segmentBytes = 1460;

/**
 * Lays a line to a port of this machine; who asks its own origin asks the port through it. All connections share the
 * rate, as on a phone. Opening a connection costs a round trip before its first byte, which the sender cannot know here.
 */
export async function layLine(port: number, pace: Pace): Promise<Line> {
	const up = makeQueue(pace);
	const down = makeQueue(pace);
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(port, '127.0.0.1');
		const opened = performance.now() + pace.roundTripMs;
		for (const socket of [near, far]) {
			socket.setNoDelay(true);
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => sockets.delete(socket));
		}
		carry(near, far, up, opened);
		carry(far, near, down, opened);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	const close = async (): Promise<void> => {
		for (const socket of sockets) socket.destroy();
		server.close();
		await once(server, 'close');
	};
	return { origin: `http://localhost:${address.port}`, close };
}

type Queue = (bytes: number, from: number) => number;

/** Gives each segment its time of arrival: after all before it have been sent, plus half a round trip. */
function makeQueue({ bytesPerSecond, roundTripMs }: Pace): Queue {
	let freeAt = 0;
	return (bytes, from) => {
		freeAt = Math.max(freeAt, performance.now(), from) + (bytes / bytesPerSecond) * 1000;
		return freeAt + roundTripMs / 2;
	};
}

function carry(from: Socket, to: Socket, queue: Queue, opened: number): void {
	// Timers due at almost the same time may fire in any order; what they send stays in line
	const waiting: (() => void)[] = [];
	const send = (bytes: number, act: () => void): void => {
		waiting.push(act);
		setTimeout(() => waiting.shift()?.(), Math.max(0, queue(bytes, opened) - performance.now()));
	};
	from.on('data', (bytes) => {
		for (let at = 0; at < bytes.length; at += segmentBytes) {
			const segment = bytes.subarray(at, at + segmentBytes);
			send(segment.length, () => {
				if (to.writable) to.write(segment);
			});
		}
	});
	from.on('end', () => send(0, () => to.end()));
}
