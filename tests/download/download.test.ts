// Keeping as a whole over a shelf: what a killed page leaves, the allowance by any clock, room and drills.
import { makePlatform, makePlace, openTab, aboutArticle } from '../shelf/stage.ts';
import { describe, expect, test, vi } from 'vitest';
import type { Readiness } from '#lib/contract/messages.ts';
import { Download } from '#lib/download/download.ts';
import { savePlace } from '#lib/shelf/places.ts';
import { defaultSettings, type Settings } from '#lib/shelf/settings.ts';
import { FakeWorker, picture, text } from './fake-worker.ts';
import { keepTheDay, visit } from './visits.ts';
import { eventually } from '../stage/patience.ts';

keepTheDay();

/** What a phone has that has nothing. */
const bare: Readiness = {
	number: 0,
	publisher: undefined,
	key: undefined,
	articles: 0,
	articlesKept: 0,
	pictures: 0,
	picturesKept: 0,
	newest: undefined,
	minutes: 0,
	textBytes: 0,
	pictureBytes: 0,
	lackingBytes: 0,
	states: {},
	checkedAt: undefined,
	lost: undefined
};

describe('a page that is killed', () => {
	test('leaves to the next what came wrong, what was spent and what freezes', async () => {
		const platform = makePlatform();
		const worker = new FakeWorker([text('a'), text('b'), text('c'), text('d'), text('e')]);
		worker.packs = [['c', 'd', 'e']];
		worker.faults.set('a', 'wrong-bytes').set('pack-c', 'timeout').set('ping', 'timeout');
		const first = await visit(platform, worker);
		await eventually(() => expect(first.kindNow()).toBe('waiting'));
		first.stop();
		const spent = await eventually(() => {
			expect(first.seen.spent?.dayBytes).toBeGreaterThan(1000);
			return first.seen.spent?.dayBytes ?? 0;
		});
		worker.faults.clear();
		worker.asked = [];
		const second = await visit(platform, worker);
		await eventually(() => expect(worker.kept.size).toBe(4));
		expect(worker.asked).not.toContain('a');
		expect(worker.asked.filter((name) => name === 'b')).toEqual([]);
		await eventually(() => expect(second.seen.spent?.dayBytes).toBeGreaterThan(spent));
	});

	test('leaves what came while no page was open, and what was opened by hand, to be counted once among all tabs', async () => {
		const platform = makePlatform();
		const worker = new FakeWorker([]);
		worker.counted.bytes = 5000;
		const tabs = [await visit(platform, worker, { isPaused: true }), await visit(platform, worker, { isPaused: true })];
		for (const { seen } of tabs) await eventually(() => expect(seen.spent?.dayBytes).toBe(5000));
		worker.counted.bytes += 300;
		tabs[0]?.download.meetReadiness(bare);
		for (const { seen } of tabs) await eventually(() => expect(seen.spent?.dayBytes).toBe(5300));
	}, 15_000);

	test('and had been paused stays paused', async () => {
		const worker = new FakeWorker([text('a')]);
		const { kindNow, download } = await visit(makePlatform(), worker, { isPaused: true });
		expect(kindNow()).toBe('paused');
		// Told its terms, asked to read a few pieces back, which needs no network, and for nothing else
		expect(worker.asked).toEqual(['wakings', 'check']);
		download.meetSettings({ ...defaultSettings, isPaused: false });
		await eventually(() => expect(kindNow()).toBe('done'));
	});
});

describe('an allowance', () => {
	const pictures = [1, 2, 3].map((at) => picture(`p${at}`, 'pictures', 6000));

	test.each<{ name: string; settings: Partial<Settings>; then: Date[]; isFree: boolean }>([
		{
			name: 'of a day is new on the next',
			settings: { dayBytes: 14_000 },
			then: [new Date(2026, 10, 23, 0, 1)],
			isFree: true
		},
		{ name: 'of a month is not', settings: { monthBytes: 14_000 }, then: [new Date(2026, 10, 23)], isFree: false },
		{ name: 'but is in the next month', settings: { monthBytes: 14_000 }, then: [new Date(2026, 11, 1)], isFree: true },
		{
			name: 'is not freed by a clock set to 2019',
			settings: { dayBytes: 14_000 },
			then: [new Date(2019, 0, 1)],
			isFree: false
		},
		{
			name: 'nor stopped for ever by it',
			settings: { dayBytes: 14_000 },
			then: [new Date(2019, 0, 1), new Date(2019, 0, 2)],
			isFree: true
		},
		{
			name: 'is known again after 2035',
			settings: { dayBytes: 14_000 },
			then: [new Date(2035, 0, 1), new Date(2026, 10, 22)],
			isFree: false
		}
	])('$name', async ({ settings, then, isFree }) => {
		const platform = makePlatform();
		const worker = new FakeWorker([text('a')], ...pictures);
		const first = await visit(platform, worker, settings);
		await eventually(() => expect(first.kindNow()).toBe('held'));
		expect(first.seen.runs.at(-1)?.hold).toBe(settings.dayBytes === undefined ? 'month' : 'day');
		expect(worker.order).toEqual(['a', 'p1']);
		first.stop();
		for (const [index, date] of then.entries()) {
			vi.setSystemTime(date);
			// On the way there the phone only meets the day; nothing is fetched.
			const isLast = index === then.length - 1;
			const { kindNow, stop } = await visit(platform, worker, { ...settings, ...(isLast ? {} : { isPaused: true }) });
			if (isLast) await eventually(() => expect(kindNow()).toBe('held'));
			stop();
		}
		expect(worker.order.includes('p2')).toBe(isFree);
	});

	test('used up stops no text', async () => {
		const worker = new FakeWorker([text('a'), text('b')], ...pictures);
		const { kindNow } = await visit(makePlatform(), worker, { dayBytes: 0 });
		await eventually(() => expect(kindNow()).toBe('held'));
		expect(worker.order).toEqual(['a', 'b']);
	});
});

describe('room', () => {
	test('is made by what the shelf says may go, once, and the phone is not filled as far again', async () => {
		const platform = makePlatform();
		await savePlace(openTab(platform), makePlace(1, 1));
		await savePlace(openTab(platform), makePlace(2, 1, true));
		const worker = new FakeWorker([text('a')], picture('p', 'pictures', 5000), picture('q', 'pictures', 5000));
		worker.frees = 1000;
		worker.faults.set('q', 'storage-full');
		const { kindNow, seen } = await visit(platform, worker);
		await eventually(() => expect(kindNow()).toBe('held'));
		const rooms = worker.requests.filter((request) => request.kind === 'make-room');
		expect(rooms).toEqual([
			{
				kind: 'make-room',
				room: {
					limitBytes: 4509,
					spared: [aboutArticle(1).id],
					finished: [aboutArticle(2).id],
					isForPicture: true
				}
			}
		]);
		expect(seen.runs.at(-1)).toMatchObject({ hold: 'room', bytesFreed: 1000 });
		expect(worker.asked.filter((name) => name === 'q')).toHaveLength(1);
	});

	test('is looked for anew when the reader asks for everything, also for what went to make way', async () => {
		const platform = makePlatform();
		const worker = new FakeWorker([text('a')], picture('p', 'pictures', 5000), picture('q', 'pictures', 5000));
		worker.frees = 1000;
		worker.faults.set('q', 'storage-full');
		const { download, kindNow, stop } = await visit(platform, worker);
		await eventually(() => expect(kindNow()).toBe('held'));
		worker.faults.clear();
		worker.frees = 0;
		await download.keepAll();
		await eventually(() => expect(kindNow()).toBe('done'));
		expect(worker.requests.findLast(({ kind }) => kind === 'make-room')).toMatchObject({
			room: { limitBytes: Number.MAX_SAFE_INTEGER }
		});
		stop();
		const next = await visit(platform, worker);
		await eventually(() => expect(next.kindNow()).toBe('done'));
	});

	test('is made where the reader lowers the limit, and not where nobody can tell what must stay', async () => {
		const platform = makePlatform();
		const worker = new FakeWorker([text('a')]);
		worker.frees = 5;
		const { download, kindNow } = await visit(platform, worker);
		await eventually(() => expect(kindNow()).toBe('done'));
		download.meetSettings({ ...defaultSettings, limitBytes: 4 });
		expect(await download.makeRoom()).toBe(5);
		expect(worker.requests.findLast(({ kind }) => kind === 'make-room')).toMatchObject({ room: { limitBytes: 4 } });
		const shelfless = new Download({
			worker: { ask: (kind, request) => worker.ask(kind, request), checkForBuild: async () => undefined },
			shelf: undefined,
			wish: async () => ({ pictures: 'all', width: 800, format: 'avif' }),
			onRun: () => undefined,
			onCheck: () => undefined,
			onSpent: () => undefined,
			onDrill: () => undefined
		});
		expect(await shelfless.room.fit(0)).toBe(0);
	});
});

test('another build is not looked for on the first visit, then once the texts are whole, at most every hour', async () => {
	const platform = makePlatform();
	const worker = new FakeWorker([text('a')]);
	const first = await visit(platform, worker);
	await eventually(() => expect(first.kindNow()).toBe('done'));
	first.stop();
	expect(first.builds).not.toHaveBeenCalled();
	for (const [minutes, times] of [
		[30, 0],
		[40, 1],
		[50, 0]
	] as const) {
		vi.setSystemTime(Date.now() + minutes * 60_000);
		const next = await visit(platform, worker);
		await eventually(() => expect(next.kindNow()).toBe('done'));
		expect(next.builds).toHaveBeenCalledTimes(times);
		next.stop();
	}
});

test('a drill holds every tab, is known to the next page, and ends by itself', async () => {
	const platform = makePlatform();
	const worker = new FakeWorker([]);
	const first = await visit(platform, worker);
	const other = await visit(platform, worker);
	await eventually(() => expect(other.kindNow()).toBe('done'));
	await first.download.drill(400);
	const until = Date.now() + 400;
	expect(worker.requests.findLast(({ kind }) => kind === 'drill')).toEqual({ kind: 'drill', until });
	await eventually(() => expect([first.seen.drill, other.seen.drill]).toEqual([until, until]));
	const third = await visit(platform, worker);
	expect(third.seen.drill).toBe(until);
	await eventually(() => expect(third.kindNow()).toBe('held'));
	expect(third.seen.runs.at(-1)?.hold).toBe('drill');
	await eventually(() => expect(third.seen.drill).toBeUndefined());
	vi.setSystemTime(until + 1);
	third.download.runner.wake();
	await eventually(() => expect(third.kindNow()).toBe('done'));
});
