// A look for another build never holds up the keeping of the library, however long the browser takes over it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReaderWorker } from '#lib/download/worker.ts';

const never = new Promise<never>(() => undefined);
let update: () => Promise<unknown>;

beforeEach(() => {
	vi.useFakeTimers();
	const registration = {
		active: {},
		waiting: null,
		installing: null,
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

async function startWorker(): Promise<ReaderWorker> {
	const worker = new ReaderWorker({ onWaiting: () => undefined, onTookOver: () => undefined });
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
