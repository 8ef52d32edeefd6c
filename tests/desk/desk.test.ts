// The desk as a whole on a socket: who is let in, which forms it takes, and what becomes of them.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFront } from '#lib/server/intake/front.ts';
import { findArticle } from '#lib/server/intake/articles.ts';
import { linesOf } from '#lib/server/press/lines.ts';
import { addFeed, listSources } from '#lib/server/intake/sources.ts';
import { makeBrought, save, settingsIn, withStore } from '../intake/brought.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { openStage, type DeskStage, type Pass } from './stage.ts';

let folder = '';
let stage: DeskStage;
let pass: Pass;
let article = '';
let source = '';

beforeEach(async () => {
	folder = await makeTemporaryFolder();
	const taken = await save(folder);
	article = taken.kind === 'new' ? taken.id : '';
	const feed = { address: 'https://lamp.example/feed', title: 'Lamp Weekly', site: undefined };
	source = (await withStore(folder, (store) => addFeed(store, feed, new Date()))).id;
	stage = await openStage(folder);
	pass = await stage.enter();
});
afterEach(async () => {
	await stage.close();
	await removeFolder(folder);
});

/** Every act of the desk with an address that stands. */
const acts = () => [
	'/desk/logout',
	'/desk/publish',
	'/desk/add',
	'/desk/refresh',
	'/desk/waiting',
	...['pause', 'resume', 'refresh', 'move', 'remove'].map((act) => `/desk/sources/${source}/${act}`),
	...['', '/retract', '/restore', '/pin', '/unpin'].map((act) => `/desk/articles/${article}${act}`),
	'/desk/front',
	'/desk/save'
];
const pages = () => [
	'/desk',
	'/desk/articles',
	`/desk/articles/${article}`,
	'/desk/front',
	'/desk/files',
	'/desk/save',
	'/desk/sources.opml'
];

describe('who is let in', () => {
	it('nobody without a session: pages lead to the login, programs hear it, acts ask for the key and do nothing', async () => {
		const none = { cookie: '', token: pass.token };
		for (const path of pages().filter((each) => each !== '/desk/save')) {
			const answer = await stage.ask(path);
			expect([answer.status, answer.headers.get('location')], path).toEqual([
				303,
				`/desk/login?next=${encodeURIComponent(path)}`
			]);
			expect((await stage.ask(path, { headers: { accept: 'application/json' } })).status, path).toBe(401);
		}
		for (const path of [...acts(), '/desk/files']) {
			const answer = await stage.post(path, { address: 'a.example', act: `up:${article}` }, none);
			expect([answer.status, await answer.text()], path).toEqual([401, expect.stringContaining('name="key"')]);
		}
		expect(stage.ran).toEqual([]);
		expect(await withStore(folder, listFront)).toEqual([]);
	});

	it('no form of another origin, and none without the word of its session', async () => {
		for (const origin of ['http://evil.example', 'null', `${stage.origin}.evil.example`])
			for (const path of acts())
				expect((await stage.post(path, {}, pass, { origin })).status, `${origin} ${path}`).toBe(403);
		for (const path of acts()) {
			const crossed = await stage.post(path, {}, pass, { 'sec-fetch-site': 'cross-site' });
			expect(crossed.status, path).toBe(403);
			expect((await stage.post(path, { token: 'another' }, pass)).status, path).toBe(403);
		}
		expect(stage.ran).toEqual([]);
		expect(await stage.read('/desk', pass)).toContain('Log out');
	});

	it('the key alone, not too often; a browser that had it may try on', async () => {
		const nobody = { cookie: '', token: '' };
		const first = await stage.post('/desk/login', { key: stage.key, next: 'https://evil.example/' }, nobody);
		expect(first.headers.get('location')).toBe('/desk');
		const known = first.headers.getSetCookie()[1]?.split(';')[0] ?? '';
		const statuses = [];
		for (let at = 0; at < 6; at += 1) statuses.push((await stage.post('/desk/login', { key: 'wrong' }, nobody)).status);
		expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
		expect((await stage.post('/desk/login', { key: stage.key }, nobody)).status).toBe(429);
		expect((await stage.post('/desk/login', { key: stage.key }, { cookie: known, token: '' })).status).toBe(303);
		const forged = known.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
		expect((await stage.post('/desk/login', { key: stage.key }, { cookie: forged, token: '' })).status).toBe(429);
	});

	it('until they log out', async () => {
		expect((await stage.post('/desk/logout', {}, pass)).headers.get('location')).toBe('/desk/login');
		expect((await stage.ask('/desk', { headers: { cookie: pass.cookie } })).status).toBe(303);
	});
});

describe('what it takes', () => {
	it.each([
		['a form that is too large', '/desk/add', 'application/x-www-form-urlencoded', 'x'.repeat(70_000), 413],
		['a form of another kind', '/desk/add', 'text/plain', 'token=x', 415],
		['files that are no form', '/desk/files', 'text/plain', 'x', 415],
		['a broken form of files', '/desk/files', 'multipart/form-data; boundary=b', '--b\r\nContent-Disp', 400]
	])('not %s', async (_name, path, type, body, status) => {
		const headers = { origin: stage.origin, cookie: pass.cookie, 'content-type': type };
		expect((await stage.ask(path, { method: 'POST', body, headers })).status).toBe(status);
	});

	it('not two gigabytes, before they are sent', async () => {
		const head = `POST /desk/files HTTP/1.1\r\nhost: ${new URL(stage.origin).host}\r\norigin: ${stage.origin}\r\ncookie: ${pass.cookie}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 3000000000\r\n\r\n`;
		expect(await stage.raw(head)).toMatch(/^HTTP\/1\.1 413 [^]*2048 MB/);
	}, 15_000);

	it('HEAD as GET without a text; other methods, and forms where none is, by 405 and what may be', async () => {
		const headers = { cookie: pass.cookie, origin: stage.origin };
		const head = await stage.ask('/desk', { method: 'HEAD', headers });
		expect([head.status, await head.text()]).toEqual([200, '']);
		const put = await stage.ask('/desk', { method: 'PUT', headers });
		expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
		const post = await stage.post('/desk', {}, pass);
		expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
		expect((await stage.ask('/desk/refresh', { headers })).headers.get('allow')).toBe('POST');
		expect((await stage.ask('/desk/nowhere', { headers })).status).toBe(404);
		expect((await stage.ask('/', { method: 'POST', body: 'x' })).status).toBe(405);
		expect(await (await stage.ask('/deskly')).text()).toBe('the reader');
	});

	it('its pages are kept by nobody, framed by nobody, and run nothing but its own', async () => {
		const { headers } = await stage.ask('/desk', { headers: { cookie: pass.cookie } });
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
		expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|data:/);
	});
});

describe('what it does', () => {
	it('an address is followed or saved by a command of its own, and never taken for a switch', async () => {
		stage.answer = (words) =>
			words[0] === 'feed'
				? {
						feeds: [
							{ address: 'https://a.example/1', title: '<b>One' },
							{ address: 'https://a.example/2', title: 'Two' }
						]
					}
				: { item: { title: 'A page', kind: 'new', id: article } };
		const followed = await stage.post('/desk/add', { address: ' a.example ', what: 'follow' }, pass);
		const choice = await stage.read(followed.headers.get('location') ?? '', pass);
		expect(choice).toContain('value="https://a.example/2"');
		expect(choice).toContain('&lt;b&gt;One');
		const saved = await stage.post('/desk/add', { address: 'a.example/x', what: 'save' }, pass);
		expect(await stage.read(saved.headers.get('location') ?? '', pass)).toMatch(/1 new\.[^]*A page/);
		expect((await stage.post('/desk/add', { address: '--json', what: 'save' }, pass)).status).toBe(422);
		expect(stage.ran).toEqual([
			['feed', 'add', 'a.example', '--choose', '--json'],
			['save', 'a.example/x', '--json']
		]);
	});

	it('an article is corrected field by field, set back, retracted, restored, pinned, and each is published', async () => {
		const { head, body } = await withStore(folder, (store) => findArticle(store, article));
		const fields = {
			title: 'A better title',
			standfirst: head.standfirst,
			language: 'en',
			tags: '',
			html: linesOf(body).replaceAll('\n', '\r\n')
		};
		await stage.post(`/desk/articles/${article}`, fields, pass);
		const corrected = await withStore(folder, (store) => findArticle(store, article));
		expect([corrected.head.title, corrected.edited]).toEqual(['A better title', ['title']]);
		await stage.post(`/desk/articles/${article}`, { ...fields, back: 'title' }, pass);
		expect((await withStore(folder, (store) => findArticle(store, article))).edited).toEqual([]);
		await stage.post(`/desk/articles/${article}/retract`, {}, pass);
		expect(await stage.read(`/desk/articles/${article}`, pass)).toContain('Publish it anew');
		await stage.post(`/desk/articles/${article}/restore`, {}, pass);
		await stage.post(`/desk/articles/${article}/pin`, {}, pass);
		expect(await withStore(folder, listFront)).toEqual([article]);
		expect(stage.ran.every(([word]) => word === 'press') && stage.ran.length > 0).toBe(true);
		const refused = await stage.post(`/desk/articles/${article}`, { ...fields, language: 'not a tag' }, pass);
		expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('The language must be')]);
	});

	it('a source is paused, followed again, removed', async () => {
		const stateNow = async () => (await withStore(folder, listSources)).find(({ id }) => id === source)?.state;
		await stage.post(`/desk/sources/${source}/pause`, {}, pass);
		expect(await stateNow()).toBe('paused');
		await stage.post(`/desk/sources/${source}/resume`, {}, pass);
		expect(await stateNow()).toBe('active');
		await stage.post(`/desk/sources/${source}/remove`, { articles: 'stay' }, pass);
		expect(await stateNow()).toBeUndefined();
	});

	it('a source is put into a folder, by its name on one line, and out of it again', async () => {
		const folderNow = async () => (await withStore(folder, listSources)).find(({ id }) => id === source)?.folder;
		const put = (name: string) => stage.post(`/desk/sources/${source}/move`, { folder: name }, pass);
		await put('  Near\nthe sea ');
		expect(await folderNow()).toBe('Near the sea');
		expect(await stage.read('/desk', pass)).toContain('<option value="Near the sea">');
		await put('  ');
		expect(await folderNow()).toBeUndefined();
	});

	it('articles are found by words of their titles in any script, in capitals or small, with marks or without', async () => {
		const titles = ['Ёлка зажглась в АЛМАТЫ', 'Қаңтар күндері', 'Kırmızı ÇİÇEK', 'خَبَر'];
		for (const [at, title] of titles.entries())
			await save(folder, { identity: `of ${at}`, article: makeBrought({ title, url: `https://lamp.example/${at}` }) });
		const find = (words: string) => stage.read(`/desk/articles?words=${encodeURIComponent(words)}`, pass);
		for (const [words, title] of [
			['елка', 'Ёлка'],
			['алматы', 'Ёлка'],
			['ҚАҢТАР', 'Қаңтар'],
			['çiçek', 'Kırmızı'],
			['خبر', 'خَبَر']
		] as const)
			expect(await find(words), words).toMatch(new RegExp(`>1 article<[^]*${title}`));
	});

	it('files are given to a command by their places, under their own names, and are gone when it has ended', async () => {
		let names: string[] = [];
		stage.answer = () => ({ items: [{ title: 'n', kind: 'new' }] });
		const form = new FormData();
		form.set('token', pass.token);
		form.append('file', new File(['# One'], 'one note.md'));
		form.append('file', new File(['# Two'], 'two.md'));
		const headers = { origin: stage.origin, cookie: pass.cookie };
		const answer = await stage.ask('/desk/files', { method: 'POST', body: form, headers });
		await stage.read(answer.headers.get('location') ?? '', pass);
		names = (stage.ran.at(-1) ?? []).slice(2, -1).map((place) => place.split('/').at(-1) ?? '');
		expect([stage.ran.at(-1)?.slice(0, 2), names.sort()]).toEqual([
			['import', '--each'],
			['one note.md', 'two.md']
		]);
		expect(await readdir(join(settingsIn(folder).dataFolder, 'desk-files'))).toEqual([]);
		form.set('token', 'another');
		expect((await stage.ask('/desk/files', { method: 'POST', body: form, headers })).status).toBe(403);
		const climbing = new FormData();
		climbing.set('token', pass.token);
		climbing.append('file', new File(['x'], '../../evil.md'));
		expect((await stage.ask('/desk/files', { method: 'POST', body: climbing, headers })).status).toBe(422);
		expect(await readdir(join(settingsIn(folder).dataFolder, 'desk-files'))).toEqual([]);
	});

	it('the phone’s outbox hears how a page was saved; the bookmarklet’s page leads on to itself once', async () => {
		const asProgram = { accept: 'application/json' };
		stage.answer = () => ({ item: { title: 'A page', kind: 'new' } });
		const taken = await stage.post('/desk/save', { url: 'https://a.example/x', token: '' }, pass, asProgram);
		expect(await taken.json()).toEqual({ kind: 'taken', sentence: '“A page” is saved.' });
		stage.answer = () => ({ item: { title: 'x', kind: 'failed', sentence: 'There is nothing there.' } });
		const failed = await stage.post('/desk/save', { url: 'https://a.example/y', token: '' }, pass, asProgram);
		expect(await failed.json()).toEqual({ kind: 'refused', sentence: 'There is nothing there.' });
		const nobody = await stage.post('/desk/save', { url: 'https://a.example/z' }, { cookie: '', token: '' }, asProgram);
		expect(nobody.status).toBe(401);
		const first = await (await stage.ask('/desk/save?url=https%3A%2F%2Fa.example%2F%22x')).text();
		const onward = /content="0;url=([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
		expect(onward).toBe('/desk/save?url=https%3A%2F%2Fa.example%2F%22x&here=1');
		expect((await stage.ask(onward)).headers.get('location')).toMatch(/^\/desk\/login\?next=/);
		expect(await stage.read(onward, pass)).toContain('value="https://a.example/&quot;x"');
	});
});

it('behind a proxy that speaks https its forms are of the public origin, and its cookie is secure', async () => {
	const proxied = await openStage(folder, 'https://news.example');
	try {
		const nobody = { cookie: '', token: '' };
		const answer = await proxied.post('/desk/login', { key: proxied.key }, nobody);
		expect(answer.headers.getSetCookie()[0]).toMatch(/; SameSite=Strict; Secure$/);
		const plain = await proxied.post('/desk/login', { key: proxied.key }, nobody, { origin: 'http://news.example' });
		expect([plain.status, await plain.text()]).toEqual([403, expect.stringContaining('set SHYRAQ_ORIGIN')]);
		for (let at = 0; at < 6; at += 1) {
			const forwarded = { 'x-forwarded-for': `evil, 8.8.8.${at}` };
			expect((await proxied.post('/desk/login', { key: 'x' }, nobody, forwarded)).status).toBe(403);
		}
	} finally {
		await proxied.close();
	}
});
