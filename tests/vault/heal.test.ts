// After every kind of loss the vault says truly what is here, keeps what can be kept, and the rest comes again.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
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
	edition = await phone.follow({
		number: 1,
		packSize: 3,
		articles: [{ id: 'aaaaaa', pictures: ['one', 'two'] }, { id: 'bbbbbb' }, { id: 'cccccc', pictures: ['three'] }]
	});
	await phone.keepAll();
});
afterEach(async () => {
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

const all = '3/3 texts, 3/3 pictures';
const { articles, pictures } = cacheNames;

describe('healing', () => {
	test.each<[string, () => Promise<unknown>, string, { articles: number; pictures: number }]>([
		['nothing', () => world.restart(), all, { articles: 0, pictures: 0 }],
		['a lost ledger', () => world.loseLedger(), all, { articles: 0, pictures: 0 }],
		['lost caches', () => world.loseCaches(), '0/3 texts, 0/3 pictures', { articles: 3, pictures: 3 }],
		[
			'both lost',
			async () => {
				await world.loseLedger();
				await world.loseCaches();
			},
			'0/0 texts, 0/0 pictures',
			{ articles: 0, pictures: 0 }
		],
		['lost pictures', () => world.loseCaches(pictures), '3/3 texts, 0/3 pictures', { articles: 0, pictures: 3 }],
		['lost texts', () => world.loseCaches(articles), '0/3 texts, 3/3 pictures', { articles: 3, pictures: 0 }],
		[
			'a lost ledger and lost pictures',
			async () => {
				await world.loseLedger();
				await world.loseCaches(pictures);
			},
			'3/3 texts, 0/3 pictures',
			{ articles: 0, pictures: 0 }
		],
		[
			'a lost ledger and lost texts',
			async () => {
				await world.loseLedger();
				await world.loseCaches(articles);
			},
			'0/0 texts, 0/0 pictures',
			{ articles: 0, pictures: 0 }
		]
	])('after %s says truly what is here, and the rest comes again', async (_name, lose, left, losses) => {
		const before = await phone.readiness();
		await lose();
		expect(await phone.vault.settle()).toEqual(losses);
		expect((await phone.readiness()).articlesKept).toBe(Number(left[0]));
		expect((await phone.ready()).split('/')[0]).toBe(left.split('/')[0]);
		expect((await phone.ready()).slice(-12)).toBe(left.slice(-12));
		expect(await findBreaches(world)).toEqual([]);
		expect((await phone.readiness()).lost !== undefined).toBe(losses.articles + losses.pictures > 0);
		await phone.vault.refreshContents();
		await phone.keepAll();
		expect(await phone.ready()).toBe(all);
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
		// All is back: nothing is said to be lost any more
		expect(await phone.readiness()).toEqual(before);
	});

	test('asks nothing of the network after a lost ledger, and the list stands with its front', async () => {
		await world.loseLedger();
		world.asked = [];
		expect(await phone.plan()).toEqual([]);
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
		expect(world.asked).toEqual([]);
	});

	test('asks for no picture again whose text alone was lost', async () => {
		await world.loseCaches(articles);
		await phone.vault.refreshContents();
		world.asked = [];
		await phone.keepAll();
		expect(world.asked.filter((path) => path.startsWith('/i/'))).toEqual([]);
		expect(await phone.ready()).toBe(all);
	});

	test('asks for no picture again when texts and ledger were lost', async () => {
		await world.loseLedger();
		await world.loseCaches(articles);
		await phone.vault.settle();
		await phone.vault.refreshContents();
		world.asked = [];
		// The small sizes that led the way were replaced long ago.
		await phone.keepAll();
		expect(await phone.ready()).toBe(all);
		const { hash } = phone.vault.chooseVariant(edition.entry('aaaaaa').lead?.picture ?? none(), 'avif', 960) ?? none();
		expect(world.asked).not.toContain(`/i/${hash}`);
	});

	test('brings the lists of packs again that were lost', async () => {
		await world.loseCaches();
		await phone.vault.settle();
		await phone.vault.refreshContents();
		expect((await phone.plan()).map(({ kind }) => kind)).toContain('pack');
	});

	test('waits for the key where the contents cannot be read and the ledger is lost, then fetches no text again', async () => {
		const kept = world.caches.bytesAt(articles, '/contents') ?? new Uint8Array();
		await world.loseLedger();
		world.caches.alter(articles, '/contents', 'shyraq/contents/9\n');
		await phone.vault.settle();
		expect(await phone.ready()).toBe('0/0 texts, 0/0 pictures');
		world.caches.alter(articles, '/contents', new TextDecoder().decode(kept));
		await world.restart();
		world.asked = [];
		await phone.vault.settle();
		expect(await phone.ready()).toBe(all);
		expect(await phone.plan()).toEqual([]);
		expect(world.asked).toEqual([]);
	});

	test('drops bytes that no longer bear their name, and they are asked for again', async () => {
		const { hash } = edition.entry('aaaaaa');
		world.caches.damage(articles, `/a/${hash}`);
		expect(await phone.vault.readText(hash)).toBeUndefined();
		expect(await phone.vault.glance()).toEqual({ articles: 1, pictures: 0 });
		expect(await phone.ready()).toBe('2/3 texts, 3/3 pictures');
		expect(await phone.plan()).toMatchObject([{ kind: 'article', hash }]);
		await phone.keepAll();
		expect(await phone.ready()).toBe(all);
	});

	test('lets go of the pictures of an article that was lost and then withdrawn', async () => {
		await world.loseCaches(articles);
		await phone.vault.settle();
		await phone.follow({
			number: 2,
			articles: [{ id: 'bbbbbb' }, { id: 'cccccc', pictures: ['three'] }],
			gone: ['aaaaaa']
		});
		await phone.keepAll();
		expect(await phone.ready()).toBe('2/2 texts, 1/1 pictures');
		expect(world.caches.paths(pictures).filter((path) => path.startsWith('/i/'))).toHaveLength(1);
	});

	test('lets go of the pictures that the correction of a lost article no longer shows', async () => {
		await world.loseCaches(articles);
		await phone.vault.settle();
		await phone.follow({ number: 2, articles: [{ id: 'aaaaaa', revision: 2, pictures: ['one'] }] });
		await phone.keepAll();
		expect(world.caches.paths(pictures).filter((path) => path.startsWith('/i/'))).toHaveLength(2);
	});

	test('asks for no older revision where the newest part of the list was lost with the ledger', async () => {
		edition = await phone.follow({ number: 2, articles: [{ id: 'bbbbbb', revision: 2 }] });
		await phone.keepAll();
		await world.loseLedger();
		world.caches.damage(articles, `/s/${edition.contents.segments.at(-1)?.hash ?? ''}`);
		world.spoil = () => Promise.reject(new TypeError('no network'));
		expect(await phone.plan()).toEqual([]);
		expect(await codeOf(phone.vault.refreshContents())).toBe('unreachable');
		expect((await phone.vault.readNewestText('bbbbbb'))?.article.head.revision).toBe(2);
		world.spoil = undefined;
		expect((await phone.vault.refreshContents()).isNew).toBe(true);
		expect(await phone.plan()).toEqual([]);
	});
});

test('a look at what is kept while things come and go tells of no loss', async () => {
	await phone.follow({
		number: 2,
		articles: [
			{ id: 'aaaaaa', revision: 2, pictures: ['one'] },
			{ id: 'cccccc', revision: 2 }
		]
	});
	const looks: Promise<{ articles: number; pictures: number }>[] = [];
	world.caches.gate = (act) => {
		if (act === 'delete') looks.push(phone.vault.glance());
		return Promise.resolve();
	};
	await phone.keepAll();
	world.caches.gate = () => Promise.resolve();
	expect(looks.length).toBeGreaterThan(2);
	for (const look of looks) expect(await look).toEqual({ articles: 0, pictures: 0 });
	expect((await phone.readiness()).lost).toBeUndefined();
});

test('looks come to everything in the end, some at each look', async () => {
	const ids = Array.from({ length: 130 }, (_, at) => `bbbb${letters(at)}`);
	await phone.follow({ number: 2, packSize: 50, articles: ids.map((id) => ({ id })) });
	await phone.keepAll();
	const paths = world.caches.paths(articles).filter((path) => path.startsWith('/a/'));
	const [lost = ''] = paths.slice(-1);
	world.caches.named.get(articles)?.entries.delete(`https://shyraq.test${lost}`);
	const found: number[] = [];
	for (let look = 0; look < 3; look += 1) found.push((await phone.vault.glance()).articles);
	expect(found).toEqual([0, 0, 1]);
});

function letters(at: number): string {
	return String.fromCharCode(97 + Math.floor(at / 26)) + String.fromCharCode(97 + (at % 26));
}

function none(): never {
	throw new Error('there is none');
}
