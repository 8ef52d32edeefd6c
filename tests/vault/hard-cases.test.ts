// Faults that wear a phone down rather than strike it: a line that drips, a disk that lists what it cannot read, rows of a build to come.
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Hash } from '#lib/article/types.ts';
import { cacheNames, databaseNames } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import type { Edition } from './edition.ts';
import { codeOf, Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
let edition: Edition;

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	edition = await phone.publish({ number: 3, articles: [{ id: 'aaaaaa' }] });
});
afterEach(() => vi.unstubAllGlobals());

/** A body that gives a byte now and then, for ever. */
function drip(everyMs: number): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			await new Promise((resolve) => setTimeout(resolve, everyMs));
			controller.enqueue(new Uint8Array([65]));
		}
	});
}

test('a contents list that drips is given up soon, and the next one is taken', async () => {
	world.spoil = () => new Response(drip(10));
	const waitMs = 120;
	const began = Date.now();
	expect(await codeOf(phone.vault.refreshContents(waitMs))).toBe('timeout');
	// A byte in 10 ms is 100 a second, under the slowest pace put up with; without a bound by what came it took hours.
	expect(Date.now() - began).toBeLessThan(20_000);
	world.spoil = undefined;
	expect((await phone.vault.refreshContents()).number).toBe(3);
});

test('kept bytes that are listed and cannot be read are as good as lost, and come again', async () => {
	await phone.follow({ number: 4, articles: [{ id: 'aaaaaa' }] });
	await phone.keepAll();
	const { hash } = edition.entry('aaaaaa');
	world.caches.break(cacheNames.articles, `/a/${hash}`);
	expect(await phone.vault.readText(hash)).toBeUndefined();
	expect(await phone.vault.glance()).toEqual({ articles: 1, pictures: 0 });
	expect(await phone.ready()).toBe('0/1 texts, 0/0 pictures');
	await phone.keepAll();
	expect(await phone.vault.readText(hash)).toBeDefined();
	expect(await findBreaches(world)).toEqual([]);
});

test('contents that this build cannot read stay for a build that can', async () => {
	await phone.vault.refreshContents();
	world.caches.alter(cacheNames.articles, '/contents', 'shyraq/contents/3\n{}\n\n— someone else\n');
	await world.restart();
	expect(await phone.vault.loadContents()).toBeUndefined();
	expect(world.caches.paths(cacheNames.articles)).toContain('/contents');
	expect((await phone.vault.refreshContents()).number).toBe(3);
	expect((await phone.held()).contents.number).toBe(3);
});

test('a pinned key that cannot be read does not lock the publisher out', async () => {
	await phone.vault.refreshContents();
	await phone.vault.writeFact('pin', { key: 'torn', number: 3, hash: 'torn' as Hash });
	await world.restart();
	expect((await phone.held()).contents.number).toBe(3);
});

test('a line of the list that this build does not know is passed over', async () => {
	const strange = JSON.stringify({ id: 'zzzzzz', revision: 1, shape: 'of a later build' });
	edition.log.push([strange]);
	await phone.follow({ number: 4, articles: [{ id: 'aaaaaa' }, { id: 'bbbbbb' }] });
	expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb']);
	await phone.keepAll();
	expect(await phone.ready()).toBe('2/2 texts, 0/0 pictures');
});

test('an article of a form that this build does not know does not keep the others of its pack away', async () => {
	await phone.follow({ number: 4, packSize: 3, articles: [{ id: 'bbbbbb' }, { id: 'cccccc' }, { id: 'dddddd' }] });
	const strange = phone.edition?.entry('bbbbbb');
	vi.doMock('#lib/article/read.ts', async (load) => {
		const own = await load<typeof import('#lib/article/read.ts')>();
		return { ...own, readArticle: (text: string) => (text.includes('"bbbbbb"') ? undefined : own.readArticle(text)) };
	});
	try {
		await world.restart();
		const piece = (await phone.plan()).find(({ kind }) => kind === 'pack');
		if (piece === undefined) throw new Error('nothing is planned');
		expect(await codeOf(phone.keep(piece))).toBe('unsupported');
		expect(await phone.ready()).toBe('2/3 texts, 0/0 pictures');
		expect((await phone.plan()).map(({ kind, hash }) => ({ kind, hash }))).toContainEqual({
			kind: 'article',
			hash: strange?.hash
		});
	} finally {
		vi.doUnmock('#lib/article/read.ts');
	}
});

test('a ledger of a later build is made anew from the bytes, and nothing is lost', async () => {
	await phone.vault.refreshContents();
	await phone.keepAll();
	await phone.vault.closeLedger();
	const later = await openDB(databaseNames.ledger, 99);
	later.close();
	await world.restart();
	world.asked = [];
	await phone.vault.settle();
	expect(await phone.ready()).toBe('1/1 texts, 0/0 pictures');
	expect((await phone.held()).contents.number).toBe(3);
	expect(world.asked).toEqual([]);
	expect(await findBreaches(world)).toEqual([]);
});
