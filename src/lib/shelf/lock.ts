// The lock on what this reader did: random keys, which lie on the phone sealed with the passphrase, and nowhere else.
import { fromBase64, toBase64 } from '#lib/article/bytes.ts';
import { object, readAs, text, whole, type Of } from '#lib/article/schema.ts';
import { seal, sealedSchema, unseal } from './passphrase.ts';
import { keysLength } from './sealed-rows.ts';

/** Characters that a passphrase has at least. */
export const passphraseLeast = 8;
/** After how many minutes out of sight it may lock itself. */
export const lockMinutes = [1, 5, 30] as const;

const lockSchema = object({ id: text(80, undefined, 1), minutes: whole(1, 1440), keys: sealedSchema });
export type Lock = Of<typeof lockSchema>;

/** A lock as it lies on the phone; undefined where it cannot be read. */
export function readLock(value: unknown): Lock | undefined {
	return readAs(lockSchema, value);
}

/** A new lock, and its keys. */
export async function makeLock(passphrase: string, minutes: number): Promise<{ lock: Lock; keys: Uint8Array }> {
	const keys = crypto.getRandomValues(new Uint8Array(keysLength));
	return { lock: { id: crypto.randomUUID(), minutes, keys: await seal(toBase64(keys), passphrase) }, keys };
}

/** The keys of a lock; undefined where the passphrase is another, or the lock is damaged. */
export async function unwrap(lock: Lock, passphrase: string): Promise<Uint8Array | undefined> {
	const keys = fromBase64((await unseal(lock.keys, passphrase)) ?? '');
	return keys?.length === keysLength ? keys : undefined;
}
