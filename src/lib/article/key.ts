// Public keys in C2SP verifier form, `name+hex id+base64(0x01, key)`, and the check of a signature.
import { fromBase64, toBase64, toBytes, toHex } from './bytes.ts';
import { isKeyName, keyIdOf, type Note, type PublicKey } from './note.ts';
import { verifyEd25519 } from './ed25519.ts';

const ed25519 = 0x01;

/** A public key in verifier form. */
export async function writeKey(key: PublicKey): Promise<string> {
	return `${key.name}+${toHex(await keyIdOf(key))}+${toBase64(new Uint8Array([ed25519, ...key.key]))}`;
}

/** A public key from verifier form; undefined where the form, the id or the length is wrong. */
export async function readKey(text: string): Promise<PublicKey | undefined> {
	const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
	const bytes = encoded === undefined ? undefined : fromBase64(encoded);
	if (name === undefined || !isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined;
	const key = { name, key: bytes.slice(1) };
	return toHex(await keyIdOf(key)) === id ? key : undefined;
}

/** Whether one of the note's signatures is this key's and right. Lines of other keys are passed over. */
export async function isSignedBy(note: Note, key: PublicKey): Promise<boolean> {
	const id = toHex(await keyIdOf(key));
	for (const line of note.signatures) {
		if (line.name !== key.name || toHex(line.keyId) !== id) continue;
		if (await verifyEd25519(line.signature, toBytes(note.text), key.key)) return true;
	}
	return false;
}

/** Whether two keys are the same key under the same name; a key id of 4 bytes may collide, so whole keys are compared. */
export function isSameKey(one: PublicKey, other: PublicKey): boolean {
	return one.name === other.name && toHex(one.key) === toHex(other.key);
}
