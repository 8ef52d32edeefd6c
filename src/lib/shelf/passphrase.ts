// A text sealed with a passphrase, by what every browser has: a key drawn out of it by PBKDF2 (RFC 8018), AES-GCM (NIST SP 800-38D).
import { fromBase64, toBase64, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { object, oneOf, text, whole, type Of } from '#lib/article/schema.ts';

/** Rounds of the key's drawing: what OWASP asks of PBKDF2 with SHA-256 (Password Storage, 2023). */
export const iterations = 600_000;
/** A file may ask for more, but not for so many that a phone hangs over it. */
const mostIterations = 10_000_000;
const saltBytes = 16;
const ivBytes = 12;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What is needed beside the passphrase, and the sealed bytes, all bytes in base64. */
export const sealedSchema = object({
	kdf: oneOf(['PBKDF2']),
	hash: oneOf(['SHA-256']),
	iterations: whole(iterations, mostIterations),
	salt: text(64, base64, 16),
	cipher: oneOf(['AES-GCM']),
	iv: text(16, base64, 16),
	data: text(100_000_000, base64)
});
export type Sealed = Of<typeof sealedSchema>;

/** Seals a text. The passphrase is taken in its form NFKC, so that keyboards agree. */
export async function seal(plain: string, passphrase: string): Promise<Sealed> {
	const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
	const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
	const head: Omit<Sealed, 'data'> = {
		kdf: 'PBKDF2',
		hash: 'SHA-256',
		iterations,
		salt: toBase64(salt),
		cipher: 'AES-GCM',
		iv: toBase64(iv)
	};
	const key = await drawKey(passphrase, salt, iterations, 'encrypt');
	const data = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: writeHead(head) },
		key,
		toBytes(plain)
	);
	return { ...head, data: toBase64(new Uint8Array(data)) };
}

/** The text that was sealed; undefined where the passphrase is another one, or anything of it was changed. */
export async function unseal({ data, ...head }: Sealed, passphrase: string): Promise<string | undefined> {
	const [salt, iv, bytes] = [head.salt, head.iv, data].map(fromBase64);
	if (salt === undefined || iv === undefined || bytes === undefined) return undefined;
	const key = await drawKey(passphrase, salt, head.iterations, 'decrypt');
	try {
		const additionalData = writeHead(head);
		return toText(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes)));
	} catch (refused) {
		if (refused instanceof DOMException) return undefined;
		throw refused;
	}
}

/** The head in one order, so that nobody can change it unseen. */
function writeHead({ kdf, hash, iterations, salt, cipher, iv }: Omit<Sealed, 'data'>): Bytes {
	return toBytes([kdf, hash, iterations, salt, cipher, iv].join('\n'));
}

async function drawKey(
	passphrase: string,
	salt: Bytes,
	rounds: number,
	use: 'encrypt' | 'decrypt'
): Promise<CryptoKey> {
	const raw = toBytes(passphrase.normalize('NFKC'));
	const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
	return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}
