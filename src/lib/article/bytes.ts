// Bytes, their names and their text forms: sha-256, hex, base64, UTF-8. Uses only WebCrypto, so it runs everywhere.
import type { Hash } from './types.ts';

/** Bytes that a Response, a file or WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text as UTF-8. */
export function toBytes(text: string): Bytes {
	return encoder.encode(text);
}

/** UTF-8 as text, a byte-order mark kept. @throws TypeError on bytes that are not UTF-8. */
export function toText(bytes: Uint8Array): string {
	return strictDecoder.decode(bytes);
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
	const step = 0x8000;
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += step) parts.push(String.fromCharCode(...bytes.subarray(at, at + step)));
	return btoa(parts.join(''));
}

/** Bytes of standard base64, or undefined where the text is not exactly that. */
export function fromBase64(text: string): Bytes | undefined {
	if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
	const binary = atob(text);
	const bytes = new Uint8Array(binary.length);
	for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
	return toBase64(bytes) === text ? bytes : undefined;
}

/** The sha-256 (FIPS 180-4) that names these bytes. */
export async function hashOf(bytes: Bytes): Promise<Hash> {
	return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) as Hash;
}

/** Whether bytes bear a name: their sha-256, or its first 128 bits, as the list of the app's own files has it to be short. */
export async function areNamed(bytes: Bytes, name: string): Promise<boolean> {
	return (await hashOf(bytes)).slice(0, Math.max(name.length, 32)) === name;
}
