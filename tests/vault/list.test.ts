// The list on the phone: news costs its own lines, merges are made of what is here, and with much of it no question reads the whole.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showLibrary } from '#lib/article/front.ts';
import { cacheNames } from '#lib/contract/places.ts';
import { findBreaches } from './audit.ts';
import { countReads, type Reads } from './count-reads.ts';
import { publishMany } from './many.ts';
import { codeOf, Phone } from './phone.ts';
import type { World } from './world.ts';

let phone: Phone;
let world: World;

beforeEach(async () => {
	phone = await Phone.open();
	({ world } = phone);
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

const isSegment = (path: string): boolean => path.startsWith('/s/');
const idAt = (at: number): string =>
	`b${String.fromCharCode(97 + Math.floor(at / 26))}${String.fromCharCode(97 + (at % 26))}bbb`;

/** Bytes of the list that were asked for since the last look. */
function fetched(): number {
	const bytes = world.asked.filter(isSegment).reduce((sum, path) => sum + (world.files.get(path)?.length ?? 0), 0);
	world.asked = [];
	return bytes;
}

/** Bytes of the lines that an edition adds. */
function bytesOfLines(ids: readonly string[]): number {
	const lines = phone.edition?.log.flat().filter((line) => ids.some((id) => line.includes(`"id":"${id}"`))) ?? [];
	return lines.reduce((sum, line) => sum + new TextEncoder().encode(line).length + 1, 0);
}

describe('a phone that follows every edition', () => {
	test('fetches the new lines and no others through sixty editions and all their merges, and holds the files of the list whole', async () => {
		for (let number = 1; number <= 60; number += 1) {
			const ids = [idAt(2 * number), ...(number % 3 === 0 ? [idAt(2 * number + 1)] : [])];
			await phone.publish({ number, articles: ids.map((id) => ({ id })) });
			world.asked = [];
			await phone.vault.refreshContents();
			expect(fetched(), `edition ${number}`).toBe(bytesOfLines(ids));
			if (number % 7 === 0) await world.restart();
		}
		const segments = phone.edition?.contents.segments ?? [];
		expect(segments.length).toBeLessThan(20);
		expect(world.caches.paths(cacheNames.articles).filter(isSegment)).toEqual(
			segments.map(({ hash }) => `/s/${hash}`).sort()
		);
		expect(await phone.listed()).toHaveLength(80);
		expect(await findBreaches(world)).toEqual([]);
	});

	test('makes merges of what is here even where the contents came and the list was cut', async () => {
		for (let number = 1; number <= 20; number += 1) {
			const ids = [idAt(number)];
			await phone.publish({ number, articles: ids.map((id) => ({ id })) });
			world.spoil = (path) => (isSegment(path) ? Promise.reject(new TypeError('cut')) : undefined);
			await codeOf(phone.vault.refreshContents());
			world.spoil = undefined;
			await world.restart();
			world.asked = [];
			expect((await phone.vault.refreshContents()).isNew).toBe(true);
			expect(fetched(), `edition ${number}`).toBe(bytesOfLines(ids));
		}
	});

	test('that is slow has the newest lines first, and the older ones when it asks again; nothing it could merge is dropped before', async () => {
		await publishMany(phone, 20);
		await phone.vault.refreshContents();
		await publishMany(phone, 420);
		let late = 0;
		const now = Date.now.bind(Date);
		vi.spyOn(Date, 'now').mockImplementation(() => now() + late);
		world.spoil = (path, honest) => {
			// 5 KB a second, as GPRS gives
			if (isSegment(path)) late += (world.files.get(path)?.length ?? 0) / 5;
			return honest();
		};
		world.asked = [];
		const counts: number[] = [];
		for (let isWhole = false; !isWhole; counts.push((await phone.listed()).length))
			isWhole = (await phone.vault.refreshContents()).isListWhole;
		expect(counts[0]).toBe(20 + 3 * 16);
		expect(counts.length).toBeGreaterThan(2);
		expect(counts.at(-1)).toBe(420);
		// No part of it twice, and no newer contents between its parts, each of which is a minute at most
		const parts = world.asked.filter(isSegment);
		expect(new Set(parts).size).toBe(parts.length);
		expect(world.asked.filter((path) => path === '/contents').length).toBeLessThanOrEqual(1 + Math.ceil(late / 60_000));
		const segments = phone.edition?.contents.segments ?? [];
		expect(world.caches.paths(cacheNames.articles).filter(isSegment)).toEqual(
			segments.map(({ hash }) => `/s/${hash}`).sort()
		);
	});

	test('and has newer parts of the list leaves the older ones until they are asked for', async () => {
		await publishMany(phone, 20);
		await phone.vault.refreshContents();
		await publishMany(phone, 420);
		const old = (await phone.listed()).length;
		const larger = phone.edition?.contents.segments.filter(({ lines }) => lines > 16) ?? [];
		world.spoil = (path, honest) => {
			if (larger.some((part) => path === `/s/${part.hash}`)) throw new TypeError('cut');
			return honest();
		};
		expect(await codeOf(phone.vault.refreshContents())).not.toBe('none');
		expect(await phone.listed()).toHaveLength(old + 48);
		world.spoil = undefined;
		world.asked = [];
		expect(await phone.vault.refreshContents(undefined, true)).toMatchObject({ isListWhole: false });
		expect(world.asked.filter(isSegment)).toEqual([]);
		expect(await phone.vault.refreshContents()).toMatchObject({ isListWhole: true });
		expect(await phone.listed()).toHaveLength(420);
		expect(world.asked.filter((path) => path === '/contents')).toHaveLength(1);
		await phone.vault.refreshContents();
		expect(world.asked.filter((path) => path === '/contents')).toHaveLength(2);
	});

	test('asks nothing but the contents where there is nothing new', async () => {
		await phone.follow({ number: 1, articles: [{ id: 'aaaaaa' }] });
		world.asked = [];
		expect(await phone.vault.refreshContents()).toMatchObject({ number: 1, isNew: false });
		expect(world.asked).toEqual(['/contents']);
	});
});

describe('with ten thousand articles', { timeout: 120_000 }, () => {
	let reads: Reads;

	beforeEach(async () => {
		await publishMany(phone, 10_000);
		await phone.vault.settle();
		await phone.vault.refreshContents();
		await world.restart();
		reads = countReads();
	}, 120_000);

	/** The reads of some work: no store is read whole, and few rows are read at all. */
	async function costOf(work: () => Promise<unknown>): Promise<Reads> {
		Object.assign(reads, { whole: 0, rows: 0, counts: 0, counted: 0 });
		await work();
		return { ...reads };
	}

	test('a start, the front and what is older read few rows', async () => {
		const cost = await costOf(async () => {
			await phone.vault.settle();
			const shown = await showLibrary((await phone.held()).contents, phone.vault.ledgerList);
			expect(shown?.entries.length).toBeGreaterThan(10);
			await showLibrary((await phone.held()).contents, phone.vault.ledgerList, shown?.last);
		});
		expect(cost.whole).toBe(0);
		expect(cost.rows).toBeLessThan(250);
	});

	test('an article reads a handful of rows', async () => {
		const [id = ''] = await phone.listed();
		const cost = await costOf(async () => {
			await phone.vault.settle();
			expect(await phone.vault.findLine(id)).toMatchObject({ id });
			await phone.vault.readNewestText(id);
			await phone.vault.readPicture('0'.repeat(64));
		});
		expect(cost).toMatchObject({ whole: 0 });
		expect(cost.rows).toBeLessThan(10);
	});

	test('a plan names some hundred pieces and how many more there are, and reads no more rows than it names', async () => {
		const { contents } = await phone.held();
		const cost = await costOf(async () => {
			const { pieces, rest } = await phone.vault.planPieces(contents, phone.wish);
			expect(pieces.length).toBeLessThanOrEqual(200);
			expect(rest.pieces).toBe(10_000 - 200);
			expect(rest.bytes).toBeGreaterThan(1_000_000);
		});
		expect(cost.whole).toBe(0);
		expect(cost.rows).toBeLessThan(250);
	});

	test('what is ready is told from the sums, whatever there is', async () => {
		const ids = (await phone.listed()).slice(0, 20);
		const cost = await costOf(async () => {
			expect((await phone.readiness(ids)).articles).toBe(10_000);
		});
		expect(cost.whole).toBe(0);
		expect(cost.rows).toBeLessThan(60);
	});

	test('one article more reads and writes its own rows', async () => {
		await publishMany(phone, 10_001);
		world.asked = [];
		const cost = await costOf(() => phone.vault.refreshContents());
		expect(cost.whole).toBe(0);
		expect(cost.rows).toBeLessThan(60);
		expect(fetched()).toBeLessThan(2000);
		expect(await phone.listed()).toHaveLength(10_001);
	});
});
