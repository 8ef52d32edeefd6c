// Where the press puts what it makes: the store implements these two, so that the press knows no disk.
import type { Hash, Picture } from '#lib/article/types.ts';

/** Keeps bytes under their sha-256. Putting the same bytes again is no fault and changes nothing. */
export interface BlobSink {
	/** Resolves once the bytes are durable. */
	put(bytes: Uint8Array): Promise<Hash>;
	has(hash: Hash): Promise<boolean>;
}

/** Remembers which picture came of which source bytes, so that a press does not make it twice. */
export interface PictureCache {
	/** `key` is opaque: the source's sha-256 and the recipe's version, as `pictureKey` writes it. */
	find(key: string): Promise<Picture | undefined>;
	keep(key: string, picture: Picture): Promise<void>;
}
