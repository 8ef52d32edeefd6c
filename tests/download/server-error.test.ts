// Whose an odd answer is: the publisher's own error is told as that, and not as a page that wants a sign-in.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeWorker, text } from './fake-worker.ts';
import { makeRunner, settle } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test.each([
	['its list', 'refresh', true],
	['its list, where something is lacking', 'refresh', false],
	['a piece', 'a', false]
])(
	'an error in place of %s is the publisher’s own where a ping proves that it answers',
	async (_what, asked, isKept) => {
		const worker = new FakeWorker([text('a')]);
		if (isKept) worker.kept.add('a');
		worker.faults.set(asked, 'wrong-answer');
		if (asked === 'refresh' && !isKept) worker.faults.set('a', 'wrong-answer');
		const { runner, states } = makeRunner(worker);
		runner.start();
		await settle();
		expect(states.at(-1)).toMatchObject({ kind: 'waiting', fault: { code: 'server-error' } });
		expect(states.at(-1)?.retryAt).toBeGreaterThan(Date.now());
		// The server is mended, and the page looked at again
		worker.faults.clear();
		runner.wake();
		await settle(60_000);
		expect(states.at(-1)?.kind).toBe('done');
	}
);

test('where no ping is answered it is somebody else’s', async () => {
	const worker = new FakeWorker([text('a')]);
	worker.faults.set('a', 'wrong-answer').set('ping', 'wrong-answer');
	const { runner, states } = makeRunner(worker);
	runner.start();
	await settle();
	expect(states.at(-1)).toMatchObject({ kind: 'waiting', fault: { code: 'wrong-answer' } });
});
