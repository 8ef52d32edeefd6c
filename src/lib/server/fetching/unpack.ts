// The codings of a body undone, never to more than it may have (RFC 9110, 8.4).
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { tellBytes, type FetchKind, type Limits } from './limits.ts';
import { FetchTrouble } from './trouble.ts';

type Coding = 'gzip' | 'deflate' | 'br';
type Undo = (bytes: Uint8Array, bounds: { maxOutputLength: number }) => Promise<Uint8Array>;

const undo = {
	gzip: promisify(gunzip),
	br: promisify(brotliDecompress),
	zlib: promisify(inflate),
	raw: promisify(inflateRaw)
} satisfies Record<string, Undo>;

const names: Readonly<Record<string, Coding>> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate', br: 'br' };

/**
 * The codings of a body in the order in which they are to be undone.
 * @throws FetchTrouble where there are too many, or one that was not asked for
 */
export function readCodings(header: string | undefined, most: number): readonly Coding[] {
	const said = (header ?? '')
		.toLowerCase()
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '' && name !== 'identity');
	if (said.length > most) throw new FetchTrouble('refused', `is packed more than ${most} times over`);
	return said.reverse().map((name) => {
		const coding = Object.hasOwn(names, name) ? names[name] : undefined;
		if (coding === undefined) throw new FetchTrouble('failed', 'is packed in a way that Shyraq did not ask for');
		return coding;
	});
}

/**
 * Undoes the codings one after another. The bounds hold for every step, and the ratio against what came.
 * @throws FetchTrouble of the kind `refused` where it grows beyond them; Node's error where it is not whole
 */
export async function unpack(
	packed: Uint8Array,
	codings: readonly Coding[],
	{ kind, mostBytes, limits }: { kind: FetchKind; mostBytes: number; limits: Limits }
): Promise<Uint8Array> {
	// Some servers say gzip of nothing at all
	if (packed.length === 0) return packed;
	const mostByRatio = Math.max(limits.ratioFromBytes, packed.length * limits.ratio);
	const maxOutputLength = Math.min(mostBytes, mostByRatio);
	let bytes = packed;
	for (const coding of codings) {
		try {
			bytes = await undoOf(coding, bytes)(bytes, { maxOutputLength });
		} catch (caught) {
			if (!isGrown(caught)) throw caught;
			const predicate =
				mostByRatio < mostBytes
					? `unpacks to more than ${limits.ratio} times what came`
					: `unpacks to more than ${tellBytes(mostBytes)}, the most that is taken of a ${kind}`;
			throw new FetchTrouble('refused', predicate, { cause: caught });
		}
	}
	return bytes;
}

/** What HTTP calls deflate is zlib's form (RFC 1950), and from many servers the bare one (RFC 1951). */
function undoOf(coding: Coding, bytes: Uint8Array): Undo {
	if (coding !== 'deflate') return undo[coding];
	const [first = 0, second = 0] = bytes;
	return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? undo.zlib : undo.raw;
}

function isGrown(caught: unknown): boolean {
	return caught instanceof Error && 'code' in caught && caught.code === 'ERR_BUFFER_TOO_LARGE';
}
