// The three states of the network: from the worker's outcomes and pings, never from the browser's word alone.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Announcement } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import { readConnection, watchConnection } from '#lib/download/connection.ts';
import { Network, type NetworkView } from '#lib/download/network.ts';
import { wakeDaily, wakeSoon } from '#lib/download/background.ts';
import { FakeWorker } from './fake-worker.ts';

const page = { events: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: 'visible' }) };
let stop = (): void => undefined;
let announce: BroadcastChannel;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
	vi.stubGlobal('document', page.document);
	vi.stubGlobal('addEventListener', page.events.addEventListener.bind(page.events));
	vi.stubGlobal('removeEventListener', page.events.removeEventListener.bind(page.events));
	announce = new BroadcastChannel(channelName);
});
afterEach(() => {
	stop();
	announce.close();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function watch(contact?: string) {
	const worker = new FakeWorker([]);
	const views: [NetworkView, boolean][] = [];
	const told: string[] = [];
	const network = new Network(worker, {
		onNetwork: (view, isBack) => views.push([view, isBack]),
		onLibrary: () => told.push('library'),
		onLost: (articles, pictures) => told.push(`lost ${articles} ${pictures}`)
	});
	stop = network.watch(contact);
	const say = async (word: Announcement, count: number): Promise<void> => {
		announce.postMessage(word);
		// Messages come by the real event loop.
		while (views.length + told.length < count) await new Promise((resolve) => setImmediate(resolve));
	};
	return { worker, views, told, say, network };
}

describe('the network', () => {
	test('is what the worker met; the last contact is the publisher’s own, from a visit before if need be', async () => {
		const { views, told, say } = watch('2026-01-01T00:00:00.000Z');
		await say({ kind: 'network', state: 'unreachable', at: '2026-01-02T00:00:00.000Z' }, 1);
		await say({ kind: 'network', state: 'well', at: '2026-01-03T00:00:00.000Z', mirror: 'https://m.example' }, 2);
		await say({ kind: 'network', state: 'well', at: '2026-01-04T00:00:00.000Z' }, 3);
		expect(views).toEqual([
			[{ state: 'unreachable', contact: '2026-01-01T00:00:00.000Z', mirror: undefined }, false],
			[{ state: 'well', contact: '2026-01-01T00:00:00.000Z', mirror: 'https://m.example' }, true],
			[{ state: 'well', contact: '2026-01-04T00:00:00.000Z', mirror: undefined }, false]
		]);
		await say({ kind: 'library-changed' }, 4);
		await say({ kind: 'lost', articles: 2, pictures: 3 }, 5);
		expect(told).toEqual(['library', 'lost 2 3']);
	});

	test('is asked for when the browser says that it came or went, and its word is not taken for it', async () => {
		const { worker, views } = watch();
		page.events.dispatchEvent(new Event('offline'));
		await vi.advanceTimersByTimeAsync(0);
		page.events.dispatchEvent(new Event('online'));
		await vi.advanceTimersByTimeAsync(0);
		expect(worker.asked).toEqual(['ping', 'ping']);
		expect(views).toEqual([]);
	});

	test('is asked for by a page that nobody tells anything, and by one looked at again after a while', async () => {
		const { worker, say } = watch();
		await vi.advanceTimersByTimeAsync(5000);
		expect(worker.asked).toEqual(['ping']);
		await say({ kind: 'network', state: 'well', at: new Date().toISOString() }, 1);
		page.document.dispatchEvent(new Event('visibilitychange'));
		await vi.advanceTimersByTimeAsync(0);
		expect(worker.asked).toEqual(['ping']);
		await vi.advanceTimersByTimeAsync(31_000);
		page.document.dispatchEvent(new Event('visibilitychange'));
		await vi.advanceTimersByTimeAsync(0);
		expect(worker.asked).toEqual(['ping', 'ping']);
		await say({ kind: 'network', state: 'well', at: new Date().toISOString() }, 2);
		// A clock that ran ahead was put right
		vi.setSystemTime(Date.now() - 365 * 24 * 3_600_000);
		page.document.dispatchEvent(new Event('visibilitychange'));
		await vi.advanceTimersByTimeAsync(0);
		expect(worker.asked).toEqual(['ping', 'ping', 'ping']);
	});

	test('answers one ping at a time, and a ping that fails is an answer too', async () => {
		const { worker, network } = watch();
		worker.faults.set('ping', 'unreachable');
		expect(await Promise.all([network.ping(), network.ping()])).toEqual([false, false]);
		expect(worker.asked).toEqual(['ping']);
	});
});

test('a connection is mobile where the browser says so, and free where it does not say', () => {
	const changes: string[] = [];
	const connection = Object.assign(new EventTarget(), { type: 'cellular', saveData: true });
	vi.stubGlobal('navigator', { connection });
	const stopWatching = watchConnection(() => changes.push('changed'));
	expect(readConnection()).toEqual({ canTell: true, isMobile: true, savesData: true });
	connection.type = 'wifi';
	connection.dispatchEvent(new Event('change'));
	expect(readConnection().isMobile).toBe(false);
	stopWatching();
	connection.dispatchEvent(new Event('change'));
	expect(changes).toEqual(['changed']);
	vi.stubGlobal('navigator', {});
	expect(readConnection()).toEqual({ canTell: false, isMobile: false, savesData: false });
});

test('the browser is asked for wakings where it has them, and its refusal is borne', async () => {
	const asked: unknown[] = [];
	const registration = {
		sync: { register: async (tag: string) => void asked.push(tag) },
		periodicSync: {
			register: async (): Promise<void> => {
				throw new DOMException('not installed', 'NotAllowedError');
			}
		}
	} as unknown as ServiceWorkerRegistration;
	vi.spyOn(console, 'info').mockImplementation(() => undefined);
	vi.stubGlobal('navigator', { permissions: { query: async () => ({ state: 'granted' }) } });
	expect(await wakeSoon(registration)).toBe(true);
	expect(asked).toEqual(['shyraq-soon']);
	expect(await wakeDaily(registration)).toBe(false);
	expect(await wakeSoon(undefined)).toBe(false);
	const granting = {
		periodicSync: {
			register: async (tag: string, { minInterval }: { minInterval: number }) => void asked.push([tag, minInterval])
		}
	} as unknown as ServiceWorkerRegistration;
	expect(await wakeDaily(granting)).toBe(true);
	expect(asked.at(-1)).toEqual(['shyraq-daily', 12 * 3_600_000]);
	vi.stubGlobal('navigator', { permissions: { query: async () => ({ state: 'denied' }) } });
	expect(await wakeDaily(granting)).toBe(false);
	expect(asked.length).toBe(2);
	vi.stubGlobal('navigator', { permissions: { query: () => Promise.reject(new TypeError('unknown')) } });
	expect(await wakeDaily(registration)).toBe(false);
});
