// The press over whole folders: drafts in the order of the front, and all faults of all files at once.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAs } from '#lib/article/schema.ts';
import { articleHeadSchema } from '#lib/article/types.ts';
import { isCanonical } from '#lib/server/press/canonical.ts';
import { pressFolder, type PressProgress } from '#lib/server/press/press.ts';
import { folderLimits } from '#lib/server/sources/folder.ts';
import { drawPicture, MemoryStore } from './markup.ts';

let above: string;
let folder: string;

beforeEach(async () => {
	above = await mkdtemp(join(tmpdir(), 'shyraq-press-'));
	folder = join(above, 'content');
	await mkdir(folder);
});

afterEach(() => rm(above, { recursive: true }));

/** Puts files into the folder, by their paths. */
async function put(files: Record<string, string | Uint8Array>): Promise<void> {
	for (const [path, content] of Object.entries(files)) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), content);
	}
}

/** An article's file; `changes` are further lines of front matter. */
function article(
	id: string,
	body = 'Some text.',
	changes = '',
	published = '2026-11-20T06:00:00Z',
	language = 'en'
): string {
	const fields = `id: ${id}\ntitle: A title\nstandfirst: A sentence.\nlanguage: ${language}\nbyline: Shyraq\npublished: ${published}\n`;
	return `---\n${fields}${changes}---\n${body}\n`;
}

async function press(store = new MemoryStore()) {
	const { articles, faults } = await pressFolder(folder, store);
	return { articles, messages: faults.map(({ message }) => message) };
}

describe('a folder in order', () => {
	test('gives a draft for each Markdown and HTML file, also in folders below', async () => {
		await put({
			'one.md': article('aaaaaa'),
			'below/two.html': article('aaaaab', '<div>Some <b>text</b></div>'),
			'README.md': '# Not an article',
			'.hidden.md': 'neither',
			'.hidden/three.md': 'neither',
			'notes.txt': 'neither'
		});
		const { articles, messages } = await press();
		expect(messages).toEqual([]);
		expect(articles.map(({ file }) => file).sort()).toEqual(['content/below/two.html', 'content/one.md']);
		expect(articles.find(({ head }) => head.id === 'aaaaab')?.body).toBe('<p>Some <b>text</b></p>');
		for (const { head, body } of articles) {
			expect(readAs(articleHeadSchema, head) !== undefined).toBe(true);
			expect(head.revision).toBe(1);
			expect(isCanonical(body)).toBe(true);
		}
	});

	test('stands by order, and then newest first', async () => {
		await put({
			'a.md': article('aaaaaa', 'x', '', '2026-11-01T00:00:00Z'),
			'b.md': article('bbbbbb', 'x', '', '2026-11-03T00:00:00+06:00'),
			'c.md': article('cccccc', 'x', 'order: 2\n', '2026-10-01T00:00:00Z'),
			'd.md': article('dddddd', 'x', 'order: 1\n', '2026-10-02T00:00:00Z'),
			'e.md': article('eeeeee', 'x', '', '2026-11-02T19:00:00Z')
		});
		expect((await press()).articles.map(({ head }) => head.id)).toEqual([
			'dddddd',
			'cccccc',
			'eeeeee',
			'bbbbbb',
			'aaaaaa'
		]);
	});

	test('brings its pictures, the lead first, each once, from beside the article or from the top', async () => {
		const lead = 'lead:\n  picture: pictures/a.png\n  alt: A lead\n  caption: Its caption\n';
		const body = ':::figure{src="pictures/a.png" alt="Again"}\n:::\n\n![Beside](b%20c.png "Caption")';
		await put({
			'pictures/a.png': await drawPicture(60, 40),
			'below/b c.png': await drawPicture(50, 30),
			'below/x.md': article('aaaaaa', `${body}\n\nText.`, lead)
		});
		const { articles, messages } = await press();
		expect(messages).toEqual([]);
		const draft = articles[0];
		expect(draft?.head.pictures.map(({ width }) => width)).toEqual([60, 50]);
		expect(draft?.head.lead).toEqual({
			picture: draft?.head.pictures[0]?.id,
			alt: 'A lead',
			caption: 'Its caption',
			credit: ''
		});
		expect(draft?.body).toContain(
			`<img src="/i/${draft?.head.pictures[1]?.id ?? ''}" alt="Beside" width="50" height="30">`
		);
	});

	test('counts words by the rules of the language, and minutes by its pace', async () => {
		await put({
			'en.md': article('aaaaaa', `${'word '.repeat(684)}[^1]\n\n[^1]: Six more words stand down here.`),
			'fa.md': article('aaaaab', 'واژه '.repeat(552), '', '2026-11-20T06:00:00Z', 'fa'),
			'kk.md': article('aaaaac', 'сөз', '', '2026-11-20T06:00:00Z', 'kk')
		});
		const heads = new Map((await press()).articles.map(({ head }) => [head.id as string, head]));
		expect(heads.get('aaaaaa')).toMatchObject({ words: 691, minutes: 3 });
		expect(heads.get('aaaaab')).toMatchObject({ words: 552, minutes: 4, direction: 'rtl' });
		expect(heads.get('aaaaac')).toMatchObject({ words: 1, minutes: 1 });
	});

	test('gives the same drafts each time, and makes no picture twice', async () => {
		await put({ 'a.png': await drawPicture(60, 40), 'x.md': article('aaaaaa', '![a](a.png)\n\nText.') });
		const store = new MemoryStore();
		const first = await press(store);
		const { puts } = store;
		expect(await press(store)).toEqual(first);
		expect(store.puts).toBe(puts);
	});

	test('tells how far it has come', async () => {
		await put({ 'a.md': article('aaaaaa'), 'b.md': article('aaaaab') });
		const told: PressProgress[] = [];
		const store = new MemoryStore();
		await pressFolder(folder, {
			blobs: store.blobs,
			pictures: store.pictures,
			onProgress: (progress) => told.push(progress)
		});
		expect(told.map(({ done, total }) => `${done}/${total}`)).toEqual(['1/2', '2/2']);
	});

	test('may have been written with any line ends and a byte-order mark', async () => {
		await put({ 'a.md': `\ufeff${article('aaaaaa', 'One.\n\nTwo.').replaceAll('\n', '\r\n')}` });
		const { articles, messages } = await press();
		expect(messages).toEqual([]);
		expect(articles[0]?.body).toBe('<p>One.</p>\n<p>Two.</p>');
	});
});

describe('faults of a folder', () => {
	test('are told for all files at once, and files in order are pressed all the same', async () => {
		await put({
			'a.md': article('x', 'Text[^1] with a [link](/here).\n\n![gone](gone.png)'),
			'b.md': 'No front matter',
			'c.md': article('aaaaac')
		});
		const { articles, messages } = await press();
		expect(articles.map(({ file }) => file)).toEqual(['content/c.md']);
		expect(messages).toEqual([
			'content/a.md:2: "id" must be 6 to 10 of the letters a-z and digits 2-7 (found "x")',
			'content/a.md:9: the footnote "[^1]" has no text',
			'content/a.md:9: a link must lead to an address that starts with https:// (found "/here")',
			'content/a.md:11: the picture "gone.png" is not in the folder content',
			'content/b.md:1: the file must begin with front matter between two lines of "---"'
		]);
	});

	test.each([
		[
			'a missing lead',
			'',
			'lead:\n  picture: pictures/x.png\n  alt: a\n',
			'9: the picture "pictures/x.png" is not in the folder content'
		],
		['a picture outside', '![a](../secret.png)', '', '9: the picture "../secret.png" is outside the folder'],
		[
			'a picture by a whole path',
			'![a](/etc/hostname)',
			'',
			'9: a picture must be named by its path inside the folder'
		],
		[
			'a picture on the web',
			'![a](https://example.org/a.png)',
			'',
			'9: a picture must be named by its path inside the folder'
		],
		['a picture that is a folder', '![a](sub)', '', '9: "sub" is not a file'],
		[
			'a picture that is none',
			'![a](no.png)',
			'',
			'9: the picture must be JPEG, PNG, WebP, AVIF or GIF; it is none of these ("no.png")'
		],
		['a figure without alt', ':::figure{src="a.png"}\n:::', '', '9: the figure lacks "alt"'],
		[
			'a figure with a slip',
			':::figure{src="a.png" alt="a" credits="b"}\n:::',
			'',
			'9: a figure has no "credits"; is "credit" meant?'
		],
		[
			'a figure not closed',
			':::figure{src="a.png" alt="a"}\nCaption.\n\nMore text.',
			'',
			'9: the figure is not closed by a line of ":::"'
		],
		[
			'a figure whose marks are broken',
			':::figure{src="a.png" alt="a}\nCaption.\n:::',
			'',
			'9: this ":::" opens or closes no figure'
		],
		['another directive', ':::note\nText.\n:::', '', '9: ":::note" is not known; only ":::figure" is'],
		['a footnote to nothing', 'Text[^a].', '', '9: the footnote "[^a]" has no text'],
		['a footnote from nowhere', '[^a]: Text.', '', '9: nothing in the text refers to the footnote "[^a]"'],
		['no text', '', '', '9: the article has no text']
	])('name the line: %s', async (_name, body, changes, expected) => {
		await put({
			'x.md': article('aaaaaa', body, changes),
			'a.png': await drawPicture(4, 4),
			'no.png': 'text',
			'sub/y.txt': ''
		});
		const { messages } = await press();
		expect(
			messages.some((message) => message.startsWith(`content/x.md:${expected}`)),
			messages.join('\n')
		).toBe(true);
	});

	test('name both files where two have the same id or order', async () => {
		await put({
			'a.md': article('aaaaaa', 'x', 'order: 1\n'),
			'b.md': article('aaaaaa'),
			'c.md': article('aaaaac', 'x', 'order: 1\n')
		});
		const { articles, messages } = await press();
		expect(messages).toEqual([
			'content/b.md:2: "id" is aaaaaa in content/a.md:2 already',
			'content/c.md:8: "order" is 1 in content/a.md:8 already'
		]);
		expect(articles.map(({ file }) => file)).toEqual(['content/a.md']);
	});

	test('include bytes that are not UTF-8, by their line', async () => {
		await put({ 'a.md': Buffer.concat([Buffer.from(article('aaaaaa')), Buffer.from([0xff, 0x0a])]) });
		expect((await press()).messages).toEqual(['content/a.md:10: the file is not UTF-8; save it with that encoding']);
	});

	test('include a file that is too large', async () => {
		await put({ 'a.md': article('aaaaaa', 'a'.repeat(folderLimits.fileBytes)) });
		expect((await press()).messages).toEqual(['content/a.md: "a.md" is larger than 1000 KB']);
	});

	test('include links that lead out of the folder, for articles and for pictures', async () => {
		await writeFile(join(above, 'secret.md'), article('aaaaaa'));
		await writeFile(join(above, 'secret.png'), await drawPicture(4, 4));
		await symlink('../secret.md', join(folder, 'a.md'));
		await symlink('../secret.png', join(folder, 'p.png'));
		await symlink('nowhere.md', join(folder, 'c.md'));
		await symlink('d.md', join(folder, 'd.md'));
		await put({ 'b.md': article('aaaaab', '![a](p.png)') });
		const { articles, messages } = await press();
		expect(articles).toEqual([]);
		expect(messages).toEqual([
			'content/a.md: "a.md" is a link that leads out of the folder',
			'content/b.md:9: "p.png" is a link that leads out of the folder',
			'content/c.md: "c.md" leads nowhere',
			'content/d.md: "d.md" cannot be read (ELOOP)'
		]);
	});

	test('include a folder that is not there', async () => {
		const { faults } = await pressFolder(join(above, 'nothing'), new MemoryStore());
		expect(faults.map(({ message }) => message)).toEqual(['the folder nothing cannot be read (ENOENT)']);
	});

	test('are not made of what a sink throws: that is thrown on', async () => {
		await put({ 'a.png': await drawPicture(4, 4), 'x.md': article('aaaaaa', '![a](a.png)') });
		const store = new MemoryStore();
		const full = { ...store.blobs, put: () => Promise.reject(new Error('ENOSPC')) };
		await expect(pressFolder(folder, { blobs: full, pictures: store.pictures })).rejects.toThrow('ENOSPC');
	});
});
