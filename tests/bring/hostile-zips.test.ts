// Zips made to harm: each entry is told of in one sentence with its limit, and what is right beside it is still read.
import { describe, expect, test } from 'vitest';
import { bringLimits } from '#lib/server/bring/limits.ts';
import { chapterOf, writeBook } from './book.ts';
import { articlesOf, bringAll, pixel, sentencesOf } from './gather.ts';
import { writeZip, zipOf, type ZipPart } from './zip-writer.ts';

const good: ZipPart = { name: 'good.txt', bytes: 'Good\n\nText' };
const zeros = Buffer.alloc(3_000_000);

describe('zips', () => {
	const cases: [string, ZipPart[], string[]][] = [
		[
			'a path that climbs',
			[{ name: '../../evil.txt', bytes: 'x' }],
			['../../evil.txt: its name leads out of the folder ("..")']
		],
		[
			'a path that climbs inside',
			[{ name: 'a/../../evil.txt', bytes: 'x' }],
			['a/../../evil.txt: its name leads out of the folder ("..")']
		],
		[
			'a path that climbs by backslashes',
			[{ name: '..\\evil.txt', bytes: 'x' }],
			['..\\evil.txt: its name leads out of the folder ("..")']
		],
		[
			'an absolute path',
			[{ name: '/etc/evil.txt', bytes: 'x' }],
			['/etc/evil.txt: its name begins at the root of a disk']
		],
		['a drive', [{ name: 'C:\\evil.txt', bytes: 'x' }], ['C:\\evil.txt: its name begins at the root of a disk']],
		['a name with a NUL', [{ name: 'a\0.txt', bytes: 'x' }], ['a.txt: its name holds control characters']],
		[
			'a name of 600 letters',
			[{ name: `${'n'.repeat(600)}.txt`, bytes: 'x' }],
			[`${'n'.repeat(79)}…: its name is longer than 500 characters`]
		],
		[
			'forty folders',
			[{ name: `${'d/'.repeat(40)}a.txt`, bytes: 'x' }],
			[`${'d/'.repeat(40).slice(0, 79)}…: it lies deeper than 32 folders`]
		],
		[
			'a symbolic link',
			[{ name: 'link.txt', bytes: '/etc/passwd', says: { attributes: (0o120777 << 16) >>> 0 } }],
			['link.txt: it is a link']
		],
		[
			'a device',
			[{ name: 'dev.txt', bytes: '', says: { attributes: (0o020666 << 16) >>> 0 } }],
			['dev.txt: it is not a plain file']
		],
		[
			'two files of one name',
			[
				{ name: 'a.txt', bytes: 'A\n\nOne' },
				{ name: './a.txt', bytes: 'A\n\nTwo' }
			],
			['./a.txt: there are two files of this name; the first is taken']
		],
		['a password', [{ name: 'a.txt', bytes: 'x', says: { flags: 0x801 } }], ['a.txt: it is locked with a password']],
		[
			'a strange way of packing',
			[{ name: 'a.txt', bytes: 'x', says: { method: 14 } }],
			['a.txt: it is packed in a way not read here (14)']
		],
		[
			'another name in the local header',
			[{ name: 'a.txt', bytes: 'x', localName: 'b.txt' }],
			['a.txt: the zip names it in two ways']
		],
		[
			'a wrong checksum',
			[{ name: 'a.txt', bytes: 'x', says: { crc: 1 } }],
			['a.txt: its bytes are damaged (checksum)']
		],
		[
			'a size told too small',
			[{ name: 'a.txt', bytes: 'x'.repeat(5000), says: { size: 10 } }],
			['a.txt: it unpacks to more than the zip tells']
		],
		[
			'a size told too large',
			[{ name: 'a.txt', bytes: 'x', says: { size: 10 } }],
			['a.txt: its length is not the one the zip tells']
		],
		['a bomb by ratio', [{ name: 'a.txt', bytes: zeros }], ['a.txt: it unpacks to more than 200 times its size']],
		[
			'a bomb that tells a small size',
			[{ name: 'a.txt', bytes: zeros, says: { size: 100_000 } }],
			['a.txt: it unpacks to more than the zip tells']
		],
		[
			'a file of four gigabytes',
			[{ name: 'a.txt', bytes: 'x', says: { size: 0xfffffffe } }],
			['a.txt: it unpacks to more than 64 MB']
		],
		[
			'a zip in a zip',
			[{ name: 'a.zip', bytes: zipOf({ 'a.txt': 'x' }) }],
			['a.zip: it is a zip within a zip; bring it by itself']
		],
		[
			'a book in a zip',
			[{ name: 'a.epub', bytes: writeBook({ files: { 'a.html': chapterOf('<p>x</p>') }, spine: ['a.html'] }) }],
			['a.epub: it is a zip within a zip; bring it by itself']
		],
		['an empty file', [{ name: 'a.txt', bytes: '' }], ['a.txt: it is empty']],
		[
			'a program',
			[{ name: 'a.exe', bytes: Buffer.from('MZ\0\0\x01\x02\x03') }],
			['a.exe: it is neither text nor any other kind that is read']
		]
	];
	test.each(cases)('%s', async (_, parts, sentences) => {
		const items = await bringAll('x.zip', writeZip([...parts, good]));
		expect(sentencesOf(items)).toEqual(sentences.map((sentence) => `x.zip, ${sentence}.`));
		expect(articlesOf(items).at(-1)?.article.title).toBe('Good');
	});

	test('entries that lie over one another are not read, and nothing is unpacked twice', async () => {
		const zip = writeZip([
			{ name: 'a.txt', bytes: 'A\n\nText', isStored: true },
			{ name: 'b.txt', bytes: 'B\n\nText', says: { offset: 0, packedSize: 7, size: 7, method: 0 } },
			good
		]);
		expect(sentencesOf(await bringAll('x.zip', zip)).sort()).toEqual([
			'x.zip, a.txt: it shares its bytes with another file of the zip.',
			'x.zip, b.txt: it shares its bytes with another file of the zip.'
		]);
	});

	test('a zip that holds itself is read one deep', async () => {
		let quine = zipOf({ 'r.zip': Buffer.alloc(10) });
		for (let round = 0; round < 5; round++) quine = zipOf({ 'r.zip': quine });
		expect(sentencesOf(await bringAll('r.zip', quine))).toEqual([
			'r.zip, r.zip: it is a zip within a zip; bring it by itself.'
		]);
	});

	test('a directory that ends too soon, or tells of more files than there are, gives what it has', async () => {
		const items = await bringAll('x.zip', writeZip([good], 3));
		expect(articlesOf(items)).toHaveLength(1);
		expect(sentencesOf(items)).toEqual([
			expect.stringMatching(/^x\.zip, the rest: the zip's directory is broken \(.+\)\.$/)
		]);
	});

	test('too many files are refused before one is read', async () => {
		const many = writeZip(
			Array.from({ length: bringLimits.entries + 1 }, (_, index) => ({
				name: `${index}.txt`,
				bytes: '',
				isStored: true
			}))
		);
		expect(sentencesOf(await bringAll('x.zip', many))).toEqual(['x.zip: the zip holds 20001 files, more than 20000.']);
	});

	test('what is cut off, empty or holds only pictures is told', async () => {
		const whole = zipOf({ 'a.txt': 'A\n\nText' });
		expect(sentencesOf(await bringAll('x.zip', whole.subarray(0, -30)))).toEqual([
			expect.stringMatching(/^x\.zip: the zip cannot be read \(.+\)\.$/)
		]);
		for (const zip of [writeZip([]), zipOf({ 'a.png': pixel })])
			expect(sentencesOf(await bringAll('x.zip', zip))).toEqual(['x.zip: there is nothing in it that is read.']);
	});
});
