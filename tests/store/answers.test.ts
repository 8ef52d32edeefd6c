// What the server answers at each address: exact bytes, validators, codings, languages, refusals.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeDocument, guardHeaders } from '#lib/article/compose/document.ts';
import { readArticle, readContents } from '#lib/article/read.ts';
import { linesOfSegment, mergeSegments } from '#lib/article/log.ts';
import { readLine, readPackLine } from '#lib/article/read-line.ts';
import type { Contents, Entry, Pack } from '#lib/article/types.ts';
import {
	answerArticle,
	answerContents,
	answerPack,
	answerPicture,
	answerPing,
	answerSegment,
	openHeaders
} from '#lib/server/answers/bytes.ts';
import { chooseCoding, isHeld } from '#lib/server/answers/negotiate.ts';
import { answerRequest } from '#lib/server/pages/gate.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { nameOf } from '#lib/server/store/blobs.ts';
import { templatesIn, writeBuild } from './built-reader.ts';
import { changeEdition, makeTemporaryFolder, removeFolder, writeEdition } from './edition-folder.ts';

type Asked = Record<string, string>;
const request = (path: string, headers: Asked = {}, method = 'GET') =>
	new Request(`http://localhost${path}`, { headers, method });
const document = (path: string, headers: Asked = {}, method = 'GET') =>
	answerRequest(request(path, headers, method), false, () => new Response('Kit'));
const linesAt = async (hash: string) => linesOfSegment(await (await answerSegment(request('/s'), hash)).text());
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const decode = { identity: (bytes: Uint8Array) => bytes, br: brotliDecompressSync, gzip: gunzipSync };

let folder = '';
let contents: Contents;
let entry: Entry;
let entries: Entry[];
let pack: Pack;

beforeAll(async () => {
	folder = await makeTemporaryFolder();
	const settings = {
		dataFolder: join(folder, 'disk'),
		contentFolder: join(folder, 'content'),
		origin: undefined,
		publisher: 'Lamp',
		mirrors: []
	};
	process.env['SHYRAQ_DATA'] = settings.dataFolder;
	process.env['SHYRAQ_BUILD_DIR'] = join(folder, 'build');
	await writeBuild(join(folder, 'build'));
	await writeEdition(settings.contentFolder);
	const answers = await Promise.all([answerContents(request('/contents')), document('/')]);
	expect(
		answers.map(({ status }) => status),
		'before the first edition'
	).toEqual([503, 503]);
	await pressEdition(settings);
	await changeEdition(settings.contentFolder);
	await pressEdition(settings);
	const read = readContents(await (await answerContents(request('/contents'))).text());
	if (read === undefined) throw new Error('there is no edition');
	contents = read.contents;
	const lines = mergeSegments(await Promise.all(contents.segments.map(({ hash }) => linesAt(hash)))).map(readLine);
	entries = lines.filter((line): line is Entry => line !== undefined && !('gone' in line));
	const first = entries.find(({ id }) => id === contents.front[0]);
	const [packLine = ''] = await linesAt(contents.packs[0]?.hash ?? '');
	const firstPack = readPackLine(packLine);
	if (first === undefined || firstPack === undefined) throw new Error('the list cannot be read');
	[entry, pack] = [first, firstPack];
});
afterAll(() => removeFolder(folder));

describe('the addresses of the app', () => {
	it('the contents list is asked for anew each time, and is not sent again to those who hold it', async () => {
		const fresh = await answerContents(request('/contents'));
		expect(fresh.headers.get('cache-control')).toBe('no-cache');
		const tag = fresh.headers.get('etag') ?? '';
		expect(tag).toBe(`"${nameOf(await bytesOf(fresh))}"`);
		for (const held of [tag, `W/${tag}`, `"x", ${tag}`, '*', tag.replace(/"$/, '-br"')]) {
			const answer = await answerContents(request('/contents', { 'if-none-match': held }));
			expect([answer.status, (await bytesOf(answer)).length], held).toEqual([304, 0]);
		}
		expect((await answerContents(request('/contents', { 'if-none-match': '"other"' }))).status).toBe(200);
	});

	it.each(['identity', 'br', 'gzip'] as const)('texts are the same bytes in %s', async (coding) => {
		const headers = { 'accept-encoding': coding };
		const answers = [
			await answerArticle(request('/a'), entry.hash),
			await answerArticle(request('/a', headers), entry.hash),
			await answerPack(request('/pack', headers), pack.hash),
			await answerSegment(request('/s', headers), contents.segments[0]?.hash ?? '')
		];
		const [plain, article, texts, segment] = await Promise.all(answers.map(bytesOf));
		expect(answers[1]?.headers.get('content-encoding') ?? 'identity').toBe(coding);
		expect(answers.map((answer) => answer.headers.get('vary'))).toEqual(Array(4).fill('Accept-Encoding'));
		expect(Buffer.from(decode[coding](article ?? new Uint8Array()))).toEqual(Buffer.from(plain ?? []));
		expect(nameOf(decode[coding](texts ?? new Uint8Array()))).toBe(pack.hash);
		expect(nameOf(decode[coding](segment ?? new Uint8Array()))).toBe(contents.segments[0]?.hash);
	});

	it('pictures go out as they are, with their type, for ever', async () => {
		const variants = entry.lead?.picture.variants ?? [];
		expect(new Set(variants.map(({ format }) => format))).toEqual(new Set(['avif', 'webp']));
		for (const { hash, format } of variants) {
			const answer = await answerPicture(request('/i', { 'accept-encoding': 'br' }), hash);
			expect(Object.fromEntries(answer.headers)).toMatchObject({
				...openHeaders,
				'content-type': `image/${format}`,
				'cache-control': 'public, max-age=31536000, immutable'
			});
			expect(answer.headers.has('content-encoding')).toBe(false);
			expect(nameOf(await bytesOf(answer))).toBe(hash);
			expect((await answerPicture(request('/i', { range: 'bytes=9-' }), hash)).status).toBe(206);
		}
	});

	it('bytes that prove themselves may be read from other origins, documents and the nonce may not', async () => {
		const open = [answerContents(request('/contents')), answerSegment(request('/s'), contents.segments[0]?.hash ?? '')];
		const closed = [document('/'), document(`/read/${entry.id}`), answerPing(request('/ping?nonce=0123456789'))];
		const header = (name: string) => async (answer: Response | Promise<Response>) => (await answer).headers.get(name);
		const origins = await Promise.all([...open, ...closed].map(header('access-control-allow-origin')));
		expect(origins).toEqual(['*', '*', null, null, null]);
		const policies = await Promise.all([...open, ...closed].map(header('cross-origin-resource-policy')));
		expect(policies).toEqual(['cross-origin', 'cross-origin', 'same-origin', 'same-origin', 'same-origin']);
	});

	it('the list says what stands, what is gone, and in which order the front is', () => {
		expect(entries.map(({ id }) => id).toSorted()).toEqual([
			'aaaaaa',
			'bbbbbb',
			'cccccc',
			'dddddd',
			'eeeeee',
			'gggggg'
		]);
		expect(contents).toMatchObject({ articles: 6, pictures: 6, mirrors: [] });
		expect(contents.front).toHaveLength(6);
		expect(contents.bytes).toBe(entries.reduce((sum, { bytes }) => sum + bytes, 0));
	});

	it('HEAD has the headers of GET and no bytes', async () => {
		const [get, head] = await Promise.all([
			answerArticle(request('/a'), entry.hash),
			answerArticle(request('/a', {}, 'HEAD'), entry.hash)
		]);
		expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
		expect((await bytesOf(head)).length).toBe(0);
	});

	it('HEAD has the headers of GET where there is nothing, too', async () => {
		const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => document('/none', {}, method)));
		expect(Object.fromEntries(head?.headers ?? [])).toEqual(Object.fromEntries(get?.headers ?? []));
		expect(get?.headers.get('content-length')).toBe(String((await bytesOf(get ?? new Response())).length));
	});

	it.each(['', 'x', '../../publisher.key', '0'.repeat(64), 'A'.repeat(64), '%2e%2e'])(
		'no hash finds nothing: %j',
		async (hash) => {
			const answers = await Promise.all(
				[answerArticle, answerPack, answerPicture, answerSegment].map((answer) => answer(request('/'), hash))
			);
			expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
		}
	);

	it('no address serves the bytes of another kind', async () => {
		const picture = entry.lead?.picture.id ?? '';
		const answers = [
			answerPicture(request('/'), entry.hash),
			answerArticle(request('/'), picture),
			answerPack(request('/'), entry.hash),
			answerPack(request('/'), contents.packs[0]?.hash ?? ''),
			answerSegment(request('/'), pack.hash),
			answerSegment(request('/'), entry.hash),
			answerArticle(request('/'), contents.segments[0]?.hash ?? '')
		];
		expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(7).fill(404));
	});

	it.each([
		['abcdefgh', 200],
		['A-_0'.repeat(16), 200],
		['short', 400],
		['x'.repeat(65), 400],
		['<script>', 400],
		['', 400]
	])('ping %j is answered with %i', async (nonce, status) => {
		const answer = answerPing(request(`/ping?nonce=${encodeURIComponent(nonce)}`));
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
		if (status === 200) expect(await answer.text()).toBe(nonce);
	});
});

describe('documents', () => {
	it.each(['identity', 'br', 'gzip'] as const)("are the composer's bytes in %s", async (coding) => {
		const answer = await document(`/ru/read/${entry.id}`, { 'accept-encoding': coding });
		const article = readArticle(await (await answerArticle(request('/a'), entry.hash)).text())?.article;
		if (article === undefined) throw new Error('the article cannot be read');
		const composed = composeDocument(templatesIn('ru'), { kind: 'article', article, hash: entry.hash });
		expect(Buffer.from(decode[coding](await bytesOf(answer))).toString()).toBe(composed.chunks.join(''));
		expect(Object.fromEntries(answer.headers)).toMatchObject({ ...composed.headers, 'cache-control': 'no-cache' });
	});

	it('are not sent again to those who hold them', async () => {
		const tag = (await document('/')).headers.get('etag') ?? '';
		expect((await document('/', { 'if-none-match': tag })).status).toBe(304);
		expect((await document('/', { 'if-none-match': tag, 'accept-language': 'kk' })).status).toBe(200);
	});

	it.each<[string, Asked, string]>([
		['/', {}, 'en'],
		['/', { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' }, 'ru'],
		['/', { 'accept-language': 'en;q=0.1, kk' }, 'kk'],
		['/', { 'accept-language': 'ru;q=0, fa;q=0.5' }, 'fa'],
		['/', { 'accept-language': 'de, fr' }, 'en'],
		['/', { cookie: 'a=b; shyraq-language=fa', 'accept-language': 'ru' }, 'fa'],
		['/', { cookie: 'shyraq-language=xx', 'accept-language': 'ru' }, 'ru'],
		['/kk', { cookie: 'shyraq-language=fa', 'accept-language': 'ru' }, 'kk'],
		['/fa/saved', {}, 'fa']
	])('%s with %j is painted in %s', async (path, headers, language) => {
		expect((await document(path, headers)).headers.get('content-language')).toBe(language);
	});

	it('an address with a language is remembered, once', async () => {
		expect((await document('/kk/settings')).headers.get('set-cookie')).toMatch(
			/^shyraq-language=kk; Max-Age=31536000; Path=\/; SameSite=Lax/
		);
		expect((await document('/en')).headers.get('set-cookie')).toMatch(/^shyraq-language=en;/);
		expect((await document('/kk', { cookie: 'shyraq-language=kk' })).headers.get('set-cookie')).toBeNull();
		expect((await document('/')).headers.get('set-cookie')).toBeNull();
	});

	it.each<[string, Asked, string, number]>([
		['/', {}, 'GET', 200],
		['/saved', {}, 'HEAD', 200],
		['/storage', {}, 'GET', 200],
		['/ready', {}, 'GET', 200],
		['/older/aaaaaa', {}, 'GET', 200],
		['/kk/older/from-newest', {}, 'GET', 200],
		['/older/ffffff', {}, 'GET', 410],
		['/older/zzzzzz', {}, 'GET', 404],
		['/read/ffffff', {}, 'GET', 410],
		['/read/zzzzzz', {}, 'GET', 404],
		['/read/%3Cscript%3E', {}, 'GET', 404],
		['/nowhere', { accept: 'text/html,*/*;q=0.8' }, 'GET', 404],
		['/nowhere', {}, 'GET', 404],
		['/', {}, 'POST', 405],
		['/contents', {}, 'DELETE', 405]
	])('%s with %j by %s is answered with %4$i', async (path, headers, method, status) => {
		const answer = await document(path, headers, method);
		expect(answer.status).toBe(status);
		expect(Object.fromEntries(answer.headers)).toMatchObject(guardHeaders);
		if (status === 405) expect(answer.headers.get('allow')).toBe('GET, HEAD');
		const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
		expect(isPage).toBe(status !== 405 && !(path === '/nowhere' && headers['accept'] === undefined));
	});

	it("the app's own answers get the guard headers too", async () => {
		const answer = await answerRequest(request('/else'), true, () => new Response('Kit'));
		expect(Object.fromEntries(answer.headers)).toMatchObject(guardHeaders);
	});
});

describe('negotiation', () => {
	it.each([
		[null, 'identity'],
		['', 'identity'],
		['gzip, deflate, br, zstd', 'br'],
		['gzip', 'gzip'],
		['br;q=0.5, gzip', 'gzip'],
		['br;q=0, gzip;q=0.1', 'gzip'],
		['br;q=0, *;q=0', 'identity'],
		['*', 'br'],
		['br;q=nonsense', 'identity'],
		['BR', 'br']
	])('Accept-Encoding %j gets %s', (header, coding) => {
		expect(chooseCoding(header)).toBe(coding);
	});

	it.each<[string | null, boolean]>([
		[null, false],
		['"a"', true],
		['W/"a"', true],
		['"b" , "a"', true],
		['a', false],
		['*', true],
		['"b"', false]
	])('If-None-Match %j holds "a": %s', (header, held) => {
		expect(isHeld(header, ['"a"'])).toBe(held);
	});
});
