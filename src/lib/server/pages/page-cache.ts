// Documents composed lately with their compressed forms, so that each is composed and compressed once, within a bound.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ComposedDocument } from '#lib/article/compose/document.ts';
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import { nameOf, type Coding } from '../store/blobs.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** How much composed text is held, in bytes before compression. */
const limitBytes = 64 * 1024 * 1024;

/** A composed document as bytes, compressed when a coding is first asked for. */
export class Page {
	readonly status: ComposedDocument['status'];
	readonly headers: Readonly<Record<string, string>>;
	readonly bytes: Bytes;
	readonly hash: string;
	readonly #coded = new Map<Coding, Promise<Bytes>>();

	constructor(document: ComposedDocument) {
		this.status = document.status;
		this.headers = document.headers;
		this.bytes = toBytes(document.chunks.join(''));
		this.hash = nameOf(this.bytes);
	}

	/** The bytes in a coding. */
	in(coding: Coding): Promise<Bytes> {
		const known = this.#coded.get(coding);
		if (known !== undefined) return known;
		const made = compress(this.bytes, coding);
		this.#coded.set(coding, made);
		return made;
	}
}

/** The pages asked for last, by the names of what they show. */
export class PageCache {
	readonly #pages = new Map<string, Page>();
	readonly #limit: number;
	#bytes = 0;

	constructor(limit = limitBytes) {
		this.#limit = limit;
	}

	/** The page of a name, composed where it is not held. The name must stand for the exact bytes of everything in it. */
	async get(name: string, compose: () => Promise<ComposedDocument>): Promise<Page> {
		const held = this.#pages.get(name);
		const page = held ?? new Page(await compose());
		this.#keep(name, page);
		return page;
	}

	#keep(name: string, page: Page): void {
		this.#drop(name);
		this.#pages.set(name, page);
		this.#bytes += page.bytes.length;
		for (const oldest of this.#pages.keys()) {
			if (this.#bytes <= this.#limit) break;
			this.#drop(oldest);
		}
	}

	#drop(name: string): void {
		const page = this.#pages.get(name);
		if (page === undefined) return;
		this.#pages.delete(name);
		this.#bytes -= page.bytes.length;
	}
}

async function compress(bytes: Bytes, coding: Coding): Promise<Bytes> {
	if (coding === 'identity') return bytes;
	const sized = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
	return new Uint8Array(coding === 'br' ? await toBrotli(bytes, sized) : await toGzip(bytes, { level: 9 }));
}
