// Which connection is made: to the checked address, by the right name, over a way that can be trusted, and none is left over.
import { afterEach, describe, expect, it } from 'vitest';
import { pickAddresses } from '#lib/server/fetching/connect.ts';
import { makeCertificate } from '../stage/certificate.ts';
import { closeStands, countSockets, makeTrial, openSaying, openStand, say, sentenceIn, type Answer } from './stage.ts';

afterEach(closeStands);

const name = 'news.example';
const right = makeCertificate({ name });
const hello: Answer = (socket) => socket.end(say(200, {}, 'x'));
const atHome = () => Promise.resolve(['127.0.0.1']);

describe('a secure connection', () => {
	it('is made to the checked address by the name, which the server sees', async () => {
		const names: string[] = [];
		const stand = await openStand(hello, {
			key: right.key,
			cert: right.cert,
			SNICallback: (server, done) => {
				names.push(server);
				done(null);
			}
		});
		const fetchPage = makeTrial([stand], { resolve: atHome, authorities: [right.cert] });
		const fetched = await fetchPage({ address: `https://${name}.:${stand.port}/`, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'fresh', url: `https://${name}:${stand.port}/` });
		expect(names).toEqual([name]);
		expect(stand.heads[0]).toContain(`\r\nHost: ${name}:${stand.port}\r\n`);
	});

	it.each([
		['by nobody we know', right, [], `https://${name}`, /nobody we know has signed/],
		['for another name', right, [right.cert], 'https://other.example', /a certificate for another name/],
		['for a name, at an address', right, [right.cert], 'https://127.0.0.1', /a certificate for another name/],
		...[makeCertificate({ name, from: new Date(0), until: new Date(1000) })].map(
			(old) => ['that has run out', old, [old.cert], `https://${name}`, /a certificate that has run out/] as const
		)
	] as const)('is not made with a certificate %s', async (_name, certificate, authorities, origin, says) => {
		const stand = await openStand(hello, { key: certificate.key, cert: certificate.cert });
		const fetchPage = makeTrial([stand], { resolve: atHome, authorities });
		const fetched = await fetchPage({ address: `${origin}:${stand.port}/`, kind: 'page' });
		expect(fetched.kind).toBe('failed');
		expect(sentenceIn(fetched)).toMatch(says);
		expect(stand.heads).toEqual([]);
	});

	it('is not made with a server that speaks without it', async () => {
		const stand = await openStand((socket) => socket.end(say(200)));
		const fetched = await makeTrial([stand])({ address: stand.origin.replace('http', 'https'), kind: 'page' });
		expect(fetched.kind).toBe('failed');
		expect(sentenceIn(fetched)).toMatch(/makes no secure connection\.$/);
	});

	it('is not given up for a plain one by a redirect', async () => {
		const plain = await openSaying(200, {}, 'x');
		const stand = await openStand((socket) => socket.end(say(301, { Location: `${plain.origin}/p` })), {
			key: right.key,
			cert: right.cert
		});
		const fetchPage = makeTrial([stand, plain], { resolve: atHome, authorities: [right.cert] });
		const fetched = await fetchPage({ address: `https://${name}:${stand.port}/`, kind: 'page' });
		expect(fetched.kind).toBe('refused');
		expect(sentenceIn(fetched)).toBe(
			`https://${name}:${stand.port}/ was not fetched: it leads to ${plain.origin}/p, which is http, though the way to it began with https.`
		);
		expect(plain.heads).toEqual([]);
	});
});

describe('the addresses of a host', () => {
	it.each([
		[
			['1.1.1.1', '1.1.1.2', '2600::1', '2600::2'],
			['1.1.1.1', '2600::1', '1.1.1.2']
		],
		[
			['2600::1', '2600::2', '1.1.1.1'],
			['2600::1', '1.1.1.1', '2600::2']
		],
		[['1.1.1.1'], ['1.1.1.1']],
		[
			['1.1.1.1', '2600::1', '2600::2', '2600::3'],
			['1.1.1.1', '2600::1', '2600::2']
		]
	])('%j are tried as %j', (addresses, tried) => expect(pickAddresses(addresses, 3)).toEqual(tried));

	it('are tried until one takes the connection', async () => {
		const stand = await openSaying(200, {}, 'x');
		const fetchPage = makeTrial([stand], {
			allow: `[::1]:${stand.port}`,
			resolve: () => Promise.resolve(['::1', '127.0.0.1'])
		});
		const fetched = await fetchPage({ address: `http://a.example:${stand.port}/`, kind: 'page' });
		expect(fetched.kind).toBe('fresh');
	});

	it('that all refuse are told in a sentence', async () => {
		const stand = await openSaying(200);
		await closeStands();
		const fetched = await makeTrial([stand])({ address: stand.origin, kind: 'page' });
		expect(fetched).toEqual({ kind: 'failed', sentence: `${stand.origin} was not fetched: it takes no connections.` });
	});

	it.each([
		['ENOTFOUND', /no name server knows/],
		['EAI_AGAIN', /could not look up now/]
	])('that are not found (%s) are told in a sentence', async (code, says) => {
		const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code }));
		const fetched = await makeTrial([], { resolve })({ address: 'http://a.example/', kind: 'page' });
		expect(fetched.kind).toBe('failed');
		expect(sentenceIn(fetched)).toMatch(says);
	});

	it('are asked of the system where nothing else is said', async () => {
		const stand = await openSaying(200, {}, 'x');
		const fetchPage = makeTrial([stand], { allow: `localhost:${stand.port}` });
		expect((await fetchPage({ address: `http://localhost:${stand.port}/`, kind: 'page' })).kind).toBe('fresh');
	});
});

it('a bug is thrown and not told as the network’s failure', async () => {
	const resolve = () => Promise.reject(new TypeError('It is not a function.'));
	await expect(makeTrial([], { resolve })({ address: 'http://a.example/', kind: 'page' })).rejects.toThrow(TypeError);
});

it('two thousand fetches of every kind of end leave no connection and no clock', async () => {
	const stand = await openStand((socket, head) => {
		const at = Number(/^GET \/(\d+)/.exec(head)?.[1]) % 5;
		if (at === 0) socket.end(say(200, {}, 'x'));
		// Left open by the server: it is for the fetch to close
		else if (at === 1) socket.write(say(200, {}, 'x'));
		else if (at === 2) socket.write(say(302, { Location: 'http://10.0.0.1/' }));
		else if (at === 3) socket.write(say(200, { 'Content-Length': '999999999' }));
		else socket.resetAndDestroy();
	});
	const fetchPage = makeTrial([stand], { resolve: atHome });
	const addresses = Array.from({ length: 2000 }, (_, at) => `http://h${at % 16}.example:${stand.port}/${at}`);
	const before = process.getActiveResourcesInfo().length;
	const sockets = await countSockets(async () => {
		const fetched = await Promise.all(addresses.map((address) => fetchPage({ address, kind: 'page' })));
		const kinds = Map.groupBy(fetched, ({ kind }) => kind);
		expect([...kinds].map(([kind, all]) => [kind, all.length]).toSorted()).toEqual([
			['failed', 400],
			['fresh', 800],
			['refused', 800]
		]);
	});
	expect(sockets).toBe(2000);
	await expect.poll(() => stand.open).toBe(0);
	await expect.poll(() => process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before + 2);
}, 120_000);
