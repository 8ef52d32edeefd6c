// The runner: its lanes in order, through faults and wakings, with nothing lost and nothing asked in vain.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { waitAfter } from '#lib/download/back-off.ts';
import { widthFor } from '#lib/download/wish.ts';
import { FakeWorker, picture, text } from './fake-worker.ts';
import { makeRunner, rememberTroubles, settle } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the runner brings', () => {
	test('contents, texts, leads, then the app, other pictures and large ones', async () => {
		const worker = new FakeWorker([
			text('a', picture('a-big', 'large'), picture('a-other'), picture('a-lead', 'leads')),
			text('b', picture('b-other'), picture('b-lead', 'leads'))
		]);
		const { runner, states } = makeRunner(worker, {
			lookForBuild: async (areTextsWhole) => {
				if (areTextsWhole) worker.asked.push('build');
			}
		});
		runner.start();
		await settle();
		expect(worker.order).toEqual(['a', 'b', 'a-lead', 'b-lead', 'a-other', 'b-other', 'a-big']);
		expect(worker.asked[0]).toBe('refresh');
		expect(worker.asked.indexOf('build')).toBe(worker.asked.indexOf('b-lead') + 1);
		expect(states.at(-1)).toMatchObject({ kind: 'done', done: 7, total: 7, bytesDone: 170, bytesTotal: 170 });
		const lanes = states.map(({ lane }) => lane).filter((lane, at, all) => lane !== all[at - 1]);
		expect(lanes.filter((lane) => lane !== 'app' && lane !== undefined)).toEqual(
			expect.arrayContaining(['contents', 'texts', 'leads', 'pictures', 'large'])
		);
	});

	test('a picture never before a text, and more pictures at a time where the line is fast', async () => {
		const many = Array.from({ length: 40 }, (_, at) => picture(`p${at}`, 'pictures', 400_000));
		const worker = new FakeWorker([text('a'), text('b'), text('c')], ...many);
		worker.takes = () => 500;
		makeRunner(worker).runner.start();
		await settle(60_000);
		expect(worker.order.slice(0, 3)).toEqual(['a', 'b', 'c']);
		expect(worker.mostUnderWay).toBe(4);
		expect(worker.kept.size).toBe(43);
	});

	test('one picture at a time where it is slow', async () => {
		const many = Array.from({ length: 6 }, (_, at) => picture(`p${at}`, 'pictures', 40_000));
		const worker = new FakeWorker([], ...many);
		worker.takes = ({ kind }) => (kind === 'keep' ? 8000 : 0);
		makeRunner(worker).runner.start();
		await settle(20_000);
		worker.mostUnderWay = worker.underWay;
		await settle(200_000);
		expect(worker.kept.size).toBe(6);
		expect(worker.mostUnderWay).toBeLessThanOrEqual(1);
	});
});

describe('where something stands in the way, the runner', () => {
	test('waits, longer each time, and goes on where it stopped', async () => {
		const worker = new FakeWorker([text('a'), text('b')]);
		worker.faults.set('b', 'timeout').set('ping', 'timeout');
		const cuts: string[] = [];
		const { runner, states } = makeRunner(worker, { onCut: () => cuts.push('cut') });
		runner.start();
		await settle();
		expect(states.at(-1)).toMatchObject({ kind: 'waiting', done: 1, total: 2, fault: { code: 'timeout' } });
		expect(states.at(-1)?.retryAt).toBe(Date.now() + 1999);
		expect(cuts).toEqual(['cut']);
		worker.faults.clear();
		await settle(2000);
		expect(states.at(-1)?.kind).toBe('done');
		expect(worker.order).toEqual(['a', 'b']);
	});

	test('tries again at once where a ping proves that the server answers, and only once where nothing more comes', async () => {
		const worker = new FakeWorker([text('a')]);
		worker.faults.set('a', 'timeout');
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		expect(worker.asked.filter((name) => name === 'a')).toHaveLength(2);
		expect(states.at(-1)?.kind).toBe('waiting');
	});

	test('where something else answers in the place of our server no piece is asked for, and none is set back by it', async () => {
		const worker = new FakeWorker([text('a'), text('b')]);
		worker.faults
			.set('refresh', 'wrong-answer')
			.set('ping', 'wrong-answer')
			.set('a', 'wrong-bytes')
			.set('b', 'wrong-bytes');
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		expect(states.at(-1)).toMatchObject({ kind: 'waiting', fault: { code: 'wrong-answer' } });
		expect(worker.asked).not.toContain('a');
		// Signed in there, the reader looks at the page again
		worker.faults.clear();
		runner.wake();
		await settle();
		expect(worker.order).toEqual(['a', 'b']);
	});

	test('where our server answers and only its list is wrong, pieces come all the same', async () => {
		const worker = new FakeWorker([text('a')]);
		worker.faults.set('refresh', 'wrong-bytes');
		const { runner } = makeRunner(worker);
		runner.start();
		await settle();
		expect(worker.order).toEqual(['a']);
	});

	test('what was left for later is tried at once when the reader asks for everything', async () => {
		const worker = new FakeWorker([text('a')]);
		worker.faults.set('a', 'wrong-bytes');
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).toBe('waiting');
		worker.faults.clear();
		runner.start();
		await settle();
		expect(worker.order).toEqual([]);
		await runner.startAnew();
		await settle();
		expect(worker.order).toEqual(['a']);
	});

	test('is woken by a network that is back, not by one that answers only some things', async () => {
		const worker = new FakeWorker([text('a')]);
		worker.faults.set('a', 'offline');
		const { runner } = makeRunner(worker);
		runner.start();
		await settle();
		worker.faults.set('a', 'wrong-bytes');
		runner.wake();
		await settle();
		expect(worker.asked.filter((name) => name === 'a')).toHaveLength(2);
		runner.wake();
		await settle();
		expect(worker.asked.filter((name) => name === 'a')).toHaveLength(2);
	});

	test('done, looks again when woken by a clock that was put right, and not at once by one that stands', async () => {
		const worker = new FakeWorker([text('a')]);
		const { runner, states } = makeRunner(worker);
		const looks = (): number => worker.asked.filter((name) => name === 'refresh').length;
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).toBe('done');
		runner.wake();
		await settle();
		expect(looks()).toBe(1);
		vi.setSystemTime(Date.now() - 365 * 24 * 3_600_000);
		runner.wake();
		await settle();
		expect(looks()).toBe(2);
	});

	test('hears wakings that bring nothing less and less: a dead network is never a busy loop', async () => {
		const worker = new FakeWorker([text('a')]);
		worker.faults.set('a', 'unreachable').set('ping', 'unreachable');
		const { runner } = makeRunner(worker);
		runner.start();
		for (let second = 0; second < 600; second += 1) {
			runner.wake();
			await settle(1000);
		}
		expect(worker.asked.filter((name) => name === 'a').length).toBeLessThan(60);
		worker.faults.clear();
		runner.start();
		await settle();
		expect(worker.kept.has('a')).toBe(true);
	});

	test('takes a window that opens after a long darkness at once: waits that ran out are no wakings in vain', async () => {
		const worker = new FakeWorker([text('a')]);
		worker.faults.set('a', 'unreachable').set('ping', 'unreachable');
		const { runner } = makeRunner(worker);
		runner.start();
		for (const darkMs of [31_000, 50_000, 50_000]) {
			await settle(darkMs);
			worker.faults.clear();
			runner.wake();
			await settle(10);
			expect(worker.kept.has('a')).toBe(true);
			worker.lose('a');
			worker.faults.set('a', 'unreachable').set('ping', 'unreachable');
			runner.start();
			await settle(10);
		}
	});

	test('passes over a piece that comes wrong, brings the others, and leaves it longer each time', async () => {
		const worker = new FakeWorker([text('a'), text('b')], picture('p'));
		worker.faults.set('a', 'not-found');
		const troubles = rememberTroubles();
		const { runner, states } = makeRunner(worker, { troubles });
		runner.start();
		await settle();
		expect(worker.order).toEqual(['b', 'p']);
		expect(states.at(-1)).toMatchObject({ kind: 'waiting', done: 2, total: 3, fault: { code: 'not-found' } });
		expect(troubles.rows.get('a')).toMatchObject({ count: 1, code: 'not-found' });
		await settle(3_600_000);
		expect(troubles.rows.get('a')?.count).toBe(5);
		worker.faults.clear();
		await settle(3 * 3_600_000);
		expect(states.at(-1)?.kind).toBe('done');
		expect(troubles.rows.size).toBe(0);
	});

	test('knows at the next visit which pieces to leave for later', async () => {
		const worker = new FakeWorker([text('a'), text('b')]);
		worker.faults.set('a', 'wrong-bytes').set('b', 'offline');
		const troubles = rememberTroubles();
		const first = makeRunner(worker, { troubles });
		first.runner.start();
		await settle();
		first.runner.stop();
		worker.faults.delete('b');
		worker.asked = [];
		makeRunner(worker, { troubles }).runner.start();
		await settle();
		expect(worker.asked).toContain('b');
		expect(worker.asked).not.toContain('a');
	});

	test('goes over to single pieces where packs freeze twice, and back to packs in time', async () => {
		const hashes = Array.from({ length: 60 }, (_, at) => `t${at}`);
		const worker = new FakeWorker(hashes.map((hash) => ({ hash, bytes: 6000, pictures: [] })));
		worker.packs = [hashes.slice(0, 20), hashes.slice(20, 40), hashes.slice(40)];
		worker.takes = ({ kind }) => (kind === 'keep' ? 500 : 0);
		worker.meet = (request) =>
			request.kind === 'keep' && request.piece.kind === 'pack' ? { code: 'timeout', after: 2 } : undefined;
		const memories: (number | undefined)[] = [];
		const { runner, states } = makeRunner(worker, { onLink: ({ singlesUntil }) => memories.push(singlesUntil) });
		runner.start();
		await settle(60_000);
		expect(states.at(-1)?.kind).toBe('done');
		expect(worker.kept.size).toBe(60);
		expect(worker.asked.filter((name) => name.startsWith('pack-')).length).toBeLessThanOrEqual(3);
		expect(memories.at(-1)).toBeGreaterThan(Date.now());
		for (const hash of hashes.slice(0, 10)) worker.lose(hash);
		worker.meet = () => undefined;
		await settle(3_600_000);
		runner.wake();
		await settle(10_000);
		expect(worker.asked.at(-2)).toMatch(/^pack-/);
		expect(memories.at(-1)).toBe(0);
	});

	test('is done where all of the list is here and there is no network to ask for a newer one', async () => {
		const worker = new FakeWorker([]);
		worker.faults.set('refresh', 'offline');
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).toBe('done');
	});

	test('says that something takes away what is kept, rather than fetch it for ever', async () => {
		const worker = new FakeWorker([], picture('p'));
		const lossy = { ask: worker.ask.bind(worker) };
		const { runner, states } = makeRunner(worker, {
			ask: async (kind, request) => {
				worker.lose('p');
				const reply = await lossy.ask(kind, request);
				worker.lose('p');
				return reply;
			}
		});
		runner.start();
		await settle(1_000_000);
		expect(states.at(-1)).toMatchObject({ kind: 'failed', fault: { code: 'storage-failed' } });
		expect(worker.asked.filter((name) => name === 'p')).toHaveLength(2);
	});
});

test('the wait doubles up to five minutes, half of it by chance', () => {
	expect([0, 1, 2, 30].map((failures) => waitAfter(failures, 1))).toEqual([2000, 4000, 8000, 300_000]);
	expect(waitAfter(0, 0)).toBe(1000);
});

test.each([
	[412, 915, 2.6, 760],
	[915, 412, 2.6, 760],
	[360, 800, 1.5, 492],
	[1920, 1080, 1, 672],
	[1920, 1080, 2, 1344]
])('a screen of %i by %i at %f wishes for %i pixels', (width, height, density, wished) => {
	expect(widthFor(width, height, density)).toBe(wished);
});
