// Answers that a box in the middle tampers with: none of it is kept, whatever was asked for; right bytes wrongly dressed are.
import { places } from '#lib/contract/places.ts';
import { lookForBuild } from '../stage/builds.ts';
import { portalWords, type FaultKind } from '../stage/faults.ts';
import { expect, test } from '../stage/fixtures.ts';
import { usualWish } from '../stage/phone.ts';
import type { Wrong } from '../stage/proxy.ts';
import { shellOf } from '../stage/shell.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { dressKinds, tamperKinds } from '../stage/tampering.ts';
import { expectWholeLater, keptOf } from './kept.ts';
import { parts, words } from './page-words.ts';

/** Of plainer faults, those that have tests of their own for each other thing that is asked for. */
const plain: FaultKind[] = ['portal', 'redirect', 'empty', 'half', 'half-quiet', 'flipped', 'other-type', 'cut'];
const library = /^\/(contents$|s\/|pack\/|a\/|i\/)/;
/** Scripts may be of letters that every box knows. */
const ofScripts = tamperKinds.filter((kind) => kind !== 'recoded');

test('no contents list that was tampered with is believed, and the library stays as it was', async ({
	stage,
	keptPhone
}) => {
	const before = await keptPhone.caches();
	for (const kind of tamperKinds) {
		await test.step(kind, async () => {
			stage.proxy.switch(places.contents, kind);
			expect(await keptPhone.faultOf({ kind: 'refresh' })).toBeDefined();
			expect(await keptPhone.caches()).toEqual(before);
		});
	}
	stage.proxy.mend();
	await expectWholeLater(keptPhone);
});

test('a contents list cut anywhere, with a length that fits, is not believed', async ({ stage, keptPhone }) => {
	const whole = Buffer.from(await (await fetch(`${stage.origin}${places.contents}`)).arrayBuffer());
	const before = await keptPhone.caches();
	const headers = { 'content-type': 'text/plain; charset=utf-8' };
	const cuts = 60;
	for (let cut = 0; cut < cuts; cut += 1) {
		// Without the last newline alone it would still be all there
		const bytes = whole.subarray(0, Math.round((cut * (whole.length - 2)) / (cuts - 1)));
		stage.proxy.switch(places.contents, { status: 200, headers, bytes });
		expect(await keptPhone.faultOf({ kind: 'refresh' }), `after ${bytes.length} bytes`).toBeDefined();
	}
	expect(await keptPhone.caches()).toEqual(before);
});

test('no part of the list that is wrong is taken in, and the right one is later', async ({ stage, phone }) => {
	await phone.installWorker();
	for (const kind of [...plain, ...tamperKinds]) {
		await test.step(kind, async () => {
			stage.proxy.switch(/^\/s\//, kind);
			expect(await phone.faultOf({ kind: 'refresh' })).toBeDefined();
			expect(await phone.plan()).toEqual([]);
		});
	}
	stage.proxy.mend();
	await expectWholeLater(phone);
});

test('no article that is wrong is kept, and the right one is later', async ({ stage, phone }) => {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	const hashes = (await phone.plan()).flatMap((piece) => (piece.kind === 'pack' ? piece.articles : [piece.hash]));
	const [hash = '', other = ''] = hashes;
	const neighbour = Buffer.from(await (await fetch(`${stage.origin}${places.article(other)}`)).arrayBuffer());
	// The last is a cache that mixes its addresses up: signed, whole, and another article
	const wrong: Wrong[] = [...plain, ...tamperKinds, { status: 200, headers: {}, bytes: neighbour }];
	for (const kind of wrong) {
		await test.step(typeof kind === 'string' ? kind : 'another article', async () => {
			stage.proxy.switch(places.article(hash), kind);
			const piece = { kind: 'article', lane: 'texts', hash, bytes: 1 } as const;
			expect(await phone.faultOf({ kind: 'keep', piece })).toBeDefined();
			expect(await keptOf(phone)).toEqual([0, 0]);
		});
	}
	stage.proxy.mend();
	await expectWholeLater(phone);
});

test('a pack that was tampered with gives its whole articles and nothing else', async ({ stage, phone }) => {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	const [piece] = await phone.plan();
	if (piece?.kind !== 'pack') throw new Error('the plan has no pack');
	for (const kind of tamperKinds) {
		await test.step(kind, async () => {
			const [before] = await keptOf(phone);
			stage.proxy.switch(places.pack(piece.hash), kind);
			const fault = await phone.faultOf({ kind: 'keep', piece });
			// What is wrong in an article that is here already does no harm
			if (before < smallCounts.articles) expect(fault).toBeDefined();
			expect((await keptOf(phone))[0]).toBeGreaterThanOrEqual(before);
			expect(await phone.wrongBytes()).toEqual([]);
		});
	}
	stage.proxy.mend();
	await expectWholeLater(phone);
});

test('no picture that was tampered with is kept, and it costs no text', async ({ stage, phone }) => {
	await phone.installWorker();
	expect(await phone.keepAll({ ...usualWish, pictures: 'none' })).toEqual([]);
	const piece = (await phone.plan()).find(({ kind }) => kind === 'picture');
	if (piece === undefined) throw new Error('the plan has no picture');
	// The browser keeps such a redirect, and any of the others that says it may be kept, and would give it ever after
	const forGood = { location: '/portal', 'cache-control': 'max-age=31536000, immutable' };
	const wrong: Wrong[] = [...tamperKinds, { status: 301, headers: forGood, bytes: Buffer.alloc(0) }];
	for (const kind of wrong) {
		await test.step(typeof kind === 'string' ? kind : 'a redirect for good', async () => {
			stage.proxy.switch(places.picture(piece.hash), kind);
			expect(await phone.faultOf({ kind: 'keep', piece })).toBeDefined();
			expect(await keptOf(phone)).toEqual([smallCounts.articles, 0]);
		});
	}
	stage.proxy.mend();
	await expectWholeLater(phone);
});

test('no worker file that was tampered with takes the place of the one that is there', async ({ stage, keptPhone }) => {
	for (const kind of ofScripts) {
		await test.step(kind, async () => {
			stage.proxy.switch(places.worker, kind);
			expect(await lookForBuild(keptPhone.page)).toEqual({ isSame: true, isWaiting: false });
		});
	}
	await stage.server.kill();
	await keptPhone.page.goto(places.library);
	await expect(parts.articleLinks(keptPhone.page)).toHaveCount(smallCounts.articles);
});

test('no app whose files were tampered with is installed, and the right one is later', async ({
	stage,
	phone,
	builtFolder
}) => {
	const file = shellOf(builtFolder).find((path) => path.endsWith('.js')) ?? '';
	for (const kind of ofScripts) {
		await test.step(kind, async () => {
			stage.proxy.switch(file, kind);
			expect(await phone.installWorker()).toBe('failed');
		});
	}
	stage.proxy.mend();
	expect(await phone.installWorker()).toBe('controlled');
});

test('an article that comes tampered with is said to be not here, and opens when it comes right', async ({
	stage,
	phone,
	page
}) => {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	// Of a pack whole articles would be kept, rightly
	stage.proxy.switch(/^\/pack\//, 'status-404');
	for (const kind of tamperKinds) {
		await test.step(kind, async () => {
			stage.proxy.switch(/^\/a\//, kind);
			const answer = await page.goto(places.read(small.lamp.id));
			expect(answer?.status()).toBe(503);
			await expect(page.getByRole('heading', { level: 1, name: words.paint.notices.absent.title })).toBeVisible();
			await expect(page.getByText(portalWords)).toHaveCount(0);
			expect(await page.evaluate(() => 'portalRan' in globalThis)).toBe(false);
		});
	}
	stage.proxy.mend();
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
});

test.describe('right bytes in a wrong dress', () => {
	for (const kind of dressKinds) {
		test(`are kept, every one: ${kind}`, async ({ stage, phone }) => {
			await phone.installWorker();
			stage.proxy.switch(library, kind);
			await expectWholeLater(phone);
		});
	}
});
