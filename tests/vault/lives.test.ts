// The stage's own law: whoever was killed stays dead, and stands in nobody's way, least of all on another phone.
import { afterEach, expect, test, vi } from 'vitest';
import { live, makeMortal } from './lives.ts';
import { World } from './world.ts';

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test('a dead worker is woken by no timer', async () => {
	const world = await World.open();
	makeMortal(world);
	const woken: string[] = [];
	const end = await live(0, async () => {
		setTimeout(() => woken.push('the dead'), 1);
		await caches.open('articles');
		woken.push('the answered');
	});
	await new Promise((resolve) => setTimeout(resolve, 1));
	expect({ end, woken }).toEqual({ end: 'died', woken: [] });
});

test('a worker whose work is over does nothing more', async () => {
	const world = await World.open();
	makeMortal(world);
	const woken: string[] = [];
	const end = await live(9, () => {
		setTimeout(() => woken.push('the stopped'), 1);
		return Promise.resolve('done');
	});
	await new Promise((resolve) => setTimeout(resolve, 1));
	expect({ end, woken }).toEqual({ end: 'done', woken: [] });
});

test('what is left of a dead worker does not hold up the ledger of the phone after it', async () => {
	const { vault: dead } = await World.open();
	const next = await World.open();
	makeMortal(next);
	expect(await live(0, () => dead.readFact('wish'))).toBe('died');
	expect(await next.vault.readFact('wish')).toBeUndefined();
});
