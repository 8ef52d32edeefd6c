// Workers that die: at a chosen moment one life of the worker can neither read nor write any more, as if the browser had killed it.
import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import type { World } from './world.ts';

interface Life {
	isOver: boolean;
	/** Questions to the phone that are left to it. */
	left: number;
	end: () => void;
}

const lives = new AsyncLocalStorage<Life>();
const own = {
	setTimeout: globalThis.setTimeout,
	open: Reflect.get(IDBFactory.prototype, 'open') as (...asked: unknown[]) => IDBOpenDBRequest,
	transaction: Reflect.get(IDBDatabase.prototype, 'transaction') as (...asked: unknown[]) => IDBTransaction
};

/** Puts every question of the worker to the caches, the ledger and the network, and its timers, under the rule of its life. */
export function makeMortal(world: World): void {
	world.caches.gate = () => spend();
	const open = fetch;
	vi.stubGlobal('fetch', async (address: string, options?: RequestInit) => {
		await spend();
		const answer = await open(address, options);
		await spend();
		return answer;
	});
	vi.stubGlobal('setTimeout', (work: (...given: unknown[]) => void, waitMs?: number, ...given: unknown[]) => {
		const life = lives.getStore();
		// Else the dead would wake when they have waited long enough for an answer, on the phone of another run.
		return own.setTimeout(() => (life?.isOver === true ? undefined : work(...given)), waitMs);
	});
	vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...asked: unknown[]) {
		refuseDead();
		return own.open.apply(this, asked);
	});
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked: unknown[]) {
		// An upgrade is the browser's own work: begun by an open, and never half done.
		if (asked[1] !== 'versionchange') refuseDead();
		return own.transaction.apply(this, asked);
	});
}

/**
 * Lets work run in a life that has so many questions left.
 * @returns 'died', or how the work ended
 */
export async function live<T>(questions: number, work: () => Promise<T>): Promise<T | 'died'> {
	return new Promise((resolve, reject) => {
		const life: Life = { isOver: false, left: questions, end: () => resolve('died') };
		lives.run(life, () => {
			work()
				.then(
					(result) => resolve(life.isOver ? 'died' : result),
					(failed: unknown) => (life.isOver ? resolve('died') : reject(failed as Error))
				)
				// Whatever it left under way ends with it.
				.finally(() => (life.isOver = true));
		});
	});
}

function spend(): Promise<void> {
	const life = lives.getStore();
	// A promise for each, since one for all would hold on to everybody who ever waited for it.
	return life !== undefined && isOver(life) ? new Promise(() => undefined) : Promise.resolve();
}

function refuseDead(): void {
	const life = lives.getStore();
	if (life !== undefined && isOver(life)) throw new DOMException('the worker is dead', 'AbortError');
}

function isOver(life: Life): boolean {
	if (life.isOver) return true;
	life.left -= 1;
	if (life.left >= 0) return false;
	life.isOver = true;
	life.end();
	return true;
}
