// What was typed into a form of the desk is not lost: not by a refusal, nor by the end of a session, nor does it undo what others wrote.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { editArticle, findArticle } from '#lib/server/intake/articles.ts';
import { addFeed, listSources } from '#lib/server/intake/sources.ts';
import { longText, makeBrought, save, withStore } from '../intake/brought.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { openStage, type DeskStage, type Pass } from './stage.ts';

let folder = '';
let stage: DeskStage;
let pass: Pass;
let article = '';
const nobody = { cookie: '', token: '' };

beforeEach(async () => {
	folder = await makeTemporaryFolder();
	article = await bring({});
	stage = await openStage(folder);
	pass = await stage.enter();
});
afterEach(async () => {
	await stage.close();
	await removeFolder(folder);
});

/** What the source says. */
async function bring(about: Parameters<typeof makeBrought>[0]): Promise<string> {
	const taken = await save(folder, { article: makeBrought(about) });
	if (!('id' in taken)) throw new Error(taken.sentence);
	return taken.id;
}

const address = () => `/desk/articles/${article}`;
const find = () => withStore(folder, (store) => findArticle(store, article));

/** The fields of the form of a page that is sent to an address, as a browser sends them. */
function fieldsOf(page: string, action: string): Record<string, string> {
	const found: Record<string, string> = {};
	const walk = (node: DefaultTreeAdapterTypes.Node, isWithin: boolean) => {
		const attributes = 'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {};
		const isIn = isWithin || (node.nodeName === 'form' && attributes['action'] === action);
		const name = attributes['name'];
		if (isIn && name !== undefined) {
			const [text] = 'childNodes' in node ? node.childNodes : [];
			const written = text !== undefined && 'value' in text ? text.value : '';
			if (node.nodeName === 'input') found[name] = attributes['value'] ?? '';
			if (node.nodeName === 'textarea') found[name] = written;
		}
		if ('childNodes' in node) for (const child of node.childNodes) walk(child, isIn);
	};
	walk(parseFragment(page), false);
	return found;
}

const open = async () => fieldsOf(await stage.read(address(), pass), address());
const alertOf = (page: string) => /role="alert"[^>]*>([^<]*)</.exec(page)?.[1];

describe('a refusal', () => {
	it('shows the article’s form again with what was typed, and the sentence', async () => {
		const typed = {
			...(await open()),
			title: 'A "better" <title>',
			language: 'zzzzzzzzz zz',
			html: '<p>All anew.</p>\n'
		};
		const answer = await stage.post(address(), typed, pass);
		const page = await answer.text();
		expect([answer.status, alertOf(page)]).toEqual([422, 'The language must be a language tag, such as kk or en-GB.']);
		expect(fieldsOf(page, address())).toEqual(typed);
		await stage.post(address(), { ...fieldsOf(page, address()), language: 'fa' }, pass);
		expect((await find()).head).toMatchObject({ title: 'A "better" <title>', language: 'fa' });
	});

	it('for a word of another session as well, whose form is then of this one', async () => {
		const typed = { ...(await open()), title: 'Mine', token: 'another' };
		const answer = await stage.post(address(), typed, pass);
		expect(answer.status).toBe(403);
		const again = fieldsOf(await answer.text(), address());
		expect(again).toEqual({ ...typed, token: pass.token });
		await stage.post(address(), again, pass);
		expect((await find()).head.title).toBe('Mine');
	});

	it.each([
		['/desk/add', 'address', '-no "address"', '/desk/add'],
		['/desk/save', 'url', '-no "address"', '/desk/save']
	])('%s keeps the %s', async (path, name, typed, action) => {
		const answer = await stage.post(path, { [name]: typed }, pass);
		const page = await answer.text();
		expect([answer.status, alertOf(page)]).toEqual([422, '-no &quot;address&quot; is no address.']);
		expect(fieldsOf(page, action)[name]).toBe(typed);
	});
});

it('what is taken back to the source’s words leaves what was typed in other fields', async () => {
	await stage.post(address(), { ...(await open()), title: 'Mine' }, pass);
	const answer = await stage.post(address(), { ...(await open()), standfirst: 'Half done', back: 'title' }, pass);
	const page = await answer.text();
	expect(page).toContain('not published yet');
	expect(fieldsOf(page, address())).toMatchObject({ title: 'The lamp is lit', standfirst: 'Half done' });
	expect((await find()).edited).toEqual([]);
});

describe('the end of a session', () => {
	it('keeps what was typed through the login, and through a wrong key; nothing is done by itself', async () => {
		const hostile = '"><script>x()</script>\n\nА ’ & b';
		const typed = { ...(await open()), title: 'Typed late', html: `<p>${hostile}</p>` };
		await stage.post('/desk/logout', {}, pass);
		const answer = await stage.post(address(), typed, pass);
		const login = await answer.text();
		expect([answer.status, alertOf(login)]).toEqual([401, expect.stringContaining('Nothing that you typed is lost')]);
		expect(login).not.toContain('<script>x');
		const wrong = await stage.post('/desk/login', { ...fieldsOf(login, '/desk/login'), key: 'wrong' }, nobody);
		const second = fieldsOf(await wrong.text(), '/desk/login');
		expect([wrong.status, second]).toEqual([403, fieldsOf(login, '/desk/login')]);
		const entered = await stage.post('/desk/login', { ...second, key: stage.key }, nobody);
		const page = await entered.text();
		expect([entered.status, page]).toEqual([200, expect.stringContaining('was not sent yet')]);
		const { token, ...again } = fieldsOf(page, address());
		expect(again).toEqual({ ...again, title: typed.title, html: typed.html });
		expect((await find()).edited).toEqual([]);
		const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		await stage.post(address(), again, { cookie, token: token ?? '' });
		expect((await find()).head.title).toBe('Typed late');
	});

	it('keeps a long text, of a few at once', async () => {
		const long = '<p>Ұзақ мәтін.</p>\n'.repeat(6_000);
		const all = await Promise.all(Array.from({ length: 8 }, () => stage.post(address(), { html: long }, nobody)));
		const statuses = all.map(({ status }) => status);
		expect(new Set(statuses).difference(new Set([401, 503]))).toEqual(new Set());
		const kept = all.find(({ status }) => status === 401);
		const login = fieldsOf((await kept?.text()) ?? '', '/desk/login');
		const entered = await stage.post('/desk/login', { ...login, key: stage.key }, nobody);
		expect(fieldsOf(await entered.text(), address())['html']).toBe(long);
	});

	it.each([
		['/desk/add', 'address', '/desk/add'],
		['/desk/save', 'url', '/desk/save']
	])('keeps what was typed at %s', async (path, name, action) => {
		const login = fieldsOf(await (await stage.post(path, { [name]: 'lamp.example' }, nobody)).text(), '/desk/login');
		const entered = await stage.post('/desk/login', { ...login, key: stage.key }, nobody);
		expect(fieldsOf(await entered.text(), action)[name]).toBe('lamp.example');
		expect(stage.ran).toEqual([]);
	});

	it('keeps the folder that was typed', async () => {
		const feed = { address: 'https://lamp.example/feed', title: 'Lamp Weekly', site: undefined };
		const { id } = await withStore(folder, (store) => addFeed(store, feed, new Date()));
		const path = `/desk/sources/${id}/move`;
		const login = fieldsOf(await (await stage.post(path, { folder: 'Near' }, nobody)).text(), '/desk/login');
		const entered = await stage.post('/desk/login', { ...login, key: stage.key }, nobody);
		expect(fieldsOf(await entered.text(), path)['folder']).toBe('Near');
		expect((await withStore(folder, listSources)).find((source) => source.id === id)?.folder).toBeUndefined();
	});

	it('says that files were not taken', async () => {
		const form = new FormData();
		form.append('file', new File(['# One'], 'one.md'));
		const answer = await stage.ask('/desk/files', { method: 'POST', body: form, headers: { origin: stage.origin } });
		expect([answer.status, alertOf(await answer.text())]).toEqual([401, expect.stringContaining('choose them again')]);
	});

	it('keeps nothing of a form from elsewhere, nor one that is too large', async () => {
		const strange = await stage.post(address(), { title: 'x' }, nobody, { origin: 'http://evil.example' });
		expect([strange.status, await strange.text()]).toEqual([403, expect.not.stringContaining('typed-')]);
		const large = await stage.post('/desk/add', { address: 'x'.repeat(70_000) }, nobody);
		expect(large.status).toBe(413);
	});
});

describe('what was changed meanwhile', () => {
	it('by the source stays, where the editor changed something else', async () => {
		const typed = { ...(await open()), title: 'Mine' };
		await bring({ standfirst: 'Corrected by its source.', html: `${longText}<p>More.</p>` });
		await stage.post(address(), typed, pass);
		const { head, body, edited } = await find();
		expect([head.title, head.standfirst, edited]).toEqual(['Mine', 'Corrected by its source.', ['title']]);
		expect(body).toContain('<p>More.</p>');
	});

	it('in the same field is told first, then published all the same', async () => {
		const typed = { ...(await open()), title: 'Mine', html: '<p>My own text of it.</p>' };
		await bring({ title: 'Theirs', standfirst: 'Corrected by its source.' });
		await withStore(folder, (store) => editArticle(store, article, { html: '<p>By another editor.</p>' }));
		const answer = await stage.post(address(), typed, pass);
		const page = await answer.text();
		expect([answer.status, alertOf(page)]).toEqual([
			409,
			expect.stringContaining('changed the title and the text too')
		]);
		for (const words of ['Theirs', 'By another editor.', 'Publish mine all the same']) expect(page).toContain(words);
		expect((await find()).head.title).toBe('Theirs');
		const again = fieldsOf(page, address());
		expect(again).toMatchObject({ title: 'Mine', html: typed.html, standfirst: 'Corrected by its source.' });
		expect((await stage.post(address(), again, pass)).status).toBe(303);
		expect(await find()).toMatchObject({ head: { title: 'Mine' }, body: typed.html, edited: ['title', 'body'] });
	});

	it('to the very words that were typed is no clash', async () => {
		const typed = { ...(await open()), title: 'Theirs' };
		await bring({ title: 'Theirs' });
		expect((await stage.post(address(), typed, pass)).status).toBe(303);
		expect((await find()).edited).toEqual([]);
	});
});

it('a picture that cannot stand in a text is told of, and by itself changes nothing', async () => {
	const fields = await open();
	const picture = '<p><img src="http://a.example/x.png"></p>';
	await stage.post(address(), { ...fields, html: `${fields['html'] ?? ''}${picture}` }, pass);
	const page = await stage.read(address(), pass);
	expect(page).toMatch(
		/Nothing was changed.*A picture was left out, for only those that came.*http:\/\/a\.example\/x\.png/
	);
	expect((await find()).edited).toEqual([]);
	await stage.post(address(), { ...(await open()), html: `<p>Anew.</p>${picture}` }, pass);
	expect(await stage.read(address(), pass)).toMatch(/The correction is taken.*A picture was left out/);
});
