// What the worker tells of the bytes that came: for a request, and in all, whoever asked for them.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '#lib/article/types.ts';
import { askedBytes, type Piece, type WorkerReply } from '#lib/contract/messages.ts';
import type { Edition, EditionPlot } from './edition.ts';
import { mirror, Phone } from './phone.ts';
import { brokenBody, type World } from './world.ts';
import { eventually } from '../stage/patience.ts';

/** What the test uses of the worker's rooms, which are typed by the worker's own configuration. */
interface Rooms {
	keepPiece: (piece: Piece) => Promise<WorkerReply>;
	refresh: () => Promise<{ kind: string; value?: { bytes: number } }>;
	fetchEntry: (entry: Entry, waitMs: number) => Promise<unknown>;
	fetchForPage: (hash: string) => Promise<unknown>;
	keepOnSync: () => Promise<void>;
	install: (fill: () => Promise<void>) => Promise<void>;
}
const rooms = '../../src/service-worker/late/';

let phone: Phone;
let world: World;
let edition: Edition;
const plot: EditionPlot = {
	number: 1,
	packSize: 3,
	mirrors: [mirror],
	articles: [{ id: 'aaaaaa', pictures: ['one'] }, { id: 'bbbbbb' }, { id: 'cccccc' }]
};

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	edition = await phone.follow(plot);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const bytesAt = (path: string): number => world.files.get(path)?.length ?? 0;

/** The bytes told of a piece kept, and the bytes it has. */
async function keep(piece: Piece): Promise<{ told: number | undefined; has: number }> {
	const { keepPiece } = (await import(/* @vite-ignore */ `${rooms}keep.ts`)) as Rooms;
	const reply = await keepPiece(piece);
	if (reply.kind !== 'kept') throw new Error(reply.kind);
	return { told: reply.bytes, has: piece.bytes };
}

async function find(kind: Piece['kind']): Promise<Piece> {
	const found = (await phone.plan()).find((piece) => piece.kind === kind);
	if (found === undefined) throw new Error(`no ${kind} is lacking`);
	return found;
}

function single(): Promise<Piece> {
	const { hash, bytes } = edition.entry('aaaaaa');
	return Promise.resolve({ kind: 'article', lane: 'texts', hash, bytes });
}

async function lead(): Promise<Piece> {
	await keep(await single());
	return find('picture');
}

test.each([
	{ name: 'an article', piece: single },
	{ name: 'a pack', piece: () => find('pack') },
	{ name: 'a picture', piece: lead }
])('$name costs what it is long, and compressed what the answer says', async ({ piece }) => {
	const plain = await piece();
	const { told, has } = await keep(plain);
	expect(told).toBe(has);
	await world.loseLedger();
	await world.loseCaches();
	edition = await phone.follow(plot);
	const again = await piece();
	world.spoil = (path) => new Response(world.files.get(path) ?? null, { headers: { 'content-length': '77' } });
	expect((await keep(again)).told).toBe(77);
});

test('a picture whose bytes are here already costs nothing', async () => {
	const picture = await lead();
	await keep(picture);
	expect((await keep(picture)).told).toBe(0);
});

test('what broke off at the origin counts, beside what a mirror then brought', async () => {
	world.serve(edition.files, mirror);
	const piece = await single();
	const bytes = world.files.get(`/a/${piece.hash}`) ?? new Uint8Array();
	world.spoil = (path) => (path.startsWith(mirror) ? undefined : new Response(brokenBody(bytes, 100, 'breaks')));
	expect((await keep(piece)).told).toBe(100 + piece.bytes);
});

test('a look at the list costs the head and the parts that came, and nothing where it is as it was', async () => {
	const { refresh } = (await import(/* @vite-ignore */ `${rooms}for-pages.ts`)) as Rooms;
	expect((await refresh()).value?.bytes).toBe(0);
	const before = new Set(edition.contents.segments.map(({ hash }) => hash));
	edition = await phone.publish({ ...plot, number: 2, articles: [...plot.articles, { id: 'dddddd' }] });
	world.asked = [];
	const bytes = (await refresh()).value?.bytes;
	const parts = world.asked.filter((path) => path.startsWith('/s/'));
	expect(parts.filter((path) => !before.has(path.slice(3) as never)).length).toBeGreaterThan(0);
	expect(bytes).toBe([...parts, '/contents'].reduce((sum, path) => sum + bytesAt(path), 0));
});

describe('the sum of what was taken', () => {
	const load = async (name: string) => (await import(/* @vite-ignore */ `${rooms}${name}.ts`)) as Rooms;
	const sum = async (): Promise<number> => (await phone.vault.countTaken()).bytes;
	/** Bytes that the work adds to it. */
	const costOf = async (work: () => Promise<unknown>): Promise<number> => {
		const before = await sum();
		await work();
		return (await sum()) - before;
	};

	test('has an article and a picture that were opened by hand, and a look at the list', async () => {
		const { fetchEntry, fetchForPage, refresh } = await load('for-pages');
		await phone.vault.writeFact('wish', phone.wish);
		const entry = edition.entry('aaaaaa');
		expect(await costOf(() => fetchEntry(entry, 1000))).toBe(askedBytes + entry.bytes);
		const { hash } = await find('picture');
		const { pictureBytes } = await phone.readiness();
		const cost = await costOf(() => fetchForPage(hash));
		expect(cost - askedBytes).toBe((await phone.readiness()).pictureBytes - pictureBytes);
		expect(cost).toBeGreaterThan(askedBytes);
		expect(await costOf(refresh)).toBe(askedBytes);
	});

	test('has what comes while no page is open', async () => {
		await phone.vault.writeFact('wish', phone.wish);
		const texts = await phone.plan();
		world.asked = [];
		const { keepOnSync } = await load('sync');
		const cost = await costOf(keepOnSync);
		const bytes = texts.filter(({ lane }) => lane === 'texts').reduce((all, piece) => all + piece.bytes, 0);
		expect(cost).toBe(bytes + world.asked.length * askedBytes);
	});

	test('has what broke off, and nothing of a network that does not answer', async () => {
		const { fetchEntry } = await load('for-pages');
		const entry = edition.entry('aaaaaa');
		const bytes = world.files.get(`/a/${entry.hash}`) ?? new Uint8Array();
		world.spoil = (path) => {
			if (path.startsWith(mirror)) throw new TypeError('no network');
			return new Response(brokenBody(bytes, 100, 'breaks'));
		};
		expect(await costOf(() => fetchEntry(entry, 1000))).toBe(askedBytes + 100);
	});

	test('is written after each errand and outlives the worker; asked twice at once it has nothing twice', async () => {
		const { fetchEntry } = await load('for-pages');
		const before = await sum();
		const entry = edition.entry('aaaaaa');
		await fetchEntry(entry, 1000);
		await eventually(async () => expect((await phone.vault.readFact('counted'))?.bytes).toBeGreaterThan(before));
		await world.restart();
		const all = await Promise.all([phone.vault.countTaken(), phone.vault.countTaken()]);
		expect(all.map(({ bytes }) => bytes)).toEqual(Array(2).fill(before + askedBytes + entry.bytes));
	});

	test('keeps what could not be written for the next time', async () => {
		await phone.vault.countTaken(10);
		const before = await sum();
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		await expect(phone.vault.countTaken(30)).rejects.toThrow();
		expect(await sum()).toBe(before + 30);
	});

	describe('has the app’s files and the worker’s own', () => {
		const scripts = 22_000;
		const entryBytes = () => edition.entry('bbbbbb').bytes;
		const fill = async (): Promise<void> => {
			const { hash, bytes } = edition.entry('bbbbbb');
			await phone.vault.fetchNamed({ path: `/a/${hash}`, hash, bytes });
		};
		beforeEach(() => vi.stubGlobal('shyraqShell', { scripts }));

		test('of a first install', async () => {
			vi.stubGlobal('registration', { active: null });
			const { install } = await load('stand-back');
			expect(await costOf(() => install(fill))).toBe(scripts + askedBytes + entryBytes());
		});

		test('of an update, by the worker whose the ledger is until then', async () => {
			const told: unknown[] = [];
			const asked: unknown[] = [];
			const active = {
				postMessage: (message: unknown, ports?: MessagePort[]) => {
					if (ports === undefined) told.push(message);
					else asked.push(message);
					ports?.[0]?.postMessage({ kind: 'fault' });
				}
			};
			vi.stubGlobal('registration', { active });
			const { install } = await load('stand-back');
			expect(await costOf(() => install(fill))).toBe(0);
			expect(told).toEqual([{ kind: 'counted', bytes: scripts + askedBytes + entryBytes() }]);
			expect(asked[0]).toEqual({ kind: 'refresh', isUnasked: true });
		});
	});
});
