// What a look for newer articles says that the reader asked for, and that it says it once.
import { expect, test } from 'vitest';
import type { Readiness } from '#lib/contract/messages.ts';
import { idleState, type RunnerState } from '#lib/download/runner-state.ts';
import { HandCheck } from '#lib/pages/check/hand-check.ts';
import { en as words } from '#lib/words/en.ts';

const had = { articlesKept: 3, newest: '2026-01-01T00:00:00.000Z' } as Readiness;
const state = (change: Partial<RunnerState>): RunnerState => ({ ...idleState, ...change });
const done = state({ kind: 'done' });
const fault = (code: 'unreachable' | 'server-error' | 'storage-full') => ({ code, mayRetry: true, detail: '' });

test.each<[string, Partial<Readiness>, Partial<RunnerState>, string | undefined]>([
	['nothing newer', {}, { kind: 'done' }, words.keep.foundNone],
	['one article more', { articlesKept: 4 }, { kind: 'done' }, 'New articles: 1.'],
	['several', { articlesKept: 8 }, { kind: 'done' }, 'New articles: 5.'],
	['a newer one for an older', { newest: '2026-02-01T00:00:00.000Z' }, { kind: 'done' }, 'New articles: 1.'],
	['one withdrawn', { articlesKept: 2 }, { kind: 'done' }, words.keep.foundNone],
	['silence', {}, { kind: 'done', fault: fault('unreachable') }, words.faults.unreachable],
	['an error', {}, { kind: 'waiting', fault: fault('server-error') }, words.faults['server-error']],
	['a full phone, which the line tells', {}, { kind: 'failed', fault: fault('storage-full') }, undefined],
	['a pause', {}, { kind: 'paused' }, undefined],
	['a wait for Wi-Fi, which the line tells', {}, { kind: 'held', hold: 'wifi' }, undefined]
])('after %s it is said what came of it', (_what, change, end, told) => {
	const check = new HandCheck({ readiness: had, run: done });
	const meet = (run: RunnerState) => check.meet({ ...had, ...change }, run, words, 'en');
	expect(meet(done)).toBeUndefined();
	expect(meet(state({ kind: 'checking' }))).toBeUndefined();
	expect(meet(state(end))).toBe(told);
	expect(meet(state({ kind: 'done' }))).toBeUndefined();
});
