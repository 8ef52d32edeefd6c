// What the browser clears of the shelf does not go unsaid; what the reader takes away leaves no word of itself.
import { aboutArticle, makePlace, makePlatform, openTab } from './stage.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stubLocal } from '../stage/local-words.ts';
import { articleKey, removeBookmark, toggleArticle } from '#lib/shelf/bookmarks.ts';
import { noteLoss, takeLoss } from '#lib/shelf/canary.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { forgetPlace, savePlace } from '#lib/shelf/places.ts';
import { forgetMarks } from '#lib/shelf/wipe.ts';

const local = new Map<string, string>();
const about = aboutArticle(1);
const mark = (shelf: Shelf, number = 1) => toggleArticle(shelf, aboutArticle(number), '', true);
const open = () => openTab(makePlatform());

beforeEach(() => {
	local.clear();
	stubLocal(local);
});
afterEach(() => vi.unstubAllGlobals());

test.each<[string, (shelf: Shelf) => Promise<unknown>]>([
	['marks', (shelf) => mark(shelf)],
	['places', (shelf) => savePlace(shelf, makePlace(1, 1000))]
])('%s that were here and are not are told, at every look', async (_what, make) => {
	const shelf = open();
	expect(await takeLoss(shelf)).toBe(false);
	await make(shelf);
	expect(await takeLoss(shelf)).toBe(false);
	const cleared = open();
	expect([await takeLoss(cleared), await takeLoss(cleared)]).toEqual([true, true]);
});

test('where new ones came before anybody looked it is told, once', async () => {
	await mark(open());
	const cleared = open();
	await noteLoss(cleared);
	await mark(cleared, 2);
	await mark(cleared, 3);
	expect([await takeLoss(cleared), await takeLoss(cleared)]).toEqual([true, false]);
});

describe('nothing is told', () => {
	test.each<[string, (shelf: Shelf) => Promise<unknown>]>([
		['the reader took the mark away', (shelf) => removeBookmark(shelf, articleKey(about.id))],
		['the mark was turned off', (shelf) => toggleArticle(shelf, about, '', false)]
	])('where %s', async (_what, take) => {
		const shelf = open();
		await mark(shelf);
		await take(shelf);
		expect(await takeLoss(shelf)).toBe(false);
		expect([...local.keys()]).toEqual([]);
	});

	test('where all were taken away with the library, nor is any trace left', async () => {
		const shelf = open();
		await mark(shelf);
		await savePlace(shelf, makePlace(1, 1000));
		await forgetMarks(shelf);
		expect(await takeLoss(shelf)).toBe(false);
		expect([...local.keys()]).toEqual([]);
	});

	test('of a place that was forgotten by wish', async () => {
		const shelf = open();
		await savePlace(shelf, makePlace(1, 1000));
		await forgetPlace(shelf, about.id);
		expect(await takeLoss(shelf)).toBe(false);
	});
});

test('never which: only that there were some', async () => {
	const shelf = open();
	await mark(shelf);
	expect([...local.values()].join()).not.toContain(about.id);
});
