// The index on disk: shards by their sums in a cache of their own, and a manifest, always written last, that says which of them count.
import { list, object, readAs, whole, type Of } from '#lib/article/schema.ts';
import { articleIdSchema, hashSchema, type Hash } from '#lib/article/types.ts';
import { toText, type Bytes } from '#lib/article/bytes.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { markPath } from './index-mark.ts';
import { Shard, sumLength } from './shard.ts';

const manifestSchema = object({
	/** The shards that count, each with how many articles it has. */
	shards: list(object({ sum: hashSchema, articles: whole() })),
	/** Parts of the list that were read for what is withdrawn, and what they said. */
	lists: list(hashSchema),
	gone: list(object({ id: articleIdSchema, revision: whole(1) })),
	/** Texts that shards have and that are not to be found: corrected since, withdrawn, or no longer here. */
	out: list(hashSchema)
});

/** What of the index counts. */
export type Manifest = Of<typeof manifestSchema>;

/** An index of nothing. */
export const emptyManifest: Manifest = { shards: [], lists: [], gone: [], out: [] };

/** No addresses of ours, so never asked for. */
const manifestPath = '/_index/manifest';
const shardPath = (sum: string): string => `/_index/${sum}`;

/** The index on disk. Written by whoever holds the lock of its name, read by all. */
export class IndexStore {
	readonly #cache: Cache;

	private constructor(cache: Cache) {
		this.#cache = cache;
	}

	/** Opens it. What is written through it after it was deleted is written nowhere. */
	static async open(): Promise<IndexStore> {
		return new IndexStore(await caches.open(cacheNames.search));
	}

	/** Which shards count; undefined where nothing says so, or nothing that this build can read. */
	async readManifest(): Promise<Manifest | undefined> {
		try {
			const found = await this.#cache.match(manifestPath);
			return found === undefined ? undefined : readAs(manifestSchema, await found.json());
		} catch (failed) {
			console.warn(`shyraq: the index is built anew: ${String(failed)}`);
			return undefined;
		}
	}

	/** A shard; undefined where it is not here, or damaged. */
	async readShard(sum: Hash): Promise<Shard | undefined> {
		try {
			const found = await this.#cache.match(shardPath(sum));
			const shard = found && (await Shard.read(await unpack(found)));
			return shard?.sum === sum ? shard : undefined;
		} catch (failed) {
			console.warn(`shyraq: a part of the index cannot be read: ${String(failed)}`);
			return undefined;
		}
	}

	/** Puts a shard, which counts once the manifest names it. @throws DOMException where there is no room */
	async putShard(bytes: Bytes): Promise<void> {
		const path = shardPath(toText(bytes.subarray(0, sumLength)));
		await this.#cache.put(path, pack(bytes));
	}

	/** From now on these count. @throws DOMException where there is no room */
	async writeManifest(manifest: Manifest): Promise<void> {
		await this.#put(manifestPath, JSON.stringify(manifest), 'application/json');
	}

	/** Remembers of what all was taken in. @throws DOMException where there is no room */
	async writeMark(mark: string): Promise<void> {
		await this.#put(markPath, mark, 'text/plain');
	}

	/** Drops the shards that do not count. */
	async tidy({ shards }: Manifest): Promise<void> {
		const staying = new Set([manifestPath, markPath, ...shards.map(({ sum }) => shardPath(sum))]);
		for (const request of await this.#cache.keys())
			if (!staying.has(new URL(request.url).pathname)) await this.#cache.delete(request);
	}

	async #put(path: string, body: BodyInit, type: string): Promise<void> {
		await this.#cache.put(path, new Response(body, { headers: { 'content-type': type } }));
	}
}

/** Says in the cache that a body is packed. */
const packedType = 'application/x-deflate';
const form = 'deflate-raw';

/** A shard as it is stored: a fifth smaller where the browser can. Its sum is of what is inside. */
function pack(bytes: Bytes): Response {
	const body = new Blob([bytes]);
	if (typeof CompressionStream === 'undefined') return new Response(body);
	const packed = body.stream().pipeThrough(new CompressionStream(form));
	return new Response(packed, { headers: { 'content-type': packedType } });
}

async function unpack(found: Response): Promise<Bytes> {
	const isPacked = found.headers.get('content-type') === packedType;
	const body = isPacked ? found.body?.pipeThrough(new DecompressionStream(form)) : found.body;
	return new Uint8Array(await new Response(body).arrayBuffer());
}
