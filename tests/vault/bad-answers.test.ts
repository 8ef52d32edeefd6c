// What a hostile or broken network answers in place of our bytes is never kept.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { stallMs } from '#lib/vault/fetch.ts';
import { findBreaches } from './audit.ts';
import type { Edition } from './edition.ts';
import { codeOf, Phone } from './phone.ts';
import { brokenBody, type World } from './world.ts';

let phone: Phone;
let world: World;
let edition: Edition;
/** What is kept of a list without articles. */
let listOnly: string[];

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	edition = await phone.publish({
		number: 3,
		packSize: 3,
		articles: [{ id: 'aaaaaa', pictures: ['one'] }, { id: 'bbbbbb' }, { id: 'cccccc' }]
	});
	const parts = [...edition.contents.segments, ...edition.contents.packs].map(({ hash }) => `/s/${hash}`);
	listOnly = ['/contents', ...parts].sort();
});
afterEach(async () => {
	vi.useRealTimers();
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

const page = '<!doctype html><title>Blocked</title><p>This address is blocked.</p>';
const opaque = (): Response => Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });

/** Name, the answer made from the honest one, and the fault it is for a text. */
const answers: [string, (honest: Response) => Promise<Response> | Response, string][] = [
	[
		'an HTML page with status 200',
		() => new Response(page, { headers: { 'content-type': 'text/html' } }),
		'wrong-bytes'
	],
	['an HTML page with status 403', () => new Response(page, { status: 403 }), 'wrong-answer'],
	['a redirect to a portal', opaque, 'wrong-answer'],
	['nothing', () => new Response(''), 'wrong-bytes'],
	['no body', () => new Response(null, { status: 204 }), 'wrong-bytes'],
	['half, and a clean end', async (honest) => new Response((await honest.arrayBuffer()).slice(0, 20)), 'wrong-bytes'],
	[
		'half, and a reset',
		async (honest) => new Response(brokenBody(new Uint8Array(await honest.arrayBuffer()), 20, 'breaks')),
		'unreachable'
	],
	[
		'the bytes with one bit changed',
		async (honest) => {
			const bytes = new Uint8Array(await honest.arrayBuffer());
			bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
			return new Response(bytes);
		},
		'wrong-bytes'
	],
	['more than was signed', async (honest) => new Response(`${await honest.text()}${'x'.repeat(9000)}`), 'wrong-bytes'],
	['JSON of another kind', () => Response.json({ error: 'no' }), 'wrong-bytes'],
	['404', () => new Response('no', { status: 404 }), 'not-found'],
	['410', () => new Response('no', { status: 410 }), 'gone'],
	['500', () => new Response('no', { status: 500 }), 'wrong-answer'],
	['a network that fails', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable']
];

describe.each(answers)('%s', (_name, spoil, code) => {
	test('in place of an article is not kept', async () => {
		await phone.vault.refreshContents();
		world.spoil = (_path, honest) => spoil(honest());
		expect(await codeOf(phone.keepText('aaaaaa'))).toBe(code);
		expect(world.caches.paths(cacheNames.articles)).toEqual(listOnly);
		expect(await phone.ready()).toBe('0/3 texts, 0/1 pictures');
	});

	test('in place of a picture is not kept', async () => {
		await phone.vault.refreshContents();
		await phone.keepText('aaaaaa');
		const hash = edition.entry('aaaaaa').lead?.picture.variants[0]?.hash ?? '';
		world.spoil = (_path, honest) => spoil(honest());
		expect(await codeOf(phone.vault.fetchPicture(hash))).toBe(code);
		expect(await codeOf(phone.vault.fetchStranger(hash))).not.toBe('none');
		expect(world.caches.paths(cacheNames.pictures)).toEqual([]);
		expect(await phone.ready()).toBe('1/3 texts, 0/1 pictures');
	});

	test('in place of a pack is not kept', async () => {
		await phone.vault.refreshContents();
		const [pack] = edition.packs;
		if (pack === undefined) throw new Error('no pack');
		world.spoil = (_path, honest) => spoil(honest());
		const ended = await codeOf(phone.keep({ kind: 'pack', ...pack }));
		// The line that was whole before the bit that changed is its own proof, and so is a pack that is followed by more.
		if (code !== 'wrong-bytes') expect(ended).toBe(code);
		expect(ended).not.toBe('none');
	});

	test('in place of the contents leaves the list that was here', async () => {
		await phone.vault.refreshContents();
		await phone.publish({ number: 4, articles: [{ id: 'dddddd' }] });
		world.spoil = (_path, honest) => spoil(honest());
		expect(await codeOf(phone.vault.refreshContents())).not.toBe('none');
		await world.restart();
		expect((await phone.held()).contents.number).toBe(3);
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
	});

	test('in place of a segment is not kept, and the list comes whole the next time', async () => {
		world.spoil = (path, honest) => (isOf(edition.contents.segments, path) ? spoil(honest()) : undefined);
		expect(await codeOf(phone.vault.refreshContents())).toBe(code);
		expect(await phone.listed()).toEqual([]);
		expect((await phone.vault.readFact('listed')) ?? []).toEqual([]);
		expect(world.caches.paths(cacheNames.articles)).toEqual(['/contents']);
		await world.restart();
		world.spoil = undefined;
		await phone.vault.refreshContents();
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
	});

	test('in place of a new segment leaves what was listed before', async () => {
		await phone.vault.refreshContents();
		const next = await phone.publish({ number: 4, articles: [{ id: 'dddddd' }, { id: 'eeeeee' }] });
		world.spoil = (path, honest) => (isOf(next.contents.segments, path) ? spoil(honest()) : undefined);
		expect(await codeOf(phone.vault.refreshContents())).toBe(code);
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
		world.spoil = undefined;
		await phone.vault.refreshContents();
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee']);
	});

	test('in place of a list of packs is not kept, and costs no article', async () => {
		world.spoil = (path, honest) => (isOf(edition.contents.packs, path) ? spoil(honest()) : undefined);
		await codeOf(phone.vault.refreshContents());
		expect(world.caches.paths(cacheNames.articles)).not.toContain(`/s/${edition.contents.packs[0]?.hash ?? ''}`);
		expect(await kindsOfTexts()).toEqual(['article', 'article', 'article']);
		world.spoil = undefined;
		await phone.vault.refreshContents();
		expect(await kindsOfTexts()).toEqual(['pack']);
	});
});

async function kindsOfTexts(): Promise<string[]> {
	return (await phone.plan({ ...phone.wish, pictures: 'none' })).map(({ kind }) => kind);
}

function isOf(parts: readonly { hash: string }[], path: string): boolean {
	return parts.some(({ hash }) => path.endsWith(`/s/${hash}`));
}

test('right bytes are taken whatever the status, type or redirect flag say of them', async () => {
	await phone.vault.refreshContents();
	world.spoil = (path) =>
		new Response(world.files.get(path), { status: 404, headers: { 'content-type': 'text/html' } });
	await phone.keepText('aaaaaa');
	expect((await phone.vault.readText(edition.entry('aaaaaa').hash))?.article.head.id).toBe('aaaaaa');
});

describe('an answer that is slow for ever', () => {
	test.each([
		['before its headers', () => new Promise<Response>(() => undefined)],
		['after some bytes', () => new Response(brokenBody(toBytes('shyraq/article/1\n'), 17, 'hangs'))]
	])('%s ends in a timeout after the stall time', async (_name, answer) => {
		await phone.vault.refreshContents();
		const [entry, { key }] = [edition.entry('aaaaaa'), await phone.held()];
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
		world.spoil = answer;
		const code = codeOf(phone.vault.fetchText(entry, key));
		await vi.advanceTimersByTimeAsync(stallMs - 10);
		await vi.advanceTimersByTimeAsync(stallMs);
		expect(await code).toBe('timeout');
		vi.useRealTimers();
		expect(world.caches.paths(cacheNames.articles)).toEqual(listOnly);
	});

	test('that drips a byte before each stall time ends as well', async () => {
		await phone.vault.refreshContents();
		const [entry, { key }] = [edition.entry('aaaaaa'), await phone.held()];
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
		const drip = new ReadableStream<Uint8Array>(
			{
				async pull(controller) {
					await new Promise((resolve) => setTimeout(resolve, stallMs - 1000));
					controller.enqueue(toBytes('s'));
				}
			},
			{ highWaterMark: 0 }
		);
		world.spoil = () => new Response(drip);
		const code = codeOf(phone.vault.fetchText(entry, key));
		for (let second = 0; second < 90; second += 1) await vi.advanceTimersByTimeAsync(1000);
		expect(await code).toBe('timeout');
	});
});

test('a full device keeps nothing half', async () => {
	await phone.vault.refreshContents();
	world.caches.quota = world.caches.size + 50;
	expect(await codeOf(phone.keepText('aaaaaa'))).toBe('storage-full');
	expect(world.caches.paths(cacheNames.articles)).toEqual(listOnly);
	expect(await phone.ready()).toBe('0/3 texts, 0/1 pictures');
	expect((await phone.held()).contents.number).toBe(3);
});

test("a fetch that fails is the device's own lack of network only where the browser says so", async () => {
	world.navigator.onLine = false;
	world.spoil = () => Promise.reject(new TypeError('Failed to fetch'));
	expect(await codeOf(phone.vault.refreshContents())).toBe('offline');
});
