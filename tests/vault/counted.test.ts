// What the worker tells of the bytes that came for a request, which the page's meter charges.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Piece, WorkerReply } from '#lib/contract/messages.ts';
import type { Edition, EditionPlot } from './edition.ts';
import { mirror, Phone } from './phone.ts';
import { brokenBody, type World } from './world.ts';

/** What the test uses of the worker's rooms, which are typed by the worker's own configuration. */
interface Rooms {
	keepPiece: (piece: Piece) => Promise<WorkerReply>;
	refresh: () => Promise<{ kind: string; value?: { bytes: number } }>;
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
