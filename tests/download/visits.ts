// Visits to the reader on a phone, on the day of the tests: a page each, over what the phone remembers.
import { afterEach, beforeEach, vi } from 'vitest';
import type { CheckState } from '#lib/download/check.ts';
import { Download, type DownloadNeeds } from '#lib/download/download.ts';
import type { RunnerState } from '#lib/download/runner-state.ts';
import type { Spent } from '#lib/shelf/meter.ts';
import { defaultSettings, type Settings } from '#lib/shelf/settings.ts';
import { openTab, type Platform } from '../shelf/stage.ts';
import type { FakeWorker } from './fake-worker.ts';

const stops: (() => void)[] = [];

/** Gives the tests of a file their day, and ends what their visits began. */
export function keepTheDay(): void {
	// Only the calendar is the test's: the database needs its own timers.
	beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 22, 12) }));
	afterEach(() => {
		for (const stop of stops.splice(0)) stop();
		vi.useRealTimers();
	});
}

/** A visit to the reader on a phone: a page with what the phone's shelf remembers. */
export async function visit(platform: Platform, worker: FakeWorker, settings: Partial<Settings> = {}) {
	const seen: { runs: RunnerState[]; checks: CheckState[]; spent: Spent | undefined; drill: number | undefined } = {
		runs: [],
		checks: [],
		spent: undefined,
		drill: undefined
	};
	const builds = vi.fn(async () => undefined);
	const needs: DownloadNeeds = {
		worker: { ask: (kind, request) => worker.ask(kind, request), checkForBuild: builds },
		shelf: openTab(platform),
		wish: async () => ({ pictures: 'all', width: 800, format: 'avif' }),
		onRun: (state) => seen.runs.push(state),
		onCheck: (state) => seen.checks.push(state),
		onSpent: (spent) => (seen.spent = spent),
		onDrill: (until) => (seen.drill = until)
	};
	const download = new Download(needs);
	const stop = await download.start({ ...defaultSettings, ...settings });
	stops.push(stop);
	const kindNow = (): string | undefined => seen.runs.at(-1)?.kind;
	return { download, seen, stop, builds, kindNow };
}
