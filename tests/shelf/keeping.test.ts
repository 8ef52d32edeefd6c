// What the shelf remembers of keeping: the meter through every turn of the clock, pieces in trouble, what is spared.
import { aboutArticle, blocks, makePlace, makePlatform, openTab, waitFor } from './stage.ts';
import { describe, expect, test } from 'vitest';
import { number, object } from '#lib/article/schema.ts';
import { locatePassage } from '#lib/article/locator-passage.ts';
import { toggleArticle } from '#lib/shelf/bookmarks.ts';
import { addHighlight } from '#lib/shelf/highlights.ts';
import { loadFact, saveFact } from '#lib/shelf/facts.ts';
import {
	dayOf,
	newMeter,
	readSpent,
	spend,
	spendBytes,
	spendCounted,
	watchMeter,
	type Meter
} from '#lib/shelf/meter.ts';
import { savePlace } from '#lib/shelf/places.ts';
import { loadSettings, saveSettings } from '#lib/shelf/settings.ts';
import { readSpared } from '#lib/shelf/spared.ts';
import { clearTrouble, loadTroubles, mostTroubles, saveTrouble } from '#lib/shelf/trouble.ts';

/** A meter that has gone through these days, each with the bytes taken on it. */
function gone(...days: [string, number][]): Meter {
	return days.reduce((meter, [day, bytes]) => spend(meter, bytes, day), newMeter(days[0]?.[0] ?? ''));
}

describe('the meter', () => {
	test.each<{ name: string; days: [string, number][]; dayBytes: number; monthBytes: number }>([
		{
			name: 'adds up a day',
			days: [
				['2026-11-22', 5],
				['2026-11-22', 7]
			],
			dayBytes: 12,
			monthBytes: 12
		},
		{
			name: 'begins each day anew, and not the month',
			days: [
				['2026-11-22', 5],
				['2026-11-23', 7]
			],
			dayBytes: 7,
			monthBytes: 12
		},
		{
			name: 'begins each month anew',
			days: [
				['2026-11-30', 5],
				['2026-12-01', 7]
			],
			dayBytes: 7,
			monthBytes: 7
		},
		{
			name: 'frees nothing where the clock is set back to 2019',
			days: [
				['2026-11-22', 5],
				['2019-01-01', 0]
			],
			dayBytes: 5,
			monthBytes: 5
		},
		{
			name: 'stops nothing for ever there: the next day by that clock is a new one',
			days: [
				['2026-11-22', 5],
				['2019-01-01', 0],
				['2019-01-02', 1]
			],
			dayBytes: 1,
			monthBytes: 6
		},
		{
			name: 'nor the next month',
			days: [
				['2026-11-22', 5],
				['2019-01-01', 1],
				['2019-02-01', 0]
			],
			dayBytes: 0,
			monthBytes: 0
		},
		{
			name: 'knows a day again when the clock is put right',
			days: [
				['2026-11-22', 5],
				['2019-01-01', 1],
				['2026-11-22', 0]
			],
			dayBytes: 5,
			monthBytes: 5
		},
		{
			name: 'frees nothing by a turn to 2035 and back',
			days: [
				['2026-11-22', 5],
				['2035-01-01', 2],
				['2026-11-22', 0]
			],
			dayBytes: 7,
			monthBytes: 7
		},
		{
			name: 'and goes on by the right clock the day after',
			days: [
				['2026-11-22', 5],
				['2035-01-01', 2],
				['2026-11-22', 0],
				['2026-11-23', 1]
			],
			dayBytes: 1,
			monthBytes: 8
		},
		{
			name: 'does not swell from a clock that goes to and fro',
			days: [
				['2026-11-22', 5],
				['2019-01-01', 0],
				['2026-11-22', 0],
				['2019-01-01', 0]
			],
			dayBytes: 5,
			monthBytes: 5
		},
		{
			name: 'bears a journey over the date line',
			days: [
				['2026-11-21', 3],
				['2026-11-22', 5],
				['2026-11-21', 0]
			],
			dayBytes: 8,
			monthBytes: 8
		}
	])('$name', ({ days, dayBytes, monthBytes }) => {
		expect(readSpent(gone(...days))).toEqual({ dayBytes, monthBytes });
	});

	test('stays small, and drops the days farthest from today', () => {
		let meter = newMeter('2026-01-01');
		for (let day = 0; day < 400; day += 1) meter = spend(meter, 1, dayOf(Date.UTC(2026, 0, 1 + day, 12)));
		expect(Object.keys(meter.days)).toHaveLength(70);
		expect(Object.keys(spend(meter, 1, '2019-01-01').days)).toContain('2019-01-01');
		expect(readSpent(meter).monthBytes).toBe(4);
	});

	test('is one among all tabs, and tells them', async () => {
		const platform = makePlatform();
		const [one, other] = [openTab(platform), openTab(platform)];
		await Promise.all([one, other, one].map((tab) => spendBytes(tab, 10)));
		const meter = await waitFor(watchMeter(other), (value) => value !== undefined);
		expect(meter === undefined ? undefined : readSpent(meter)).toEqual({ dayBytes: 30, monthBytes: 30 });
	});
});

describe('the worker’s sum', () => {
	const since = Date.UTC(2026, 10, 22, 12);
	test.each<{ name: string; told: [since: number, bytes: number][]; dayBytes: number }>([
		{ name: 'is added whole at first', told: [[since, 40]], dayBytes: 40 },
		{
			name: 'is added once, however often it is told',
			told: [
				[since, 40],
				[since, 40],
				[since, 55]
			],
			dayBytes: 55
		},
		{
			name: 'adds nothing where a tab comes late with what it was before',
			told: [
				[since, 40],
				[since, 30],
				[since, 45]
			],
			dayBytes: 45
		},
		{
			name: 'is added whole where it began anew, though it be higher by then',
			told: [
				[since, 40],
				[since + 1, 50]
			],
			dayBytes: 90
		}
	])('$name', async ({ told, dayBytes }) => {
		const shelf = openTab(makePlatform());
		let meter = newMeter(dayOf(0));
		for (const [begun, bytes] of told) meter = await spendCounted(shelf, { since: begun, bytes }, since);
		expect(readSpent(meter).dayBytes).toBe(dayBytes);
	});

	test('that is met for the first time is not all of today: it may be that of months', async () => {
		const shelf = openTab(makePlatform());
		const later = since + 40 * 86_400_000;
		expect(readSpent(await spendCounted(shelf, { since, bytes: 900_000_000 }, later)).dayBytes).toBe(0);
		expect(readSpent(await spendCounted(shelf, { since, bytes: 900_000_300 }, later)).dayBytes).toBe(300);
	});

	test('that began today has what the page of an earlier build has counted already', async () => {
		const shelf = openTab(makePlatform());
		await spendBytes(shelf, 5000, since);
		expect(readSpent(await spendCounted(shelf, { since, bytes: 5000 }, since)).dayBytes).toBe(5000);
		const other = openTab(makePlatform());
		await spendBytes(other, 5000, since);
		expect(readSpent(await spendCounted(other, { since, bytes: 7000 }, since)).dayBytes).toBe(7000);
	});

	test('is taken over by one of two tabs that read it at once', async () => {
		const platform = makePlatform();
		const tabs = [openTab(platform), openTab(platform)];
		await Promise.all(tabs.map((tab) => spendCounted(tab, { since, bytes: 40 }, since)));
		expect(readSpent(await spendBytes(openTab(platform), 0, since)).dayBytes).toBe(40);
	});
});

describe('pieces in trouble', () => {
	test('are remembered with the higher count, forgotten when they come, and bounded', async () => {
		const platform = makePlatform();
		const shelf = openTab(platform);
		await saveTrouble(shelf, { hash: 'a', code: 'not-found', count: 3, at: 1 });
		await saveTrouble(shelf, { hash: 'a', code: 'wrong-bytes', count: 1, at: 2 });
		expect(await loadTroubles(openTab(platform))).toEqual([{ hash: 'a', code: 'wrong-bytes', count: 3, at: 2 }]);
		await clearTrouble(shelf, 'a');
		for (let at = 0; at < mostTroubles + 5; at += 1)
			await saveTrouble(shelf, { hash: `h${at}`, code: 'not-found', count: 1, at });
		const left = await loadTroubles(shelf);
		expect(left).toHaveLength(mostTroubles);
		expect(left.some(({ hash }) => hash === 'h4')).toBe(false);
	});
});

test('a fact of another form is as none', async () => {
	const shelf = openTab(makePlatform());
	await saveFact(shelf, 'link', { strikes: 'many' });
	expect(await loadFact(shelf, 'link', object({ strikes: number() }))).toBeUndefined();
	await saveFact(shelf, 'link', { strikes: 2 });
	expect(await loadFact(shelf, 'link', object({ strikes: number() }))).toEqual({ strikes: 2 });
});

test('a bound is set and taken away again', async () => {
	const shelf = openTab(makePlatform());
	await saveSettings(shelf, { limitBytes: 50_000_000 });
	expect((await loadSettings(shelf)).limitBytes).toBe(50_000_000);
	await saveSettings(shelf, { limitBytes: undefined });
	expect((await loadSettings(shelf)).limitBytes).toBeUndefined();
});

test('what was marked, noted or begun is spared, and what was finished goes first', async () => {
	const shelf = openTab(makePlatform());
	const id = (index: number): string => aboutArticle(index).id;
	await toggleArticle(shelf, aboutArticle(1), '', true);
	const range = locatePassage(blocks, { block: 0, offset: 0 }, { block: 0, offset: 5 });
	await addHighlight(shelf, aboutArticle(2), { range, colour: 'amber' });
	await savePlace(shelf, makePlace(2, 1, true));
	await savePlace(shelf, makePlace(3, 1));
	await savePlace(shelf, makePlace(4, 1, true));
	await shelf.run('rw', ['places'], (table) => table('places').put({ id: id(5), at: 1, kind: 'of a later build' }));
	const { spared, finished } = await readSpared(shelf);
	expect(spared.sort()).toEqual([id(1), id(2), id(3), id(5)]);
	expect(finished).toEqual([id(4)]);
});
