// Names of files that every phone, computer and memory card takes, of any title.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostBytes, nameFile } from '#lib/pages/file/file-name.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

describe('a title becomes a name', () => {
	test.each([
		['as it is', 'The lamp in the window', 'The lamp in the window.epub'],
		['in its own letters', 'Терезедегі шырақ', 'Терезедегі шырақ.epub'],
		['with the half spaces of Persian as spaces', 'می‌خوانیم', 'می خوانیم.epub'],
		['without what a path is made of', '../a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.epub'],
		['without marks of direction', 'photo\u202egpj.exe', 'photogpj.exe.epub'],
		['without signs that are not seen', 'a\u0000b\u200bc\u2066d\nnext', 'abcd next.epub'],
		['without dots and spaces at its ends', ' ..hidden.. ', 'hidden.epub'],
		['that is no device of Windows', 'CON', '_CON.epub'],
		['that is no device with an ending', 'lpt1.txt', '_lpt1.txt.epub'],
		['which only begins like a device', 'Console', 'Console.epub'],
		['or the id where nothing is left of it', '\u202e???', 'lampaaa.epub']
	])('%s', (_how, title, name) => {
		expect(nameFile(title, '.epub', 'lampaaa')).toBe(name);
	});

	test('cut where it is too long, at a whole letter with its marks', () => {
		const name = nameFile('é'.normalize('NFD').repeat(200), '.epub', 'lampaaa');
		expect(bytesOf(name)).toBeLessThanOrEqual(mostBytes);
		expect(bytesOf(name)).toBeGreaterThan(mostBytes - 8);
		expect(nameFile('ш\u0301'.repeat(90), '.md', 'x')).toMatch(/^(ш\u0301)+\.md$/);
	});

	test('that is safe, whatever the title', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (title) => {
				const name = nameFile(title, '.html', 'lampaaa');
				expect(name).toMatch(/^[^\p{C}"*/:<>?\\|. ][^\p{C}"*/:<>?\\|]*\.html$/u);
				expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
				expect(name).not.toMatch(/[ .]\.html$/);
				expect(bytesOf(name)).toBeLessThanOrEqual(mostBytes);
			})
		);
	});
});
