// A page that went from hand to hand: what was signed is told from what was changed on the way, however it was changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, serialize } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { proofAttribute, readProof, writeProof } from '#lib/article/proof.ts';
import { writeArticleText } from '#lib/article/read.ts';
import { articleIdSchema, type Article, type Hash } from '#lib/article/types.ts';
import { writePage } from '#lib/pages/file/page.ts';
import { openPublisher, type Publisher } from '#lib/server/keys.ts';
import { verify } from '../../tools/commands/verify.ts';
import { makeFolder, removeFolder, root } from '../stage/folders.ts';

const folder = makeFolder('handed');
const styles = ['taken.css', 'taken-page.css']
	.map((name) => readFileSync(join(root, 'src/styles', name), 'utf8'))
	.join('');
const [lamp, map, other] = ['lamp', 'map', 'other'].map((text) => toBytes(`the bytes of a ${text}`)) as [
	Bytes,
	Bytes,
	Bytes
];
let publisher: Publisher;
let stranger: Publisher;
let article: Article;
let page: string;

beforeAll(async () => {
	for (const name of ['own', 'strange']) mkdirSync(join(folder, name));
	publisher = await openPublisher(join(folder, 'own'), 'https://news.example');
	stranger = await openPublisher(join(folder, 'strange'), 'https://news.example');
	article = await makeArticle();
	page = await pageOf(article, publisher);
});
afterAll(() => removeFolder(folder));

async function makeArticle(): Promise<Article> {
	const pictures = await Promise.all(
		[lamp, map].map(async (bytes) => {
			const id = await hashOf(bytes);
			const variant = { hash: id, format: 'webp' as const, width: 8, height: 6, bytes: bytes.length };
			return { id, width: 8, height: 6, placeholder: 'data:image/webp;base64,AAAA', variants: [variant] };
		})
	);
	const [first, second] = pictures.map(({ id }) => id) as [Hash, Hash];
	return {
		head: {
			id: articleIdSchema('lampaaa'),
			revision: 2,
			language: 'kk',
			direction: 'ltr',
			title: 'Шырақ жанып тұр',
			standfirst: 'Кім жақты?',
			byline: 'Айгерім С.',
			place: 'Алматы',
			published: '2026-11-18T10:00:00+05:00',
			tags: [],
			words: 20,
			minutes: 1,
			lead: { picture: first, alt: 'A lamp', caption: 'The lamp.', credit: 'Drawn' },
			pictures,
			sources: [{ name: 'The clinic', url: 'https://clinic.example/', note: 'All of it.' }, { name: 'A neighbour' }]
		},
		body: [
			'<p>Do not drink the water, and <em>boil</em> it.<sup><a href="#n-fn-1" id="n-fnref-1">1</a></sup> See <a href="https://clinic.example/?a=1&amp;b=2" rel="noreferrer external">the clinic</a>.</p>',
			`<figure><img src="/i/${second}" alt="A map" width="8" height="6"><figcaption>A caption. <small>Map: Shyraq</small></figcaption></figure>`,
			'<h2>Numbers</h2>',
			'<table><tbody><tr><td>Well</td><td><code>a | b</code></td></tr></tbody></table>',
			'<pre><code>if x; then\n  y\n</code></pre>',
			'<section id="n-notes"><h2>Notes</h2><ol><li id="n-fn-1"><p>The note. <a href="#n-fnref-1" aria-label="Back">↑</a></p></li></ol></section>'
		].join('\n')
	};
}

/** The page as the reader makes it; `bytes` by the places of the pictures, none for those left behind. */
function pageOf(of: Article, by: Publisher, bytes: readonly (Bytes | undefined)[] = [lamp, map]): Promise<string> {
	const pictures = of.head.pictures.flatMap(({ id }, at) => {
		const own = bytes[at];
		return own === undefined ? [] : [[id, { bytes: own, type: 'image/webp', width: 8, height: 6 }] as const];
	});
	const taken = {
		article: of,
		publisher: 'The news',
		address: `https://news.example/read/${of.head.id}`,
		pictures: new Map(pictures),
		said: { language: 'en' as const, facts: ['By Айгерім С.', 'Алматы', '18 November 2026'], sources: 'Sources' },
		proof: { key: by.verifier, note: by.signNote(writeArticleText(of)) }
	};
	return writePage(taken, styles);
}

async function told(text: string | Bytes, key?: string) {
	const file = join(folder, 'page.html');
	writeFileSync(file, text);
	const { json, exitCode } = await verify(file, key);
	const { isProven, troubles, ...more } = json as {
		isProven: boolean;
		troubles: string[];
		pictures?: number;
		isKnown?: boolean;
	};
	return { isProven, troubles, exitCode, ...more };
}

const whole = { isProven: true, troubles: [], exitCode: 0, pictures: 2, title: 'Шырақ жанып тұр' };

test('a page is proved as the reader made it, and is the same bytes whoever makes it', async () => {
	expect(await told(page)).toMatchObject({ ...whole, isKnown: false });
	expect(await told(page, publisher.verifier)).toMatchObject({ ...whole, isKnown: true });
	expect(await pageOf(article, publisher)).toBe(page);
	const bare = await pageOf(article, publisher, []);
	expect(await told(bare)).toMatchObject({ ...whole, pictures: 0 });
	expect(await told(await pageOf(article, publisher, [undefined, map]))).toMatchObject({ ...whole, pictures: 1 });
});

test.each<[string, (page: string) => string]>([
	['other ends of lines', (page) => page.replaceAll('\n', '\r\n')],
	['a byte-order mark', (page) => `\ufeff${page}`],
	['a browser that saves it anew', (page) => serialize(parse(page))],
	[
		'a browser that notes where it was saved from',
		(page) => page.replace('<html', '<!-- saved from url=(0014)about:internet -->\n<html')
	],
	[
		'the proof in lines of another length',
		(page) =>
			page.replace(
				/(<template[^>]*>)([^]*)(<\/template>)/,
				(_, a: string, b: string, c: string) => `${a}${b.replace(/\s/g, '').replace(/.{1,40}/g, '$&\n  ')}${c}`
			)
	]
])('a page survives %s', async (_, resave) => {
	expect(await told(resave(page))).toMatchObject(whole);
});

describe('what was changed on the way is told:', () => {
	test.each<[string, string, string]>([
		['a word', 'Do not drink', 'You may drink'],
		['a word taken away', 'Do not drink', 'Do drink'],
		['a letter that looks alike', 'Numbers', 'Νumbers'],
		['a sign that is not seen', 'Do not', 'Do\u200b not'],
		['the order of letters', 'Do not', 'Do \u202enot\u202c'],
		['letters taken apart', 'тұр</h1>', `${'тұрй'.normalize('NFD')}</h1>`],
		['an element that turns letters around', '<em>boil</em>', '<bdo dir="rtl">boil</bdo>'],
		['a word that is hidden', 'Do not', 'Do <span hidden>not</span>'],
		['a mark taken from a word', '<em>boil</em>', 'boil'],
		['a link that leads elsewhere', 'https://clinic.example/?a', 'https://evil.example/?a'],
		['where a source is', 'href="https://clinic.example/"', 'href="https://evil.example/"'],
		[
			'where the last line leads',
			'href="https://news.example/read/lampaaa"',
			'href="https://evil.example/read/lampaaa"'
		],
		['the headline', 'Шырақ жанып тұр</h1>', 'Шырақ сөніп тұр</h1>'],
		['the standfirst', 'Кім жақты?</p>', 'Кім сөндірді?</p>'],
		['who wrote it', '<bdi>By Айгерім С.</bdi>', '<bdi>By somebody</bdi>'],
		['the day', '18 November 2026', '18 November 2025'],
		['a caption', 'The lamp. ', 'The bomb. '],
		['a source', 'A neighbour</li>', 'The president</li>'],
		['the last line', 'https://news.example/read/lampaaa</a>', 'Published by the ministry</a>'],
		['words after the text', '</article></main>', '</article></main><p>And more.</p>'],
		['words before the text', '<main><article>', '<main><p>And more.</p><article>'],
		['a part more', '</article></main>', '<div>And more.</div></article></main>'],
		['a script', '</main>', '</main><script>alert(1)</script>'],
		['a frame', '</main>', '</main><iframe src="https://evil.example/"></iframe>'],
		['an act', '<main>', '<main onclick="alert(1)">'],
		[
			'a way out',
			'<meta charset="utf-8">',
			'<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=https://evil.example/">'
		],
		['a style', '</style>', 'em{display:none}</style>'],
		['another style', '</main>', '</main><style>em{display:none}</style>'],
		['a style of one element', '<em>', '<em style="display:none">'],
		['a picture from elsewhere', '<h2 id', '<p><img src="https://evil.example/pixel.gif" alt=""></p><h2 id']
	])('%s', async (_, from, to) => {
		const at = page.indexOf(from);
		expect(at, from).toBeGreaterThan(0);
		const changed = page.slice(0, at) + to + page.slice(at + from.length);
		const { isProven, troubles, exitCode } = await told(changed);
		expect({ isProven, exitCode }).toEqual({ isProven: true, exitCode: 1 });
		expect(troubles).not.toEqual([]);
	});

	test('a picture', async () => {
		expect((await told(await pageOf(article, publisher, [other, map]))).troubles.join()).toContain('picture');
		const swapped = await pageOf(article, publisher, [map, lamp]);
		expect((await told(swapped)).troubles).toHaveLength(2);
	});

	test('the words in the place of a picture', async () => {
		const bare = await pageOf(article, publisher, []);
		expect((await told(bare.replace('[A map]', '[A flag]'))).troubles).toEqual([
			'The text on the page is not what was signed.'
		]);
		expect((await told(bare.replace('[A lamp]', '[A flag]'))).exitCode).toBe(1);
	});
});

describe('nothing is proved', () => {
	const withNote = (note: string, key = publisher.verifier): string =>
		page.replace(
			/(<template[^>]*>)[^]*(<\/template>)/,
			(_, a: string, b: string) => `${a}${writeProof({ key, note })}${b}`
		);
	const noteOf = (): string => readProof(/<template[^>]*>([^]*)<\/template>/.exec(page)?.[1] ?? '')?.note ?? '';

	test.each<[string, () => string | Bytes | Promise<string>]>([
		['without a proof', () => page.replace(/<template[^]*<\/template>/, '')],
		['by two proofs', () => page.replace(/<template[^]*<\/template>/, '$&$&')],
		['by half a page', () => page.slice(0, page.indexOf('<template') + 300)],
		['by a proof in which a letter is another', () => withNote(noteOf().replace('Do not', 'Do now'))],
		['by a signature for another key', () => withNote(noteOf(), stranger.verifier)],
		['by a key that is none', () => withNote(noteOf(), 'news.example+00000000+AAAA')],
		['by what is no article', () => withNote(publisher.signNote('shyraq/contents/2\n{}\n'))],
		['by bytes that are no text', () => new Uint8Array([0xff, 0xfe, 0x00, 0xd8])],
		['by an empty file', () => ''],
		['by markup that is nested without end', () => `${'<div>'.repeat(100_000)}${page}`]
	])('%s', async (_, make) => {
		const { isProven, troubles, exitCode } = await told(await make());
		expect({ isProven, exitCode }).toEqual({ isProven: false, exitCode: 1 });
		expect(troubles).toHaveLength(1);
	});

	test('by an article that its own publisher has made hostile', async () => {
		const hostile = { ...article, body: '<p onclick="alert(1)">A</p><script>alert(1)</script>' };
		const { isProven, troubles } = await told(await pageOf(hostile, publisher));
		expect(isProven).toBe(false);
		expect(troubles.join()).toContain('no article of ours');
	});
});

test('a page that is saved as mail shows nothing that is proved', async () => {
	const mail = `MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n${page.replaceAll('=', '=3D')}`;
	const { troubles, exitCode } = await told(mail);
	expect(exitCode).toBe(1);
	expect(troubles).not.toEqual([]);
});

test('an article of a stranger is proved to be the stranger’s, and not the one’s whose key was given', async () => {
	const theirs = await pageOf(article, stranger);
	expect(await told(theirs)).toMatchObject({ isProven: true, exitCode: 0, isKnown: false });
	const against = await told(theirs, publisher.verifier);
	expect(against).toMatchObject({ isProven: true, exitCode: 1, isKnown: false });
	expect(against.troubles[0]).toContain('another key');
});

test('whatever is done to a page at random, it is never proved to show what was not signed', async () => {
	const text = toText(toBytes(page));
	await fc.assert(
		fc.asyncProperty(
			fc.nat(text.length - 1),
			fc.nat(12),
			fc.string({ unit: 'binary', maxLength: 6 }),
			async (at, taken, put) => {
				const changed = text.slice(0, at) + put + text.slice(at + taken);
				const { isProven, troubles } = await told(changed);
				if (!isProven || troubles.length > 0) return;
				// The publisher's name below the text is what the phone knew it by, and proves nothing
				const seen = (html: string): string =>
					/<main>[^]*(?=<p class="colophon)/.exec(html)?.[0].replace(/<[^>]*>|\s/g, '') ?? '';
				expect(seen(serialize(parse(changed)))).toBe(seen(serialize(parse(text))));
			}
		),
		{ numRuns: 300 }
	);
});

test('a proof is any note and key, in lines that mail takes', () => {
	fc.assert(
		fc.property(fc.string(), fc.string({ unit: fc.constantFrom('a', 'ш', '\n', '=') }), (name, note) => {
			const key = name.replaceAll('\n', '');
			const block = writeProof({ key, note });
			expect(block.split('\n').every((line) => line.length <= 76)).toBe(true);
			if (key.isWellFormed()) expect(readProof(block)).toEqual({ key, note });
		})
	);
	expect(readProof('no base64!')).toBeUndefined();
	expect(proofAttribute).toBe('data-shyraq-proof');
});
