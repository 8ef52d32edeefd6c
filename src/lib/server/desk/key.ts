// The key of the desk: made here, shown once, and kept only as a scrypt hash that its owner alone may read.
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Refusal } from '../refusal.ts';
import { createDurably, ignoreMissing, writeDurably } from '../store/durable.ts';

/** Letters that are not taken for one another: 24 of them are 108 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz';
const groups = 6;
const groupLength = 4;
/** What is typed may hold spaces and lines between the letters, and no more. */
const limitTyped = 200;
const usual = { cost: 32_768, blockSize: 8, parallel: 1 };
const hashBytes = 32;

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{32,128}$/));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const recordSchema = v.object({
	kind: v.literal('scrypt'),
	cost: count(131_072),
	blockSize: count(16),
	parallel: count(4),
	salt: hex,
	hash: hex
});

/** What is kept of a key. Its salt names the key: sessions opened by another key are closed. */
export type KeyRecord = v.InferOutput<typeof recordSchema>;

const fileOf = (folder: string) => join(folder, 'desk-key.json');

/**
 * Makes a key in place of any earlier one.
 * @param isFirst only where there is none @throws an EEXIST error where it is to be the first and is not
 * @returns the key itself, which nobody can tell again
 */
export async function makeKey(dataFolder: string, isFirst = false): Promise<string> {
	const draw = () => letters.charAt(randomInt(letters.length));
	const group = () => Array.from({ length: groupLength }, draw).join('');
	const key = Array.from({ length: groups }, group).join('-');
	const salt = randomBytes(16).toString('hex');
	const hash = await hashKey(key, { ...usual, salt });
	const record: KeyRecord = { kind: 'scrypt', ...usual, salt, hash: hash.toString('hex') };
	const write = isFirst ? createDurably : writeDurably;
	await write(fileOf(dataFolder), Buffer.from(`${JSON.stringify(record)}\n`), 0o600);
	return key;
}

/** What is kept of the key; undefined where none was made yet. @throws Refusal where the file is damaged */
export async function readKeyRecord(dataFolder: string): Promise<KeyRecord | undefined> {
	const text = await readFile(fileOf(dataFolder), 'utf8').catch(ignoreMissing);
	if (text === undefined) return undefined;
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), recordSchema), text);
	if (parsed.success) return parsed.output;
	throw new Refusal('The key of the desk cannot be read: make a new one by "npm run shyraq -- desk-key".');
}

/** Whether what was typed is the key; case, spaces and strokes between the letters do not matter. */
export async function isKey(typed: string, record: KeyRecord): Promise<boolean> {
	if (typed.length > limitTyped) return false;
	const expected = Buffer.from(record.hash, 'hex');
	const hash = await hashKey(typed, record);
	return hash.length === expected.length && timingSafeEqual(hash, expected);
}

type Recipe = Pick<KeyRecord, 'cost' | 'blockSize' | 'parallel' | 'salt'>;

function hashKey(key: string, { cost, blockSize, parallel, salt }: Recipe): Promise<Buffer> {
	const plain = key.toLowerCase().replace(/[\s-]/g, '');
	// Node's bound is 32 MiB, which the usual cost already fills
	const options = { N: cost, r: blockSize, p: parallel, maxmem: 256 * cost * blockSize };
	return new Promise((resolve, reject) => {
		scrypt(plain, Buffer.from(salt, 'hex'), hashBytes, options, (failure, hash) =>
			failure === null ? resolve(hash) : reject(failure)
		);
	});
}
