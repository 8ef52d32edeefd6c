// What an editor changes: corrected, retracted and put back, the order of the front; each travels as a revision or a line.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listArticles } from '#lib/server/intake/article-list.ts';
import { editArticle, findArticle, restoreArticle, retractArticle } from '#lib/server/intake/articles.ts';
import { listFront, orderFront, pinArticle, unpinArticle } from '#lib/server/intake/front.ts';
import { listSources } from '#lib/server/intake/sources.ts';
import { makeTemporaryFolder, removeFolder, writeEdition } from '../store/edition-folder.ts';
import { longText, makeBrought, press, readEdition, save, withStore } from './brought.ts';

let folder = '';
beforeEach(async () => {
	folder = await makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

async function bring(name: string, html = longText): Promise<string> {
	const url = `https://lamp.example/${name}`;
	const taken = await save(folder, { article: makeBrought({ url, title: `About ${name}`, html }) });
	if (!('id' in taken)) throw new Error(taken.sentence);
	return taken.id;
}

async function edition() {
	await press(folder);
	const { entries, gone, contents, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	return { entries, gone, front: contents?.front ?? [] };
}

it('a correction is the next revision, stays over what the source says later, and can be taken back', async () => {
	const id = await bring('one');
	await edition();
	const change = (correction: Parameters<typeof editArticle>[2]) =>
		withStore(folder, (store) => editArticle(store, id, correction));
	await change({ title: 'A better title', tags: ['lamp'], language: 'fa', standfirst: '' });
	expect((await edition()).entries).toMatchObject([
		{ title: 'A better title', revision: 2, tags: ['lamp'], language: 'fa', direction: 'rtl', standfirst: '' }
	]);
	await bring('one', `${longText}<p>More.</p>`);
	expect((await edition()).entries).toMatchObject([{ title: 'A better title', revision: 3 }]);
	await change({ html: '<p>All of it <b onclick="x()">anew</b>, by hand.</p>' });
	expect((await edition()).entries).toMatchObject([{ revision: 4, minutes: 1 }]);
	expect(await withStore(folder, (store) => findArticle(store, id))).toMatchObject({
		body: '<p>All of it <b>anew</b>, by hand.</p>',
		edited: ['title', 'standfirst', 'language', 'tags', 'body']
	});
	await change({ title: null, standfirst: null, language: null, tags: null, html: null });
	expect((await edition()).entries).toMatchObject([{ title: 'About one', revision: 5, language: 'en' }]);
	await change({ title: null });
	expect((await edition()).entries).toMatchObject([{ revision: 5 }]);
});

it.each<[Parameters<typeof editArticle>[2], RegExp]>([
	[{ title: ' \u0000 ' }, /title must not be empty/],
	[{ title: 'x'.repeat(301) }, /at most 300/],
	[{ language: 'no language' }, /language tag/],
	[{ html: '<script>1</script>' }, /no text/],
	[{ html: '<p>a</p>'.repeat(40_000) }, /more than 30000 elements/]
])('a correction that cannot be is refused in a sentence and changes nothing', async (correction, sentence) => {
	const id = await bring('one');
	await expect(withStore(folder, (store) => editArticle(store, id, correction))).rejects.toThrow(sentence);
	expect((await edition()).entries).toMatchObject([{ title: 'About one', revision: 1 }]);
});

it('a retraction travels as a line, its source does not bring it back, and it can be put back', async () => {
	const [one] = [await bring('one'), await bring('two')];
	await edition();
	await withStore(folder, (store) => retractArticle(store, one));
	expect(await edition()).toMatchObject({ gone: [one], entries: [{ title: 'About two' }] });
	await bring('one', `${longText}<p>Changed meanwhile.</p>`);
	expect(await edition()).toMatchObject({ gone: [one], entries: [{ title: 'About two' }] });
	await withStore(folder, (store) => restoreArticle(store, one));
	const { entries, gone } = await edition();
	expect(gone).toEqual([]);
	expect(entries.find(({ id }) => id === one)?.revision).toBeGreaterThan(2);
});

it('the front is in the editor’s order, the folder’s articles among them; the rest follow by age', async () => {
	await writeEdition(join(folder, 'content'));
	const [one, two] = [await bring('one'), await bring('two')];
	const before = (await edition()).front;
	await withStore(folder, (store) => orderFront(store, [two, 'bbbbbb', one]));
	const rest = before.filter((id) => ![two, 'bbbbbb', one].includes(id));
	expect((await edition()).front).toEqual([two, 'bbbbbb', one, ...rest]);
	await withStore(folder, (store) => pinArticle(store, one));
	await withStore(folder, (store) => unpinArticle(store, two));
	expect(await withStore(folder, listFront)).toEqual([one, 'bbbbbb']);
	expect((await edition()).front.slice(0, 2)).toEqual([one, 'bbbbbb']);
	const { articles, total } = await withStore(folder, (store) => listArticles(store, { words: 'ABOUT', limit: 1 }));
	expect({ total, first: articles[0] }).toMatchObject({ total: 2, first: { isRetracted: false, isEdited: false } });
	expect(await withStore(folder, (store) => listArticles(store, { source: 'folder' }))).toMatchObject({ total: 6 });
	expect(await withStore(folder, listSources)).toMatchObject([{ kind: 'saved', articles: 2 }]);
});
