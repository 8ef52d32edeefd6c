// Pictures that are longer than a connection lives: each goes on where the one before broke, and only the whole is believed.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOf, type Bytes } from '#lib/article/bytes.ts';
import { codeOf, mirror, Phone } from './phone.ts';
import { brokenBody, type World } from './world.ts';

const length = 30_000;
const perConnection = 12_000;
let phone: Phone;
let world: World;
let bytes: Bytes;
let hash: string;
let path: string;
/** The ranges asked for, '' where all was. */
let ranges: string[];

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
	vi.spyOn(console, 'info').mockImplementation(() => undefined);
	bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) % 251);
	hash = await hashOf(bytes);
	path = `/i/${hash}`;
	world.serve(new Map([[path, bytes]]));
	ranges = [];
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

const fetchIt = (origin = '') =>
	world.vault.fetchInParts({ path, hash, bytes: length, origin, cache: 'default', stallMs: 30 });
const partsLeft = async () =>
	((await world.vault.readFact('parts')) ?? []).map((part) => [part.hash, part.bytes.length]);

/** Of each answer so many bytes come; `most` answers, and then the line is down. */
function breakEach(ending: 'breaks' | 'hangs', count = perConnection, most = Infinity): void {
	world.spoil = async (_path, honest, range) => {
		ranges.push(range ?? '');
		if (ranges.length > most) throw new TypeError('no line');
		const answer = honest();
		const body = new Uint8Array(await answer.arrayBuffer());
		return body.length <= count
			? new Response(body, { status: answer.status })
			: new Response(brokenBody(body, count, ending), { status: answer.status });
	};
}

describe.each(['breaks', 'hangs'] as const)('a line that %s after 12 KB of each connection', (ending) => {
	test('carries a longer picture all the same, and no byte twice', async () => {
		breakEach(ending);
		expect(await fetchIt()).toEqual(bytes);
		expect(ranges).toEqual(['', 'bytes=12000-', 'bytes=24000-']);
		expect(await partsLeft()).toEqual([]);
	});

	test('and then is gone: what came waits for the next life of the worker', async () => {
		breakEach(ending, perConnection, 2);
		expect(await codeOf(fetchIt())).toBe('unreachable');
		expect(await partsLeft()).toEqual([[hash, 24_000]]);
		await world.restart();
		ranges = [];
		breakEach(ending);
		expect(await fetchIt()).toEqual(bytes);
		expect(ranges).toEqual(['bytes=24000-']);
		expect(await partsLeft()).toEqual([]);
	});
});

test('where hardly anything comes of each connection it is given up', async () => {
	breakEach('breaks', 1000);
	expect(await codeOf(fetchIt())).toBe('unreachable');
	expect(ranges.length).toBeLessThan(3);
	expect(await partsLeft()).toEqual([]);
});

test('a server that gives no ranges gives all of it, and what was here before is not put before it', async () => {
	breakEach('breaks', perConnection, 1);
	expect(await codeOf(fetchIt())).toBe('unreachable');
	world.spoil = undefined;
	world.givesRanges = false;
	expect(await fetchIt()).toEqual(bytes);
	expect(await partsLeft()).toEqual([]);
});

test('a part that is not of it spoils nothing: all of it is asked for once more', async () => {
	const page = Uint8Array.from({ length: perConnection }, () => 60);
	world.spoil = (_path, _honest, range) =>
		range === undefined ? new Response(brokenBody(page, page.length - 1, 'breaks')) : undefined;
	const failed = await codeOf(fetchIt());
	expect(failed).toBe('unreachable');
	expect(await partsLeft()).toEqual([]);
	world.spoil = undefined;
	expect(await fetchIt()).toEqual(bytes);
});

test('whoever gives other bytes for ever is given up, whatever they are called', async () => {
	let asked = 0;
	world.spoil = (_path, _honest, range) => {
		asked += 1;
		const other = Uint8Array.from({ length: 20_000 }, () => asked);
		return range === undefined
			? new Response(brokenBody(other, 15_000, 'breaks'))
			: new Response(other.slice(15_000), { status: 206 });
	};
	expect(await codeOf(fetchIt())).not.toBe('none');
	expect(asked).toBeLessThan(6);
	expect(await partsLeft()).toEqual([]);
});

test('a mirror that lets no page ask for a range gives all of it', async () => {
	world.serve(new Map([[path, bytes]]), mirror);
	breakEach('breaks', perConnection, 1);
	expect(await codeOf(fetchIt(mirror))).toBe('unreachable');
	world.spoil = (_path, honest, range) => {
		if (range !== undefined) throw new TypeError('preflight refused');
		return honest();
	};
	expect(await fetchIt(mirror)).toEqual(bytes);
});

test('a mirror that falls silent is waited for once', async () => {
	world.serve(new Map([[path, bytes]]), mirror);
	breakEach('breaks', perConnection, 1);
	expect(await codeOf(fetchIt(mirror))).toBe('unreachable');
	let asked = 0;
	world.spoil = () => {
		asked += 1;
		return new Promise(() => undefined);
	};
	expect(await codeOf(fetchIt(mirror))).toBe('timeout');
	expect(asked).toBe(1);
});

test('whoever breaks off for ever, and each time after more, is given up at the length that was signed', async () => {
	let asked = 0;
	world.spoil = (_path, _honest, range) => {
		asked += 1;
		const junk = Uint8Array.from({ length: 13_000 }, () => 7);
		const answer = new Response(brokenBody(junk, 12_000, 'breaks'), { status: range === undefined ? 200 : 206 });
		return asked > 30 ? new Response(null, { status: 404 }) : answer;
	};
	expect(await codeOf(fetchIt())).not.toBe('none');
	expect(asked).toBeLessThan(10);
	expect(await partsLeft()).toEqual([]);
});

test('what one origin brought is neither built upon by another nor put in its place', async () => {
	breakEach('breaks', perConnection, 2);
	expect(await codeOf(fetchIt())).toBe('unreachable');
	world.spoil = (_path, _honest, range) => {
		ranges.push(range ?? '');
		return new Response(
			brokenBody(
				Uint8Array.from({ length }, () => 7),
				9000,
				'breaks'
			),
			{ status: range === undefined ? 200 : 206 }
		);
	};
	ranges = [];
	expect(await codeOf(fetchIt(mirror))).not.toBe('none');
	expect(ranges[0]).toBe('');
	ranges = [];
	breakEach('breaks');
	expect(await fetchIt()).toEqual(bytes);
	expect(ranges).toEqual(['bytes=24000-']);
	expect(await partsLeft()).toEqual([]);
});

test.each([404, 503])('a page with status %d that breaks off is no part', async (status) => {
	const page = Uint8Array.from({ length: 20_000 }, () => 60);
	world.spoil = () => new Response(brokenBody(page, 15_000, 'breaks'), { status });
	expect(await codeOf(fetchIt())).toBe('unreachable');
	expect(await partsLeft()).toEqual([]);
});

test('each further connection is asked for only on the reader’s terms; what came waits', async () => {
	breakEach('breaks');
	const want = { path, hash, bytes: length, origin: '', cache: 'default', stallMs: 30 } as const;
	expect(await codeOf(world.vault.fetchInParts(want, () => Promise.resolve(false)))).toBe('unreachable');
	expect(ranges).toEqual(['']);
	expect(await partsLeft()).toEqual([[hash, perConnection]]);
});

test('away from the reader’s terms no mirror is asked either', async () => {
	const edition = await phone.publish({
		number: 1,
		mirrors: [mirror],
		articles: [{ id: 'aaaaaa', pictures: ['one'] }]
	});
	world.serve(edition.files, mirror);
	await phone.vault.refreshContents();
	await phone.keep({ kind: 'article', ...edition.entry('aaaaaa') });
	const picture = (await phone.plan()).find(({ kind }) => kind === 'picture')?.hash ?? '';
	world.asked = [];
	world.spoil = () => {
		throw new TypeError('no line');
	};
	expect(await codeOf(world.vault.fetchPicture(picture, undefined, () => Promise.resolve(false)))).toBe('unreachable');
	expect(world.asked).toEqual([`/i/${picture}`]);
	expect(await codeOf(world.vault.fetchPicture(picture))).toBe('unreachable');
	expect(world.asked).toContain(`${mirror}/i/${picture}`);
});

test('whole from a mirror, nothing is left of what others gave of it', async () => {
	breakEach('breaks', perConnection, 1);
	expect(await codeOf(fetchIt())).toBe('unreachable');
	world.serve(new Map([[path, bytes]]), mirror);
	world.spoil = undefined;
	expect(await fetchIt(mirror)).toEqual(bytes);
	expect(await partsLeft()).toEqual([]);
});

test('when the library is removed, its parts go too', async () => {
	breakEach('breaks', perConnection, 1);
	expect(await codeOf(fetchIt())).toBe('unreachable');
	expect(await partsLeft()).toHaveLength(1);
	await world.vault.makeRoom({ limitBytes: 0, spared: [], finished: [] });
	expect(await partsLeft()).toEqual([]);
});

test('no more than four parts wait, the oldest of them goes', async () => {
	for (let count = 0; count < 5; count += 1) {
		bytes = Uint8Array.from({ length }, (_, at) => (at * 7919 + count) % 251);
		hash = await hashOf(bytes);
		path = `/i/${hash}`;
		world.serve(new Map([[path, bytes]]));
		ranges = [];
		breakEach('breaks', perConnection, 1);
		expect(await codeOf(fetchIt())).toBe('unreachable');
	}
	const left = await partsLeft();
	expect(left.length).toBe(4);
	expect(left[0]).toEqual([hash, perConnection]);
});
