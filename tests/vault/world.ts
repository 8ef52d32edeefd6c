// A phone and a network for the vault's tests: stores in memory, and a server whose every answer a test can spoil.
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { vi } from 'vitest';
import type { Bytes } from '#lib/article/bytes.ts';
import { databaseNames } from '#lib/contract/places.ts';
import { forgetContents } from '#lib/vault/contents.ts';
import { closeLedger } from '#lib/vault/ledger.ts';
import { MemoryCaches } from './memory-caches.ts';

/** How the network treats one request; undefined lets it pass. */
export type Spoil = (path: string, honest: () => Response) => Response | Promise<Response> | undefined;

export class World {
	caches = new MemoryCaches();
	files = new Map<string, Bytes>();
	asked: string[] = [];
	spoil: Spoil | undefined;
	/** What the browser says of the network. */
	navigator = { onLine: true };

	/** Puts the phone and the network in place of the globals. */
	static async open(): Promise<World> {
		const world = new World();
		await closeLedger();
		await deleteDB(databaseNames.ledger);
		forgetContents();
		vi.stubGlobal('navigator', world.navigator);
		vi.stubGlobal('caches', world.caches);
		vi.stubGlobal('fetch', (input: string, options?: RequestInit) => world.#answer(input, options));
		return world;
	}

	serve(files: Map<string, Bytes>): void {
		for (const [path, bytes] of files) this.files.set(path, bytes);
	}

	/** What the worker forgets when it is killed. */
	async restart(): Promise<void> {
		await closeLedger();
		forgetContents();
	}

	async loseLedger(): Promise<void> {
		await closeLedger();
		await deleteDB(databaseNames.ledger);
		forgetContents();
	}

	loseCaches(): void {
		this.caches.named.clear();
		forgetContents();
	}

	async #answer(path: string, options?: RequestInit): Promise<Response> {
		this.asked.push(path);
		const honest = (): Response => {
			const bytes = this.files.get(path);
			const tag = path === '/contents' ? `"${path}"` : '';
			return bytes === undefined
				? new Response('no', { status: 404 })
				: new Response(bytes, { headers: { etag: tag } });
		};
		options?.signal?.throwIfAborted();
		return (await this.spoil?.(path, honest)) ?? honest();
	}
}

/** A body that gives the first bytes and then breaks, or stands still for ever. */
export function brokenBody(bytes: Bytes, length: number, ending: 'ends' | 'breaks' | 'hangs'): ReadableStream<Bytes> {
	let isSent = false;
	return new ReadableStream(
		{
			pull(controller) {
				if (!isSent && length > 0) controller.enqueue(bytes.slice(0, length));
				else if (ending === 'ends') controller.close();
				else if (ending === 'breaks') controller.error(new TypeError('connection reset'));
				else return new Promise(() => undefined);
				isSent = true;
				return undefined;
			}
		},
		{ highWaterMark: 0 }
	);
}
