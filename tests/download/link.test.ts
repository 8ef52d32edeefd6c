// What is learnt of a connection: its pace, packs that freeze, and for how long single pieces do.
import { describe, expect, test } from 'vitest';
import type { Piece } from '#lib/contract/messages.ts';
import { Link, takeApart } from '#lib/download/link.ts';
import { idleState, Tally } from '#lib/download/runner-state.ts';
import { restAfter } from '#lib/download/queue.ts';
import { picture } from './fake-worker.ts';

const minute = 60_000;
const pack: Piece = { kind: 'pack', lane: 'texts', hash: 'pack', bytes: 101, articles: ['a', 'b', 'c'] };

describe('a link that freezes packs', () => {
	test('is given single pieces after two, and packs again after half an hour, then an hour', () => {
		const link = new Link();
		link.breakPack(40_000, 0);
		expect(link.usesSingles(1)).toBe(false);
		link.breakPack(40_000, 0);
		expect(link.usesSingles(29 * minute)).toBe(true);
		expect(link.usesSingles(31 * minute)).toBe(false);
		link.breakPack(0, 31 * minute);
		expect(link.usesSingles(90 * minute)).toBe(true);
		expect(link.usesSingles(92 * minute)).toBe(false);
	});

	test('is given up after a silence of four times what a piece takes there, and never at once', () => {
		const link = new Link();
		link.noteSingle(1000);
		expect(link.patienceMs(1)).toBeUndefined();
		link.breakPack(0, 0);
		link.breakPack(0, 0);
		expect(link.patienceMs(1)).toBe(4000);
		for (let count = 0; count < 40; count += 1) link.noteSingle(100);
		expect(link.patienceMs(1)).toBe(3000);
		for (let count = 0; count < 40; count += 1) link.noteSingle(30_000);
		expect(link.patienceMs(1)).toBe(15_000);
	});

	test('is not seen in packs that broke off late, nor where one came whole in between', () => {
		const link = new Link();
		for (const bytes of [200_000, 300_000, 40_000]) link.breakPack(bytes, 0);
		expect(link.usesSingles(1)).toBe(false);
		link.comePack();
		link.breakPack(40_000, 0);
		expect(link.usesSingles(1)).toBe(false);
	});

	test('is not believed for ever by a clock that was set back', () => {
		const link = new Link();
		link.recall({ strikes: 1, spells: 3, singlesUntil: Date.UTC(2035, 0) });
		expect(link.usesSingles(Date.UTC(2026, 0))).toBe(false);
	});

	test('has its packs taken apart into their articles', () => {
		expect(takeApart(pack)).toEqual(
			['a', 'b', 'c'].map((hash) => ({ kind: 'article', lane: 'texts', hash, bytes: 34 }))
		);
		expect(takeApart(picture('q'))).toEqual([picture('q')]);
	});
});

test.each([
	[2000, 1],
	[20_000, 2],
	[100_000, 3],
	[900_000, 4]
])('at %i bytes a second %i pictures come at a time', (pace, width) => {
	const link = new Link();
	link.begin(0);
	link.note(picture('p', 'pictures', pace * 5), 5000);
	expect(link.widthFor('picture')).toBe(width);
});

test('the time left counts texts and pictures at their own paces', () => {
	const link = new Link();
	const tally = new Tally();
	tally.plan([pack, picture('p', 'pictures', 10_000)], { pieces: 3, bytes: 20_000 });
	expect(tally.counts(link)).toMatchObject({ total: 5, bytesTotal: 30_101, secondsLeft: undefined });
	link.begin(0);
	link.note({ ...pack, bytes: 9000 }, 3000);
	expect(tally.counts(link).secondsLeft).toBe(31);
	link.begin(0);
	link.note(picture('q', 'pictures', 6000), 3000);
	expect(tally.counts(link).secondsLeft).toBe(16);
	expect(idleState.secondsLeft).toBeUndefined();
});

test('a piece in trouble is left half a minute at first, and a day at most', () => {
	expect([1, 2, 3, 30].map(restAfter)).toEqual([30_000, 120_000, 480_000, 86_400_000]);
});
