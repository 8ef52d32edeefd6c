// A phone and a network for the vault's tests: stores in memory, and servers whose every answer a test can spoil.
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Bytes } from '#lib/article/bytes.ts';
import { MemoryCaches } from './memory-caches.ts';
import { openVault, type Vault } from './vault.ts';

/** How the network treats one request; undefined lets it pass. `path` has the origin before it where it is a mirror's. */
export type Spoil = (path: string, honest: () => Response, range?: string) => Response | Promise<Response> | undefined;

export class World {
	readonly caches = new MemoryCaches();
	/** Every address and its bytes; a mirror's have its origin before them. */
	readonly files = new Map<string, Bytes>();
	asked: string[] = [];
	spoil: Spoil | undefined;
	/** Whether servers give ranges; those that do not give all. */
	givesRanges = true;
	/** What the browser says of the network. */
	readonly navigator = { onLine: true, languages: ['en'] };
	#vault: Vault | undefined;

	/** Puts the phone and the network in place of the globals, and starts the worker. */
	static async open(): Promise<World> {
		const world = new World();
		vi.stubGlobal('indexedDB', new IDBFactory());
		vi.stubGlobal('navigator', world.navigator);
		vi.stubGlobal('caches', world.caches);
		vi.stubGlobal('fetch', (address: string, options?: RequestInit) => world.#answer(address, options));
		await world.restart();
		return world;
	}

	/** The vault of the worker that runs now. */
	get vault(): Vault {
		if (this.#vault === undefined) throw new Error('no worker runs');
		return this.#vault;
	}

	/** Puts files on the server, or on a mirror. */
	serve(files: ReadonlyMap<string, Bytes>, origin = ''): void {
		for (const [path, bytes] of files) this.files.set(`${origin}${path}`, bytes);
	}

	/** The worker is stopped and started again: what it remembered is gone. */
	async restart(): Promise<void> {
		const stopped = this.#vault;
		this.#vault = await openVault();
		await stopped?.closeLedger();
	}

	async loseLedger(): Promise<void> {
		vi.stubGlobal('indexedDB', new IDBFactory());
		await this.restart();
	}

	async loseCaches(...names: string[]): Promise<void> {
		for (const name of names.length > 0 ? names : this.caches.named.keys()) await this.caches.delete(name);
		await this.restart();
	}

	async #answer(address: string, options?: RequestInit): Promise<Response> {
		this.asked.push(address);
		const range = new Headers(options?.headers).get('range') ?? undefined;
		const honest = (): Response => {
			const bytes = this.files.get(address);
			if (bytes === undefined) return new Response('no', { status: 404 });
			const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
			if (new Headers(options?.headers).get('if-none-match') === etag) return new Response(null, { status: 304 });
			const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
			if (start === 0 || !this.givesRanges) return new Response(bytes, { headers: { etag } });
			return start < bytes.length
				? new Response(bytes.slice(start), { status: 206, headers: { etag } })
				: new Response(null, { status: 416 });
		};
		options?.signal?.throwIfAborted();
		return (await this.spoil?.(address, honest, range)) ?? honest();
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
