// Every wrong answer the network can give, for every kind of thing the worker asks for: none is kept, and the next right one is.
import type { Piece } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { lookForBuild } from '../stage/builds.ts';
import type { FaultKind } from '../stage/faults.ts';
import { expect, test } from '../stage/fixtures.ts';
import { Phone, usualWish } from '../stage/phone.ts';
import { parsingHalves, workerOf } from '../stage/shell.ts';
import { smallCounts } from '../stage/small-edition.ts';
import { expectWholeLater, keptOf } from './kept.ts';

/** Answers that are given up at once; those come first that give nothing at all. */
const quick: FaultKind[] = [
	'portal',
	'redirect',
	'empty',
	'other-type',
	'cut',
	'status-404',
	'status-410',
	'status-500',
	'half',
	'half-quiet',
	'flipped'
];
/** Answers that are given up when the line has said nothing for 15 s. */
const slow: FaultKind[] = ['stall', 'stall-midway'];

const pictures = /^\/i\//;
const packs = /^\/pack\//;
const texts = /^\/(pack|a)\//;

/** A phone that has the lists and no text. @returns the pack that it wants first */
async function findPack(phone: Phone): Promise<Piece> {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	const [pack] = await phone.plan();
	if (pack?.kind !== 'pack') throw new Error('the plan has no pack');
	return pack;
}

/** A phone that has every text and no picture. @returns the picture that it wants first */
async function findPicture(phone: Phone): Promise<Piece> {
	await phone.installWorker();
	expect(await phone.keepAll({ ...usualWish, pictures: 'none' })).toEqual([]);
	const picture = (await phone.plan()).find(({ kind }) => kind === 'picture');
	if (picture === undefined) throw new Error('the plan has no picture');
	return picture;
}

test('a wrong answer in place of the contents list is refused and leaves the library as it was', async ({
	stage,
	keptPhone
}) => {
	const before = await keptPhone.caches();
	for (const fault of quick) {
		await test.step(fault, async () => {
			stage.proxy.switch(places.contents, fault);
			expect(await keptPhone.faultOf({ kind: 'refresh' })).toBeDefined();
			expect(await keptPhone.caches()).toEqual(before);
			expect((await keptPhone.readiness()).articlesKept).toBe(smallCounts.articles);
			stage.proxy.mend();
			expect(await keptPhone.faultOf({ kind: 'refresh' })).toBeUndefined();
		});
	}
});

test('a wrong answer in place of a pack costs only what it spoilt, and nothing spoilt is kept', async ({
	stage,
	phone
}) => {
	const pack = await findPack(phone);
	let before = 0;
	for (const fault of quick) {
		await test.step(fault, async () => {
			stage.proxy.switch(packs, fault);
			expect(await phone.faultOf({ kind: 'keep', piece: pack })).toBeDefined();
			expect(await phone.wrongBytes()).toEqual([]);
			const { articlesKept } = await phone.readiness();
			expect(articlesKept).toBeGreaterThanOrEqual(before);
			expect(articlesKept).toBeLessThan(smallCounts.articles);
			before = articlesKept;
		});
	}
	// Of a half, what was whole
	expect(before).toBeGreaterThan(0);
	stage.proxy.mend();
	await expectWholeLater(phone);
});

test('a wrong answer in place of a picture is not kept, and never costs a text', async ({ stage, phone }) => {
	const picture = await findPicture(phone);
	for (const fault of quick) {
		await test.step(fault, async () => {
			stage.proxy.switch(pictures, fault);
			expect(await phone.faultOf({ kind: 'keep', piece: picture })).toBeDefined();
			expect(await keptOf(phone)).toEqual([smallCounts.articles, 0]);
		});
	}
	stage.proxy.mend();
	await expectWholeLater(phone);
});

for (const fault of slow) {
	test(`a list, a pack and a picture that stand still are given up, and come later: ${fault}`, async ({
		stage,
		phone,
		browser
	}) => {
		const context = await browser.newContext({ baseURL: stage.origin });
		const other = new Phone(await context.newPage(), stage.origin);
		const pack = await findPack(phone);
		const picture = await findPicture(other);
		const before = await other.caches();
		for (const paths of [places.contents, packs, pictures]) stage.proxy.switch(paths, fault);
		const found = await Promise.all([
			phone.faultOf({ kind: 'keep', piece: pack }),
			other.faultOf({ kind: 'keep', piece: picture }),
			other.faultOf({ kind: 'refresh' })
		]);
		expect(found).toEqual(['timeout', 'timeout', 'timeout']);
		expect(await other.caches()).toEqual(before);
		expect((await phone.readiness()).articlesKept).toBeLessThan(smallCounts.articles);
		expect(await phone.wrongBytes()).toEqual([]);
		stage.proxy.mend();
		await expectWholeLater(phone);
		await expectWholeLater(other);
		await context.close();
	});
}

/**
 * Refused by the browser itself. A worker file with another bit is
 * another worker file: browsers check no hash of it, so only https stands against that.
 */
const refused = quick.filter((fault) => fault !== 'empty' && fault !== 'flipped');

test.describe('a wrong answer in place of the worker file', () => {
	test('leaves the worker that is there', async ({ stage, keptPhone }) => {
		for (const fault of refused) {
			await test.step(fault, async () => {
				stage.proxy.switch(places.worker, fault);
				expect(await lookForBuild(keptPhone.page)).toEqual({ isSame: true, isWaiting: false });
			});
		}
		await stage.server.kill();
		await keptPhone.page.goto(places.library);
		await expect(keptPhone.page.locator('ol.library > li')).toHaveCount(smallCounts.articles);
	});

	test('does not install on a first visit', async ({ stage, phone }) => {
		for (const fault of refused) {
			await test.step(fault, async () => {
				stage.proxy.switch(places.worker, fault);
				expect(await phone.installWorker().catch(() => 'failed')).toBe('failed');
			});
		}
		stage.proxy.mend();
		expect(await phone.installWorker()).toBe('controlled');
	});

	test('one cut short that still parses is not installed', async ({ stage, keptPhone, builtFolder, browser }) => {
		const [first] = workerOf(builtFolder);
		const halves = parsingHalves(builtFolder);
		expect(halves.length).toBeGreaterThan(0);
		for (const bytes of halves) {
			const headers = { 'content-type': 'text/javascript' };
			stage.proxy.switch(first, { status: 200, headers, bytes });
			expect(await lookForBuild(keptPhone.page)).toEqual({ isSame: true, isWaiting: false });
			const context = await browser.newContext({ baseURL: stage.origin });
			const stranger = new Phone(await context.newPage(), stage.origin);
			expect(await stranger.installWorker().catch(() => 'failed')).toBe('failed');
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
		const after = await keptPhone.caches();
		// More of the app may have come since, and nothing of it has gone
		for (const [name, kept] of Object.entries(before)) expect(after[name]).toEqual(expect.arrayContaining(kept));
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
