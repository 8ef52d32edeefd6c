// A stage for the runner: a clock that the test moves, the states it shows, and what it needs besides the worker.
import { vi } from 'vitest';
import { Runner, type RunnerNeeds } from '#lib/download/runner.ts';
import type { RunnerState } from '#lib/download/runner-state.ts';
import type { TroubleStore } from '#lib/download/queue.ts';
import type { Trouble } from '#lib/shelf/trouble.ts';
import type { FakeWorker } from './fake-worker.ts';

/** A runner on a worker, and everything that it showed. */
export function makeRunner(worker: FakeWorker, needs: Partial<RunnerNeeds> = {}) {
	const states: RunnerState[] = [];
	const runner = new Runner({
		ask: (kind, request) => worker.ask(kind, request),
		wish: async () => ({ pictures: 'all', width: 800, format: 'avif' }),
		onState: (state) => states.push(state),
		random: () => 1,
		...needs
	});
	return { runner, states };
}

/** Lets time pass, and whatever becomes due in it. */
export async function settle(ms = 1): Promise<void> {
	await vi.advanceTimersByTimeAsync(ms);
}

/** What one phone remembers of troubles from visit to visit. */
export function rememberTroubles(): TroubleStore & { rows: Map<string, Trouble> } {
	const rows = new Map<string, Trouble>();
	return {
		rows,
		load: async () => [...rows.values()],
		save: async (trouble) => void rows.set(trouble.hash, trouble),
		clear: async (hash) => void rows.delete(hash)
	};
}
