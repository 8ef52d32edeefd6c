// Settings as one tab sees them: what was chosen last stands, in this tab and in the other.
import { makePlatform, openTab } from '../shelf/stage.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { stubLocal } from '../stage/local-words.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { defaultSettings, loadSettings, saveSettings, type Settings } from '#lib/shelf/settings.ts';
import { forgetUnkept, keepUnkept, noteUnkept } from '#lib/shelf/unkept.ts';
import { Chosen } from '#lib/pages/chosen.svelte.ts';
import { eventually } from '../stage/patience.ts';

/** Why choices held for one page only. */
let unkept: string[];

beforeEach(() => {
	unkept = [];
});

/** A tab that follows its shelf, and every change it was told of by it. */
async function follow(shelf: Shelf): Promise<{ chosen: Chosen; told: Settings[] }> {
	const chosen = new Chosen((code) => unkept.push(code));
	const told: Settings[] = [];
	await chosen.follow(shelf, (settings) => told.push(settings));
	return { chosen, told };
}

test('a choice is not taken back by what the shelf tells of the one before it', async () => {
	const shelf = openTab(makePlatform());
	const { chosen, told } = await follow(shelf);
	await eventually(() => expect(told.length).toBeGreaterThan(1));
	for (let round = 1; round <= 20; round += 1) {
		const first = chosen.setSource('Lamp', { isTextOnly: true });
		// As far apart as a slow phone's writing and the next tap
		await new Promise((resolve) => setTimeout(resolve, round % 5));
		const second = chosen.setSource('Lamp', { isTextOnly: true, most: round });
		const last = chosen.now;
		const before = told.length;
		await Promise.all([first, second]);
		expect(chosen.now).toEqual(last);
		await eventually(() => expect(told.length).toBeGreaterThan(before));
		for (const { sources } of told.slice(before)) expect(sources['Lamp']?.most).toBe(round);
	}
});

test('what is chosen before the shelf was read is kept, and read with the rest', async () => {
	const platform = makePlatform();
	const other = await follow(openTab(platform));
	await other.chosen.set('dayBytes', 5);
	const chosen = new Chosen((code) => unkept.push(code));
	const early = chosen.set('pictures', 'none');
	expect(chosen.now.pictures).toBe('none');
	await chosen.follow(openTab(platform), () => undefined);
	await early;
	await eventually(() => expect(chosen.now).toEqual({ ...defaultSettings, pictures: 'none', dayBytes: 5 }));
});

test('two tabs that choose of different sources at once take nothing from each other', async () => {
	const platform = makePlatform();
	const [one, two] = await Promise.all([follow(openTab(platform)), follow(openTab(platform))]);
	await Promise.all([one.chosen.setSource('Lamp', { most: 20 }), two.chosen.setSource('Wick', { isLeft: true })]);
	const both = { Lamp: { most: 20 }, Wick: { isLeft: true } };
	expect((await loadSettings(openTab(platform))).sources).toEqual(both);
	for (const { chosen } of [one, two]) await eventually(() => expect(chosen.now.sources).toEqual(both));
});

test('a shelf that cannot be read takes nothing back, and it is told that the choice is not kept', async () => {
	const platform = makePlatform();
	const shelf = openTab(platform);
	const { chosen } = await follow(shelf);
	await chosen.set('isPaused', true);
	shelf.close();
	vi.spyOn(platform.indexedDB, 'open').mockImplementation(() => {
		throw new DOMException('not now', 'InvalidStateError');
	});
	vi.spyOn(console, 'info').mockImplementation(() => undefined);
	await chosen.set('pictures', 'none');
	expect(chosen.now).toEqual({ ...defaultSettings, isPaused: true, pictures: 'none' });
	expect(unkept).toEqual(['storage-failed']);
	// What nobody chose is not spoken of
	await chosen.note('persistence', 'refused');
	expect(chosen.now.persistence).toBe('refused');
	expect(unkept).toEqual(['storage-failed']);
});

test('a choice left unwritten takes nothing from one that another tab makes before it is written', async () => {
	stubLocal(new Map([['shyraq-unkept', '{"dayBytes":1}']]));
	const platform = makePlatform();
	const shelf = openTab(platform);
	await saveSettings(shelf, {});
	const late = openTab(platform);
	const open = keepUnkept(late);
	noteUnkept({ dayBytes: 2 });
	await saveSettings(shelf, { dayBytes: 2 });
	forgetUnkept({ dayBytes: 2 });
	await open;
	expect((await loadSettings(shelf)).dayBytes).toBe(2);
	vi.unstubAllGlobals();
});

test('what a page was left with before its shelf wrote it holds for the next one, beside what another tab chose', async () => {
	const local = new Map<string, string>();
	stubLocal(local);
	const platform = makePlatform();
	const other = await follow(openTab(platform));
	await other.chosen.set('dayBytes', 5);
	await other.chosen.setSource('Wick', { isLeft: true });
	// A page whose shelf never comes
	const left = new Chosen((code) => unkept.push(code));
	void left.set('dayBytes', undefined);
	void left.set('pictures', 'none');
	void left.setSource('Lamp', { most: 20 });
	const { chosen } = await follow(openTab(platform));
	const sources = { Lamp: { most: 20 }, Wick: { isLeft: true } };
	expect(chosen.now).toEqual({ ...defaultSettings, pictures: 'none', sources });
	expect(local.size).toBe(0);
	local.set('shyraq-unkept', '{"pictures":"nine","sources":7,"constructor":1}');
	expect((await follow(openTab(platform))).chosen.now).toEqual({ ...defaultSettings, sources });
	vi.unstubAllGlobals();
});
