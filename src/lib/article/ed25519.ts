// Ed25519 (RFC 8032): WebCrypto where the browser has it, plain arithmetic in phones older than Chrome 137 or Safari 17.
import type { Bytes } from './bytes.ts';

type Verify = (signature: Bytes, message: Bytes, key: Bytes) => Promise<boolean>;

let loadPlain: (() => Verify) | undefined;

/** How to come by the plain arithmetic (`ed25519-plain.ts`), which most phones never need; without it they verify nothing. */
export function loadPlainBy(load: () => Verify): void {
	loadPlain = load;
}

/** Whether this is the signature of the key over the message. Any malformed input is simply not a signature. */
export async function verifyEd25519(signature: Bytes, message: Bytes, key: Bytes): Promise<boolean> {
	if (signature.length !== 64 || key.length !== 32) return false;
	const native = await importNative(key);
	if (native !== undefined) return crypto.subtle.verify('Ed25519', native, signature, message);
	if (loadPlain === undefined) throw new Error('This browser has no Ed25519, and nothing was put in its place.');
	return loadPlain()(signature, message, key);
}

async function importNative(key: Bytes): Promise<CryptoKey | undefined> {
	try {
		return await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
	} catch (refused) {
		if (refused instanceof Error) return undefined;
		throw refused;
	}
}
