// Files made to harm, zips aside: each is told of in one sentence, and what is right beside it is still read.
import { describe, expect, test } from 'vitest';
import { bringLimits } from '#lib/server/bring/limits.ts';
import { articlesOf, bringAll, bringTogether, fileOf, pixel, sentencesOf } from './gather.ts';

describe('hostile files', () => {
	const json = (depth: number): string =>
		`[{"url":"https://a.example/","is_archived":0,"x":${'['.repeat(depth)}${']'.repeat(depth)}}]`;
	const parts = (count: number): string =>
		`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n${'--b\nContent-Type: text/plain\n\nx\n'.repeat(count)}--b--`;
	const nested = Array.from(
		{ length: 8 },
		(_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`
	).join('');
	const cases: [string, string, string | Uint8Array, string[]][] = [
		['a PDF', 'a.pdf', '%PDF-1.7 …', ['a.pdf: it is a PDF, which is laid out for paper.']],
		['a RAR', 'a.rar', 'Rar!\x1a\x07', ['a.rar: it is a RAR archive; bring a zip.']],
		['a Kindle book', 'a.mobi', `${'t'.repeat(60)}BOOKMOBI`, ['a.mobi: it is a Kindle book; bring an EPUB.']],
		['a picture alone', 'a.html', pixel, ['a.html: it is a picture; bring it together with its article.']],
		[
			'noise',
			'a.txt',
			Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)),
			['a.txt: it is neither text nor any other kind that is read.']
		],
		[
			'a table that is not known',
			'a.csv',
			'name,age\nA,1',
			['a.csv: its first line is not that of an export that is known.']
		],
		['JSON that is not known', 'a.json', '{"a":1}', ['a.json: it is JSON, but not an export that is known.']],
		['JSON cut off', 'a.json', '[{"url":"x","is_archived":1', ['a.json: it is not JSON.']],
		['JSON nested too deeply', 'a.json', json(200_000), ['a.json: it is nested deeper than 64 lists.']],
		['another XML', 'a.xml', '<?xml version="1.0"?><rss/>', ['a.xml: it is markup of a kind that is not read.']],
		['MHTML with thousands of parts', 'a.mhtml', parts(5001), ['a.mhtml: it has more than 5000 parts.']],
		['MHTML without a page', 'a.mhtml', parts(3), ['a.mhtml: there is no page in it.']],
		[
			'MHTML nested without end',
			'a.mhtml',
			`MIME-Version: 1.0\n${nested}`,
			['a.mhtml: its parts are nested deeper than 4.']
		],
		['a page without text', 'a.html', '<html><script>x</script></html>', ['a.html: there is no text in the page.']],
		['a name that is a path of ours', '../../a.pdf', '%PDF', ['../../a.pdf: it is a PDF, which is laid out for paper.']]
	];
	test.each(cases)('%s', async (_, name, content, sentences) => {
		expect(sentencesOf(await bringAll(name, content))).toEqual(sentences);
	});

	test(
		'of a million rows the first hundred thousand are read, and the rest told of once',
		{ timeout: 60_000 },
		async () => {
			const csv = `title,url,time_added,tags,status\n${'t,https://a.example/1,1,,unread\n'.repeat(1_000_000)}`;
			const items = await bringAll('a.csv', csv);
			expect(items).toHaveLength(bringLimits.rows + 1);
			expect(sentencesOf(items)).toEqual([
				'a.csv, row 100001: the table has more than 100000 rows; this and the rest are left out.'
			]);
		}
	);

	test('a field without end costs its own row; so does a row of a million fields', async () => {
		const row = (field: string): string => `t,https://a.example/1,1,${field},unread\n`;
		const csv = `title,url,time_added,tags,status\n${row('')}"${'x'.repeat(2_000_000)}\n${row('')}${row(','.repeat(900_000))}"open\n${row('')}`;
		const items = await bringAll('a.csv', csv);
		expect(sentencesOf(items)).toEqual([
			'a.csv, row 2: it is longer than 1048576 characters.',
			'a.csv, row 5: a quotation mark in it is not closed.'
		]);
		expect(items.filter(({ kind }) => kind === 'address')).toHaveLength(4);
	});

	test('hostile fields stay text or are left out', async () => {
		const csv = [
			'title,url,time_added,tags,status',
			'"<script>alert(1)</script>\u0007 \u202etitle",https://u:p@a.example/,99999999999999999999,a|a|,unread',
			`"${'T'.repeat(100_000)}",https://a.example/${'p'.repeat(3000)},1e5,${'tag|'.repeat(200)},unread`,
			`x,https://a.example/${'p'.repeat(5000)},-5,,unread`
		].join('\n');
		const items = await bringAll('a.csv', csv);
		expect(sentencesOf(items)).toEqual([
			'a.csv, row 1: "https://u:p@a.example/" is not an address of the web.',
			'a.csv, row 3: its address is longer than 4000 characters.'
		]);
		expect(items[1]).toMatchObject({ title: `${'T'.repeat(499)}…`, tags: ['tag'], state: { highlights: [] } });
		expect(items[1]).not.toHaveProperty('state.added');
	});

	test('files given together: pictures outside their folder are not reached, and two of one name are told', async () => {
		const items = await bringTogether([
			fileOf(
				'in/a.html',
				'<html><p>x</p><img src="../secret.png"><img src="/etc/passwd"><img src="file:///etc/passwd"></html>'
			),
			fileOf('../secret.png', pixel),
			fileOf('in/a.html', 'again')
		]);
		expect(sentencesOf(items)).toEqual([
			'../secret.png: its name leads out of the folder ("..").',
			'in/a.html: there are two files of this name; the first is taken.'
		]);
		expect(articlesOf(items)[0]?.pictures.names).toEqual([]);
	});
});
