// A look for another build never holds up the keeping of the library, and one that comes is never missed.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReaderWorker } from '#lib/download/worker.ts';

const never = new Promise<never>(() => undefined);
let update: () => Promise<unknown>;
let installing: EventTarget & { state: string };

beforeEach(() => {
	vi.useFakeTimers();
	installing = Object.assign(new EventTarget(), { state: 'installing' });
	const registration = {
		active: {},
		waiting: null,
		installing,
		addEventListener: () => undefined,
		update: () => update()
	};
	const serviceWorker = {
		controller: {},
		ready: Promise.resolve(registration),
		addEventListener: () => undefined,
		getRegistration: () => Promise.resolve(registration),
		// As behind a look for another build on a dead line
		register: () => never
	};
	vi.stubGlobal('window', { caches: {} });
	vi.stubGlobal('location', new URL('https://stage.example/'));
	vi.stubGlobal('navigator', { serviceWorker, onLine: true });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function startWorker(onWaiting: () => void = () => undefined): Promise<ReaderWorker> {
	const worker = new ReaderWorker({ onWaiting, onTookOver: () => undefined, onTakingLong: () => undefined });
	await worker.start();
	return worker;
}

test('a page whose worker is there does not wait for it to be registered again', async () => {
	await expect(startWorker()).resolves.toBeInstanceOf(ReaderWorker);
});

test('a look that hangs is given up, and nothing waits for it any longer', async () => {
	update = () => never;
	const worker = await startWorker();
	const looked = worker.checkForBuild().then(() => 'over');
	await vi.advanceTimersByTimeAsync(14_000);
	expect(await Promise.race([looked, Promise.resolve('waiting')])).toBe('waiting');
	await vi.advanceTimersByTimeAsync(2000);
	expect(await looked).toBe('over');
});

test('a look that fails is no news', async () => {
	update = () => Promise.reject(new TypeError('Failed to fetch'));
	vi.spyOn(console, 'warn').mockReturnValue();
	await expect((await startWorker()).checkForBuild()).resolves.toBeUndefined();
});

test('a build that the browser was installing before the page looked is told of when it waits', async () => {
	const onWaiting = vi.fn();
	await startWorker(onWaiting);
	expect(onWaiting).not.toHaveBeenCalled();
	installing.state = 'installed';
	installing.dispatchEvent(new Event('statechange'));
	expect(onWaiting).toHaveBeenCalledOnce();
});
