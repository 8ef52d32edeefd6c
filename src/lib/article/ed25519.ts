// Ed25519 (RFC 8032): WebCrypto where the browser has it, plain arithmetic in phones older than Chrome 137 or Safari 17.
import type { Bytes } from './bytes.ts';
import { verifyPlainly } from './ed25519-plain.ts';

/** Whether this is the signature of the key over the message. Any malformed input is simply not a signature. */
export async function verifyEd25519(signature: Bytes, message: Bytes, key: Bytes): Promise<boolean> {
	if (signature.length !== 64 || key.length !== 32) return false;
	const native = await importNative(key);
	if (native !== undefined) return crypto.subtle.verify('Ed25519', native, signature, message);
	return verifyPlainly(signature, message, key);
}

async function importNative(key: Bytes): Promise<CryptoKey | undefined> {
	try {
		return await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
	} catch (refused) {
		if (refused instanceof Error) return undefined;
		throw refused;
	}
}
