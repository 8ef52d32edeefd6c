// A list that comes in parts, as on a slow line: between the texts, beside the last of them, and through trouble.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeWorker, picture, text } from './fake-worker.ts';
import { makeRunner, settle } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the runner brings', () => {
	test('texts of the newest part of the list before its older parts, and pictures when both are here', async () => {
		const worker = new FakeWorker([text('a', picture('a-lead', 'leads')), text('b'), text('c'), text('d'), text('e')]);
		worker.listedAtOnce = 2;
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		expect(worker.asked.filter((name) => name !== 'plan')).toEqual(
			['refresh', 'a', 'b', 'refresh', 'c', 'd', 'refresh', 'e', 'a-lead'] // each part, then its texts
		);
		expect(states.at(-1)).toMatchObject({ kind: 'done' });
	});

	test('the next part of the list while the last texts of the one before are under way', async () => {
		const worker = new FakeWorker([text('a'), text('b'), text('c')]);
		worker.listedAtOnce = 2;
		worker.takes = ({ kind }) => (kind === 'keep' ? 500 : 0);
		const keptAtRefresh: number[] = [];
		worker.meet = ({ kind }) => {
			if (kind === 'refresh') keptAtRefresh.push(worker.kept.size);
			return undefined;
		};
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle(5000);
		expect(keptAtRefresh).toEqual([0, 0]);
		expect(worker.order).toEqual(['a', 'b', 'c']);
		expect(states.at(-1)?.kind).toBe('done');
	});

	test('the rest of a list later, where the network goes between its parts', async () => {
		const worker = new FakeWorker([text('a'), text('b')]);
		worker.listedAtOnce = 1;
		const { runner, states } = makeRunner(worker);
		const refreshes = (): number => worker.asked.filter((name) => name === 'refresh').length;
		worker.meet = ({ kind }) => (kind === 'refresh' && refreshes() > 1 ? 'unreachable' : undefined);
		runner.start();
		await settle();
		expect(states.at(-1)?.kind).not.toBe('done');
		worker.meet = () => undefined;
		await settle(60_000);
		expect(worker.order).toEqual(['a', 'b']);
	});

	test('all of a list whose next part met trouble in a round that broke off, and the round after it does not tell of that', async () => {
		const worker = new FakeWorker([text('a'), text('b')]);
		worker.listedAtOnce = 1;
		const { runner, states } = makeRunner(worker);
		const asked = (name: string): number => worker.asked.filter((each) => each === name).length;
		worker.takes = ({ kind }) => (kind === 'keep' ? 500 : 0);
		worker.meet = ({ kind }) => {
			if (kind === 'refresh') return asked('refresh') === 2 ? 'wrong-signature' : undefined;
			return kind === 'keep' && asked('a') === 1 ? 'unreachable' : undefined;
		};
		runner.start();
		await settle(60_000);
		expect(worker.order).toEqual(['a', 'b']);
		expect(states.at(-1)?.kind).toBe('done');
		expect(states.map(({ fault }) => fault?.code)).not.toContain('wrong-signature');
	});
});
