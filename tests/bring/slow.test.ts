// Files made to be slow: each takes a time that grows with its length and no more.
import { describe, expect, test } from 'vitest';
import { chapterOf, navOf, writeBook } from './book.ts';
import { bringAll } from './gather.ts';
import { zipOf } from './zip-writer.ts';

describe('made to be slow: read or refused in a time that grows with the length', { timeout: 60_000 }, () => {
	const long = 400_000;
	const cases: [string, string, () => string | Uint8Array][] = [
		['unclosed tags', 'a.html', () => `<html>${'<div>'.repeat(long / 5)}x`],
		['unmatched ends', 'a.html', () => `<html>${'<b>'.repeat(long / 10)}${'</i>'.repeat(long / 10)}x`],
		['brackets', 'a.html', () => `<html>x${'<'.repeat(long)}`],
		['comments', 'a.html', () => `${'<!---->'.repeat(long / 7)}<html>x`],
		['attributes', 'a.html', () => `<html>x<img ${'a=b '.repeat(long / 4)}>`],
		['a set of spaces', 'a.html', () => `<html>x<img srcset="${' '.repeat(long)},">`],
		['pictures', 'a.html', () => `<html>x${'<img src="data:image/png;base64,AAAA">'.repeat(long / 40)}`],
		['styles', 'a.html', () => `<html>x<style>${'--sf-img-1:url(data:'.repeat(long / 20)}</style>`],
		[
			'folders',
			'a.html',
			() => `<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<DL><H3>f</H3>'.repeat(long / 14)}<A HREF="https://a.example/">x</A>`
		],
		[
			'quotation marks',
			'a.csv',
			() => `URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,x,,,1,"[${'\\""'.repeat(long / 4)}]"\n`
		],
		[
			'labels',
			'a.zip',
			() =>
				zipOf({
					'metadata_0_to_1.json': '[{"url":"https://a.example/","slug":"s"}]',
					'highlights/s.md': `> x\n\n${'#a'.repeat(long / 2)}\n!`
				})
		],
		['empty lines', 'a.txt', () => `T\n${' \n'.repeat(long / 2)}x${'\n'.repeat(long)}`],
		['a chapter of anchors', 'a.epub', () => bookOfAnchors(7_000)],
		[
			'boundaries',
			'a.mhtml',
			() =>
				`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x${'--b'.repeat(long / 3)}`
		]
	];
	test.each(cases)('%s', async (_, name, write) => {
		const content = write();
		const start = performance.now();
		const items = await bringAll(name, content);
		expect(items.length).toBeGreaterThan(0);
		expect(performance.now() - start).toBeLessThan(20_000);
	});

	function bookOfAnchors(count: number): Uint8Array {
		const ids = Array.from({ length: count }, (_, at) => `a${at}`);
		const list = ids.map((id) => `<li><a href="a.html#${id}">${id}</a></li>`).join('');
		return writeBook({
			files: {
				'nav.xhtml': navOf(`<ol>${list}</ol>`),
				'a.html': chapterOf(ids.map((id) => `<h2 id="${id}">${id}</h2><p>x</p>`).join(''))
			},
			properties: { 'nav.xhtml': 'nav' },
			spine: ['a.html']
		});
	}
});
