// IP addresses and ranges of them as bytes, so that every way of writing one is the same.
import { isIP } from 'node:net';

/** A range in the notation of RFC 4632: the first `bits` of an address are those of `bytes`. */
export interface AddressRange {
	/** 4 or 16 of them. */
	bytes: Uint8Array;
	bits: number;
}

/** The 4 or 16 bytes of an address; undefined where the text is none or names a zone (RFC 4007), which is link-local. */
export function readAddress(text: string): Uint8Array | undefined {
	if (text.includes('%')) return undefined;
	switch (isIP(text)) {
		case 4:
			return Uint8Array.from(text.split('.'), Number);
		case 6:
			return readSix(text);
		default:
			return undefined;
	}
}

/** A range such as `10.0.0.0/8` or `fd00::/8`, or one address; what stands beyond the prefix is cleared. */
export function readRange(text: string): AddressRange | undefined {
	const [, address = '', length] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
	const bytes = readAddress(address);
	if (bytes === undefined) return undefined;
	const most = bytes.length * 8;
	const bits = length === undefined ? most : Number(length);
	return bits <= most ? { bytes: bytes.map((byte, at) => byte & maskOf(at, bits)), bits } : undefined;
}

/** Whether an address is in a range; one of the other family never is. */
export function isInRange(address: Uint8Array, { bytes, bits }: AddressRange): boolean {
	return address.length === bytes.length && address.every((byte, at) => (byte & maskOf(at, bits)) === bytes[at]);
}

/** Whether every address of a range is in another. */
export function isRangeIn(inner: AddressRange, outer: AddressRange): boolean {
	return inner.bits >= outer.bits && isInRange(inner.bytes, outer);
}

function maskOf(at: number, bits: number): number {
	const kept = Math.min(8, Math.max(0, bits - at * 8));
	return (0xff << (8 - kept)) & 0xff;
}

/** The standard's parser of addresses writes all forms in one: groups without zeros before them, `::` at most once. */
function readSix(text: string): Uint8Array {
	const written = new URL(`http://[${text}]/`).hostname.slice(1, -1);
	const [head = '', tail] = written.split('::');
	const before = groupsOf(head);
	const after = groupsOf(tail ?? '');
	const groups = [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
	return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

function groupsOf(text: string): number[] {
	return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
