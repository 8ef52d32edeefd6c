// Proves that a mirror is whole, in a folder or at an address: the signature, every hash, and of a folder every document.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toText } from '#lib/article/bytes.ts';
import { readKey } from '#lib/article/key.ts';
import { readContents } from '#lib/article/read.ts';
import type { Contents, Hash } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';
import { Refusal } from '../refusal.ts';
import { ignoreMissing } from '../store/durable.ts';
import { Checked, verifyContents, type BlobKind } from '../store/verify.ts';
import { readState } from './state.ts';

/** A mirror as it was found. */
export interface MirrorVerdict {
	contents: Contents;
	troubles: string[];
}

/** How long an address may take for one file, in milliseconds. */
const waitMs = 60_000;

const addressOf: Record<BlobKind, (hash: Hash) => string> = {
	contents: () => places.contents,
	segment: places.segment,
	pack: places.pack,
	article: places.article,
	picture: places.picture
};

/**
 * Reads everything that a mirror's signed head names.
 * @param where a folder, or an origin such as `https://mirror.example`
 * @param key the publisher's key in verifier form, where it is known; else the one the head names
 * @throws Refusal where there is nothing that could be a mirror
 */
export async function verifyMirror(where: string, key: string | undefined): Promise<MirrorVerdict> {
	const read = /^https?:\/\//.test(where) ? readFrom(new URL(where).origin) : readIn(where);
	const head = await read(places.contents);
	const text = head === undefined ? '' : toText(head);
	const named = readContents(text)?.contents.key;
	const publicKey = named === undefined ? undefined : await readKey(named);
	if (named === undefined || publicKey === undefined) throw new Refusal(`There is no mirror of Shyraq at ${where}.`);
	const finder = new Checked((hash, kind) => read(addressOf[kind](hash)));
	const { contents, troubles } = await verifyContents(text, publicKey, finder);
	if (contents === undefined) throw new Refusal(`The mirror at ${where} cannot be read.`);
	if (key !== undefined && key !== named) troubles.push(`the contents are signed by another publisher: ${named}`);
	if (!/^https?:/.test(where)) troubles.push(...(await listOddFiles(where)));
	return { contents, troubles };
}

/** Files other than hashed ones, which only what the mirror remembers tells of. */
async function listOddFiles(folder: string): Promise<string[]> {
	const troubles: string[] = [];
	for (const [path, { size }] of Object.entries((await readState(folder))?.files ?? {})) {
		const found = await stat(join(folder, path)).catch(ignoreMissing);
		if (found?.size !== size) troubles.push(`${path} is missing or has another size`);
	}
	return troubles;
}

function readIn(folder: string): (address: string) => Promise<Uint8Array | undefined> {
	return (address) => readFile(join(folder, address)).catch(ignoreMissing);
}

function readFrom(origin: string): (address: string) => Promise<Uint8Array | undefined> {
	return async (address) => {
		try {
			const answer = await fetch(new URL(address, origin), { signal: AbortSignal.timeout(waitMs) });
			return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
		} catch (failure) {
			throw new Refusal(`${origin} does not answer as it should.`, 1, failure);
		}
	};
}
