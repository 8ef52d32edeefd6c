// What a hostile or broken server may answer: its headers, its body, its packing and its time.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Limits } from '#lib/server/fetching/limits.ts';
import { closeStands, makeTrial, openSaying, openStand, say, sentenceIn, type Answer } from './stage.ts';

afterEach(closeStands);

const mebibyte = 2 ** 20;
const text = 'Жарық түсе берсін. '.repeat(2000);
const small: Partial<Limits> = {
	bodyBytes: { page: 100_000, feed: 200_000, picture: 300_000 },
	ratio: 20,
	ratioFromBytes: 50_000
};
/** Short, where a clock is what is tried. */
const soon = 60;
const bomb = gzipSync(Buffer.alloc(20 * mebibyte));

const begin = 'HTTP/1.1 200 OK\r\n';
const send =
	(...parts: (string | Uint8Array)[]): Answer =>
	(socket) =>
		socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
/** Sends without an end: the connection stays open. */
const hang =
	(...parts: string[]): Answer =>
	(socket) =>
		void socket.write(parts.join(''));
/** Sends again and again for as long as somebody listens. */
const repeat =
	(first: string, again: string | Uint8Array): Answer =>
	(socket) => {
		socket.write(first);
		const more = () => {
			while (!socket.destroyed && socket.write(again));
		};
		socket.on('drain', more);
		more();
	};
/** Sends a little in every moment that passes, so that it never seems to have stopped. */
const drip =
	(first: string, again: string): Answer =>
	(socket) => {
		socket.write(first);
		const timer = setInterval(() => socket.write(again), 5);
		socket.on('close', () => clearInterval(timer));
	};
const packed = (coding: string, bytes: Uint8Array) => send(say(200, { 'Content-Encoding': coding }, bytes));

describe('an answer is refused that', () => {
	it.each<[string, Answer, RegExp]>([
		['says it is too long', send(`${begin}Content-Length: 99999999999\r\n\r\n`), /is larger than .* of a page\.$/],
		[
			'has no end',
			repeat(`${begin}\r\n`, Buffer.alloc(65_536)),
			/is larger than 98 KB, the most that is taken of a page/
		],
		[
			'has pieces without end',
			repeat(`${begin}Transfer-Encoding: chunked\r\n\r\n`, `1000\r\n${'x'.repeat(4096)}\r\n`),
			/is larger than/
		],
		['is a gzip bomb', packed('gzip', bomb), /unpacks to more than/],
		[
			'is a gzip bomb of many parts',
			packed('gzip', Buffer.concat(Array<Buffer>(50).fill(gzipSync(Buffer.alloc(100_000))))),
			/unpacks to more than/
		],
		['is a brotli bomb', packed('br', brotliCompressSync(Buffer.alloc(20 * mebibyte))), /unpacks to more than/],
		['is a deflate bomb', packed('deflate', deflateSync(Buffer.alloc(20 * mebibyte))), /unpacks to more than/],
		['is a bomb in a bomb', packed('gzip, gzip', gzipSync(bomb)), /unpacks to more than/],
		[
			'is small and unpacks twenty times over',
			packed('gzip', gzipSync(Buffer.alloc(90_000))),
			/unpacks to more than 20 times what came/
		],
		[
			'is packed three times over',
			packed('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync('x')))),
			/packed more than 2 times over/
		],
		[
			'is packed a thousand times over',
			packed(Array(1000).fill('br').join(), Buffer.from('x')),
			/packed more than 2 times over/
		],
		['has one header of 17 KB', send(`${begin}X: ${'x'.repeat(17_000)}\r\n\r\n`), /sends headers of more than 16 KB/],
		[
			'has a thousand headers',
			send(begin, Array.from({ length: 1000 }, (_, at) => `X${at}: ${'x'.repeat(20)}\r\n`).join(''), '\r\n'),
			/sends headers of more than 16 KB/
		],
		['has headers without end', repeat(begin, 'X: y\r\n'.repeat(500)), /sends headers of more than 16 KB/],
		['has a status line without end', repeat('HTTP/1.1 200 ', 'x'.repeat(1000)), /sends headers of more than 16 KB/],
		[
			'has trailers without end',
			repeat(`${begin}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n`, 'X: y\r\n'.repeat(500)),
			/sends headers of more than 16 KB/
		],
		[
			'only ever says that it is about to come',
			repeat('', 'HTTP/1.1 103 Early Hints\r\n\r\n'),
			/answers more than 8 times that/
		]
	])('%s', async (_name, answer, says) => {
		const stand = await openStand(answer);
		const fetched = await makeTrial([stand], { limits: small })({ address: `${stand.origin}/p`, kind: 'page' });
		expect(sentenceIn(fetched)).toMatch(says);
		expect(sentenceIn(fetched)).toMatch(new RegExp(`^${stand.origin}/p was not fetched: it [^\\n]+\\.$`));
		expect(fetched.kind).toBe('refused');
	});
});

describe('an answer fails that', () => {
	it.each<[string, Answer, RegExp]>([
		['is nothing', (socket) => socket.end(), /broke the connection off/],
		['is a reset', (socket) => socket.resetAndDestroy(), /broke the connection off/],
		['is half a head', send(`${begin}Content-Type: te`), /broke the connection off/],
		['is not HTTP', send('SSH-2.0-OpenSSH_9.6\r\n'), /answers with what is not HTTP/],
		['is HTTP of 1991', send('<html>hello</html>'), /answers with what is not HTTP/],
		[
			'is of another protocol',
			send('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nx'),
			/not HTTP/
		],
		['has two lengths', send(`${begin}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx`), /not HTTP/],
		['has a length below nothing', send(`${begin}Content-Length: -1\r\n\r\n`), /not HTTP/],
		['has a length that is no number', send(`${begin}Content-Length: 1e3\r\n\r\n`), /not HTTP/],
		[
			'has a length and pieces',
			send(`${begin}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`),
			/not HTTP/
		],
		['has a piece of no length', send(`${begin}Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n`), /not HTTP/],
		['has a header with a zero in it', send(`${begin}X: \0\r\n\r\n`), /not HTTP/],
		['is shorter than it says', send(`${begin}Content-Length: 100\r\n\r\nhalf`), /broke the connection off/],
		[
			'lacks its last piece',
			send(`${begin}Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n`),
			/broke the connection off/
		],
		['is half a gzip', packed('gzip', gzipSync(text).subarray(0, 60)), /cannot be unpacked, or not all of them/],
		['is a gzip without its sum', packed('gzip', gzipSync(text).subarray(0, -8)), /cannot be unpacked/],
		[
			'is a gzip with a wrong sum',
			packed('gzip', Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)])),
			/cannot be unpacked/
		],
		['is half a brotli', packed('br', brotliCompressSync(text).subarray(0, 30)), /cannot be unpacked/],
		['says gzip of plain text', packed('gzip', Buffer.from('plain')), /cannot be unpacked/],
		['says brotli of plain text', packed('br', Buffer.from('plain text, not brotli')), /cannot be unpacked/],
		['says deflate of plain text', packed('deflate', Buffer.from('plain')), /cannot be unpacked/],
		['is packed in a way nobody knows', packed('zstd', Buffer.from('x')), /did not ask for/],
		['names a way as no header should', packed('__proto__', Buffer.from('x')), /did not ask for/],
		['is a part', send(say(206, {}, 'x')), /only a part of it \(206\)/],
		['is empty by its status', send(say(204)), /nothing in it \(204\)/],
		['has not changed, though nobody asked', send('HTTP/1.1 304 X\r\n\r\n'), /not changed \(304\)/],
		['is not there', send(say(404, {}, 'x')), /is not there \(the server answered 404\)/],
		['is not for everybody', send(say(403)), /is not for everybody \(the server answered 403\)/],
		['is the server’s trouble', send(say(500)), /could not be given by its server \(it answered 500\)/],
		['has a status that is none', send(say(999)), /answered with 999|it answered 999/]
	])('%s', async (_name, answer, says) => {
		const stand = await openStand(answer);
		const fetched = await makeTrial([stand])({ address: stand.origin, kind: 'page' });
		expect(sentenceIn(fetched)).toMatch(says);
		expect(fetched.kind).toBe('failed');
	});
});

describe('an answer ends when its time is over that', () => {
	it.each<[string, keyof Limits, Answer, RegExp]>([
		['never begins', 'headMs', () => undefined, /did not answer within 0\.06 s/],
		['begins letter by letter', 'headMs', drip('HTTP/1.1 200 OK\r\nX: ', 'x'), /did not answer within 0\.06 s/],
		[
			'stays away after its headers',
			'stallMs',
			hang(`${begin}Content-Length: 9\r\n\r\n`),
			/stopped in the middle of the answer for 0\.06 s/
		],
		['stops in its body', 'stallMs', hang(`${begin}Content-Length: 9\r\n\r\nhalf`), /stopped in the middle/],
		[
			'stops between its pieces',
			'stallMs',
			hang(`${begin}Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n`),
			/stopped in the middle/
		],
		['comes letter by letter', 'wholeMs', drip(`${begin}\r\n`, 'x'), /took longer than 0\.06 s as a whole/],
		[
			'sends on and on',
			'wholeMs',
			drip('', 'HTTP/1.1 302 X\r\nContent-Length: 0\r\nX: '),
			/took longer than 0\.06 s|not HTTP/
		]
	])('%s', async (_name, limit, answer, says) => {
		const stand = await openStand(answer);
		const fetched = await makeTrial([stand], { limits: { [limit]: soon } })({ address: stand.origin, kind: 'page' });
		expect(fetched.kind).toBe('failed');
		expect(sentenceIn(fetched)).toMatch(says);
	});

	it('shakes no hands', async () => {
		const stand = await openStand(() => undefined);
		const fetchPage = makeTrial([stand], { limits: { connectMs: soon } });
		const fetched = await fetchPage({ address: stand.origin.replace('http', 'https'), kind: 'page' });
		expect(sentenceIn(fetched)).toMatch(/could not be connected to within 0\.06 s\.$/);
	});

	it('waits for a name server', async () => {
		const fetchPage = makeTrial([], { limits: { resolveMs: soon }, resolve: () => new Promise(() => undefined) });
		const fetched = await fetchPage({ address: 'http://a.example/', kind: 'page' });
		expect(sentenceIn(fetched)).toMatch(/has a host that was not found within 0\.06 s\.$/);
	});

	it('takes its time at each of several redirects', async () => {
		const stand = await openStand((socket, head) => {
			const at = Number(/\d+/.exec(head)?.[0] ?? 0);
			const timer = setTimeout(() => socket.end(say(302, { Location: `/${at + 1}` })), 40);
			socket.on('close', () => clearTimeout(timer));
		});
		const fetched = await makeTrial([stand], { limits: { wholeMs: 100 } })({
			address: `${stand.origin}/1`,
			kind: 'page'
		});
		expect(sentenceIn(fetched)).toMatch(/took longer than 0\.1 s as a whole\.$/);
		expect(stand.heads.length).toBeLessThanOrEqual(3);
	});
});

describe('an honest answer is read that', () => {
	const plain = Buffer.from(text);
	it.each<[string, Answer]>([
		['is plain', send(say(200, {}, text))],
		['has no length', send(`${begin}\r\n`, text)],
		[
			'comes in pieces',
			send(`${begin}Transfer-Encoding: chunked\r\n\r\n`, plain.length.toString(16), '\r\n', text, '\r\n0\r\n\r\n')
		],
		[
			'is longer than it says, to the length it says',
			send(`${begin}Content-Length: ${plain.length}\r\n\r\n`, text, 'more')
		],
		['comes after a hint', send('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n', say(200, {}, text))],
		['is gzip', packed('gzip', gzipSync(text))],
		['is gzip by its old name', packed('X-GZIP', gzipSync(text))],
		['is gzip with something behind it', packed('gzip', Buffer.concat([gzipSync(text), Buffer.from('\0\0')]))],
		['is brotli', packed('br', brotliCompressSync(text))],
		['is deflate', packed('deflate', deflateSync(text))],
		['is deflate as many understood it', packed('deflate', deflateRawSync(text))],
		['is packed twice', packed('br, gzip', gzipSync(brotliCompressSync(text)))],
		['is packed as itself', packed('identity', plain)]
	])('%s', async (_name, answer) => {
		const stand = await openStand(answer);
		const fetched = await makeTrial([stand])({ address: stand.origin, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'fresh', url: `${stand.origin}/` });
		expect(fetched.kind === 'fresh' && Buffer.from(fetched.bytes).equals(plain)).toBe(true);
	});

	it('says gzip of nothing', async () => {
		const stand = await openSaying(200, { 'Content-Encoding': 'gzip' });
		const fetched = await makeTrial([stand])({ address: stand.origin, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'fresh', bytes: Buffer.alloc(0) });
	});

	it('is larger than a page, for a picture', async () => {
		const stand = await openSaying(200, {}, Buffer.alloc(250_000));
		const fetchPage = makeTrial([stand], { limits: small });
		const kinds = (['page', 'feed', 'picture'] as const).map(
			async (kind) => (await fetchPage({ address: stand.origin, kind })).kind
		);
		expect(await Promise.all(kinds)).toEqual(['refused', 'refused', 'fresh']);
	});
});
