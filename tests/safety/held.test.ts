// How long a lock stays open: while a page is in sight, and so many minutes after; the worker is given the keys again and again.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stubLocal } from '../stage/local-words.ts';
import { keepKeys, noteLocked } from '#lib/pages/lock/held.ts';

const minuteMs = 60_000;
const keys = new Uint8Array([1, 2, 3]);
let visibility: 'visible' | 'hidden';
let page: EventTarget;
const local = new Map<string, string>();
const reload = vi.fn();
const given = vi.fn();

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date'] });
	visibility = 'visible';
	page = new EventTarget();
	reload.mockClear();
	given.mockClear();
	vi.stubGlobal(
		'document',
		Object.defineProperty(page, 'visibilityState', { get: () => visibility, configurable: true })
	);
	vi.stubGlobal('addEventListener', () => undefined);
	local.clear();
	vi.stubGlobal('location', { reload });
	stubLocal(local);
	vi.stubGlobal('navigator', {
		serviceWorker: { getRegistration: () => Promise.resolve({ active: { postMessage: given } }) }
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function turn(to: 'visible' | 'hidden'): void {
	visibility = to;
	page.dispatchEvent(new Event('visibilitychange'));
}

it('a page in sight gives the worker the keys more often than a worker without work is stopped, and is never closed', async () => {
	keepKeys('a lock', keys, 5 * minuteMs);
	await vi.advanceTimersByTimeAsync(20 * minuteMs);
	expect(reload).not.toHaveBeenCalled();
	expect(given.mock.calls.length).toBeGreaterThan((20 * minuteMs) / 25_000);
	expect(given.mock.calls[0]?.[0]).toMatchObject({ kind: 'held', lock: 'a lock', keys, forMs: 5 * minuteMs });
});

it('out of sight for as long as was chosen it begins anew without the keys, and not before', async () => {
	keepKeys('a lock', keys, 5 * minuteMs);
	turn('hidden');
	await vi.advanceTimersByTimeAsync(1);
	given.mockClear();
	await vi.advanceTimersByTimeAsync(4 * minuteMs);
	expect(given).not.toHaveBeenCalled();
	turn('visible');
	await vi.advanceTimersByTimeAsync(30 * minuteMs);
	expect(reload).not.toHaveBeenCalled();
	turn('hidden');
	// The worker, which is asked whether another page is in sight, is gone
	await vi.advanceTimersByTimeAsync(5 * minuteMs + 11_000);
	expect(reload).toHaveBeenCalledTimes(1);
});

it('a phone that slept over it begins anew as soon as it is seen again', async () => {
	keepKeys('a lock', keys, minuteMs);
	turn('hidden');
	// Nothing runs while it sleeps
	vi.setSystemTime(Date.now() + 10 * minuteMs);
	turn('visible');
	await vi.advanceTimersByTimeAsync(11_000);
	expect(reload).toHaveBeenCalledTimes(1);
});

it('a page that slept while the lock was closed gives nobody its keys', async () => {
	keepKeys('a lock', keys, minuteMs);
	await vi.advanceTimersByTimeAsync(1);
	turn('hidden');
	noteLocked();
	given.mockClear();
	turn('visible');
	await vi.advanceTimersByTimeAsync(1);
	expect(reload).toHaveBeenCalledTimes(1);
	expect(given).not.toHaveBeenCalled();
});
