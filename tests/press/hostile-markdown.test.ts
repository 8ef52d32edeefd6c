// Markdown made to be slow is given up in time, with a fault that names its file; the others are pressed.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MarkdownReader } from '#lib/server/press/markdown-reader.ts';
import { readMarkdown } from '#lib/server/press/markdown.ts';
import { pressFolder } from '#lib/server/press/press.ts';
import { MemoryStore } from './markup.ts';

/** Long enough for any honest text on a busy machine, short enough to wait for. */
const limitMs = 1_500;
const megabyte = 1_000_000;

const slow: [string, string][] = [
	['brackets', '['],
	['brackets of pictures', '!['],
	['brackets with words', '[a'],
	['stars and underscores', '*a_ '],
	['openings of links', '[a]('],
	['quotations', '> '],
	['directives', ':a[']
];

let reader: MarkdownReader;
beforeEach(() => {
	reader = new MarkdownReader(limitMs);
});
afterEach(() => reader.close());

describe('a reader with a bound', () => {
	test('gives what is read without one, faults with their lines too', async () => {
		const text = 'A *word*.[^a]\n\n[a](ftp://x.example)\n\n[^a]: Note.\n\n[^b]: Loose.\n';
		const [read, plain] = [await reader.read(text, 'en'), readMarkdown(text, 'en')];
		expect(read.html).toBe(plain.html);
		expect(read.faults.map(({ message, line, field }) => [message, line, field])).toEqual(
			plain.faults.map(({ message, line, field }) => [message, line, field])
		);
		expect(read.faults.length).toBeGreaterThan(1);
	});

	test('tells what is nested too deeply, as without one', async () => {
		await expect(reader.read('> '.repeat(100), 'en')).rejects.toThrow(/nested more than 60 deep/);
	});

	test.each(slow)('gives up a megabyte of %s in time, and reads the next text', async (_name, piece) => {
		await reader.read('warm', 'en');
		const start = performance.now();
		const text = piece.repeat(megabyte / piece.length);
		await expect(reader.read(text, 'en')).rejects.toThrow(/nested|longer than 1\.5 s|more than \d+ MB/);
		expect(performance.now() - start).toBeLessThan(20_000);
		expect((await reader.read('Some *text*.', 'en')).html).toBe('<p>Some <em>text</em>.</p>');
	});

	test('reads a megabyte of honest prose', { timeout: 60_000 }, async () => {
		const honest = new MarkdownReader();
		const text = 'The lamp was *lit* on the first day, as [we said](https://a.example/).\n\n'.repeat(megabyte / 80);
		expect((await honest.read(text, 'en')).html.length).toBeGreaterThan(megabyte);
		await honest.close();
	});
});

test('a folder with such a text has one fault, which names file, line and reason, and its other articles', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'shyraq-slow-'));
	await mkdir(join(folder, 'content'));
	const write = (id: string, body: string) =>
		writeFile(
			join(folder, 'content', `${id}.md`),
			`---\nid: ${id}\ntitle: T\nstandfirst: S\nlanguage: en\nbyline: B\npublished: 2026-11-20T06:00:00Z\n---\n\n${body}\n`
		);
	await write('aaaaaa', 'Some text.');
	await write('bbbbbb', '*a_ '.repeat(200_000));
	await write('cccccc', 'Other text.');
	try {
		const { blobs, pictures } = new MemoryStore();
		const { articles, faults } = await pressFolder(join(folder, 'content'), { blobs, pictures, markdown: reader });
		expect(articles.map(({ head }) => head.id)).toEqual(['aaaaaa', 'cccccc']);
		expect(faults.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^content\/bbbbbb\.md:9: the text takes longer than 1\.5 s to read; /) as string
		]);
	} finally {
		await rm(folder, { recursive: true });
	}
});
