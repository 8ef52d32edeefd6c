// Files put into one (PKWARE APPNOTE 6.3), as they are and alike each time they are alike: no clock of this phone is in it.
import { toBytes } from '#lib/article/bytes.ts';

/** A file for a zip. */
export interface ZipPart {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** The oldest program that can read it, in tenths: what is stored needs no later one. */
const needed = 10;
/** Names are UTF-8. */
const flags = 0x800;
/** 1 January 1980 as a zip tells a day; what is not known is left at the first that it can tell. */
const day = 0x21;
const localLength = 30;
const centralLength = 46;
const endLength = 22;

/**
 * A zip of files in their order, each stored: most of their bytes are pictures, packed already. Sizes and checksums stand before the
 * bytes, where programs want them that read a zip as it comes. At most 65,535 files, and 4 GB in all.
 */
export function zip(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
	const named = parts.map(({ name, bytes }) => ({ name: toBytes(name), bytes, check: crc32(bytes) }));
	const held = named.reduce((sum, { name, bytes }) => sum + 2 * name.length + bytes.length, 0);
	const whole = new Uint8Array(held + named.length * (localLength + centralLength) + endLength);
	const view = new DataView(whole.buffer);
	let at = 0;
	const write = (...fields: readonly (readonly [size: 2 | 4, value: number])[]): void => {
		for (const [size, value] of fields) {
			if (size === 2) view.setUint16(at, value, true);
			else view.setUint32(at, value, true);
			at += size;
		}
	};
	const append = (bytes: Uint8Array): void => {
		whole.set(bytes, at);
		at += bytes.length;
	};
	/** What a file's own header and the directory say alike (4.3.7, 4.3.12). */
	const describe = ({ name, bytes, check }: (typeof named)[number]): void => {
		write([2, needed], [2, flags], [2, 0], [2, 0], [2, day], [4, check], [4, bytes.length], [4, bytes.length]);
		write([2, name.length], [2, 0]);
	};
	const offsets = named.map((part) => {
		const offset = at;
		write([4, 0x04034b50]);
		describe(part);
		append(part.name);
		append(part.bytes);
		return offset;
	});
	const start = at;
	for (const [place, part] of named.entries()) {
		write([4, 0x02014b50], [2, needed]);
		describe(part);
		write([2, 0], [2, 0], [2, 0], [4, 0], [4, offsets[place] ?? 0]);
		append(part.name);
	}
	const size = at - start;
	write([4, 0x06054b50], [2, 0], [2, 0], [2, named.length], [2, named.length], [4, size], [4, start], [2, 0]);
	return whole;
}

/** The checksum of a zip (ITU-T V.42, ISO 3309): its polynomial with the bits turned round. */
function crc32(bytes: Uint8Array): number {
	let check = -1;
	for (const byte of bytes) check = (check >>> 8) ^ (table[(check ^ byte) & 0xff] ?? 0);
	return ~check >>> 0;
}

const table = Int32Array.from({ length: 256 }, (_, byte) => {
	let rest = byte;
	for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
	return rest;
});
