// Pages in threads: bounded, given up, replaced, and told of in one sentence.
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ExtractPool, type PoolOptions } from '#lib/server/extract/pool.ts';

const odd = join(import.meta.dirname, 'threads', 'odd-thread.ts');
const at = (path: string): string => `https://paper.example/${path}`;
const nothing = { html: '' };
let pool: ExtractPool | undefined;
afterEach(() => pool?.close());

function open(options: PoolOptions): ExtractPool {
	pool = new ExtractPool(options);
	return pool;
}

test.each([
	['hangs', 'hang', 'too-slow', 'https://paper.example/hang: the page takes longer than 0.3 s to read'],
	[
		'throws',
		'die',
		'crashed',
		'https://paper.example/die: the page could not be read: its markup breaks the reading of it'
	],
	[
		'ends',
		'exit',
		'crashed',
		'https://paper.example/exit: the page could not be read: its markup breaks the reading of it'
	],
	['refuses', 'refuse', 'too-large', 'https://paper.example/refuse: the page is too long']
])('a thread that %s is told of in one sentence and the next page is read', async (_, path, code, message) => {
	const threads = open({ threads: 1, limitMs: 300, file: odd });
	await expect(threads.extract(at('fine'), nothing)).resolves.toBeUndefined();
	await expect(threads.extract(at(path), nothing)).rejects.toMatchObject({ code, message });
	await expect(threads.extract(at('fine'), nothing)).resolves.toBeUndefined();
});

test('a thread that eats memory is told of in one sentence and the next page is read', async () => {
	const threads = open({ threads: 1, limitMs: 60_000, limitMegabytes: 40, file: odd });
	await expect(threads.extract(at('eat'), nothing)).rejects.toMatchObject({
		code: 'too-much-memory',
		message: 'https://paper.example/eat: the page takes more than 40 MB to read'
	});
	await expect(threads.extract(at('fine'), nothing)).resolves.toBeUndefined();
}, 60_000);

test('one page that hangs keeps no other from being read', async () => {
	const threads = open({ threads: 2, limitMs: 1_500, file: odd });
	const hanging = threads.extract(at('hang'), nothing);
	const others = Array.from({ length: 20 }, (_, index) => threads.extract(at(`fine?${index}`), nothing));
	await expect(Promise.all(others)).resolves.toHaveLength(20);
	await expect(hanging).rejects.toMatchObject({ code: 'too-slow' });
});

test('a pool that is closed says so to those who wait', async () => {
	const threads = open({ threads: 1, limitMs: 10_000, file: odd });
	await threads.extract(at('fine'), nothing);
	const hanging = threads.extract(at('hang'), nothing);
	const waiting = threads.extract(at('fine'), nothing);
	const told = Promise.allSettled([hanging, waiting]);
	await threads.close();
	expect(
		(await told).map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'read'))
	).toEqual(['closed', 'closed']);
});

test('bytes are decoded and the article comes back whole', async () => {
	const threads = open({ threads: 1, limitMs: 60_000 });
	const paragraph = '<p>Вода в реке поднялась на два метра, и мост закрыли для машин до утра понедельника.</p>';
	const html = `<html><head><meta charset="utf-8"><title>Река</title></head><body><article><h1>Река поднялась</h1>${paragraph.repeat(8)}</article></body></html>`;
	const page = await threads.extract(at('river'), { bytes: new TextEncoder().encode(html), contentType: 'text/html' });
	expect(page).toMatchObject({ title: 'Река поднялась', language: 'ru', direction: 'ltr' });
	expect(page?.text.split('\n')).toHaveLength(8);
}, 60_000);
