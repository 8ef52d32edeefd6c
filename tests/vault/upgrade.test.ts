// A phone that kept its library with the first ledger and the first form of contents: without a network all of it is there after the update.
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showLibrary } from '#lib/article/front.ts';
import type { Entry, Hash } from '#lib/article/types.ts';
import { hashOf, toBytes, type Bytes } from '#lib/article/bytes.ts';
import { writeKey } from '#lib/article/key.ts';
import { cacheNames, databaseNames } from '#lib/contract/places.ts';
import { findBreaches, readRows } from './audit.ts';
import { makeEdition, type Edition } from './edition.ts';
import { Phone } from './phone.ts';
import { makePublisher } from './publisher.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
let edition: Edition;
const articles = [
	{ id: 'aaaaaa', pictures: ['one', 'two'] },
	{ id: 'bbbbbb', revision: 3 },
	{ id: 'cccccc', pictures: ['three'] }
];

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	edition = await makeEdition(await makePublisher(1), { number: 1, articles });
	await keepAsFirstBuildDid();
	world.spoil = () => Promise.reject(new TypeError('no network'));
	await world.restart();
});
afterEach(() => vi.unstubAllGlobals());

function bytesOf(path: string): Bytes {
	const bytes = edition.files.get(path);
	if (bytes === undefined) throw new Error(`no ${path}`);
	return bytes;
}

/** Ledger of version 1, contents of form 1, texts and one width of each picture, as the first build left them. */
async function keepAsFirstBuildDid(): Promise<void> {
	const publisher = await makePublisher(1);
	const key = await writeKey(publisher.key);
	const entries = articles.map(({ id }) => edition.entry(id));
	const told = { number: 7, published: '2022-01-08T12:00:00Z', publisher: 'Test', key };
	const text = `shyraq/contents/1\n${JSON.stringify({ ...told, articles: entries, packs: [], gone: ['zzzzzz'] })}\n`;
	const texts = await world.caches.open(cacheNames.articles);
	await texts.put('/contents', new Response(await publisher.sign(text)));
	const images = await world.caches.open(cacheNames.pictures);
	const ledger = await openDB(databaseNames.ledger, 1, {
		upgrade(fresh) {
			const store = fresh.createObjectStore('articles', { keyPath: 'hash' });
			store.createIndex('id', 'id');
			store.createIndex('variants', 'variants', { multiEntry: true });
			fresh.createObjectStore('pictures', { keyPath: 'hash' }).createIndex('picture', 'picture');
			fresh.createObjectStore('facts');
		}
	});
	for (const entry of entries) {
		const bytes = bytesOf(`/a/${entry.hash}`);
		await texts.put(`/a/${entry.hash}`, new Response(bytes));
		const pictures = picturesIn(bytes);
		await ledger.put('articles', rowOf(entry, pictures));
		for (const { id, variants } of pictures) {
			const variant = variants.find(({ format, width }) => format === 'avif' && width === 960);
			if (variant === undefined) throw new Error('no variant');
			await images.put(`/i/${variant.hash}`, new Response(bytesOf(`/i/${variant.hash}`)));
			const { hash, format, width } = variant;
			await ledger.put('pictures', { hash, picture: id, format, width, bytes: variant.bytes });
		}
	}
	await ledger.put('facts', { key, number: 7, hash: await hashOf(toBytes(text)) }, 'pin');
	await ledger.put('facts', 'kk', 'language');
	await ledger.put('facts', phone.wish, 'wish');
	await ledger.put('facts', 'f'.repeat(64), 'packBegun');
	ledger.close();
}

type Pictures = { id: string; variants: { hash: Hash; format: string; width: number; bytes: number }[] }[];

function picturesIn(bytes: Bytes): Pictures {
	const [, head = ''] = new TextDecoder().decode(bytes).split('\n');
	return (JSON.parse(head) as { pictures: Pictures }).pictures;
}

function rowOf({ hash, id, revision, bytes, published }: Entry, pictures: Pictures): object {
	const variants = pictures.flatMap((picture) => picture.variants.map((variant) => variant.hash));
	return { hash, id, revision, bytes, published, pictures, variants, keptAt: 1_641_600_000_000 };
}

async function expectAll(): Promise<void> {
	const contents = (await phone.vault.loadContents())?.contents;
	const shown = await showLibrary(
		contents ?? { number: 0, published: '', publisher: '', front: [] },
		phone.vault.ledgerList
	);
	expect(shown?.entries.map(({ id, title }) => `${id} ${title}`)).toEqual(
		articles.map(({ id }) => `${id} Article ${id}`)
	);
	for (const { id, pictures = [] } of articles) {
		const kept = await phone.vault.readNewestText(id);
		expect(kept?.hash).toBe(edition.entry(id).hash);
		const heads = kept?.article.head.pictures ?? [];
		expect(heads).toHaveLength(pictures.length);
		for (const head of heads) expect(await phone.vault.readPicture(head.id)).toBeDefined();
	}
	expect(await findBreaches(world)).toEqual([]);
}

test('everything is listed and readable without a network, nothing is fetched, and nothing counts as lost', async () => {
	expect(await phone.vault.settle()).toEqual({ articles: 0, pictures: 0 });
	await expectAll();
	expect(world.asked).toEqual([]);
	expect(await phone.ready()).toBe('3/3 texts, 3/3 pictures');
	expect((await phone.readiness()).lost).toBeUndefined();
	expect(await phone.vault.readFact('language')).toBe('kk');
	expect(await phone.vault.readFact('pin')).toMatchObject({ number: 7 });
});

test('a worker stopped at any write of the settling finds the rest at its next start', async () => {
	let left = 0;
	for (let isCut = true; isCut; left += 1) {
		vi.stubGlobal('indexedDB', new (await import('fake-indexeddb')).IDBFactory());
		world.caches.named.clear();
		await keepAsFirstBuildDid();
		await world.restart();
		let puts = 0;
		isCut = false;
		world.caches.gate = (act) => {
			if ((act === 'put' || act === 'match') && (puts += 1) > left) isCut = true;
			return isCut ? Promise.reject(new DOMException('stopped', 'UnknownError')) : Promise.resolve();
		};
		await phone.vault.settle().catch(() => undefined);
		world.caches.gate = () => Promise.resolve();
		await world.restart();
		await phone.vault.settle();
		await expectAll();
	}
	expect(left).toBeGreaterThan(8);
});

test('contents of the new form take over where their number is above the one seen, and cost no text that is here', async () => {
	await phone.vault.settle();
	world.spoil = undefined;
	await phone.publish({ number: 6, articles });
	await expect(phone.vault.refreshContents()).rejects.toThrow('older-contents');
	phone.edition = undefined;
	const next = await phone.follow({ number: 8, packSize: 2, articles: [...articles, { id: 'dddddd' }] });
	world.asked = [];
	await phone.keepAll();
	expect(world.asked).toEqual([`/a/${next.entry('dddddd').hash}`]);
	expect(await phone.ready()).toBe('4/4 texts, 3/3 pictures');
	expect(await findBreaches(world)).toEqual([]);
});

test('another publisher cannot take the place of the one whose contents were of the first form', async () => {
	await phone.vault.settle();
	world.spoil = undefined;
	world.serve((await makeEdition(await makePublisher(2), { number: 99, articles: [] })).files);
	await expect(phone.vault.refreshContents()).rejects.toThrow('wrong-key');
	expect((await readRows()).articles).toHaveLength(3);
});
