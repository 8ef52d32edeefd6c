// Cache Storage in memory: as much of it as the vault and the worker's shell use, with a quota that can be reached.

/** One cache of a name. Responses are kept as bytes, headers and status, and given out afresh. */
class MemoryCache {
	readonly entries = new Map<string, { bytes: ArrayBuffer; headers: [string, string][]; status: number }>();
	/** Entries that are listed, and whose bytes the disk no longer gives. */
	readonly broken = new Set<string>();
	#owner: MemoryCaches;

	constructor(owner: MemoryCaches) {
		this.#owner = owner;
	}

	async put(request: string | { url: string }, response: Response): Promise<void> {
		const bytes = await response.arrayBuffer();
		await this.#owner.gate('put', new URL(urlOf(request)).pathname);
		if (this.#owner.size + bytes.byteLength > this.#owner.quota)
			throw new DOMException('no room', 'QuotaExceededError');
		this.broken.delete(urlOf(request));
		this.entries.set(urlOf(request), { bytes, headers: [...response.headers], status: response.status });
	}

	async match(request: string | { url: string }): Promise<Response | undefined> {
		await this.#owner.gate('match', new URL(urlOf(request)).pathname);
		const entry = this.entries.get(urlOf(request));
		if (entry !== undefined && this.broken.has(urlOf(request))) {
			return new Response(
				new ReadableStream({ pull: (body) => body.error(new DOMException('read', 'NotReadableError')) })
			);
		}
		return entry === undefined
			? undefined
			: new Response(entry.bytes.slice(0), { headers: entry.headers, status: entry.status });
	}

	async delete(request: string | { url: string }): Promise<boolean> {
		await this.#owner.gate('delete', new URL(urlOf(request)).pathname);
		return this.entries.delete(urlOf(request));
	}

	async keys(): Promise<{ url: string }[]> {
		await this.#owner.gate('keys', '');
		return [...this.entries.keys()].map((url) => ({ url }));
	}
}

/** What may be asked of a cache. */
export type CacheAct = 'put' | 'match' | 'delete' | 'keys' | 'open';

/** `caches`. */
export class MemoryCaches {
	readonly named = new Map<string, MemoryCache>();
	quota = Infinity;
	/** Passed by every question before anything is done; a test may hold it up for ever, or refuse. */
	gate: (act: CacheAct, path: string) => Promise<void> = () => Promise.resolve();

	get size(): number {
		let size = 0;
		for (const cache of this.named.values()) for (const { bytes } of cache.entries.values()) size += bytes.byteLength;
		return size;
	}

	/** The disk no longer gives an entry's bytes. */
	break(name: string, path: string): void {
		this.named.get(name)?.broken.add(urlOf(path));
	}

	/** The disk gives other bytes than were put. */
	alter(name: string, path: string, text: string): void {
		const entry = this.named.get(name)?.entries.get(urlOf(path));
		if (entry !== undefined) entry.bytes = new TextEncoder().encode(text).buffer;
	}

	async open(name: string): Promise<MemoryCache> {
		await this.gate('open', name);
		const cache = this.named.get(name) ?? new MemoryCache(this);
		this.named.set(name, cache);
		return cache;
	}

	async match(request: string, { cacheName }: { cacheName: string }): Promise<Response | undefined> {
		return this.named.get(cacheName)?.match(request);
	}

	async keys(): Promise<string[]> {
		return [...this.named.keys()];
	}

	async has(name: string): Promise<boolean> {
		return this.named.has(name);
	}

	async delete(name: string): Promise<boolean> {
		return this.named.delete(name);
	}

	/** The paths kept in a cache. */
	paths(name: string): string[] {
		return [...(this.named.get(name)?.entries.keys() ?? [])].map((url) => new URL(url).pathname).sort();
	}

	/** The bytes kept under a path, as they lie there. */
	bytesAt(name: string, path: string): Uint8Array | undefined {
		const bytes = this.named.get(name)?.entries.get(urlOf(path))?.bytes;
		return bytes === undefined ? undefined : new Uint8Array(bytes);
	}

	/** Changes one bit of what is kept under a path. */
	damage(name: string, path: string): void {
		const entry = this.named.get(name)?.entries.get(urlOf(path));
		if (entry === undefined) throw new Error(`nothing is kept under ${path}`);
		const bytes = new Uint8Array(entry.bytes);
		bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
	}
}

function urlOf(request: string | { url: string }): string {
	return new URL(typeof request === 'string' ? request : request.url, 'https://shyraq.test').href;
}
