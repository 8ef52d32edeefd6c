// Turns among tabs: one runs and the others show it, the next takes over, and one that sleeps is relieved.
import { afterEach, expect, test } from 'vitest';
import { Runner } from '#lib/download/runner.ts';
import type { RunnerState } from '#lib/download/runner-state.ts';
import { Turn } from '#lib/download/turn.ts';
import { FakeWorker, text } from './fake-worker.ts';
import { eventually } from '../stage/patience.ts';

const stops: (() => void)[] = [];
afterEach(() => {
	for (const stop of stops.splice(0)) stop();
});

/** A tab whose channel may be cut, as that of a tab put to sleep. */
function openTab(worker: FakeWorker, { isSeen = true, silenceMs = 10_000 } = {}) {
	const channel = new BroadcastChannel('tabs-of-a-test');
	const turn = new Turn({ locks: navigator.locks, channel, isSeen: () => isSeen, silenceMs });
	const states: RunnerState[] = [];
	const runner = new Runner({
		ask: (kind, request) => worker.ask(kind, request),
		wish: async () => ({ pictures: 'all', width: 800, format: 'avif' }),
		onState: (state) => states.push(state),
		turn
	});
	stops.push(() => {
		runner.stop();
		turn.close();
	});
	return { runner, states, sleep: () => (channel.onmessage = null) };
}

/** A worker that holds its pieces until it is told to go on. */
function makeHeld(...hashes: string[]) {
	const worker = new FakeWorker(hashes.map((hash) => text(hash)));
	let release = (): void => undefined;
	worker.hold = new Promise((resolve) => (release = resolve));
	return { worker, release: () => release() };
}

test('the others show how the running tab fares, and are done with it without asking again', async () => {
	const { worker, release } = makeHeld('a', 'b', 'c');
	const first = openTab(worker);
	first.runner.start();
	await eventually(() => expect(worker.asked).toContain('a'));
	const second = openTab(worker);
	second.runner.start();
	await eventually(() =>
		expect(second.runner.state).toMatchObject({ kind: 'running', isElsewhere: true, lane: 'texts', total: 3 })
	);
	const asked = worker.asked.length;
	release();
	await eventually(() => expect(second.runner.state).toMatchObject({ kind: 'done', isElsewhere: false, done: 3 }));
	expect(second.states.some(({ isElsewhere, done }) => isElsewhere && done > 0)).toBe(true);
	expect(worker.asked.slice(asked).filter((name) => name === 'refresh')).toEqual([]);
	expect(worker.kept.size).toBe(3);
});

test('the next tab takes over where the running one is closed', async () => {
	const { worker, release } = makeHeld('a', 'b', 'c', 'd');
	const first = openTab(worker);
	first.runner.start();
	await eventually(() => expect(worker.asked).toContain('a'));
	const second = openTab(worker);
	second.runner.start();
	await eventually(() => expect(second.runner.state.isElsewhere).toBe(true));
	first.runner.stop();
	release();
	await eventually(() => expect(second.runner.state).toMatchObject({ kind: 'done', isElsewhere: false }));
	expect(first.runner.state.kind).toBe('idle');
	expect(worker.kept.size).toBe(4);
});

test('a tab that sleeps with its turn is relieved by one that is looked at, and asks for nothing more', async () => {
	const { worker, release } = makeHeld(...'abcdefgh'.split(''));
	const sleeper = openTab(worker);
	sleeper.runner.start();
	await eventually(() => expect(worker.asked).toContain('b'));
	sleeper.sleep();
	const hidden = openTab(worker, { isSeen: false, silenceMs: 20 });
	hidden.runner.start();
	const seen = openTab(worker, { silenceMs: 40 });
	seen.runner.start();
	await eventually(() => expect(worker.asked.filter((name) => name === 'refresh')).toHaveLength(2));
	expect(hidden.runner.state.isElsewhere || hidden.runner.state.kind === 'elsewhere').toBe(true);
	const asked = worker.asked.length;
	release();
	await eventually(() => expect(seen.runner.state).toMatchObject({ kind: 'done', isElsewhere: false }));
	expect(worker.kept.size).toBe(8);
	expect(worker.asked.slice(asked).filter((name) => name === 'g')).toHaveLength(1);
});

test('without Web Locks every tab runs, and nothing is lost', async () => {
	const worker = new FakeWorker([text('a'), text('b')]);
	const states: RunnerState[] = [];
	const open = (): Runner =>
		new Runner({
			ask: (kind, request) => worker.ask(kind, request),
			wish: async () => ({ pictures: 'all', width: 800, format: 'avif' }),
			onState: (state) => states.push(state)
		});
	for (const runner of [open(), open()]) runner.start();
	await eventually(() => expect(states.filter(({ kind }) => kind === 'done')).toHaveLength(2));
	expect(worker.order).toEqual(['a', 'b']);
});
