// Mirrors: trusted no more than strangers, asked when the origin does not serve, and never a way back to older contents.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bytes } from '#lib/article/bytes.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import { makeEdition, type EditionPlot } from './edition.ts';
import { codeOf, mirror, Phone } from './phone.ts';
import { makePublisher } from './publisher.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;
const other = 'https://other.test';
const plot: EditionPlot = {
	number: 5,
	mirrors: [mirror, other],
	packSize: 3,
	articles: [{ id: 'aaaaaa', pictures: ['one'] }, { id: 'bbbbbb' }, { id: 'cccccc' }]
};
const next: EditionPlot = { ...plot, number: 6, articles: [{ id: 'dddddd' }] };

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
});
afterEach(async () => {
	vi.useRealTimers();
	expect(await findBreaches(world)).toEqual([]);
	vi.unstubAllGlobals();
});

/** From now on the origin does not serve. */
const cuts: Record<string, () => Response | Promise<Response>> = {
	'is out of reach': () => Promise.reject(new TypeError('no route')),
	'is a portal': () => new Response('<p>Pay here</p>', { headers: { 'content-type': 'text/html' } }),
	'is a portal of many words': () => new Response('<p>Pay here</p>'.repeat(20_000)),
	'answers 403': () => new Response('no', { status: 403 }),
	'has lost its files': () => new Response('no', { status: 404 })
};

function cutOrigin(answer: () => Response | Promise<Response>): void {
	world.spoil = (path) => (path.startsWith('/') ? answer() : undefined);
}

async function serveMirror(files: ReadonlyMap<string, Bytes>, origin = mirror): Promise<void> {
	world.serve(files, origin);
	return Promise.resolve();
}

async function numberSeen(): Promise<number | undefined> {
	return (await phone.vault.readFact('pin'))?.number;
}

describe('where the origin', () => {
	test.each(Object.entries(cuts))(
		'%s, everything comes from a mirror that the contents name',
		async (_name, answer) => {
			await phone.follow(plot);
			await serveMirror((await phone.publish(next)).files);
			await serveMirror((await makeEdition(await makePublisher(1), plot)).files);
			await serveMirror(new Map([['/contents', phone.edition?.files.get('/contents') ?? new Uint8Array()]]));
			cutOrigin(answer);
			expect(await phone.vault.refreshContents()).toMatchObject({ number: 6, isNew: true });
			await phone.keepAll();
			expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd']);
			expect((await phone.readiness(['aaaaaa', 'dddddd'])).states).toEqual({ aaaaaa: 'kept', dddddd: 'kept' });
			expect(phone.vault.answeredBy()).toBe(mirror);
			expect(await phone.vault.readFact('mirrorViews')).toMatchObject({
				[mirror]: { number: 6, published: '2022-01-08T12:00:00Z', last: { kind: 'pieces' } }
			});
		}
	);
});

test('with no network at all a mirror on this phone itself is asked, and no other', async () => {
	const near = 'http://localhost:8080';
	await phone.follow({ ...plot, mirrors: [other, near] });
	await serveMirror((await phone.publish(next)).files, near);
	world.navigator.onLine = false;
	world.spoil = (path) => (path.startsWith(near) ? undefined : Promise.reject(new TypeError('no network')));
	world.asked = [];
	expect(await phone.vault.refreshContents()).toMatchObject({ number: 6, isNew: true });
	expect(world.asked.some((path) => path.startsWith(other))).toBe(false);
	world.navigator.onLine = true;
});

test('a mirror that was asked and gave nothing that can be read is said to have been tried; what it gave before stays known', async () => {
	await phone.follow({ ...plot, mirrors: [mirror] });
	const views = async () => phone.vault.readFact('mirrorViews');
	cutOrigin(() => Promise.reject(new TypeError('no route')));
	// As a browser says that a server does not let other origins read, or is off
	const honest = world.spoil;
	world.spoil = (path, answer) =>
		path.startsWith(mirror) ? Promise.reject(new TypeError('refused')) : honest?.(path, answer);
	expect(await codeOf(phone.vault.refreshContents())).toBe('unreachable');
	expect(await views()).toEqual({ [mirror]: { last: { kind: 'nothing', at: expect.any(String) as string } } });
	world.spoil = honest;
	await serveMirror((await phone.publish({ ...next, mirrors: [mirror] })).files);
	await phone.vault.refreshContents();
	expect((await views())?.[mirror]).toMatchObject({ number: 6, published: '2022-01-08T12:00:00Z' });
	world.spoil = () => Promise.reject(new TypeError('refused'));
	expect(await codeOf(phone.vault.refreshContents())).toBe('unreachable');
	expect((await views())?.[mirror]).toMatchObject({ number: 6, last: { kind: 'nothing' } });
});

describe('contents of a mirror', () => {
	/** What the mirror serves as contents. */
	const bad: [string, () => Promise<Bytes>][] = [
		['older than those seen', async () => contentsOf({ ...plot, number: 4 })],
		['of the same number, and others', async () => contentsOf({ ...plot, front: ['bbbbbb'] })],
		['signed by another key', async () => contentsOf({ ...next, number: 9 }, 2)],
		['with one byte changed', async () => changed(await contentsOf(next))],
		['cut in half', async () => (await contentsOf(next)).slice(0, 300)],
		['that are none', () => Promise.resolve(new TextEncoder().encode('<p>for sale</p>'))]
	];

	async function contentsOf(of: EditionPlot, seed = 1): Promise<Bytes> {
		return (await makeEdition(await makePublisher(seed), of)).files.get('/contents') ?? new Uint8Array();
	}

	function changed(bytes: Bytes): Bytes {
		return bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte));
	}

	test.each(bad)('%s are passed over, and the next mirror is asked', async (_name, make) => {
		await phone.follow(plot);
		await serveMirror(new Map([['/contents', await make()]]));
		await serveMirror((await phone.publish(next)).files, other);
		cutOrigin(() => Promise.reject(new TypeError('no route')));
		expect(await phone.vault.refreshContents()).toMatchObject({ number: 6, isNew: true });
		expect(await numberSeen()).toBe(6);
		expect(phone.vault.answeredBy()).toBe(other);
	});

	test.each(bad)('%s do not lower the number seen where no source has better', async (_name, make) => {
		await phone.follow(plot);
		await serveMirror(new Map([['/contents', await make()]]));
		cutOrigin(() => Promise.reject(new TypeError('no route')));
		// Told is what is wrong with the origin, which is what a reader can do something about.
		expect(await codeOf(phone.vault.refreshContents())).toBe('unreachable');
		await world.restart();
		expect(await numberSeen()).toBe(5);
		expect((await phone.held()).contents.number).toBe(5);
		expect(await phone.listed()).toEqual(['aaaaaa', 'bbbbbb', 'cccccc']);
	});

	test('newer than those of an origin that was set back are followed', async () => {
		await phone.follow(plot);
		const newer = await phone.publish(next);
		await serveMirror(newer.files);
		world.serve((await makeEdition(await makePublisher(1), { ...plot, number: 4 })).files);
		expect(await phone.vault.refreshContents()).toMatchObject({ number: 6, isNew: true });
	});
});

test.each(['segment', 'pack', 'article', 'picture'])(
	'a %s that a mirror has wrong is taken from the next',
	async (kind) => {
		const folder = { segment: '/s/', pack: '/pack/', article: '/a/', picture: '/i/' }[kind] ?? '';
		await phone.follow({ ...plot, articles: [] });
		const { files } = await phone.publish({ ...plot, number: 6, packSize: kind === 'article' ? 0 : 3 });
		const wrong = [...files].map(
			([path, bytes]) => [path, path.startsWith(folder) ? bytes.map((byte) => byte ^ 1) : bytes] as const
		);
		await serveMirror(new Map(wrong));
		await serveMirror(files, other);
		cutOrigin(() => Promise.reject(new TypeError('no route')));
		await phone.vault.refreshContents();
		await phone.keepAll();
		expect(await phone.ready()).toBe('3/3 texts, 1/1 pictures');
		expect(world.asked.some((address) => address.startsWith(`${mirror}${folder}`))).toBe(true);
	}
);

test.each(['lost', 'damaged'])(
	'what a check finds %s comes again from a mirror while the origin is gone, and no other text is asked for',
	async (how) => {
		await phone.follow(plot);
		await phone.keepAll();
		const [text = ''] = world.caches.paths(cacheNames.articles).filter((path) => path.startsWith('/a/'));
		const [picture = ''] = world.caches.paths(cacheNames.pictures).filter((path) => path.startsWith('/i/'));
		const torn = [
			[cacheNames.articles, text],
			[cacheNames.pictures, picture]
		] as const;
		for (const [name, path] of torn) {
			if (how === 'damaged') world.caches.damage(name, path);
			else await (await world.caches.open(name)).delete(path);
		}
		await serveMirror((await phone.publish(plot)).files);
		cutOrigin(() => Promise.reject(new TypeError('no route')));
		for (let from: string | undefined, isOver = false; !isOver; isOver = from === undefined)
			({ next: from } = await phone.vault.checkSome(from));
		expect(await phone.ready()).toBe('2/3 texts, 0/1 pictures');
		expect((await phone.readiness()).lost).toMatchObject({ articles: 1, pictures: 1 });
		world.asked = [];
		await phone.keepAll();
		expect(await phone.ready()).toBe('3/3 texts, 1/1 pictures');
		expect((await phone.readiness()).lost).toBeUndefined();
		const came = world.asked.filter((address) => address.startsWith(mirror)).map((one) => one.slice(mirror.length));
		expect(came.filter((path) => path.startsWith('/a/'))).toEqual([text]);
		// A picture leads in its small size
		expect(came).toContain(picture);
	}
);

test('a mirror that answered is asked first for a while, the origin again for every new list, and nothing after a restart', async () => {
	await phone.follow(plot);
	await serveMirror((await phone.publish(plot)).files);
	cutOrigin(() => Promise.reject(new TypeError('no route')));
	await phone.keepText('aaaaaa');
	world.asked = [];
	await phone.keepText('bbbbbb');
	expect(world.asked.map((address) => address.startsWith(mirror))).toEqual([true]);
	world.spoil = undefined;
	world.asked = [];
	await phone.vault.refreshContents();
	expect(world.asked[0]).toBe('/contents');
	expect(phone.vault.answeredBy()).toBeUndefined();
	await world.restart();
	world.asked = [];
	await phone.keepText('cccccc');
	expect(world.asked[0]).toMatch(/^\/a\//);
});

test('a mirror added by hand is asked before those that the contents name', async () => {
	await phone.follow(plot);
	await phone.vault.writeFact('mirrors', ['https://by-hand.test']);
	expect(await phone.vault.listMirrors()).toEqual([
		{ origin: 'https://by-hand.test', isByHand: true },
		{ origin: mirror, isByHand: false },
		{ origin: other, isByHand: false }
	]);
	cutOrigin(() => Promise.reject(new TypeError('no route')));
	world.asked = [];
	expect(await codeOf(phone.keepText('aaaaaa'))).toBe('unreachable');
	expect(world.asked.map((address) => address.split('/a/')[0])).toEqual(['', 'https://by-hand.test', mirror, other]);
});

test('a full phone asks no mirror: the fault is its own', async () => {
	await phone.follow(plot);
	world.caches.quota = world.caches.size;
	world.asked = [];
	expect(await codeOf(phone.keepText('aaaaaa'))).toBe('storage-full');
	expect(world.asked).toHaveLength(1);
});

describe('the drill', () => {
	test('asks no network and no mirror until it ends, through a restart, and never for longer than five minutes', async () => {
		await phone.follow(plot);
		await phone.vault.setDrill(Date.now() + 60_000);
		world.asked = [];
		await world.restart();
		for (const work of [
			() => phone.vault.refreshContents(),
			() => phone.keepText('aaaaaa'),
			() => phone.vault.fetchStranger('f'.repeat(64))
		])
			expect(await codeOf(work())).toBe('offline');
		expect(world.asked).toEqual([]);
		await phone.vault.setDrill(0);
		await phone.keepText('aaaaaa');
		await phone.vault.setDrill(Date.now() + 60_000);
		expect((await phone.vault.readNewestText('aaaaaa'))?.article.head.id).toBe('aaaaaa');
		await phone.vault.setDrill(Date.now() + 3_600_000);
		await phone.keepText('bbbbbb');
		expect(await phone.ready()).toBe('2/3 texts, 0/1 pictures');
	});

	test('ends by itself', async () => {
		await phone.follow(plot);
		await phone.vault.setDrill(Date.now() + 60_000);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
		expect(await phone.vault.isDrill()).toBe(false);
		await phone.keepText('aaaaaa');
	});
});
