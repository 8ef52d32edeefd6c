// What an attacker may put into an address, a name server's answer or a redirect, and that nothing inside is ever asked.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { closedAs } from '#lib/server/fetching/public-address.ts';
import { parseTarget } from '#lib/server/fetching/target.ts';
import { FetchTrouble } from '#lib/server/fetching/trouble.ts';
import { addresses, answers, redirects } from './attack-cases.ts';
import { closeStands, countSockets, makeTrial, openSaying, openStand, say, sentenceIn } from './stage.ts';

afterEach(closeStands);

const mostSentence = 600;
const shown = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

it('there are at least eighty attacks', () => {
	expect(new Set([...addresses, ...answers, ...redirects].map((row) => row.join(' '))).size).toBeGreaterThan(80);
});

describe('an address is refused without a look-up or a connection', () => {
	it.each(addresses.map(([address, says]) => [shown(JSON.stringify(address)), address, says] as const))(
		'%s',
		async (_name, address, says) => {
			const asked: string[] = [];
			const fetchPage = makeTrial([], {
				resolve: (host) => {
					asked.push(host);
					return Promise.resolve(['127.0.0.1']);
				}
			});
			const sockets = await countSockets(async () => {
				const fetched = await fetchPage({ address, kind: 'page' });
				expect(fetched.kind).toBe('refused');
				expectSentence(sentenceIn(fetched), says);
				expect(sentenceIn(fetched)).not.toContain('secret');
			});
			expect({ asked, sockets }).toEqual({ asked: [], sockets: 0 });
		}
	);
});

describe('a host is refused as a whole, without a connection, where its name leads to', () => {
	it.each(answers)('%s', async (_name, answer, says) => {
		const fetchPage = makeTrial([], { resolve: () => Promise.resolve(answer) });
		const sockets = await countSockets(async () => {
			const fetched = await fetchPage({ address: 'https://a.example/feed', kind: 'feed' });
			expect(fetched.kind).toMatch(/^(?:refused|failed)$/);
			expectSentence(sentenceIn(fetched), says);
			expect(sentenceIn(fetched)).toContain('https://a.example/feed was not fetched: ');
		});
		expect(sockets).toBe(0);
	});
});

describe('where clouds keep their keys stays shut, whatever the allow-list says', () => {
	it.each([
		['http://169.254.169.254/', '169.0.0.0/8:*', []],
		['http://[::ffff:169.254.169.254]/', '[::ffff:0:0]/96:*', []],
		['http://[64:ff9b::a9fe:a9fe]/', '[64:ff9b::]/96:*', []],
		['http://[fe80::1]/', '[fe00::]/8:*', []],
		['http://100.100.100.200/', '100.64.0.0/10', []],
		['http://wiki.intranet/', 'wiki.intranet:*', ['169.254.169.254']],
		['http://wiki.intranet/', 'wiki.intranet:*', ['10.0.0.1', 'fd00:ec2::254']]
	])('%s with %s', async (address, allow, answer) => {
		const fetchPage = makeTrial([], { allow, resolve: () => Promise.resolve(answer) });
		const sockets = await countSockets(async () => {
			const fetched = await fetchPage({ address, kind: 'page' });
			expect(fetched.kind).toBe('refused');
			expectSentence(sentenceIn(fetched), /, which is never asked\.$/);
		});
		expect(sockets).toBe(0);
	});
});

describe('a redirect is refused where it leads to', () => {
	it.each(redirects.map(([location, says]) => [shown(location), location, says] as const))(
		'%s',
		async (_name, location, says) => {
			const stand = await openSaying(302, { Location: location });
			const fetchPage = makeTrial([stand], { resolve: () => Promise.reject(new Error('Nothing is to be looked up.')) });
			const sockets = await countSockets(async () => {
				const fetched = await fetchPage({ address: `${stand.origin}/feed`, kind: 'feed' });
				expect(fetched.kind).toBe('refused');
				expectSentence(sentenceIn(fetched), says);
				expect(sentenceIn(fetched)).toContain(`${stand.origin}/feed was not fetched: it leads to `);
			});
			// The one of the server that sent us there
			expect(sockets).toBe(1);
			expect(sentenceIn(await fetchPage({ address: stand.origin, kind: 'page' }))).not.toContain('secret');
		}
	);
});

describe('a name whose address changes between two look-ups', () => {
	it('is looked up once for a connection, so the second answer is never used', async () => {
		const stand = await openSaying(200, {}, 'whole');
		const later = ['10.0.0.1'];
		let looked = 0;
		const fetchPage = makeTrial([stand], {
			resolve: () => Promise.resolve(looked++ === 0 ? ['127.0.0.1'] : later)
		});
		const fetched = await fetchPage({ address: `http://a.example:${stand.port}/`, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'fresh', status: 200 });
		expect(looked).toBe(1);
		expect(stand.heads[0]).toContain(`\r\nHost: a.example:${stand.port}\r\n`);
	});

	it('is checked anew at a redirect to itself', async () => {
		const stand = await openSaying(302, { Location: '/again' });
		let looked = 0;
		const fetchPage = makeTrial([stand], {
			resolve: () => Promise.resolve(looked++ === 0 ? ['127.0.0.1'] : ['10.0.0.1'])
		});
		const fetched = await fetchPage({ address: `http://a.example:${stand.port}/`, kind: 'page' });
		expect(sentenceIn(fetched)).toBe(
			`http://a.example:${stand.port}/ was not fetched: it leads to http://a.example:${stand.port}/again, which has a host at 10.0.0.1, which is an address of a private network, and SHYRAQ_FETCH_ALLOW does not name it.`
		);
		expect(stand.heads).toHaveLength(1);
	});
});

describe('redirects among servers that may be asked', () => {
	it.each([
		['/a', { '/a': '/a' }, /which leads round in a circle\.$/],
		['/a', { '/a': '/b', '/b': '/a' }, /which leads round in a circle\.$/],
		['/a', { '/a': '/a#1', '/a#1': '/a#2' }, /which leads round in a circle\.$/],
		['/0', Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`/${at}`, `/${at + 1}`])), /after 5 redirects/]
	])('from %s by %j end', async (start, steps: Record<string, string>, says) => {
		const stand = await openStand((socket, head) => {
			const path = head.split(' ')[1] ?? '';
			socket.end(say(301, { Location: steps[path] ?? '/' }));
		});
		const fetched = await makeTrial([stand])({ address: `${stand.origin}${start}`, kind: 'page' });
		expect(fetched.kind).toBe('refused');
		expectSentence(sentenceIn(fetched), says);
		expect(stand.heads.length).toBeLessThanOrEqual(6);
	});

	it('are followed five times', async () => {
		const stand = await openStand((socket, head) => {
			const at = Number(head.split(' ')[1]?.slice(1));
			socket.end(at < 5 ? say(302, { Location: `/${at + 1}` }) : say(200, {}, 'there'));
		});
		const fetched = await makeTrial([stand])({ address: `${stand.origin}/0`, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'fresh', url: `${stand.origin}/5`, movedTo: undefined });
	});

	it('without a place to go fail', async () => {
		const stand = await openSaying(302);
		const fetched = await makeTrial([stand])({ address: stand.origin, kind: 'page' });
		expect(fetched).toMatchObject({ kind: 'failed', status: 302 });
	});
});

describe('any text', () => {
	const hostile = fc.oneof(
		fc.webUrl({ withFragments: true, withQueryParameters: true }),
		fc.string({ unit: 'binary' }),
		fc
			.tuple(fc.constantFrom('http://', 'https:', 'http:\\\\', ''), fc.ipV4Extended(), fc.string({ unit: 'binary' }))
			.map((parts) => parts.join('')),
		fc.tuple(fc.ipV6(), fc.webPath()).map(([host, path]) => `http://[${host}]${path}`)
	);

	it('is a target that reads as itself again, or refused as such', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				try {
					const target = parseTarget(text);
					expect(parseTarget(target.href)).toEqual(target);
					expect(target.path).toMatch(/^\/[\x21-\x7e]*$/);
					expect(target.authority).toMatch(/^[a-z0-9_.:[\]-]+$/);
				} catch (caught) {
					expect(caught).toBeInstanceOf(FetchTrouble);
				}
			})
		);
	});

	it('for an answer of a name server leads nowhere but to an address', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => closedAs(text) !== undefined));
	});

	it('makes one sentence on one line', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
				const fetched = await makeTrial([])({ address: `ftp:${text}`, kind: 'page' });
				expectSentence(sentenceIn(fetched), /was not fetched: it /);
			})
		);
	});
});

function expectSentence(sentence: string, says: RegExp): void {
	expect(sentence).toMatch(says);
	expect(sentence.length).toBeLessThan(mostSentence);
	expect(sentence).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+\.$/u);
}
