// The runner within bounds: a full phone, allowances, Wi-Fi, pauses; and the terms by themselves.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FaultError } from '#lib/contract/faults.ts';
import { holdOf, type Hold, type Terms } from '#lib/download/terms.ts';
import { FakeWorker, picture, text } from './fake-worker.ts';
import { makeRunner, settle } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('where the phone is full, the runner', () => {
	test('has room made, and goes on once', async () => {
		const worker = new FakeWorker([text('a')], picture('p'));
		worker.faults.set('p', 'storage-full');
		const { runner, states } = makeRunner(worker, {
			makeRoom: async () => {
				worker.faults.delete('p');
				return 500;
			}
		});
		runner.start();
		await settle();
		expect(states.at(-1)).toMatchObject({ kind: 'done', bytesFreed: 500 });
	});

	test.each([0, 500])('stops and says so where making room (%i bytes) did not help', async (freed) => {
		const worker = new FakeWorker([text('a')], picture('p'));
		worker.faults.set('a', 'storage-full');
		const makeRoom = vi.fn(async () => freed);
		const { runner, states } = makeRunner(worker, { makeRoom });
		runner.start();
		await settle(10_000_000);
		expect(states.at(-1)).toMatchObject({ kind: 'failed', fault: { code: 'storage-full' } });
		expect(makeRoom).toHaveBeenCalledTimes(1);
		expect(worker.asked.filter((name) => name === 'a')).toHaveLength(freed === 0 ? 1 : 2);
		worker.faults.clear();
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).toBe('done');
	});

	test.each([['refresh'], ['plan']] as const)(
		'makes room for news that cannot be written, and for no look: %s',
		async (kind) => {
			const worker = new FakeWorker([text('a')]);
			const makeRoom = vi.fn(async () => 0);
			const { runner, states } = makeRunner(worker, {
				makeRoom,
				ask: (reply, request) =>
					request.kind === kind ? Promise.reject(new FaultError('storage-full', 'no room')) : worker.ask(reply, request)
			});
			runner.start();
			await settle();
			expect(states.at(-1)).toMatchObject({ kind: 'failed', fault: { code: 'storage-full' } });
			expect(makeRoom.mock.calls).toEqual(kind === 'refresh' ? [[0, 'texts']] : []);
		}
	);

	test('makes room for texts and for pictures once each, and tells for which', async () => {
		const worker = new FakeWorker([text('a')], picture('p', 'leads'), picture('q'));
		for (const name of ['a', 'p', 'q']) worker.faults.set(name, 'storage-full');
		const makeRoom = vi.fn(async () => {
			worker.faults.delete(makeRoom.mock.calls.length === 1 ? 'a' : 'p');
			return 500;
		});
		const { runner, states } = makeRunner(worker, { makeRoom });
		runner.start();
		await settle();
		expect(makeRoom.mock.calls).toEqual([
			[0, 'texts'],
			[0, 'leads']
		]);
		expect(states.at(-1)).toMatchObject({ kind: 'failed', fault: { code: 'storage-full' }, bytesFreed: 1000 });
	});

	test('has things make way for a picture that the limit stops, and for none that an allowance stops', async () => {
		for (const [hold, calls] of [
			['limit', [[30, 'pictures']]],
			['day', []]
		] as const) {
			const worker = new FakeWorker([text('a')], picture('p'), picture('q'));
			const makeRoom = vi.fn(async () => 0);
			// Both together would pass the allowance: room is made for what may come
			const holdOf = (piece: { lane: string; bytes: number } | undefined): Hold | undefined =>
				piece?.lane === 'pictures' ? (piece.bytes > 40 ? 'day' : hold) : undefined;
			makeRunner(worker, { hold: holdOf, makeRoom }).runner.start();
			await settle();
			expect(makeRoom.mock.calls).toEqual(calls);
		}
	});

	test('has older things make way for texts that find no room within the limit', async () => {
		const worker = new FakeWorker([text('a'), text('b')]);
		let isFull = true;
		const makeRoom = vi.fn(async () => {
			isFull = false;
			return 20;
		});
		makeRunner(worker, { hold: (piece) => (piece && isFull ? 'limit' : undefined), makeRoom }).runner.start();
		await settle();
		expect(makeRoom).toHaveBeenCalledExactlyOnceWith(20, 'texts');
		expect(worker.order).toEqual(['a', 'b']);
	});
});

describe('on terms, the runner', () => {
	test('brings what may come, says why the rest does not, and asks no network until it may', async () => {
		const worker = new FakeWorker([text('a', picture('lead', 'leads'))], picture('p'));
		let hold: Hold | undefined = 'day';
		const { runner, states } = makeRunner(worker, {
			hold: (piece) => (piece?.lane === 'pictures' ? hold : undefined)
		});
		runner.start();
		await settle();
		expect(worker.order).toEqual(['a', 'lead']);
		expect(states.at(-1)).toMatchObject({ kind: 'held', hold: 'day', done: 2, total: 3 });
		const asked = worker.asked.length;
		await settle(3_600_000);
		expect(worker.asked).toHaveLength(asked);
		hold = undefined;
		runner.wake();
		await settle();
		expect(states.at(-1)).toMatchObject({ kind: 'done', hold: undefined });
	});

	test('whose pictures wait brings newer texts: at once when asked, and a minute later when looked at again', async () => {
		const worker = new FakeWorker([text('a')], picture('p'));
		const { runner, states } = makeRunner(worker, {
			hold: (piece) => (piece?.lane === 'pictures' ? 'day' : undefined)
		});
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).toBe('held');
		worker.texts.push(text('b'));
		runner.start();
		await settle();
		expect(worker.order).toEqual(['a', 'b']);
		expect(states.at(-1)).toMatchObject({ kind: 'held', hold: 'day' });
		worker.texts.push(text('c'));
		// What it learns of the network wakes it: no reason to ask again
		const asked = worker.asked.length;
		runner.wake();
		await settle();
		expect(worker.asked).toHaveLength(asked);
		await settle(60_000);
		runner.wake();
		await settle();
		expect(worker.order).toEqual(['a', 'b', 'c']);
		expect(states.at(-1)).toMatchObject({ kind: 'held', hold: 'day' });
	});

	test('asks for nothing at all away from Wi-Fi, not even the contents, and begins when it is there', async () => {
		const worker = new FakeWorker([text('a')]);
		let hold: Hold | undefined = 'wifi';
		const { runner, states } = makeRunner(worker, { hold: () => hold });
		runner.start();
		await settle(1000);
		expect(worker.asked).toEqual([]);
		expect(states.at(-1)).toMatchObject({ kind: 'held', hold: 'wifi' });
		hold = undefined;
		await settle(60_000);
		expect(states.at(-1)?.kind).toBe('done');
	});

	test('asks for nothing more when paused, and goes on when started', async () => {
		const worker = new FakeWorker('abcdefg'.split('').map((hash) => text(hash)));
		let release = (): void => undefined;
		worker.hold = new Promise((resolve) => (release = resolve));
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		runner.pause();
		release();
		await settle(1_000_000);
		expect(states.at(-1)?.kind).toBe('paused');
		// Those that were under way
		expect(worker.order).toEqual('abcdef'.split(''));
		runner.wake();
		await settle();
		expect(states.at(-1)?.kind).toBe('paused');
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).toBe('done');
		expect(worker.order).toEqual('abcdefg'.split(''));
	});

	test('counts what it takes from the network, and what of it is here', async () => {
		const worker = new FakeWorker([text('a')], picture('p', 'pictures', 1000));
		const taken: [number, number][] = [];
		makeRunner(worker, { onBytes: (bytes, kept) => taken.push([bytes, kept]) }).runner.start();
		await settle();
		expect(taken).toEqual([
			[700, 0],
			[710, 10],
			[1700, 1000]
		]);
	});
});

describe('the terms', () => {
	const open: Terms = {
		isDrill: false,
		isOnlyWifi: false,
		isMobile: false,
		spent: { dayBytes: 0, monthBytes: 0 },
		usedBytes: 0
	};
	const spent = (dayBytes: number, monthBytes = dayBytes): Pick<Terms, 'spent'> => ({
		spent: { dayBytes, monthBytes }
	});
	test.each<{
		name: string;
		terms: Partial<Terms>;
		lane: 'texts' | 'leads' | 'app' | 'pictures' | 'large' | undefined;
		hold: Hold | undefined;
	}>([
		{ name: 'let everything through where nothing is chosen', terms: {}, lane: 'large', hold: undefined },
		{ name: 'stop everything in a drill', terms: { isDrill: true }, lane: undefined, hold: 'drill' },
		{
			name: 'stop everything away from Wi-Fi',
			terms: { isOnlyWifi: true, isMobile: true },
			lane: 'texts',
			hold: 'wifi'
		},
		{
			name: 'stop nothing where the browser does not tell',
			terms: { isOnlyWifi: true },
			lane: 'large',
			hold: undefined
		},
		{ name: 'stop pictures first', terms: { dayBytes: 1000, ...spent(750) }, lane: 'pictures', hold: 'day' },
		{
			name: 'leave leads the rest of the day',
			terms: { dayBytes: 1000, ...spent(750) },
			lane: 'leads',
			hold: undefined
		},
		{ name: 'then stop leads', terms: { dayBytes: 1000, ...spent(950) }, lane: 'leads', hold: 'day' },
		{ name: 'and the app', terms: { monthBytes: 1000, ...spent(0, 950) }, lane: 'app', hold: 'month' },
		{
			name: 'never texts',
			terms: { dayBytes: 1000, monthBytes: 1000, ...spent(9000) },
			lane: 'texts',
			hold: undefined
		},
		{
			name: 'stop at the limit of the phone, texts as well',
			terms: { limitBytes: 1000, chosenBytes: 1000, usedBytes: 950 },
			lane: 'texts',
			hold: 'limit'
		},
		{
			name: 'are not said to be the reader’s where the phone has less room than was chosen',
			terms: { limitBytes: 1000, chosenBytes: 2000, usedBytes: 950 },
			lane: 'texts',
			hold: 'room'
		},
		{
			name: 'nor where nothing was chosen',
			terms: { limitBytes: 1000, usedBytes: 950 },
			lane: 'pictures',
			hold: 'room'
		},
		{ name: 'stop all where the allowance is nothing', terms: { dayBytes: 0 }, lane: 'leads', hold: 'day' }
	])('$name', ({ terms, lane, hold }) => {
		expect(holdOf({ ...open, ...terms }, lane && { lane, bytes: 100 })).toBe(hold);
	});
});
