// The plain Ed25519 check against RFC 8032's vectors, Node's own, and @noble/ed25519.
import { generateKeyPairSync, sign } from 'node:crypto';
import * as noble from '@noble/ed25519';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '#lib/article/bytes.ts';
import { verifyPlainly } from '#lib/article/ed25519-plain.ts';
import { verifyEd25519 } from '#lib/article/ed25519.ts';

const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** RFC 8032, 7.1: TEST 1, 2 and 3. */
const vectors = [
	{
		key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
		message: '',
		signature:
			'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
	},
	{
		key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
		message: '72',
		signature:
			'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
	},
	{
		key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
		message: 'af82',
		signature:
			'6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'
	}
];

function sample(message: Bytes): { key: Bytes; signature: Bytes } {
	const pair = generateKeyPairSync('ed25519');
	const key = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
	return { key, signature: new Uint8Array(sign(null, message, pair.privateKey)) };
}

function flip(bytes: Bytes, bit: number): Bytes {
	return bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

function littleEndian(number: bigint): Bytes {
	return Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 255n));
}

describe('the plain Ed25519 check', () => {
	test.each(vectors)('takes the signature of RFC 8032 over "$message"', async ({ key, message, signature }) => {
		expect(await verifyPlainly(hex(signature), hex(message), hex(key))).toBe(true);
		expect(await verifyEd25519(hex(signature), hex(message), hex(key))).toBe(true);
	});

	test('agrees with Node on any message, and refuses every signature, message or key with one bit changed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), async (any, place) => {
				const message = new Uint8Array(any);
				const { key, signature } = sample(message);
				expect(await verifyPlainly(signature, message, key)).toBe(true);
				expect(await verifyPlainly(flip(signature, place % 512), message, key)).toBe(false);
				expect(await verifyPlainly(signature, flip(message, place % (8 * message.length)), key)).toBe(false);
				expect(await verifyPlainly(signature, message, flip(key, place % 256))).toBe(false);
			}),
			{ numRuns: 40 }
		);
	});

	test('agrees with @noble/ed25519 on arbitrary bytes for signature and key', async () => {
		const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
		await fc.assert(
			fc.asyncProperty(bytes(64), bytes(32), async (anySignature, anyKey) => {
				const [signature, key, message] = [new Uint8Array(anySignature), new Uint8Array(anyKey), new Uint8Array([1])];
				const theirs = await noble.verifyAsync(signature, message, key, { zip215: false }).catch(() => false);
				expect(await verifyPlainly(signature, message, key)).toBe(theirs);
			}),
			{ numRuns: 60 }
		);
	});

	test('refuses a signature whose S has the order added, which is the same equation', async () => {
		const message = new Uint8Array([1, 2, 3]);
		const { key, signature } = sample(message);
		const s = signature.slice(32).reduce((sum, byte, index) => sum + (BigInt(byte) << BigInt(8 * index)), 0n);
		const other = new Uint8Array([...signature.slice(0, 32), ...littleEndian(s + order)]);
		expect(await verifyPlainly(other, message, key)).toBe(false);
	});

	test('refuses keys that are no point, or no canonical encoding of one', async () => {
		const message = new Uint8Array([1]);
		const { signature } = sample(message);
		for (const key of [2n, 2n ** 255n - 19n, 2n ** 255n - 18n, 2n ** 256n - 1n, 1n + 2n ** 255n]) {
			expect(await verifyPlainly(signature, message, littleEndian(key))).toBe(false);
		}
	});
});
