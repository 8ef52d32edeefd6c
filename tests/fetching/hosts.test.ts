// Manners: a host is asked one thing at a time, few hosts at once, and nobody holds up the others.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Hosts } from '#lib/server/fetching/hosts.ts';
import { closeStands, makeTrial, openSaying, openStand, say, type Stand } from './stage.ts';

afterEach(closeStands);

const wait = () => Promise.withResolvers<undefined>();

describe('turns', () => {
	it('are one at a time for a host, in the order in which they were asked for', async () => {
		const hosts = new Hosts(3);
		const seen: string[] = [];
		const work = (name: string) => async () => {
			seen.push(`${name} begins`);
			await Promise.resolve();
			seen.push(`${name} ends`);
		};
		await Promise.all(['1', '2', '3'].map((name) => hosts.take('a', undefined, work(name))));
		expect(seen).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
	});

	it('go round, so that a long line holds up no other host', async () => {
		const hosts = new Hosts(1);
		const seen: string[] = [];
		const names = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'];
		await Promise.all(names.map((name) => hosts.take(name.charAt(0), undefined, async () => void seen.push(name))));
		expect(seen).toEqual(
			['a1', 'a2', 'b1', 'c1', 'a3', 'b2'].toSorted((one, other) => seen.indexOf(one) - seen.indexOf(other))
		);
		expect(seen.indexOf('c1')).toBeLessThan(seen.indexOf('a3'));
	});

	it('go on after work that failed, and after one that gave up waiting', async () => {
		const hosts = new Hosts(1);
		const first = wait();
		const failing = hosts.take('a', undefined, async () => {
			await first.promise;
			throw new Error('It failed.');
		});
		const giving = new AbortController();
		const given = hosts.take('a', giving.signal, () => Promise.resolve('never'));
		const last = hosts.take('a', undefined, () => Promise.resolve('done'));
		giving.abort(new Error('It gave up.'));
		await expect(given).rejects.toThrow('It gave up.');
		first.resolve(undefined);
		await expect(failing).rejects.toThrow('It failed.');
		expect(await last).toBe('done');
		expect(hosts.waiting).toBe(0);
	});

	it('are not lost by one that is called and gives up in the same moment', async () => {
		const hosts = new Hosts(1);
		const first = wait();
		const holding = hosts.take('a', undefined, () => first.promise);
		const giving = new AbortController();
		const given = hosts.take('a', giving.signal, () => Promise.resolve('taken')).catch(() => 'given up');
		const last = hosts.take('b', undefined, () => Promise.resolve('done'));
		first.resolve(undefined);
		await holding;
		giving.abort();
		expect(await last).toBe('done');
		expect(['taken', 'given up']).toContain(await given);
		expect(await hosts.take('a', undefined, () => Promise.resolve('again'))).toBe('again');
	});
});

describe('fetches', () => {
	it('of one host open one connection at a time, those of many hosts as many as are allowed', async () => {
		const stands: Stand[] = [];
		/** Questions without an answer yet, by server, and the most there were at once of one and of all. */
		const open = Array<number>(6).fill(0);
		let mostOfOne = 0;
		let mostOfAll = 0;
		const count = (at: number, more: 1 | -1) => {
			const now = (open[at] = (open[at] ?? 0) + more);
			mostOfOne = Math.max(mostOfOne, now);
			mostOfAll = Math.max(
				mostOfAll,
				open.reduce((sum, each) => sum + each, 0)
			);
		};
		for (const at of open.keys()) {
			stands.push(
				await openStand((socket) => {
					count(at, 1);
					setImmediate(() => {
						count(at, -1);
						socket.end(say(200, {}, 'x'));
					});
				})
			);
		}
		const fetchPage = makeTrial(stands, {
			hosts: new Hosts(3),
			resolve: () => Promise.resolve(['127.0.0.1'])
		});
		const asked = stands.flatMap(({ port }, at) => Array.from({ length: 5 }, () => `http://h${at}.example:${port}/`));
		const fetched = await Promise.all(asked.map((address) => fetchPage({ address, kind: 'page' })));
		expect(fetched.map(({ kind }) => kind)).toEqual(asked.map(() => 'fresh'));
		expect(stands.map(({ heads }) => heads.length)).toEqual(stands.map(() => 5));
		expect(mostOfOne).toBe(1);
		expect([2, 3]).toContain(mostOfAll);
	});

	it('let go of a host that leads on to another, which may lead back', async () => {
		const there = await openSaying(200, {}, 'x');
		const here = await openStand((socket) => socket.end(say(302, { Location: `http://there.example:${there.port}/` })));
		const fetchPage = makeTrial([here, there], {
			hosts: new Hosts(1),
			resolve: () => Promise.resolve(['127.0.0.1'])
		});
		const asked = Array.from({ length: 4 }, () => `http://here.example:${here.port}/`);
		const fetched = await Promise.all(asked.map((address) => fetchPage({ address, kind: 'page' })));
		expect(fetched.map(({ kind }) => kind)).toEqual(asked.map(() => 'fresh'));
	});

	it('wait for their turn without losing time of their own', async () => {
		const stand = await openSaying(200, {}, 'x');
		const hosts = new Hosts();
		const held = wait();
		const holding = hosts.take('127.0.0.1', undefined, () => held.promise);
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
		try {
			const fetching = makeTrial([stand], { hosts })({ address: stand.origin, kind: 'page' });
			vi.advanceTimersByTime(3_600_000);
			held.resolve(undefined);
			await holding;
			expect((await fetching).kind).toBe('fresh');
		} finally {
			vi.useRealTimers();
		}
	});

	it('end when their caller has enough, wherever they are', async () => {
		const stand = await openStand((socket) => void socket.write('HTTP/1.1 200 X\r\n\r\nx'));
		const enough = new AbortController();
		const fetchPage = makeTrial([stand]);
		const fetching = [1, 2].map(() => fetchPage({ address: stand.origin, kind: 'page', signal: enough.signal }));
		await expect.poll(() => stand.heads.length).toBe(1);
		enough.abort(new Error('Enough.'));
		const settled = await Promise.allSettled(fetching);
		expect(settled.map((each) => each.status === 'rejected' && String(each.reason))).toEqual([
			'Error: Enough.',
			'Error: Enough.'
		]);
		await expect.poll(() => stand.open).toBe(0);
		await expect(fetchPage({ address: stand.origin, kind: 'page', signal: enough.signal })).rejects.toThrow('Enough.');
		expect(stand.heads).toHaveLength(1);
	});
});
