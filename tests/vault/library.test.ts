// The library as a whole: planned in order, healed after every loss, pruned only when it may be, counted from the stores.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { cacheNames } from '#lib/contract/places.ts';
import type { Piece, PictureWish } from '#lib/contract/messages.ts';
import { loadContents, refreshContents, type Held } from '#lib/vault/contents.ts';
import { heal } from '#lib/vault/heal.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { fetchPack } from '#lib/vault/packs.ts';
import { chooseVariant, fetchPicture, readPicture } from '#lib/vault/pictures.ts';
import { planPieces } from '#lib/vault/plan.ts';
import { prune } from '#lib/vault/prune.ts';
import { countReadiness } from '#lib/vault/readiness.ts';
import { takeStock } from '#lib/vault/stock.ts';
import { fetchText, readNewestText, readText } from '#lib/vault/texts.ts';
import { makeEdition, makePublisher, type Edition, type EditionPlot } from './edition.ts';
import { brokenBody, World } from './world.ts';

let world: World;
let edition: Edition;
const wish: PictureWish = { pictures: 'all', width: 800, format: 'avif' };
const three: EditionPlot = {
	number: 1,
	packSize: 3,
	articles: [{ id: 'aaaaaa', pictures: ['one', 'two'] }, { id: 'bbbbbb' }, { id: 'cccccc', pictures: ['three'] }]
};

beforeEach(async () => {
	world = await World.open();
	await publish(three);
});
afterEach(() => vi.unstubAllGlobals());

async function publish(plot: EditionPlot): Promise<void> {
	edition = await makeEdition(await makePublisher(1), plot);
	world.serve(edition.files);
	await refreshContents();
}

async function hold(): Promise<Held> {
	const held = await loadContents();
	if (held === undefined) throw new Error('no contents');
	return held;
}

async function plan(wanted = wish): Promise<Piece[]> {
	await heal();
	await prune();
	return planPieces((await hold()).contents, await takeStock(), wanted, await readFact('packBegun'));
}

async function keep(piece: Piece): Promise<void> {
	const held = await hold();
	const pack = held.contents.packs.find(({ hash }) => hash === piece.hash);
	const entry = held.byHash.get(piece.hash);
	if (pack !== undefined) await fetchPack(pack, held, () => undefined);
	else if (entry !== undefined) await fetchText(entry, held);
	else await fetchPicture(piece.hash, held);
}

/** Plan after plan until nothing is lacking. */
async function keepAll(): Promise<void> {
	for (let pieces = await plan(); pieces.length > 0; pieces = await plan())
		for (const piece of pieces) await keep(piece);
}

async function ready(): Promise<string> {
	const { articles, articlesKept, pictures, picturesKept } = countReadiness(
		(await loadContents())?.contents,
		await takeStock()
	);
	return `${articlesKept}/${articles} texts, ${picturesKept}/${pictures} pictures`;
}

describe('the plan', () => {
	test('asks texts first, then lead pictures, then the rest, each picture once and in one size', async () => {
		const first = await plan();
		expect(first.map(({ kind }) => kind)).toEqual(['pack', 'picture', 'picture']);
		for (const piece of first.slice(0, 1)) await keep(piece);
		const [a, c] = [await readText(edition.entry('aaaaaa').hash), await readText(edition.entry('cccccc').hash)];
		const [one, two] = a?.article.head.pictures ?? [];
		const [three] = c?.article.head.pictures ?? [];
		const order = [one, three, two].map(
			(picture) => picture?.variants.find(({ width, format }) => width === 960 && format === 'avif')?.hash
		);
		expect((await plan()).map(({ hash }) => hash)).toEqual(order);
	});

	test('leaves pictures out where the wish is none', async () => {
		expect((await plan({ ...wish, pictures: 'none' })).map(({ kind }) => kind)).toEqual(['pack']);
	});

	test('asks single articles where a pack would bring mostly what is here', async () => {
		await fetchText(edition.entry('aaaaaa'), await hold());
		await fetchText(edition.entry('bbbbbb'), await hold());
		expect((await plan())[0]).toMatchObject({ kind: 'article', hash: edition.entry('cccccc').hash });
	});

	test('asks nothing when all is kept, nor again for a picture that is here in a fitting size', async () => {
		await keepAll();
		expect(await plan()).toEqual([]);
		expect(await plan({ ...wish, format: 'webp' })).toEqual([]);
		expect((await plan({ ...wish, width: 1200 })).length).toBe(3);
		expect(await ready()).toBe('3/3 texts, 3/3 pictures');
	});

	test.each([
		[300, 480],
		[480, 480],
		[481, 960],
		[9000, 1600]
	])('for a width of %i chooses %i', (width, chosen) => {
		const picture = edition.entry('aaaaaa').lead?.picture;
		if (picture === undefined) throw new Error('no picture');
		expect(chooseVariant(picture, { ...wish, width })?.width).toBe(chosen);
	});
});

describe('a pack', () => {
	test('cut at every byte keeps every whole line before the cut, and the next plan brings the rest one by one', async () => {
		const pack = edition.packs[0];
		const bytes = world.files.get(`/pack/${pack?.hash}`);
		if (pack === undefined || bytes === undefined) throw new Error('no pack');
		const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a);
		const cuts = [0, 1, ...ends.flatMap((end) => [end - 1, end, end + 1])].filter((cut) => cut < bytes.length);
		for (const ending of ['ends', 'breaks'] as const) {
			for (const cut of cuts) {
				// Without its last newline a pack is whole.
				if (ending === 'ends' && cut === bytes.length - 1) continue;
				world = await World.open();
				await publish(three);
				world.spoil = (path) => (path.startsWith('/pack/') ? new Response(brokenBody(bytes, cut, ending)) : undefined);
				await expect(keep({ kind: 'pack', hash: pack.hash, bytes: pack.bytes, articles: [] })).rejects.toThrow();
				// A last line that is whole but for its newline counts, where the stream ends cleanly.
				const whole = ends.filter((end) => end < cut || (ending === 'ends' && end === cut)).length;
				expect((await takeStock()).articles.size).toBe(whole);
				await world.restart();
				const texts = (await plan()).filter(({ kind }) => kind !== 'picture');
				expect(texts.map(({ kind }) => kind)).toEqual(Array.from({ length: 3 - whole }, () => 'article'));
			}
		}
	});

	test('with a line of an article that the contents do not name keeps the others only', async () => {
		const other = await makeEdition(await makePublisher(1), { number: 1, articles: [{ id: 'zzzzzz' }] });
		const stranger = [...other.files].find(([path]) => path.startsWith('/a/'));
		const pack = edition.packs[0];
		const own = new TextDecoder().decode(world.files.get(`/pack/${pack?.hash}`));
		const line = JSON.stringify({ hash: stranger?.[0].slice(3), note: new TextDecoder().decode(stranger?.[1]) });
		world.spoil = (path) => (path.startsWith('/pack/') ? new Response(`${line}\n${own}`) : undefined);
		if (pack === undefined) throw new Error('no pack');
		await fetchPack({ ...pack, bytes: pack.bytes + toBytes(line).length + 1 }, await hold(), () => undefined);
		expect((await takeStock()).newest.has('zzzzzz')).toBe(false);
		expect((await takeStock()).articles.size).toBe(3);
	});
});

describe('healing', () => {
	test.each([
		['a lost ledger', () => world.loseLedger(), '3/3 texts, 3/3 pictures'],
		[
			'lost caches',
			async () => {
				await world.restart();
				world.loseCaches();
			},
			'0/0 texts, 0/0 pictures'
		],
		[
			'both lost',
			async () => {
				await world.loseLedger();
				world.loseCaches();
			},
			'0/0 texts, 0/0 pictures'
		],
		['lost pictures', () => world.caches.delete(cacheNames.pictures), '3/3 texts, 0/3 pictures'],
		[
			'lost texts',
			async () => {
				await world.restart();
				await world.caches.delete(cacheNames.articles);
			},
			'0/0 texts, 0/0 pictures'
		],
		[
			'a lost ledger and lost pictures',
			async () => {
				await world.loseLedger();
				await world.caches.delete(cacheNames.pictures);
			},
			'3/3 texts, 0/3 pictures'
		]
	])('after %s says truly what is here, and the rest comes again', async (_name, lose, left) => {
		await keepAll();
		await lose();
		await heal();
		expect(await ready()).toBe(left);
		await refreshContents();
		await keepAll();
		expect(await ready()).toBe('3/3 texts, 3/3 pictures');
	});

	test('asks nothing of the network after a lost ledger', async () => {
		await keepAll();
		await world.loseLedger();
		world.asked = [];
		expect(await plan()).toEqual([]);
		expect(world.asked).toEqual([]);
	});

	test('drops bytes that no longer bear their name, and they are asked for again', async () => {
		await keepAll();
		const { hash } = edition.entry('bbbbbb');
		world.caches.damage(cacheNames.articles, `/a/${hash}`);
		expect(await readText(hash)).toBeUndefined();
		expect(await ready()).toBe('2/3 texts, 3/3 pictures');
		expect(await plan()).toMatchObject([{ kind: 'article', hash }]);
	});
});

describe('a new edition', () => {
	const next: EditionPlot = {
		number: 2,
		packSize: 3,
		articles: [
			{ id: 'aaaaaa', revision: 2, body: '<p>Corrected.</p>', pictures: ['one'] },
			{ id: 'cccccc', pictures: ['three'] }
		],
		gone: ['bbbbbb']
	};

	test('takes nothing away before its texts are wholly here, then what nothing refers to', async () => {
		await keepAll();
		const kept = world.caches.paths(cacheNames.articles);
		await publish(next);
		world.spoil = () => new Response('no', { status: 503 });
		const [piece] = await plan();
		expect(piece).toMatchObject({ kind: 'article', hash: edition.entry('aaaaaa').hash });
		expect(world.caches.paths(cacheNames.articles)).toEqual(kept);
		expect((await readNewestText('aaaaaa'))?.article.head.revision).toBe(1);
		expect(await ready()).toBe('2/2 texts, 3/3 pictures');
		world.spoil = undefined;
		await keepAll();
		expect(world.caches.paths(cacheNames.articles)).toHaveLength(3);
		expect(world.caches.paths(cacheNames.pictures)).toHaveLength(2);
		expect((await readNewestText('aaaaaa'))?.article.head.revision).toBe(2);
		expect(await readNewestText('bbbbbb')).toBeUndefined();
		expect(await ready()).toBe('2/2 texts, 2/2 pictures');
	});
});

test('a picture is found by the address of any of its sizes', async () => {
	await keepAll();
	const held = await hold();
	for (const { hash } of edition.entry('aaaaaa').lead?.picture.variants ?? []) {
		expect(new TextDecoder().decode((await readPicture(hash, held))?.bytes)).toContain('avif of one at 960');
	}
});
