// The server's bounds on clients: each is set, and connections past theirs are let go while the others are answered.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { makeServer, stopServer, type Listening } from '#lib/server/serve/listen.ts';
import { findPort } from '../../tools/bench/port.ts';

let listening: Listening | undefined;
afterEach(async () => {
	if (listening !== undefined) await stopServer(listening, 0);
});

it.each([
	['connections at once', 'maxConnections', 5_000],
	['time for the head of a request', 'headersTimeout', 30_000],
	['time for a whole request', 'requestTimeout', 3 * 3_600_000],
	['time between two requests', 'keepAliveTimeout', 60_000],
	['time without a byte', 'timeout', 180_000]
] as const)('%s are bounded', (_name, bound, most) => {
	const { server } = makeServer((_request, response) => response.end(), undefined);
	expect(server[bound]).toBeGreaterThan(0);
	expect(server[bound]).toBeLessThanOrEqual(most);
});

it('one connection too many is let go, and those there are are answered', async () => {
	const port = await findPort();
	listening = makeServer((_request, response) => response.end('lit'), undefined);
	listening.server.maxConnections = 2;
	await listening.listen('127.0.0.1', port);
	const held = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
	await Promise.all(held.map((socket) => once(socket, 'connect')));
	const dropped = connect(port, '127.0.0.1').on('error', () => undefined);
	await once(dropped, 'close');
	held[0]?.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
	const [answer] = (await once(held[0] ?? dropped, 'data')) as [Buffer];
	expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
	for (const socket of held) socket.destroy();
});
