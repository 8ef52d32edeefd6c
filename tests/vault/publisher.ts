// A publisher with a key of its own, who signs what the vault's tests publish.
import { createPrivateKey, sign } from 'node:crypto';
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import { keyIdOf, writeNote, type PublicKey } from '#lib/article/note.ts';

/** Whoever signs contents and articles. */
export interface Publisher {
	key: PublicKey;
	sign(text: string): Promise<Bytes>;
}

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A publisher with a key from a seed of one repeated byte. */
export async function makePublisher(seed: number, name = 'shyraq.test'): Promise<Publisher> {
	const secret = createPrivateKey({
		key: Buffer.concat([pkcs8Head, Buffer.alloc(32, seed)]),
		format: 'der',
		type: 'pkcs8'
	});
	const jwk = secret.export({ format: 'jwk' });
	const key: PublicKey = { name, key: new Uint8Array(Buffer.from(String(jwk.x), 'base64url')) };
	const keyId = await keyIdOf(key);
	return {
		key,
		sign(text) {
			const signature = new Uint8Array(sign(null, toBytes(text), secret));
			return Promise.resolve(toBytes(writeNote({ text, signatures: [{ name, keyId, signature }] })));
		}
	};
}
