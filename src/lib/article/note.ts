// The signed-note form of C2SP (c2sp.org/signed-note): a text, an empty line, a line for each signature.
import { fromBase64, toBase64, toBytes, type Bytes } from './bytes.ts';

/** One signature line: who says to have signed, by which key id (4 bytes), and the signature itself. */
export interface SignatureLine {
	name: string;
	keyId: Bytes;
	signature: Bytes;
}

/** A note taken apart. `text` ends in a newline and is exactly what was signed. */
export interface Note {
	text: string;
	signatures: SignatureLine[];
}

/** A publisher's public key with its name. */
export interface PublicKey {
	name: string;
	/** 32 bytes, Ed25519 (RFC 8032). */
	key: Bytes;
}

const signatureLimit = 16;
const ed25519 = 0x01;
const forbidden = /[\u0000-\u0009\u000b-\u001f]/;

/** Whether a name may stand in a note: not empty, no white space, no plus sign. */
export function isKeyName(name: string): boolean {
	return name.length > 0 && name.length <= 120 && !/[\s+]/u.test(name);
}

/** Whether a text may be signed as a note: ends in a newline, and holds no control character but newlines. */
export function isNoteText(text: string): boolean {
	return text.endsWith('\n') && !forbidden.test(text);
}

/** A note as text: the signed text, an empty line, the signature lines. */
export function writeNote(note: Note): string {
	const lines = note.signatures.map(({ name, keyId, signature }) => {
		const bytes = new Uint8Array(keyId.length + signature.length);
		bytes.set(keyId);
		bytes.set(signature, keyId.length);
		return `— ${name} ${toBase64(bytes)}\n`;
	});
	return `${note.text}\n${lines.join('')}`;
}

/** A note from its text, split at the last empty line; undefined where the form is not kept to the letter. */
export function readNote(whole: string): Note | undefined {
	if (!isNoteText(whole)) return undefined;
	const split = whole.lastIndexOf('\n\n');
	if (split < 0) return undefined;
	const lines = whole.slice(split + 2, -1).split('\n');
	if (lines.length > signatureLimit) return undefined;
	const signatures: SignatureLine[] = [];
	for (const line of lines) {
		const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
		const bytes = encoded === undefined ? undefined : fromBase64(encoded);
		if (name === undefined || !isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined;
		signatures.push({ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
	}
	return { text: whole.slice(0, split + 1), signatures };
}

/** The key id: the first 4 bytes of SHA-256(name, 0x0A, 0x01, public key). */
export async function keyIdOf({ name, key }: PublicKey): Promise<Bytes> {
	const bytes = new Uint8Array([...toBytes(name), 0x0a, ed25519, ...key]);
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 4);
}
