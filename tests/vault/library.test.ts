// The library as a whole: planned in order, replaced only by what is wholly here, counted from the rows.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheNames } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import type { Edition, EditionPlot } from './edition.ts';
import { codeOf, Phone, usualWish } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
let edition: Edition;
const three: EditionPlot = {
	number: 1,
	packSize: 3,
	articles: [{ id: 'aaaaaa', pictures: ['one', 'two'] }, { id: 'bbbbbb' }, { id: 'cccccc', pictures: ['three'] }]
};

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	edition = await phone.follow(three);
});
afterEach(async () => {
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

/** The variant of a width in AVIF of each of an article's pictures. */
async function variantsOf(id: string, width: number): Promise<(string | undefined)[]> {
	const kept = await phone.vault.readNewestText(id);
	const pictures = kept?.article.head.pictures ?? [];
	return pictures.map(
		({ variants }) => variants.find((variant) => variant.width === width && variant.format === 'avif')?.hash
	);
}

describe('the plan', () => {
	test('asks texts first, then leads small, then other pictures, then leads large, each picture once at a time', async () => {
		const first = await phone.plan();
		expect(first.map(({ kind, lane }) => `${kind} ${lane}`)).toEqual(['pack texts']);
		for (const piece of first) await phone.keep(piece);
		const [[oneSmall], [threeSmall]] = [await variantsOf('aaaaaa', 480), await variantsOf('cccccc', 480)];
		const [[one, two], [three]] = [await variantsOf('aaaaaa', 960), await variantsOf('cccccc', 960)];
		const second = await phone.plan();
		expect(second.map(({ lane }) => lane)).toEqual(['leads', 'leads', 'pictures']);
		expect(second.map(({ hash }) => hash)).toEqual([oneSmall, threeSmall, two]);
		for (const piece of second) await phone.keep(piece);
		const third = await phone.plan();
		expect(third.map(({ lane }) => lane)).toEqual(['large', 'large']);
		expect(third.map(({ hash }) => hash)).toEqual([one, three]);
		for (const piece of third) await phone.keep(piece);
		expect(await phone.plan()).toEqual([]);
		// The small ones went when the large ones were here.
		expect(world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith('/i/'))).toHaveLength(3);
	});

	test('leaves pictures out where the wish is none', async () => {
		const kinds = (await phone.plan({ ...usualWish, pictures: 'none' })).map(({ kind }) => kind);
		expect(kinds).toEqual(['pack']);
	});

	test('asks single articles where a pack would bring mostly what is here', async () => {
		await phone.keepText('aaaaaa');
		await phone.keepText('bbbbbb');
		expect((await phone.plan())[0]).toMatchObject({ kind: 'article', hash: edition.entry('cccccc').hash });
	});

	test('asks nothing when all is kept, nor again for a picture that is here in a fitting size', async () => {
		await phone.keepAll();
		expect(await phone.plan()).toEqual([]);
		expect(await phone.plan({ ...usualWish, format: 'webp' })).toEqual([]);
		expect((await phone.plan({ ...usualWish, width: 1200 })).map(({ lane }) => lane)).toEqual([
			'large',
			'large',
			'large'
		]);
		expect(await phone.ready()).toBe('3/3 texts, 3/3 pictures');
	});

	test.each([
		[300, 480],
		[480, 480],
		[481, 960],
		[9000, 1600]
	])('for a width of %i chooses %i', (width, chosen) => {
		const picture = edition.entry('aaaaaa').lead?.picture;
		if (picture === undefined) throw new Error('no picture');
		expect(phone.vault.chooseVariant(picture, 'avif', width)?.width).toBe(chosen);
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
	const texts = () => world.caches.paths(cacheNames.articles).filter((path) => path.startsWith('/a/'));
	const pictures = () => world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith('/i/'));

	test('takes nothing away before its texts are wholly here, then what nothing refers to', async () => {
		await phone.keepAll();
		const kept = texts();
		edition = await phone.follow(next);
		world.spoil = () => new Response('no', { status: 503 });
		const [piece] = await phone.plan();
		expect(piece).toMatchObject({ kind: 'article', hash: edition.entry('aaaaaa').hash });
		expect(await codeOf(phone.keepText('aaaaaa'))).toBe('wrong-answer');
		expect(texts()).toEqual(kept);
		expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(1);
		expect((await phone.vault.readNewestText('bbbbbb'))?.article.head.revision).toBe(1);
		expect((await phone.readiness()).articlesKept).toBe(2);
		world.spoil = undefined;
		await phone.keepAll();
		expect(texts()).toHaveLength(2);
		expect(pictures()).toHaveLength(2);
		expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(2);
		expect(await phone.vault.readNewestText('bbbbbb')).toBeUndefined();
		expect(await phone.ready()).toBe('2/2 texts, 2/2 pictures');
		expect(await phone.listed()).toEqual(['aaaaaa', 'cccccc']);
	});

	test('that withdraws an article and then publishes it again has it come again', async () => {
		await phone.keepAll();
		await phone.follow(next);
		await phone.keepAll();
		const articles = [...next.articles, { id: 'bbbbbb', revision: 3 }];
		await phone.follow({ ...next, number: 3, articles, gone: [] });
		await phone.keepAll();
		expect((await phone.vault.readNewestText('bbbbbb'))?.article.head.revision).toBe(3);
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
	});

	test('whose correction comes while the text before it is under way keeps what came, and asks for the correction', async () => {
		const [entry, { key }] = [edition.entry('aaaaaa'), await phone.held()];
		edition = await phone.follow(next);
		await phone.vault.fetchText(entry, key);
		expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(1);
		await phone.keepAll();
		expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(2);
		// The one before comes late, and takes nothing away.
		await phone.vault.fetchText(entry, key);
		expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.revision).toBe(2);
		expect(texts()).toHaveLength(2);
	});

	test('that withdraws an article while its picture is under way leaves no picture of nothing', async () => {
		await phone.keepAll();
		const hash = phone.vault.chooseVariant(edition.entry('cccccc').lead?.picture ?? none(), 'webp', 1600)?.hash ?? '';
		let isAsked = (): void => undefined;
		let answer = (): void => undefined;
		const asked = new Promise<void>((resolve) => (isAsked = resolve));
		const waiting = new Promise<void>((resolve) => (answer = resolve));
		world.spoil = async (path, honest) => {
			if (path !== `/i/${hash}`) return honest();
			isAsked();
			await waiting;
			return honest();
		};
		const coming = phone.vault.fetchPicture(hash);
		await asked;
		await phone.follow({
			number: 2,
			articles: [{ id: 'aaaaaa', pictures: ['one', 'two'] }],
			gone: ['bbbbbb', 'cccccc']
		});
		expect(await phone.vault.prune()).toBe(2);
		answer();
		await coming;
		expect(pictures()).toHaveLength(2);
	});
});

function none(): never {
	throw new Error('no picture');
}

test('a picture is found by the address of any of its sizes', async () => {
	await phone.keepAll();
	for (const { hash } of edition.entry('aaaaaa').lead?.picture.variants ?? []) {
		expect(new TextDecoder().decode((await phone.vault.readPicture(hash))?.bytes)).toContain('avif of one at 960');
	}
});

test('two articles that show one picture keep it as long as one of them is kept', async () => {
	edition = await phone.follow({
		number: 2,
		articles: [...three.articles, { id: 'dddddd', pictures: ['three'] }]
	});
	await phone.keepAll();
	const { hash } = edition.entry('cccccc');
	await phone.follow({
		number: 3,
		articles: [...three.articles.slice(0, 2), { id: 'dddddd', pictures: ['three'] }],
		gone: ['cccccc']
	});
	await phone.keepAll();
	expect(await phone.vault.readText(hash)).toBeUndefined();
	expect(await phone.ready()).toBe('3/3 texts, 3/3 pictures');
});
