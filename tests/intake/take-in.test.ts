// One article from outside on its way into the edition: whole, clean, once, and never worse than before.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readArticle } from '#lib/article/read.ts';
import { toText } from '#lib/article/bytes.ts';
import type { Article } from '#lib/article/types.ts';
import { isCanonical } from '#lib/server/press/canonical.ts';
import { makeTemporaryFolder, removeFolder, writeArticle, writeEdition } from '../store/edition-folder.ts';
import { givePictures, longText, makeBrought, makePng, press, readEdition, save, withStore } from './brought.ts';

let folder = '';
beforeEach(async () => {
	folder = await makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

/** The only article of the edition, as a phone reads it. */
async function readOnly(): Promise<Article> {
	const { entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	expect(entries).toHaveLength(1);
	return withStore(folder, async ({ blobs }) => {
		const bytes = entries[0] && (await blobs.read(entries[0].hash));
		const read = bytes && readArticle(toText(bytes));
		if (read === undefined) throw new Error('the article cannot be read');
		return read.article;
	});
}

it('an article comes into an edition that has no folder of its own, signed and whole', async () => {
	const taken = await save(folder);
	expect(taken).toMatchObject({ kind: 'new', title: 'The lamp is lit', missing: [] });
	expect(await press(folder)).toMatchObject({ kind: 'published', isNew: true, articles: 1 });
	const { head, body } = await readOnly();
	expect(head).toMatchObject({
		revision: 1,
		language: 'en',
		direction: 'ltr',
		standfirst: 'A short account.',
		site: 'Lamp Weekly',
		published: '2026-03-01T05:00:00Z',
		sources: [{ name: 'Lamp Weekly', url: 'https://lamp.example/one' }]
	});
	expect(isCanonical(body)).toBe(true);
	expect((await readEdition(folder)).entries[0]).toMatchObject({ site: 'Lamp Weekly' });
	expect(await press(folder)).toMatchObject({ kind: 'unchanged' });
});

it('the same again changes nothing, and the press has nothing to do', async () => {
	await save(folder);
	await press(folder);
	expect(await save(folder)).toMatchObject({ kind: 'same' });
	expect(await save(folder, { article: makeBrought({ updated: '2026-03-01T12:00:00Z' }) })).toMatchObject({
		kind: 'same'
	});
	expect(await press(folder)).toMatchObject({ kind: 'unchanged' });
});

it('a corrected article gets the next revision under the same id', async () => {
	const first = await save(folder);
	await press(folder);
	const second = await save(folder, { article: makeBrought({ html: `${longText}<p>Corrected.</p>` }) });
	expect(second).toMatchObject({ kind: 'changed', id: 'id' in first ? first.id : '' });
	await press(folder);
	const { head, body } = await readOnly();
	expect(head.revision).toBe(2);
	expect(body).toContain('Corrected.');
});

it.each<[string, string]>([
	['much shorter text', '<p>The lamp was lit. Read the rest of it elsewhere.</p>'],
	['wall', '<p>Subscribe to continue reading this article and all the others that we have for you.</p>'],
	['page of an error', '<p>503 Service Unavailable</p>']
])('a %s does not take the place of a good text', async (_, html) => {
	await save(folder);
	await press(folder);
	expect(await save(folder, { article: makeBrought({ html }) })).toMatchObject({ kind: 'kept' });
	// And is not judged again while it stays as it is.
	expect(await save(folder, { article: makeBrought({ html }) })).toMatchObject({ kind: 'same' });
	await press(folder);
	expect((await readOnly()).body).toContain('Sentence 11');
});

it('pictures come along, and one that cannot be had goes with its caption and is told of', async () => {
	const html = `<p>Begin.</p><figure><img src="https://lamp.example/a.png" alt="A"><figcaption>Of A</figcaption></figure>
		<figure><img src="https://lamp.example/lost.png"><figcaption><p>Of what is lost</p></figcaption></figure>${longText}`;
	const pictures = givePictures({ 'https://lamp.example/a.png': await makePng() });
	const taken = await save(folder, { article: makeBrought({ html }) }, pictures);
	expect(taken).toMatchObject({
		kind: 'new',
		missing: ['The picture https://lamp.example/lost.png is left out: its server answers 404.']
	});
	await press(folder);
	const { head, body } = await readOnly();
	expect(head.pictures).toHaveLength(1);
	expect(body).toContain('Of A');
	expect(body).not.toContain('Of what is lost');
});

it('the picture that the text begins with stands before the article, once, with its caption', async () => {
	const address = 'https://lamp.example/lead.png';
	const html = `<figure><img src="${address}" alt="A lamp"><figcaption>By night</figcaption></figure>${longText}`;
	const lead = { url: address, alt: '', caption: '' };
	await save(folder, { article: makeBrought({ html, lead }) }, givePictures({ [address]: await makePng() }));
	await press(folder);
	const { head, body } = await readOnly();
	expect(head.lead).toMatchObject({ picture: head.pictures[0]?.id, alt: 'A lamp', caption: 'By night' });
	expect(body).not.toContain('<img');
	expect(isCanonical(body)).toBe(true);
});

it('a folder and what came from outside make one edition; pressing one leaves the other', async () => {
	await writeEdition(join(folder, 'content'));
	await press(folder);
	await save(folder);
	expect(await press(folder)).toMatchObject({ kind: 'published', articles: 7 });
	await writeArticle(join(folder, 'content'), 0, 'The lamp was lit on the first day, in other words.');
	expect(await press(folder)).toMatchObject({ kind: 'published', articles: 7 });
	const { entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	expect(entries.filter(({ revision }) => revision === 2).map(({ id }) => id)).toEqual(['aaaaaa']);
});

it('a fault in the folder does not keep out what came from outside, and is told', async () => {
	await writeEdition(join(folder, 'content'));
	await press(folder);
	await writeFile(join(folder, 'content', 'broken.md'), 'no front matter');
	await save(folder);
	expect(await press(folder)).toMatchObject({ kind: 'faulty' });
	const { entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	expect(entries).toHaveLength(7);
});

it('what came in after a press and is not published yet is not swept with its pictures', async () => {
	const address = 'https://lamp.example/a.png';
	await save(folder);
	await press(folder);
	const article = makeBrought({
		url: 'https://lamp.example/two',
		html: `<p>Two.</p><img src="${address}">${longText}`
	});
	await save(folder, { article }, givePictures({ [address]: await makePng() }));
	// A forced press of a store in which a third article changed sweeps; the second's pictures must stand after it.
	await save(folder, { article: makeBrought({ html: `${longText}<p>More.</p>` }) });
	await press(folder, { isForced: true });
	const { entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	expect(entries.map(({ pictures }) => pictures).sort()).toEqual([0, 1]);
});

it.each<[string, Partial<Parameters<typeof makeBrought>[0]>, RegExp]>([
	['no text', { html: '<p> </p>' }, /^"The lamp is lit" cannot be taken in: it has no text\.$/],
	['too much text', { html: `<p>${'word '.repeat(220_000)}</p>` }, /larger than 1000 KB\.$/],
	['too much markup', { html: '<p>a</p>'.repeat(40_000) }, /more than 30000 elements\.$/],
	['endless nesting', { html: '<div>'.repeat(5000) + 'a' }, /deeper than 200 elements\.$/]
])('an article of %s is refused in a sentence that names it and the limit', async (_, about, sentence) => {
	const taken = await save(folder, { article: makeBrought(about ?? {}) });
	expect(taken).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(sentence) as string });
});

it('hostile fields become plain lines, and a title that is missing is made of the text', async () => {
	const article = makeBrought({
		title: ' \u0000 \n ',
		byline: '<script>alert(1)</script>\u202e'.repeat(100),
		site: 'S'.repeat(100_000),
		standfirst: 'The lamp\u0007 is on',
		published: '+275760-09-13T00:00:00Z',
		language: 'en_US; drop table',
		url: 'javascript:alert(1)',
		tags: ['#one', 'one', 'x'.repeat(1000), ''],
		html: `<p>Only <a href="javascript:alert(1)" onclick="x()">this</a> text and what is in it for the reader.</p>`
	});
	expect(await save(folder, { article })).toMatchObject({ kind: 'new', title: 'The lamp is on' });
	await press(folder);
	const { head, body } = await readOnly();
	expect(head.published).toBe('2026-03-02T00:00:00Z');
	expect(head).toMatchObject({ language: 'en', tags: ['one'], title: 'The lamp is on' });
	expect(head.site?.length).toBeLessThanOrEqual(120);
	expect(head.sources.every(({ url }) => url === undefined)).toBe(true);
	expect(body).not.toMatch(/javascript|onclick/);
});
