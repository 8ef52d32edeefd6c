// What a hostile or broken network answers in place of our bytes is never kept.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { loadContents, refreshContents } from '#lib/vault/contents.ts';
import { stallMs } from '#lib/vault/fetch.ts';
import { fetchPicture } from '#lib/vault/pictures.ts';
import { takeStock } from '#lib/vault/stock.ts';
import { fetchText, readText } from '#lib/vault/texts.ts';
import { makeEdition, makePublisher, type Edition } from './edition.ts';
import { brokenBody, World } from './world.ts';

let world: World;
let edition: Edition;

beforeEach(async () => {
	world = await World.open();
	edition = await makeEdition(await makePublisher(1), { number: 3, articles: [{ id: 'aaaaaa', pictures: ['one'] }] });
	world.serve(edition.files);
});
afterEach(() => {
	vi.useRealTimers();
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

async function codeOf(work: Promise<unknown>): Promise<string> {
	const failed: unknown = await work.then(
		() => undefined,
		(caught: unknown) => caught
	);
	return failed instanceof FaultError ? failed.fault.code : String(failed);
}

describe.each(answers)('%s', (_name, spoil, code) => {
	test('in place of an article is not kept', async () => {
		await refreshContents();
		const held = await loadContents();
		if (held === undefined) throw new Error('no contents');
		world.spoil = (_path, honest) => spoil(honest());
		expect(await codeOf(fetchText(edition.entry('aaaaaa'), held))).toBe(code);
		expect(world.caches.paths(cacheNames.articles)).toEqual(['/contents']);
		expect((await takeStock()).articles.size).toBe(0);
	});

	test('in place of a picture is not kept', async () => {
		await refreshContents();
		const held = await loadContents();
		const hash = edition.entry('aaaaaa').lead?.picture.variants[0]?.hash ?? '';
		world.spoil = (_path, honest) => spoil(honest());
		expect(await codeOf(fetchPicture(hash, held))).not.toBe('undefined');
		expect(world.caches.paths(cacheNames.pictures)).toEqual([]);
		expect((await takeStock()).pictures.size).toBe(0);
	});

	test('in place of the contents leaves the list that was here', async () => {
		await refreshContents();
		const next = await makeEdition(await makePublisher(1), { number: 4, articles: [{ id: 'bbbbbb' }] });
		world.serve(next.files);
		world.spoil = (_path, honest) => spoil(honest());
		expect(await codeOf(refreshContents())).not.toBe('undefined');
		await world.restart();
		expect((await loadContents())?.contents.number).toBe(3);
	});
});

test('right bytes are taken whatever the status, type or redirect flag say of them', async () => {
	await refreshContents();
	const held = await loadContents();
	if (held === undefined) throw new Error('no contents');
	world.spoil = (path) =>
		new Response(world.files.get(path), { status: 404, headers: { 'content-type': 'text/html' } });
	await fetchText(edition.entry('aaaaaa'), held);
	expect((await readText(edition.entry('aaaaaa').hash))?.article.head.id).toBe('aaaaaa');
});

describe('an answer that is slow for ever', () => {
	test.each([
		['before its headers', () => new Promise<Response>(() => undefined)],
		['after some bytes', () => new Response(brokenBody(toBytes('shyraq/article/1\n'), 17, 'hangs'))]
	])('%s ends in a timeout after the stall time', async (_name, answer) => {
		await refreshContents();
		const held = await loadContents();
		if (held === undefined) throw new Error('no contents');
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
		world.spoil = answer;
		const code = codeOf(fetchText(edition.entry('aaaaaa'), held));
		await vi.advanceTimersByTimeAsync(stallMs - 10);
		await vi.advanceTimersByTimeAsync(stallMs);
		expect(await code).toBe('timeout');
		vi.useRealTimers();
		expect(world.caches.paths(cacheNames.articles)).toEqual(['/contents']);
	});

	test('that drips a byte before each stall time ends as well', async () => {
		await refreshContents();
		const held = await loadContents();
		if (held === undefined) throw new Error('no contents');
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
		const code = codeOf(fetchText(edition.entry('aaaaaa'), held));
		await vi.advanceTimersByTimeAsync(stallMs * 6);
		expect(await code).toBe('timeout');
	});
});

test('a full device keeps nothing half', async () => {
	await refreshContents();
	const held = await loadContents();
	if (held === undefined) throw new Error('no contents');
	world.caches.quota = world.caches.size + 50;
	expect(await codeOf(fetchText(edition.entry('aaaaaa'), held))).toBe('storage-full');
	expect(world.caches.paths(cacheNames.articles)).toEqual(['/contents']);
	expect((await takeStock()).articles.size).toBe(0);
	expect((await loadContents())?.contents.number).toBe(3);
});

test("a fetch that fails is the device's own lack of network only where the browser says so", async () => {
	world.navigator.onLine = false;
	world.spoil = () => Promise.reject(new TypeError('Failed to fetch'));
	expect(await codeOf(refreshContents())).toBe('offline');
});
