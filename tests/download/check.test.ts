// Reading everything back: step by step, by wish, and a few pieces at each start.
import { expect, test } from 'vitest';
import { checkSchema } from '#lib/download/check.ts';
import { loadFact } from '#lib/shelf/facts.ts';
import { makePlatform, openTab } from '../shelf/stage.ts';
import { FakeWorker } from './fake-worker.ts';
import { keepTheDay, visit } from './visits.ts';
import { eventually } from '../stage/patience.ts';

keepTheDay();

test('a check reads everything back step by step, may be paused, and goes on at the next visit', async () => {
	const platform = makePlatform();
	const worker = new FakeWorker([]);
	worker.checkSteps = 5;
	const first = await visit(platform, worker);
	await eventually(() => expect(worker.asked).toContain('check'));
	worker.requests = [];
	worker.meet = ({ kind }) => {
		// Paused while the second step is under way.
		if (kind === 'check' && worker.requests.length === 2) first.download.check.pause();
		return undefined;
	};
	await first.download.check.start();
	expect(first.seen.checks.at(-1)?.looked).toBe(40);
	expect(first.seen.checks.at(-1)?.kind).toBe('paused');
	first.stop();
	worker.meet = () => undefined;
	worker.lostAt.set(4, 2);
	const second = await visit(platform, worker);
	expect(second.seen.checks.at(-1)).toMatchObject({ kind: 'paused', lost: 0 });
	await second.download.check.start();
	expect(second.seen.checks.at(-1)).toMatchObject({ kind: 'done', looked: 100, lost: 2 });
	expect(second.seen.checks.at(-1)?.endedAt).toMatch(/^2026-11-22/);
	second.stop();
	const third = await visit(platform, worker);
	expect(third.seen.checks.at(-1)).toMatchObject({ kind: 'done', looked: 100 });
});

test('a check of a few pieces is made at each start, of others each time', async () => {
	const platform = makePlatform();
	const worker = new FakeWorker([]);
	worker.checkSteps = 3;
	for (let start = 0; start < 4; start += 1) {
		const { stop } = await visit(platform, worker);
		await eventually(() => expect(worker.asked.filter((name) => name === 'check')).toHaveLength(start + 1));
		// Remembered for the next start.
		await eventually(async () => {
			const memory = await loadFact(openTab(platform), 'check', checkSchema);
			expect(memory).toEqual({ looked: 0, lost: 0, ...(start % 3 === 2 ? {} : { place: String((start % 3) + 1) }) });
		});
		stop();
	}
	const places = worker.requests.filter((request) => request.kind === 'check').map(({ from }) => from);
	expect(places).toEqual([undefined, '1', '2', undefined]);
});

test('a check shows at once that it runs, and counts what the look of this start finds gone meanwhile', async () => {
	const worker = new FakeWorker([]);
	worker.takes = () => 20;
	let before = 0;
	const checks = (): number => worker.asked.filter((kind) => kind === 'check').length;
	worker.meet = () => {
		// What the first look dropped is gone when the second comes to it
		if (checks() === before + 2) worker.lostAt.clear();
		return undefined;
	};
	const { download, seen } = await visit(makePlatform(), worker, { isPaused: true });
	// The look of the start itself finds nothing
	await eventually(() => expect(checks()).toBe(1));
	await download.check.step();
	before = checks();
	worker.lostAt.set(0, 1);
	const looking = download.check.step();
	const checking = download.check.start();
	expect(seen.checks.at(-1)).toMatchObject({ kind: 'running', looked: 0, lost: 0 });
	await Promise.all([looking, checking]);
	expect(seen.checks.at(-1)).toMatchObject({ kind: 'done', looked: 20, lost: 1 });
	await download.check.step();
	expect(checks()).toBe(before + 2);
});
