// The terms of keeping, held against what the network was asked for: an allowance a day, Wi-Fi alone, the data saver.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { places } from '#lib/contract/places.ts';
import { sayConnection } from '../stage/connection.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small, smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import type { Stage } from '../stage/stage.ts';
import { parts, words } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

const { usage } = words.storage;
const { holds } = words.keep;

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** All that keeping asks for: the list, texts, pictures. */
const ofKeeping = /^\/(contents$|s\/|a\/|pack\/|i\/)/;
const ofTexts = /^\/(a|pack)\//;
const ofPictures = /^\/i\//;

/** The readiness line, on a page that shows no picture and so asks for none by itself. */
const line = (page: Page) => page.getByRole('region', { name: words.ready.label });

/** Publishes one more article without a picture. */
async function publishPlain(stage: Stage, id: string, title: string): Promise<void> {
	writePlainArticle(stage.contentFolder, id, title, 'It is new, and short.');
	await stage.publish();
}

/** Publishes articles whose pictures no encoder can shorten: points of eight colours by chance, some 900 KB each on the phone. */
async function publishLarge(stage: Stage, count: number): Promise<void> {
	const raw = { width: 480, height: 1800, channels: 3 } as const;
	for (let at = 0; at < count; at += 1) {
		const points = randomBytes(raw.width * raw.height * raw.channels).map((byte) => (byte < 128 ? 0 : 255));
		await sharp(points, { raw })
			.png({ compressionLevel: 1 })
			.toFile(join(stage.contentFolder, 'pictures', `points${at}.png`));
		const figure = `:::figure{src="pictures/points${at}.png" alt="Points" credit="Drawn for the tests"}\nPoints.\n:::`;
		const id = `points${'abcdefgh'[at] ?? ''}`;
		writePlainArticle(stage.contentFolder, id, `Points ${at}`, `Many of them.\n\n${figure}`);
	}
	await stage.publish();
}

/** Bytes of what has come for these addresses. */
async function weigh({ server }: Stage, paths: readonly string[]): Promise<number> {
	const sizes = paths.map(async (path) => (await fetch(`http://localhost:${server.port}${path}`)).bytes());
	return (await Promise.all(sizes)).reduce((sum, { length }) => sum + length, 0);
}

test('an allowance a day that is reached stops pictures and no text, says so, and lets them come once it is raised', async ({
	ownStage,
	page
}) => {
	test.slow();
	const allowance = 5_000_000;
	const largeCount = 5;
	await visitOnce(page);
	await page.goto(places.storage);
	await page.getByRole('radio', { name: /^5\s/ }).check();
	await publishLarge(ownStage, largeCount);
	await page.goto(places.ready);
	await expect(line(page)).toContainText(holds.day);
	const first = ownStage.proxy.asked(ofPictures);
	const bytes = await weigh(ownStage, first);
	// Up to the part of it that is for large things, and not much less: one more would have been past it
	expect(bytes).toBeLessThan(allowance * 0.8);
	expect(bytes).toBeGreaterThan(allowance * 0.6);

	await test.step('the meter says what was spent', async () => {
		await page.goto(places.storage);
		const today = page.locator('.sizes > div', { hasText: usage.today });
		const spent = async () => 1e6 * Number.parseFloat(await today.locator('dd').innerText());
		await expect.poll(spent).toBeGreaterThan(bytes);
		// The list, the texts, the app with all its rooms, and a little for each answer
		expect(await spent()).toBeLessThan(bytes + 600_000);
	});

	await test.step('a text that is published now comes, and no picture', async () => {
		ownStage.proxy.forget();
		await publishPlain(ownStage, 'newtext', 'News of the evening');
		await page.goto(places.ready);
		await expect.poll(() => ownStage.proxy.asked(ofTexts).length).toBeGreaterThan(0);
		await expect(line(page)).toContainText(holds.day);
		await expect(line(page)).toContainText(`all ${smallCounts.articles + largeCount + 1} articles`);
	});

	await test.step('the reader asks, and one more text comes', async () => {
		ownStage.proxy.forget();
		await publishPlain(ownStage, 'newwish', 'News of the night');
		await parts.keep(page).click();
		await expect.poll(() => ownStage.proxy.asked(ofTexts).length).toBeGreaterThan(0);
		await expect(line(page)).toContainText(holds.day);
		await expect(line(page)).toContainText(`all ${smallCounts.articles + largeCount + 2} articles`);
		expect(ownStage.proxy.asked(ofPictures)).toEqual([]);
	});

	await test.step('with more allowed they come', async () => {
		await page.goto(places.storage);
		await page.getByRole('radio', { name: /^20\s/ }).check();
		await page.goto(places.ready);
		await expectWhole(page);
		const later = ownStage.proxy.asked(ofPictures);
		expect(later.length).toBeGreaterThan(0);
		// None of those that were here came again
		expect(later.filter((path) => first.includes(path))).toEqual([]);
	});
});

test('only on Wi-Fi, nothing is asked for on a mobile network, not by hand either, and the reader is told; on Wi-Fi it goes on', async ({
	ownStage,
	page
}) => {
	await sayConnection(page, { type: 'wifi' });
	await visitOnce(page);
	await page.goto(places.storage);
	await page.getByRole('checkbox', { name: usage.wifi }).check();
	await publishPlain(ownStage, 'newwifi', 'News by Wi-Fi');
	await sayConnection(page, { type: 'cellular' });
	ownStage.proxy.forget();
	await page.goto(places.ready);
	await expect(line(page)).toContainText(words.keep.newWaits);
	await parts.keep(page).click();
	// Whether the publisher answers is asked after the wish to have everything; by then that has come to nothing
	await expect.poll(() => ownStage.proxy.asked(places.ping)).not.toEqual([]);
	await expect(line(page)).toContainText(words.keep.newWaits);
	expect(ownStage.proxy.asked(ofKeeping)).toEqual([]);
	await sayConnection(page, { type: 'wifi' });
	await expect.poll(() => ownStage.proxy.asked(ofTexts)).not.toEqual([]);
	await expect(line(page)).not.toContainText(words.keep.newWaits);
	await expect(line(page)).toContainText(`all ${smallCounts.articles + 1} articles`);
	await page.goto(places.read('newwifi'));
	await expect(parts.headline(page)).toHaveText('News by Wi-Fi');
});

test('with the data saver on texts come and no picture, each article says that it is text only, and a choice by hand counts more', async ({
	ownStage,
	page
}) => {
	await sayConnection(page, { type: 'cellular', saveData: true });
	await page.goto(places.ready);
	await expect(line(page)).toContainText(words.keep.doneText);
	expect(ownStage.proxy.asked(ofTexts)).not.toEqual([]);
	await page.goto(places.library);
	const state = (id: string) => parts.articleItem(page, id).locator('.state');
	await expect(state(small.plain.id)).toHaveText(words.library.states.kept);
	await expect(state(small.lamp.id)).toHaveText(words.library.states.text);
	await page.goto(places.read(small.lamp.id));
	await expect(parts.headline(page)).toHaveText(small.lamp.title);
	expect(ownStage.proxy.asked(ofPictures)).toEqual([]);

	await page.goto(places.settings);
	await expect(page.getByText(words.settings.saverOn)).toBeVisible();
	await page.getByRole('radio', { name: words.settings.picturesChoices.all }).check();
	await expect.poll(() => ownStage.proxy.asked(ofPictures)).not.toEqual([]);
	await page.goto(places.library);
	await expectWhole(page);
	await expect(state(small.lamp.id)).toHaveText(words.library.states.kept);
});
