// Every wrong answer the network can give, for every kind of thing the worker asks for: none is kept, and the next right one is.
import { places } from '#lib/contract/places.ts';
import { lookForBuild } from '../stage/builds.ts';
import type { FaultKind } from '../stage/faults.ts';
import { expect, test } from '../stage/fixtures.ts';
import { Phone, usualWish } from '../stage/phone.ts';
import { parsingHalves } from '../stage/shell.ts';
import { smallCounts } from '../stage/small-edition.ts';

/** Answers that are given up at once. */
const quick: FaultKind[] = [
	'portal',
	'redirect',
	'empty',
	'half',
	'half-quiet',
	'flipped',
	'other-type',
	'cut',
	'status-404',
	'status-410',
	'status-500'
];
/** Answers that are given up when the line has said nothing for 15 s. */
const slow: FaultKind[] = ['stall', 'stall-midway'];
const faults = [...quick, ...slow];

const pictures = /^\/i\//;
const packs = /^\/pack\//;
const texts = /^\/(pack|a)\//;

test.describe('a wrong answer in place of the contents list', () => {
	for (const fault of faults) {
		test(`is refused and leaves the library as it was: ${fault}`, async ({ stage, keptPhone }) => {
			const before = await keptPhone.caches();
			stage.proxy.switch(places.contents, fault);
			expect(await keptPhone.faultOf({ kind: 'refresh' })).toBeDefined();
			expect(await keptPhone.caches()).toEqual(before);
			expect((await keptPhone.readiness()).articlesKept).toBe(smallCounts.articles);
			stage.proxy.mend();
			expect(await keptPhone.faultOf({ kind: 'refresh' })).toBeUndefined();
		});
	}
});

test.describe('a wrong answer in place of a pack of articles', () => {
	for (const fault of faults) {
		test(`costs only what it spoilt, and nothing spoilt is kept: ${fault}`, async ({ stage, phone }) => {
			await phone.installWorker();
			await phone.ask({ kind: 'refresh' });
			stage.proxy.switch(packs, fault);
			const [pack] = await phone.plan();
			expect(pack?.kind).toBe('pack');
			if (pack === undefined) return;
			expect(await phone.faultOf({ kind: 'keep', piece: pack })).toBeDefined();
			expect(await phone.wrongBytes()).toEqual([]);
			expect((await phone.readiness()).articlesKept).toBeLessThan(smallCounts.articles);
			stage.proxy.mend();
			expect(await phone.keepAll()).toEqual([]);
			expect((await phone.readiness()).articlesKept).toBe(smallCounts.articles);
			expect(await phone.wrongBytes()).toEqual([]);
		});
	}
});

test.describe('a wrong answer in place of a picture', () => {
	for (const fault of faults) {
		test(`is not kept, and never costs a text: ${fault}`, async ({ stage, phone }) => {
			await phone.installWorker();
			stage.proxy.switch(pictures, fault);
			await phone.ask({ kind: 'refresh' });
			const [pack] = await phone.plan();
			if (pack !== undefined) expect(await phone.faultOf({ kind: 'keep', piece: pack })).toBeUndefined();
			const picture = (await phone.plan()).find(({ kind }) => kind === 'picture');
			expect(picture).toBeDefined();
			if (picture === undefined) return;
			expect(await phone.faultOf({ kind: 'keep', piece: picture })).toBeDefined();
			const readiness = await phone.readiness();
			expect([readiness.articlesKept, readiness.picturesKept]).toEqual([smallCounts.articles, 0]);
			stage.proxy.mend();
			expect(await phone.keepAll()).toEqual([]);
			expect((await phone.readiness()).picturesKept).toBe(smallCounts.pictures);
			expect(await phone.wrongBytes()).toEqual([]);
		});
	}
});

/**
 * Refused by the browser itself, or by the install guard where the half still parses. A worker file with another bit is
 * another worker file: browsers check no hash of it, so only https stands against that.
 */
const refused = quick.filter((fault) => fault !== 'empty' && fault !== 'flipped');

test.describe('a wrong answer in place of the worker file', () => {
	for (const fault of refused) {
		test(`leaves the worker that is there: ${fault}`, async ({ stage, keptPhone }) => {
			stage.proxy.switch(places.worker, fault);
			expect(await lookForBuild(keptPhone.page)).toEqual({ isSame: true, isWaiting: false });
			await stage.server.kill();
			await keptPhone.page.goto(places.library);
			await expect(keptPhone.page.locator('ol.library > li')).toHaveCount(smallCounts.articles);
		});

		test(`does not install on a first visit: ${fault}`, async ({ stage, phone }) => {
			stage.proxy.switch(places.worker, fault);
			expect(await phone.installWorker().catch(() => 'failed')).toBe('failed');
			stage.proxy.mend();
			expect(await phone.installWorker()).toBe('controlled');
		});
	}

	test('one cut short that still parses is not installed', async ({ stage, keptPhone, builtFolder, browser }) => {
		const halves = parsingHalves(builtFolder);
		expect(halves.length).toBeGreaterThan(0);
		for (const bytes of halves) {
			const headers = { 'content-type': 'text/javascript' };
			stage.proxy.switch(places.worker, { status: 200, headers, bytes });
			expect(await lookForBuild(keptPhone.page)).toEqual({ isSame: true, isWaiting: false });
			const context = await browser.newContext({ baseURL: stage.origin });
			expect(await new Phone(await context.newPage(), stage.origin).installWorker()).toBe('failed');
			await context.close();
		}
	});

	// No script can guard a file that has none: the browser installs it, and it must wait while ours serves.
	test('an empty one only waits, costs nothing that is kept, and gives way to the next right one', async ({
		stage,
		keptPhone
	}) => {
		const before = await keptPhone.caches();
		stage.proxy.switch(places.worker, 'empty');
		expect(await lookForBuild(keptPhone.page)).toEqual({ isSame: true, isWaiting: true });
		await keptPhone.page.goto(places.library);
		await expect(keptPhone.page.locator('ol.library > li')).toHaveCount(smallCounts.articles);
		stage.proxy.mend();
		await keptPhone.toBlank();
		await lookForBuild(keptPhone.page);
		expect(await keptPhone.caches()).toMatchObject(before);
		await stage.server.kill();
		await keptPhone.page.goto(places.library);
		await expect(keptPhone.page.locator('ol.library > li')).toHaveCount(smallCounts.articles);
	});
});

test.describe('pictures left out by choice', () => {
	test('no picture is asked for, and every text is here', async ({ stage, phone }) => {
		await phone.installWorker();
		expect(await phone.keepAll({ ...usualWish, pictures: 'none' })).toEqual([]);
		expect(stage.proxy.asked(pictures)).toEqual([]);
		expect((await phone.readiness()).articlesKept).toBe(smallCounts.articles);
	});

	test('texts are asked for before the first picture', async ({ stage, phone }) => {
		await phone.installWorker();
		await phone.keepAll();
		const asked = stage.proxy.asked(/^\/(pack|a|i)\//);
		expect(asked.findLastIndex((path) => texts.test(path))).toBeLessThan(
			asked.findIndex((path) => pictures.test(path))
		);
	});
});
