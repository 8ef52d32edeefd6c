// Holds docs/format.md to what the code does: its test vector is made anew and compared to the letter.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { mergeSegments, writeSegment } from '#lib/article/log.ts';
import { isSignedBy, readKey, writeKey } from '#lib/article/key.ts';
import { keyIdOf, readNote, writeNote, type PublicKey } from '#lib/article/note.ts';
import { readArticle, writeArticleText } from '#lib/article/read.ts';
import { withdrawnSchema, type ArticleId } from '#lib/article/types.ts';

const seed = Uint8Array.from({ length: 32 }, (_, index) => index);
/** The fixed beginning of an Ed25519 secret key in PKCS #8 (RFC 8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
const publicBytes: Bytes = new Uint8Array(
	createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
);
const key: PublicKey = { name: 'example.org/shyraq', key: publicBytes };

const text = writeArticleText({
	head: {
		id: 'k3qv7xta' as ArticleId,
		revision: 1,
		language: 'kk',
		direction: 'ltr',
		title: 'Шырақ',
		standfirst: '',
		byline: 'Example',
		published: '2026-01-01T00:00:00Z',
		tags: [],
		words: 2,
		minutes: 1,
		pictures: [],
		sources: []
	},
	body: '<p>Шырақ жанды.</p>'
});

async function makeNote(): Promise<string> {
	const signature = new Uint8Array(sign(null, toBytes(text), secret));
	return writeNote({ text, signatures: [{ name: key.name, keyId: await keyIdOf(key), signature }] });
}

const line = (id: string, revision: number) => JSON.stringify(withdrawnSchema({ id, revision, gone: 'yes' }));

describe('the test vector of docs/format.md', () => {
	test('is what the code makes, key, note and hash', async () => {
		const page = await readFile(join(import.meta.dirname, '../docs/format.md'), 'utf8');
		const note = await makeNote();
		const indented = note.replace(/^(?=.)/gm, '    ');
		expect(page).toContain(await writeKey(key));
		expect(page).toContain(indented);
		expect(page).toContain(await hashOf(toBytes(note)));
	});

	test('is what the code makes of the two segments', async () => {
		const page = await readFile(join(import.meta.dirname, '../docs/format.md'), 'utf8');
		const [first, second] = [[line('aaaaaa', 1), line('bbbbbb', 1)], [line('aaaaaa', 2)]] as const;
		for (const each of [...first, ...second]) expect(page).toContain(`    ${each}\n`);
		expect(page).toContain(await hashOf(toBytes(writeSegment(mergeSegments([first, second])))));
	});

	test('verifies, and no longer does with one letter changed', async () => {
		const note = await makeNote();
		const read = readArticle(note);
		const known = await readKey(await writeKey(key));
		if (read === undefined || known === undefined) throw new Error('the vector does not read');
		expect(await isSignedBy(read.note, known)).toBe(true);
		const altered = readNote(note.replace('жанды', 'сөнді'));
		if (altered === undefined) throw new Error('the altered note does not read');
		expect(await isSignedBy(altered, known)).toBe(false);
	});
});
