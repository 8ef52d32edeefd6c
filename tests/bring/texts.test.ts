// Saved pages, Markdown and plain texts: what each gives, and the pictures that come along with it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bringFile } from '#lib/server/bring/bring.ts';
import { articlesOf, bringAll, bringTogether, fileOf, onlyArticle, pixel, sentencesOf } from './gather.ts';
import { zipOf } from './zip-writer.ts';

const dataUrl = `data:image/png;base64,${pixel.toString('base64')}`;

describe('saved pages', () => {
	test('a page is whole, its title and language are told, scripts and styles are gone, data of the article stays', async () => {
		const item = onlyArticle(
			await bringAll(
				'page.html',
				'<!doctype html><!-- saved from url=(0025)https://a.example/bread#x --><html lang="kk"><head><title>Bread &amp; salt</title>' +
					'<style>p{}</style><script>if (a<b) "<p>"</script><script type="application/ld+json">{"a":1}</script></head>' +
					'<body><p style="color:red">Text</p><img src="https://a.example/i.png"></body></html>'
			)
		);
		expect(item).toMatchObject({
			key: 'url:https://a.example/bread',
			name: 'page.html, Bread & salt',
			isWholePage: true,
			article: {
				url: 'https://a.example/bread#x',
				title: 'Bread & salt',
				language: 'kk',
				html:
					'<!doctype html><!-- saved from url=(0025)https://a.example/bread#x --><html lang="kk"><head><title>Bread &amp; salt</title>' +
					'<style></style><script></script><script type="application/ld+json">{"a":1}</script></head>' +
					'<body><p style="color:red">Text</p><img src="https://a.example/i.png"></body></html>'
			},
			pictures: { names: [] }
		});
		expect(item).not.toHaveProperty('state');
	});

	test('pictures of the folder beside it come along by new names, however they are written; frames there are no pages', async () => {
		const page =
			'<html><p>Text</p><img src="./Page_files/a%20b.png"><img data-src="Page_files/c.png" src="Page_files/gone.gif">' +
			'<picture><source srcset="Page_files/c.png 2x"><img srcset="https://a.example/1.png 1x, Page_files/c.png 2x"></picture></html>';
		const items = await bringTogether([
			fileOf('Page.html', page),
			fileOf('Page_files/a b.png', pixel),
			fileOf('Page_files/c.png', pixel),
			fileOf('Page_files/frame.html', '<html><p>advertisement'),
			fileOf('Page_files/s.css', 'p{}')
		]);
		const item = onlyArticle(items);
		expect(item.pictures.names).toEqual([
			'https://came-along.invalid/Page_files/a%20b.png',
			'https://came-along.invalid/Page_files/c.png'
		]);
		expect(item.article.html).toBe(
			'<html><p>Text</p><img src="https://came-along.invalid/Page_files/a%20b.png"><img src="https://came-along.invalid/Page_files/c.png">' +
				'<picture><source srcset="https://came-along.invalid/Page_files/c.png"><img src="https://came-along.invalid/Page_files/c.png"></picture></html>'
		);
		expect(await item.pictures.read('https://came-along.invalid/Page_files/c.png')).toEqual(new Uint8Array(pixel));
	});

	test('SingleFile: pictures in addresses and in properties come along once, placeholders go', async () => {
		const page =
			`<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://a.example/x \n saved date: Tue Mar 05 2024 10:00:00 GMT+0000 (UTC)\n-->` +
			`<head><style>:root{--sf-img-7: url("${dataUrl}")}@font-face{src:url(data:font/woff2;base64,AAAA)}</style><link rel="icon" href="${dataUrl}"></head>` +
			`<p>Text</p><img src="${dataUrl}" alt="A"><img src="data:image/svg+xml,<svg></svg>" style="background-image:var(--sf-img-7)!important"><img src="data:image/svg+xml,<svg/>"></html>`;
		const item = onlyArticle(await bringAll('x.html', page));
		const [name] = item.pictures.names;
		expect(item.pictures.names).toEqual([
			expect.stringMatching(/^https:\/\/came-along\.invalid\/data\/[0-9a-f]{32}\.png$/)
		]);
		expect(item.article.html.slice(item.article.html.indexOf('<head>'))).toBe(
			`<head><style></style><link rel="icon"></head><p>Text</p><img src="${name}" alt="A"><img src="${name}" style="background-image:var(--sf-img-7)!important"><img></html>`
		);
		expect(await item.pictures.read(name ?? '')).toEqual(new Uint8Array(pixel));
		expect(item.state).toEqual({ added: '2024-03-05T10:00:00Z', highlights: [] });
		expect(item.key).toBe('url:https://a.example/x');
	});

	test('MHTML: the root is the page, parts are pictures by address and by id, encodings are undone', async () => {
		const page =
			'<html><head><meta charset=3D"windows-1251"></head><p>=CD=E0=\r\n=F8 =F5=EB=E5=E1</p><img src=3D"https://a.example/i/a.png"><img src=3D"../i/a.png"><img src=3D"cid:frame-1@x"><a href=3D"b">b</a></html>';
		const mhtml = [
			'From: <Saved by Blink>',
			'Snapshot-Content-Location: https://a.example/news/bread',
			'Subject: =?utf-8?Q?Bread?=',
			'Date: Tue, 5 Mar 2024 10:00:00 -0000',
			'MIME-Version: 1.0',
			'Content-Type: multipart/related;',
			'\ttype="text/html";',
			'\tboundary="----Mark--x----"',
			'',
			'',
			'------Mark--x----',
			'Content-Type: text/html',
			'Content-ID: <frame-0@x>',
			'Content-Transfer-Encoding: quoted-printable',
			'Content-Location: https://a.example/news/bread',
			'',
			page,
			'------Mark--x----',
			'Content-Type: image/png',
			'Content-Transfer-Encoding: base64',
			'Content-Location: https://a.example/i/a.png',
			'',
			pixel.toString('base64').replace(/.{20}/g, '$&\r\n'),
			'------Mark--x----',
			'Content-Type: image/gif',
			'Content-ID: <frame-1@x>',
			'',
			'GIF89a',
			'------Mark--x------',
			'after'
		].join('\r\n');
		const item = onlyArticle(await bringAll('page.mhtml', mhtml));
		expect(item).toMatchObject({
			key: 'url:https://a.example/news/bread',
			isWholePage: true,
			state: { added: '2024-03-05T10:00:00Z' },
			article: {
				html: '<html><head><meta charset="windows-1251"></head><p>Наш хлеб</p><img src="https://came-along.invalid/part-1/a.png"><img src="https://came-along.invalid/part-1/a.png"><img src="https://came-along.invalid/part-2/image.gif"><a href="b">b</a></html>'
			}
		});
		expect(await item.pictures.read('https://came-along.invalid/part-1/a.png')).toEqual(new Uint8Array(pixel));
		expect(await item.pictures.read('https://came-along.invalid/part-2/image.gif')).toEqual(
			new Uint8Array(Buffer.from('GIF89a'))
		);
	});
});

describe('Markdown', () => {
	const text = `---
title: "Bread"
description: On bread.
authors: [A. Baker, B. Miller]
date: 2024-03-05
lang: kk
tags: [food, Long reads]
cover: pictures/lead.png
unknown: {x: 1}
---

# Bread

![Loaf](pictures/a%20b.png "A loaf")

See [mine](other.md), [note](#n) and [web](https://a.example/).
`;

	test('fields of other programs are taken, pictures beside the file come along, links between files go', async () => {
		const pictures = { 'posts/pictures/a b.png': pixel, 'posts/pictures/lead.png': pixel };
		const item = onlyArticle(await bringAll('posts/bread.md', text, pictures));
		expect(item).toMatchObject({
			isWholePage: false,
			article: {
				title: 'Bread',
				standfirst: 'On bread.',
				byline: 'A. Baker, B. Miller',
				published: '2024-03-05T00:00:00Z',
				language: 'kk',
				tags: ['food', 'Long reads'],
				lead: { url: 'https://came-along.invalid/posts/pictures/lead.png', alt: '', caption: '' }
			},
			pictures: {
				names: [
					'https://came-along.invalid/posts/pictures/lead.png',
					'https://came-along.invalid/posts/pictures/a%20b.png'
				]
			}
		});
		expect(item.article.html).toContain('<img src="https://came-along.invalid/posts/pictures/a%20b.png" alt="Loaf">');
		expect(item.article.html).toContain(
			'See <a>mine</a>, <a href="#n">note</a> and <a href="https://a.example/">web</a>.'
		);
	});

	test('without a head, the first heading is the title and leaves the text', async () => {
		const item = onlyArticle(await bringAll('x.md', '\r\n# The *title* #\r\n\r\nText\r\n'));
		expect(item.article).toMatchObject({ title: 'The title', html: '<p>Text</p>' });
		expect(onlyArticle(await bringAll('The file.md', 'Text')).article.title).toBe('The file');
		expect(onlyArticle(await bringAll('x.md', 'Set\n===\nText')).article.title).toBe('Set');
	});

	test('a zip gives every file, wherever its pictures lie, and the same keys each time', async () => {
		const zip = zipOf({
			'notes/a.md': '# A\n\nText ![x](../pictures/p.png)',
			'notes/b.markdown': '# B\n\n![x](/pictures/p.png) and ![no](../../../etc/passwd)',
			'pictures/p.png': pixel,
			'c.txt': 'C\n\nText',
			'notes/.hidden.md': '# no'
		});
		const items = await bringAll('notes.zip', zip);
		expect(articlesOf(items).map(({ name, pictures }) => [name, pictures.names])).toEqual([
			['notes.zip, notes/a.md, A', ['https://came-along.invalid/pictures/p.png']],
			['notes.zip, notes/b.markdown, B', ['https://came-along.invalid/pictures/p.png']],
			['notes.zip, c.txt, C', []]
		]);
		const again = await bringAll('renamed.zip', zip);
		expect(again.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
	});

	test('a head of aliases is text, and brackets without end are refused', async () => {
		const bomb = `---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\ntitle: T\n---\nText`;
		expect(onlyArticle(await bringAll('bomb.md', bomb)).article.title).toBe('bomb');
		expect(sentencesOf(await bringAll('deep.md', '>'.repeat(5000) + ' x'))).toEqual([
			'deep.md: quotations or lists are nested more than 60 deep.'
		]);
	});
});

describe('plain text', () => {
	const cases: [string, string | Uint8Array, string, string][] = [
		[
			'wrapped lines',
			'Title\n=====\n\nOne\ntwo <b>\n\nThree & four',
			'Title',
			'<p>One two &lt;b&gt;</p>\n<p>Three &amp; four</p>'
		],
		['a paragraph a line', 'Title\nOne\nTwo', 'Title', '<p>One</p>\n<p>Two</p>'],
		['a title alone', '  Title  ', 'Title', '<p>Title</p>'],
		[
			'windows-1251',
			Buffer.from([
				0xd5, 0xeb, 0xe5, 0xe1, 0x0a, 0x0a, 0xcd, 0xe0, 0xf8, 0x20, 0xf5, 0xeb, 0xe5, 0xe1, 0x20, 0xed, 0xe0, 0xf1,
				0xf3, 0xf9, 0xed, 0xfb, 0xe9
			]),
			'Хлеб',
			'<p>Наш хлеб насущный</p>'
		],
		['UTF-16', Buffer.from('\ufeffTitle\r\n\r\nText ә', 'utf16le'), 'Title', '<p>Text ә</p>']
	];
	test.each(cases)('%s', async (_, content, title, html) => {
		expect(onlyArticle(await bringAll('a.txt', content)).article).toMatchObject({ title, html });
	});
});

test('a file may be given by its place: a zip is opened there, a text read; one that is not there is told of', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'shyraq-bring-'));
	try {
		await writeFile(join(folder, 'a.zip'), zipOf({ 'a.md': '# A\n\nText ![p](p.png)', 'p.png': pixel }));
		await writeFile(join(folder, 'b.txt'), 'B\n\nText');
		const found: string[] = [];
		for (const name of ['a.zip', 'b.txt', 'c.txt']) {
			for await (const item of bringFile({ name, path: join(folder, name) })) {
				found.push(item.kind === 'refused' ? item.sentence : item.name);
				if (item.kind === 'article')
					for (const picture of item.pictures.names)
						expect(await item.pictures.read(picture)).toHaveLength(pixel.length);
			}
		}
		expect(found).toEqual(['a.zip, a.md, A', 'b.txt, B', 'c.txt: it cannot be read (ENOENT).']);
	} finally {
		await rm(folder, { recursive: true });
	}
});
