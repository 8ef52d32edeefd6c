// Bytes in a folder, named by their sha-256: written durably, never changed, with compressed twins for texts.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { readAs } from '#lib/article/schema.ts';
import { hashSchema, type Hash } from '#lib/article/types.ts';
import { codeOf, halfPrefix, ignoreMissing, makeFolder, syncFolder, writeDurably } from './durable.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const fromBrotli = promisify(brotliDecompress);
const fromGzip = promisify(gunzip);

/** A stored form of a text: as it is, or compressed by brotli or gzip. */
export type Coding = 'identity' | 'br' | 'gzip';
const suffixes: Record<Coding, string> = { identity: '', br: '.br', gzip: '.gz' };

/** The sha-256 that names these bytes. */
export function nameOf(bytes: Uint8Array): Hash {
	return createHash('sha256').update(bytes).digest('hex') as Hash;
}

/** The folder of blobs: `ab/<hash>` with `ab` the hash's first two digits. */
export class Blobs {
	readonly #folder: string;
	/** Shelves whose names are known to be on the disk. */
	readonly #settled = new Set<string>();

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** Keeps bytes and answers with their name. When it has answered, they are on the disk. */
	async put(bytes: Uint8Array): Promise<Hash> {
		return (await this.#keep(bytes)).hash;
	}

	/** Keeps a text and its compressed twins. */
	async putText(bytes: Uint8Array): Promise<Hash> {
		const { hash, wasWhole } = await this.#keep(bytes);
		const isKept = async (coding: Coding) => wasWhole && (await this.isWhole(hash, coding));
		const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
		if (!(await isKept('br'))) await this.#write(hash, await toBrotli(bytes, { params }), 'br');
		if (!(await isKept('gzip'))) await this.#write(hash, await toGzip(bytes, { level: 9 }), 'gzip');
		return hash;
	}

	/** Whether bytes of this name are kept, whatever a disk may have made of them. */
	async has(hash: Hash, coding: Coding = 'identity'): Promise<boolean> {
		return (await this.#sizeOf(hash, coding)) !== undefined;
	}

	/** The names of all that is kept, by the folders alone: for many names much sooner than asking for each. */
	async list(): Promise<Set<Hash>> {
		const names = new Set<Hash>();
		for (const shelf of (await readdir(this.#folder).catch(ignoreMissing)) ?? []) {
			if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
			for (const entry of await readdir(join(this.#folder, shelf), { withFileTypes: true })) {
				const hash = entry.isFile() ? readAs(hashSchema, entry.name) : undefined;
				if (hash !== undefined) names.add(hash);
			}
		}
		return names;
	}

	/** Whether bytes of this name are kept and are those that were put: read and hashed, unpacked where they are a twin. */
	async isWhole(hash: Hash, coding: Coding = 'identity'): Promise<boolean> {
		const bytes = await this.read(hash, coding);
		if (bytes === undefined) return false;
		try {
			return nameOf(await unpack(bytes, coding)) === hash;
		} catch (malformed) {
			if (codeOf(malformed) === undefined) throw malformed;
			return false;
		}
	}

	/** The bytes of a name, in a stored form; undefined where there are none. */
	async read(hash: Hash, coding: Coding = 'identity'): Promise<Uint8Array<ArrayBuffer> | undefined> {
		return readFile(this.pathOf(hash, coding)).then((bytes) => new Uint8Array(bytes), ignoreMissing);
	}

	/** Where bytes of this name stand. */
	pathOf(hash: Hash, coding: Coding = 'identity'): string {
		return join(this.#folder, hash.slice(0, 2), `${hash}${suffixes[coding]}`);
	}

	/**
	 * Removes every blob that is not to be kept, and whatever a killed press left half-written.
	 * Only for the one who presses. Answers with the number of files removed.
	 */
	async sweep(kept: ReadonlySet<Hash>): Promise<number> {
		let removed = 0;
		for (const shelf of (await readdir(this.#folder).catch(ignoreMissing)) ?? []) {
			if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
			for (const name of await readdir(join(this.#folder, shelf))) {
				const hash = readAs(hashSchema, name.replace(/\.(br|gz)$/, ''));
				const isLeftOver = name.startsWith(halfPrefix) || (hash !== undefined && !kept.has(hash));
				if (!isLeftOver) continue;
				await unlink(join(this.#folder, shelf, name)).catch(ignoreMissing);
				removed += 1;
			}
		}
		return removed;
	}

	/** A press that was killed may have renamed a file without syncing its folder: that is made good once. */
	async #settle(hash: Hash): Promise<void> {
		const shelf = hash.slice(0, 2);
		if (this.#settled.has(shelf)) return;
		await syncFolder(join(this.#folder, shelf));
		this.#settled.add(shelf);
	}

	/** What stands under the name already is read again: a disk may have changed it. */
	async #keep(bytes: Uint8Array): Promise<{ hash: Hash; wasWhole: boolean }> {
		const hash = nameOf(bytes);
		const wasWhole = await this.isWhole(hash);
		if (wasWhole) await this.#settle(hash);
		else await this.#write(hash, bytes, 'identity');
		return { hash, wasWhole };
	}

	async #sizeOf(hash: Hash, coding: Coding): Promise<number | undefined> {
		const found = await stat(this.pathOf(hash, coding)).catch(ignoreMissing);
		return found?.isFile() === true ? found.size : undefined;
	}

	async #write(hash: Hash, bytes: Uint8Array, coding: Coding): Promise<void> {
		await makeFolder(join(this.#folder, hash.slice(0, 2)));
		await writeDurably(this.pathOf(hash, coding), bytes);
	}
}

async function unpack(bytes: Uint8Array, coding: Coding): Promise<Uint8Array> {
	return coding === 'identity' ? bytes : coding === 'br' ? fromBrotli(bytes) : fromGzip(bytes);
}
