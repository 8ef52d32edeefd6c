// The commands about sources as processes: what they say, how they end, and that twice is once.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { runProgram } from '../store/program.ts';
import { longText, makePng, readEdition, settingsIn } from './brought.ts';
import { allowOf, openSite, writeFeed, writePage, type Site } from './site.ts';

let folder = '';
let site: Site;
beforeAll(async () => {
	folder = await makeTemporaryFolder();
	site = await openSite();
	await mkdir(join(folder, 'content'));
	site.pages.set('/', { body: '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>Front' });
	const entry = { guid: 'g', title: 'One', link: `${site.origin}/one`, html: longText };
	site.pages.set('/feed.xml', { body: writeFeed('Lamp', site.origin, [entry]), headers: { etag: '"1"' } });
	for (const name of ['saved', 'listed']) site.pages.set(`/${name}`, { body: writePage(`About ${name}`, longText) });
});
afterAll(async () => {
	await site.close();
	await removeFolder(folder);
});

/** What a command says and with what it ends. */
async function run(...words: string[]): Promise<{ said: string; code: number | null }> {
	const { dataFolder, contentFolder } = settingsIn(folder);
	const env = { SHYRAQ_DATA: dataFolder, SHYRAQ_CONTENT: contentFolder, SHYRAQ_FETCH_ALLOW: allowOf(site) };
	const program = runProgram(['tools/shyraq.ts', ...words], { ...env, INIT_CWD: folder });
	const code = await program.ended;
	return { said: program.said().trimEnd(), code };
}

async function ask(...words: string[]): Promise<unknown> {
	return JSON.parse((await run(...words, '--json')).said.split('\n').at(-1) ?? '');
}

const titles = async () => {
	const { entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	return entries.map(({ title }) => title).sort();
};

it('follow, list, pause, resume, export, save, import, remove: each says what is so, and publishes it', async () => {
	expect(await run('feed', 'add', site.origin, '--folder', 'News')).toMatchObject({
		code: 0,
		said: expect.stringMatching(
			/^Lamp is followed: http:\S+feed\.xml\n[^]*Edition \d+ is published: 1 articles\.$/
		) as string
	});
	expect(await ask('sources')).toMatchObject({
		sources: [{ title: 'Lamp', folder: 'News', state: 'active', articles: 1, failures: 0 }],
		waiting: []
	});
	expect((await run('feed', 'pause', `${site.origin}/feed.xml`)).said).toBe('Lamp is paused.');
	expect((await run('refresh', '--all')).said).toMatch(/^0 sources were asked, and there is nothing new\.$/);
	await run('feed', 'resume', `${site.origin}/feed.xml`);

	expect((await run('export-opml', 'list.opml')).said).toMatch(/^1 feeds are written to \S+list\.opml\.$/);
	expect(await readFile(join(folder, 'list.opml'), 'utf8')).toContain('text="News"');
	expect(await run('import', 'list.opml')).toMatchObject({
		code: 0,
		said: expect.stringMatching(/1 here already/) as string
	});

	expect(await run('save', `${site.origin}/saved`)).toMatchObject({
		code: 0,
		said: expect.stringMatching(/^"About saved" is new\.\nEdition/) as string
	});
	expect((await run('save', `${site.origin}/saved`)).said).toBe('"About saved" is here already.');
	expect(await titles()).toEqual(['About saved', 'One']);

	await mkdir(join(folder, 'notes', 'note_files'), { recursive: true });
	await writeFile(join(folder, 'notes', 'note_files', 'a.png'), await makePng());
	const page = writePage('About a note', `${longText}<figure><img src="note_files/a.png" alt="A"></figure>${longText}`);
	await writeFile(join(folder, 'notes', 'note.html'), page);
	const csv = `title,url,time_added,tags,status\nListed,${site.origin}/listed,1700000000,lamp|dark,archive\n`;
	await writeFile(join(folder, 'notes', 'pocket.csv'), csv);
	// A page brought alone has the pictures that a browser put beside it
	expect(await ask('import', 'notes/note.html')).toMatchObject({ items: [{ kind: 'new' }] });
	await titles();
	expect((await readEdition(folder)).entries.find(({ title }) => title === 'About a note')).toMatchObject({
		pictures: 1
	});
	expect(await run('import', 'notes/note_files/a.png')).toMatchObject({
		code: 1,
		said: expect.stringMatching(/^a\.png: it holds no article; /) as string
	});
	expect(await run('import', 'notes')).toMatchObject({ code: 0 });
	expect(await titles()).toEqual(['About a note', 'About listed', 'About saved', 'One']);
	const again = await ask('import', 'notes');
	expect(again).toMatchObject({ items: [{ kind: 'same' }, { kind: 'same' }] });

	const removed = await run('feed', 'remove', `${site.origin}/feed.xml`, '--with-articles');
	expect(removed.said).toMatch(/^Lamp is removed, and its article with it\.\nEdition/);
	expect(await titles()).toEqual(['About a note', 'About listed', 'About saved']);
}, 240_000);

it.each<[string[], number, RegExp]>([
	[['feed'], 2, /^Say what: /],
	[['feed', 'mend', 'x'], 2, /^Say what: /],
	[['feed', 'pause', 'nobody'], 1, /^There is no source nobody; "sources" lists those there are\.$/],
	[['save'], 2, /^Say what: /],
	[['save', 'http://10.0.0.1/'], 1, /^http:\/\/10\.0\.0\.1\/ was not fetched: [^\n]+\.$/],
	[['import', 'nothing.csv'], 2, /nothing\.csv cannot be read \(ENOENT\)\.$/],
	[['sources', 'x'], 2, /^One command at a time/]
])('%j is refused in a sentence, with %i', async (words, code, said) => {
	expect(await run(...words)).toMatchObject({ code, said: expect.stringMatching(said) as string });
});
