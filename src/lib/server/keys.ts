// The publisher's Ed25519 key: made once, kept in one file that only the publisher reads, and used to sign notes.
import { createPrivateKey, createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64, toBase64, toBytes, toHex, type Bytes } from '#lib/article/bytes.ts';
import { writeKey } from '#lib/article/key.ts';
import { isKeyName, isNoteText, keyIdOf, writeNote, type PublicKey } from '#lib/article/note.ts';
import { Refusal } from './refusal.ts';
import { codeOf, createDurably, ignoreMissing, makeFolder } from './store/durable.ts';

/** A key that can sign. */
export interface Publisher {
	publicKey: PublicKey;
	/** The public key in C2SP verifier form, for people and for the contents list. */
	verifier: string;
	/** A text as a signed note. Ed25519 is deterministic: the same text gives the same note. */
	signNote(text: string): string;
}

const fileName = 'publisher.key';
const ed25519 = 0x01;
const seedBytes = 32;
/** DER of a PKCS #8 Ed25519 key up to the seed itself (RFC 8410, section 7). */
const pkcs8Prefix = Uint8Array.from([
	0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
]);
/** Permission bits of everybody but the owner. */
const othersMask = 0o077;

/**
 * The key of a data folder, made where there is none and never overwritten.
 * The file holds one line, `PRIVATE+KEY+<name>+<key id>+<base64 of 0x01 and the seed>`, the form in which Go's note tools keep theirs.
 * @param origin names a new key by its host; without one the key is named by chance. A key keeps its name: it is part of what phones remember.
 * @param mayMake false where an edition stands: a new key would be refused by every phone that holds it
 * @throws Refusal where the file is damaged, others may read it, or it is missing and may not be made
 */
export async function openPublisher(folder: string, origin: string | undefined, mayMake = true): Promise<Publisher> {
	const file = join(folder, fileName);
	const kept = await readKeyFile(file);
	if (kept !== undefined) return kept;
	if (!mayMake) {
		throw new Refusal(
			`The publisher's key is not in ${file}: put back a copy of it, for phones refuse every other; ` +
				`to begin anew with a new key, give Shyraq another folder by SHYRAQ_DATA.`
		);
	}
	await makeFolder(folder);
	const name = origin === undefined ? `shyraq-${randomBytes(4).toString('hex')}` : new URL(origin).host;
	const line = await writeSecret(name, new Uint8Array(randomBytes(seedBytes)));
	await createDurably(file, toBytes(line), 0o600).catch(ignoreExisting);
	const made = await readKeyFile(file);
	if (made === undefined) throw new Refusal(`The publisher's key could not be kept in ${file}.`);
	return made;
}

async function readKeyFile(file: string): Promise<Publisher | undefined> {
	const found = await stat(file).catch(ignoreMissing);
	if (found === undefined) return undefined;
	if (process.platform !== 'win32' && (found.mode & othersMask) !== 0) {
		throw new Refusal(`Others on this machine may read the publisher's key: run "chmod 600 ${file}" and start again.`);
	}
	const publisher = await readSecret(await readFile(file, 'utf8'));
	if (publisher === undefined)
		throw new Refusal(
			`The publisher's key in ${file} is damaged: put back a copy of it, or phones will refuse what comes next.`
		);
	return publisher;
}

async function writeSecret(name: string, seed: Bytes): Promise<string> {
	const id = await keyIdOf({ name, key: publicBytes(privateKeyOf(seed)) });
	return `PRIVATE+KEY+${name}+${toHex(id)}+${toBase64(new Uint8Array([ed25519, ...seed]))}\n`;
}

async function readSecret(text: string): Promise<Publisher | undefined> {
	const [, name, id, encoded] = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)\n?$/u.exec(text) ?? [];
	const bytes = encoded === undefined ? undefined : fromBase64(encoded);
	if (name === undefined || !isKeyName(name) || bytes?.length !== seedBytes + 1 || bytes[0] !== ed25519)
		return undefined;
	const secret = privateKeyOf(bytes.slice(1));
	const publicKey = { name, key: publicBytes(secret) };
	const keyId = await keyIdOf(publicKey);
	if (toHex(keyId) !== id) return undefined;
	return {
		publicKey,
		verifier: await writeKey(publicKey),
		signNote(noteText) {
			if (!isNoteText(noteText))
				throw new TypeError('A note is text that ends in a newline and holds no other control character.');
			const signature = new Uint8Array(sign(null, toBytes(noteText), secret));
			return writeNote({ text: noteText, signatures: [{ name, keyId, signature }] });
		}
	};
}

function privateKeyOf(seed: Bytes): KeyObject {
	return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}

function publicBytes(secret: KeyObject): Bytes {
	const der = createPublicKey(secret).export({ format: 'der', type: 'spki' });
	return new Uint8Array(der.subarray(-seedBytes));
}

/** Another process made the key between our look and our write: theirs it is. */
function ignoreExisting(failure: unknown): void {
	if (codeOf(failure) !== 'EEXIST') throw failure;
}
