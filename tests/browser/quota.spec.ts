// A full phone: whichever write the browser refuses, what was there stays, the reader is told, and all comes when there is room.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { cacheNames, places } from '#lib/contract/places.ts';
import { auditPhone, findLost } from '../stage/audit.ts';
import { expect, test } from '../stage/fixtures.ts';
import { findBlankPictures, Phone } from '../stage/phone.ts';
import { Profile } from '../stage/profile.ts';
import { Quota } from '../stage/quota.ts';
import { paragraph, small, smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import { parts, words } from './page-words.ts';
import { bookmark, expectWhole, readUpTo, untilAlive, visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** More than what comes is large, and less than what comes beside it needs. */
const roomBytes = 100_000;
/** What a text's row takes is more than this. */
const stepBytes = 200;
/** How Chromium says that it was Cache Storage that was refused; of IndexedDB it says no more than the error's name. */
const ofCaches = /Quota exceeded/;
const added = { id: 'largeaa', title: 'Larger than the room' };

/** What is too large for the room that is left; each gives how many pictures the edition then has. */
const large: Record<string, (folder: string) => Promise<number>> = {
	async text(folder) {
		const text = Array.from({ length: 600 }, (_, at) => paragraph(at + 1)).join('\n\n');
		writePlainArticle(folder, added.id, added.title, text);
		return smallCounts.pictures;
	},
	async picture(folder) {
		const noise = { type: 'gaussian' as const, mean: 128, sigma: 90 };
		await sharp({ create: { width: 800, height: 800, channels: 3, background: 'grey', noise } })
			.png()
			.toFile(join(folder, 'pictures', 'noise.png'));
		const figure = ':::figure{src="pictures/noise.png" alt="Noise" credit="Drawn for the tests"}\nNoise.\n:::';
		writePlainArticle(folder, added.id, added.title, `${paragraph(1)}\n\n${figure}`);
		return smallCounts.pictures + 1;
	}
};

/** A reader who has everything, a bookmark, and a place in the long article. */
async function settleIn(page: Page): Promise<void> {
	await visitOnce(page);
	await page.goto(places.read(small.lamp.id));
	await bookmark(page);
	await readUpTo(page, 22);
}

/** The reader says that the phone is full. */
async function expectToldFull(page: Page): Promise<void> {
	await expect(page.getByText(words.faults['storage-full'])).toBeVisible();
}

for (const [what, write] of Object.entries(large)) {
	test(`a ${what} for which there is no room costs no text and no mark, is told, and comes when there is room`, async ({
		ownStage,
		page
	}) => {
		await settleIn(page);
		await page.goto(places.library);
		await expect(page.getByText(words.keep.done)).toBeVisible();
		const before = await auditPhone(page);
		const pictures = await write(ownStage.contentFolder);
		await ownStage.publish();
		const quota = await Quota.of(page, ownStage.origin);
		await quota.leave(roomBytes);
		await parts.keep(page).click();
		await expectToldFull(page);
		const full = await auditPhone(page);
		expect(full.breaches).toEqual([]);
		// To make way for a text some pictures may go, and nothing else; for a picture none that was not read to its end
		const mayGo = (name: string): boolean => what === 'text' && name.startsWith('picture ');
		expect(findLost(before, full).filter((name) => !mayGo(name))).toEqual([]);
		expect(full.kept[`text ${added.id}`]).toBe(what === 'text' ? undefined : 1);

		// Opened again on the same full phone
		await page.reload();
		await expectToldFull(page);
		expect((await auditPhone(page)).breaches).toEqual([]);

		await quota.lift();
		await parts.keep(page).click();
		await expectWhole(page);
		await expect(page.getByText(words.keep.done)).toBeVisible();
		const end = await auditPhone(page);
		expect(end.breaches).toEqual([]);
		expect(findLost(before, end)).toEqual([]);
		expect(Object.keys(end.kept)).toHaveLength(smallCounts.articles + 1 + pictures);
	});
}

test('a row of the ledger for which there is no room takes its text with it, and both come when there is room', async ({
	ownStage
}) => {
	const profile = new Profile(ownStage.origin);
	try {
		const first = await profile.start();
		await settleIn(first);
		const before = await auditPhone(first);
		const listed = new Phone(first, ownStage.origin);
		// Away from the reader, which would bring the article by itself
		await listed.toBlank();
		writePlainArticle(ownStage.contentFolder, added.id, added.title, paragraph(1));
		await ownStage.publish();
		expect(await listed.faultOf({ kind: 'refresh' })).toBeUndefined();
		const piece = (await listed.plan()).find(({ kind }) => kind === 'article');
		if (piece === undefined) throw new Error('the new article is not planned');
		// A browser remembers for a while how much room IndexedDB had; one that has just started knows nothing
		await profile.close();

		const page = await profile.start();
		const quota = await Quota.of(page, ownStage.origin);
		await quota.close();
		const phone = new Phone(page, ownStage.origin);
		await phone.toBlank();
		// Room for the text's bytes, and not for its row as well: a little more at each try, until it is the row that is refused
		for (let more = 0; ; more += stepBytes) {
			await quota.leave(piece.bytes + more);
			const reply = await phone.ask({ kind: 'keep', piece });
			expect(reply).toMatchObject({ kind: 'fault', fault: { code: 'storage-full' } });
			if (reply.kind === 'fault' && !ofCaches.test(reply.fault.detail)) break;
		}
		const full = await auditPhone(page);
		expect(full.breaches).toEqual([]);
		expect(findLost(before, full)).toEqual([]);
		expect((await phone.caches())['shyraq-articles']).not.toContain(places.article(piece.hash));

		await quota.lift();
		await visitOnce(page);
		const end = await auditPhone(page);
		expect(end.breaches).toEqual([]);
		expect(findLost(before, end)).toEqual([]);
		expect(end.kept[`text ${added.id}`]).toBe(1);
	} finally {
		await profile.remove();
	}
});

test('an article that was cleared opens on a full phone while the publisher answers, with its pictures, and is not kept', async ({
	ownStage,
	page
}) => {
	await visitOnce(page);
	const before = await auditPhone(page);
	const hashes = await page.evaluate(
		async ([articles = '', pictures = '', path = '']) => {
			// Every text and picture but the list: what a browser clears it clears whole
			const gone: string[] = [];
			for (const name of [articles, pictures]) {
				const cache = await caches.open(name);
				for (const request of await cache.keys()) {
					const { pathname } = new URL(request.url);
					if (name === articles && !pathname.startsWith(path)) continue;
					await cache.delete(request);
					gone.push(pathname);
				}
			}
			return gone;
		},
		[cacheNames.articles, cacheNames.pictures, '/a/']
	);
	expect(hashes.length).toBeGreaterThan(smallCounts.articles);
	const quota = await Quota.of(page, ownStage.origin);
	await quota.leave(0);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	expect(await findBlankPictures(page)).toEqual([]);
	const full = await auditPhone(page);
	expect(full.breaches).toEqual([]);
	expect(full.kept[`text ${small.lamp.id}`]).toBeUndefined();

	await quota.lift();
	await page.goto(places.library);
	await parts.keep(page).click();
	await expectWhole(page);
	expect(findLost(before, await auditPhone(page))).toEqual([]);
});

test('a bookmark for which there is no room is told, and is made when there is room; those before it stay', async ({
	ownStage
}) => {
	const profile = new Profile(ownStage.origin);
	try {
		const first = await profile.start();
		await settleIn(first);
		const before = await auditPhone(first);
		await profile.close();

		const page = await profile.start();
		const quota = await Quota.of(page, ownStage.origin);
		await quota.close();
		await page.goto(places.read(small.table.id));
		await expect(parts.headline(page)).toHaveText(small.table.title);
		await untilAlive(page);
		await parts.bookmark(page).click();
		await expectToldFull(page);
		await expect(parts.bookmark(page)).toHaveAttribute('aria-pressed', 'false');
		const full = await auditPhone(page);
		expect(full.breaches).toEqual([]);
		expect(full.marks).toEqual(before.marks);

		await quota.lift();
		await bookmark(page);
		const end = await auditPhone(page);
		expect(findLost(before, end)).toEqual([]);
		expect(end.marks).toHaveProperty([`bookmarks article:${small.table.id}`]);
	} finally {
		await profile.remove();
	}
});
