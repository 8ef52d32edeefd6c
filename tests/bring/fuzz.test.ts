// Whatever bytes are brought, there come items: nothing is thrown, nothing takes long, and the same bytes give the same keys.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterOf, navOf, writeBook } from './book.ts';
import { bringAll, pixel } from './gather.ts';
import { zipOf } from './zip-writer.ts';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 150);
/** For a file of some kilobytes on a busy machine; the press gives a Markdown text up after ten seconds. */
const limitMs = 15_000;

const dataUrl = `data:image/png;base64,${pixel.toString('base64')}`;
const csv =
	'title,url,time_added,tags,status\n"A ""b""",https://a.example/1,1600322788,x|y,archive\nB,https://a.example/2,1,,unread\n';
const entry = {
	url: 'https://a.example/1',
	slug: 's',
	title: 'T',
	labels: ['a'],
	savedAt: '2024-01-02T03:04:05Z',
	readingProgress: 3
};

/** A small right file of each kind. */
const files: Readonly<Record<string, Uint8Array>> = {
	'a.csv': Buffer.from(csv),
	'b.csv': Buffer.from('URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/1,T,s,Archive,1,"[""a""]"\n'),
	'c.csv': Buffer.from(
		'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nT,https://a.example/1,1,"[\'a\']",2022-11-06 04:33:50+00:00,0.5,new,True\n'
	),
	'a.html': Buffer.from(
		`<!doctype html><html lang="kk"><title>T</title><style>:root{--sf-img-1:url("${dataUrl}")}</style><p>Text<img src="${dataUrl}"><a href="x">y</a></html>`
	),
	'b.html': Buffer.from(
		'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>F</H3><DL><DT><A HREF="https://a.example/" ADD_DATE="1">T</A></DL></DL>'
	),
	'a.json': Buffer.from(
		JSON.stringify([{ ...entry, is_archived: 0, content: '<p>x</p><img src="i.png">', annotations: [{ quote: 'q' }] }])
	),
	'a.mhtml': Buffer.from(
		`MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/\r\n\r\n<p>x=3D=\r\n<img src=3D"i.png">\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: i.png\r\n\r\n${pixel.toString('base64')}\r\n--b--\r\n`
	),
	'a.txt': Buffer.from('Title\n\nOne\ntwo\n\nThree'),
	'a.md': Buffer.from('---\ntitle: T\ntags: [a]\n---\n\n# H\n\nText ![x](i.png) [y](z)\n'),
	'pocket.zip': zipOf({
		'part_000000.csv': csv,
		'annotations/part_000000.json': '[{"url":"https://a.example/1","highlights":[{"quote":"q","created_at":1}]}]'
	}),
	'omnivore.zip': zipOf({
		'metadata_0_to_1.json': JSON.stringify([entry]),
		'content/s.html': '<p>x</p>',
		'highlights/s.md': '> q\n\nn'
	}),
	'notes.zip': zipOf({ 'a.txt': 'A\n\nText', 'p.png': pixel, 'page.html': '<html><p>x<img src="p.png"></html>' }),
	'a.epub': writeBook({
		files: {
			'nav.xhtml': navOf('<ol><li><a href="a.xhtml#x">One</a></li><li><a href="a.xhtml#y">Two</a></li></ol>'),
			'a.xhtml': chapterOf('<h1 id="x">One</h1><p>x<img src="p.png"/></p><h1 id="y">Two</h1><p>y</p>'),
			'p.png': pixel
		},
		properties: { 'nav.xhtml': 'nav' },
		spine: ['a.xhtml']
	})
};

async function check(name: string, bytes: Uint8Array): Promise<void> {
	const start = performance.now();
	const items = await bringAll(name, bytes);
	expect(performance.now() - start).toBeLessThan(limitMs);
	for (const item of items) {
		expect(item.key).toMatch(/^(?:url|book|page|text|markdown|refused):/);
		if (item.kind === 'refused') expect(item.sentence).toMatch(/^[^\n]+: [^\n]+\.$/);
		if (item.kind === 'address') expect(item.url).toMatch(/^https?:\/\/[^\s"<>]+$/);
	}
}

/** Changes made to a file, one after another; places are shares of its length. */
const change = fc.oneof(
	fc.record({ kind: fc.constant('set' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }),
	fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(60) }),
	fc.record({
		kind: fc.constant('repeat' as const),
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.nat(200)
	}),
	fc.record({
		kind: fc.constant('put' as const),
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		text: fc.constantFrom(
			'<',
			'>',
			'"',
			"'",
			'\n\n',
			'\0',
			',',
			'[',
			'{',
			'--b',
			'&',
			'<![CDATA[',
			'<!--',
			'../',
			'\ud800',
			'\ufeff'
		)
	})
);

function apply(
	bytes: Uint8Array,
	changes: readonly (typeof change extends fc.Arbitrary<infer Change> ? Change : never)[]
): Uint8Array {
	let made = Buffer.from(bytes);
	for (const one of changes) {
		const at = Math.floor(one.at * made.length);
		if (one.kind === 'set') made[Math.min(at, made.length - 1)] = one.byte;
		else if (one.kind === 'put') made = Buffer.concat([made.subarray(0, at), Buffer.from(one.text), made.subarray(at)]);
		else if (one.kind === 'cut') made = Buffer.concat([made.subarray(0, at), made.subarray(at + one.length)]);
		else made = Buffer.concat([made.subarray(0, at + one.length), made.subarray(at)]);
	}
	return made;
}

describe('at random', { timeout: 300_000 }, () => {
	test.each(Object.entries(files))('a changed file: %s', async (name, bytes) => {
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) =>
				check(name, apply(bytes, changes))
			),
			{ numRuns: name === 'a.md' ? numRuns / 5 : numRuns }
		);
	});

	test('any bytes, by any name, after any beginning', async () => {
		const head = fc.constantFrom(
			'',
			'PK\x03\x04',
			'<html>',
			'[{',
			'---\n',
			'MIME-Version: 1.0\n',
			'URL,Title,Selection,Folder,Timestamp\n'
		);
		await fc.assert(
			fc.asyncProperty(head, fc.uint8Array({ maxLength: 600 }), fc.string(), async (begin, bytes, name) =>
				check(`${name}.txt`, Buffer.concat([Buffer.from(begin, 'latin1'), bytes]))
			),
			{ numRuns: numRuns * 2 }
		);
	});
});

test.each(Object.entries(files))(
	'brought twice, %s gives the same keys in the same order, and other ones than its fellows',
	async (name, bytes) => {
		const keys = (await bringAll(name, bytes)).map(({ key }) => key);
		expect(keys.length).toBeGreaterThan(0);
		expect((await bringAll(name, Buffer.from(bytes))).map(({ key }) => key)).toEqual(keys);
		expect(new Set(keys).size).toBe(keys.length);
	}
);
