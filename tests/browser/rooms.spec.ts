// The rooms of the app: they come after the texts, one file at a time, are told of while they lack, and go along with an update.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { isRoomFile, languageOf } from '#lib/contract/app-names.ts';
import { cacheNames, places } from '#lib/contract/places.ts';
import { darkWords as dark } from '#lib/words/dark/en.ts';
import { mirrorsWords } from '#lib/words/mirrors/en.ts';
import { listInstalled } from '../../tools/bench/install.ts';
import { expect, test } from '../stage/fixtures.ts';
import { secondTitle } from '../stage/second-build.ts';
import { pattern, words } from './page-words.ts';
import { expectWhole } from './reader.ts';
import { untilWaiting, useUpdate } from './updating.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

const heading = { name: mirrorsWords.heading };
/** What the page on readiness is made of, its drill too: it is opened before a cut. */
const opened = /\/(?:room-(?:dark|drill|shared)|words-en)\./;
/** What its points come from: their room, what it shares with others, and its words. */
const ofPoints = /\/(?:room-(?:dark|shared)|words-en)\./;

/** Paths of the rooms of a build that a phone is to have whose reader reads English. */
function roomsOf(buildFolder: string): string[] {
	const paths = listInstalled(join(buildFolder, 'client')).filter(isRoomFile);
	return paths.filter((path) => [undefined, 'en'].includes(languageOf(path))).toSorted();
}

/** Paths of the rooms that are kept on the phone. */
async function heldRooms(page: Page): Promise<string[]> {
	const held = await page.evaluate(async (prefix) => {
		const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
		const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return keys.flat().map(({ url }) => new URL(url).pathname);
	}, cacheNames.appPrefix);
	return held.filter(isRoomFile).toSorted();
}

test('rooms come after the texts, each once, and open with the server dead', async ({
	ownStage,
	page,
	builtFolder
}) => {
	await page.goto(places.library);
	await expect(page.getByText(words.keep.done)).toBeVisible({ timeout: 60_000 });
	const asked = ownStage.proxy.asked((path) => isRoomFile(path) || /^\/(a|pack)\//.test(path));
	const firstRoom = asked.findIndex(isRoomFile);
	expect(firstRoom).toBeGreaterThan(0);
	expect(asked.slice(firstRoom).every(isRoomFile)).toBe(true);
	const rooms = asked.filter(isRoomFile);
	expect(rooms.toSorted()).toEqual(roomsOf(builtFolder));
	// What is opened before a cut is first
	const own = rooms.filter((path) => !path.includes('room-library'));
	expect(own.slice(0, 4).filter((path) => !opened.test(path))).toEqual([]);
	await ownStage.server.kill();
	await page.goto(places.storage);
	await expect(page.getByRole('heading', heading)).toBeVisible();
	await page.goto(places.ready);
	await expect(page.getByText(dark.appWhole)).toBeVisible();
});

test('a room that did not come is missed in a sentence, and nothing else is; it comes when the network answers', async ({
	ownStage,
	page,
	builtFolder
}) => {
	const rooms = roomsOf(builtFolder);
	for (const path of rooms) ownStage.proxy.switch(path, 'cut');
	await page.goto(places.library);
	await expectWhole(page);
	// The points are of a room themselves, which is missed alone: what one has is said without it
	await page.goto(places.ready);
	await expect(page.getByText(words.room.absent)).toHaveCount(1);
	await expectWhole(page);
	ownStage.proxy.mend();
	for (const path of rooms.filter((path) => !ofPoints.test(path))) ownStage.proxy.switch(path, 'cut');
	await page.goto(places.ready);
	await expect(page.getByText(pattern(dark.appPart))).toBeVisible();
	await ownStage.server.kill();
	await page.goto(places.storage);
	await expect(page.getByText(words.room.absent)).toHaveCount(1);
	await expect(page.getByRole('heading', heading)).toHaveCount(0);
	ownStage.proxy.mend();
	await ownStage.server.start();
	await page.goto(places.storage);
	await expect(page.getByRole('heading', heading)).toBeVisible();
	await expect(page.getByRole('button', { name: words.storage.wipe.start })).toBeVisible();
});

test('a room that stands still on its way is not waited for without a word', async ({ ownStage, page }) => {
	ownStage.proxy.switch(/room-look/, 'stall');
	await page.goto(places.settings);
	await expect(page.locator('[aria-labelledby="look"]').getByText(words.network.slow)).toBeVisible();
});

test('a file of a room that is cut holds up no other, and the next start asks for that file alone', async ({
	ownStage,
	page,
	builtFolder
}) => {
	const [first = '', ...rest] = roomsOf(builtFolder);
	ownStage.proxy.switch(first, 'half');
	await page.goto(places.library);
	await expect.poll(() => heldRooms(page)).toEqual(rest);
	await expect(page.getByText(words.keep.done)).toBeVisible();
	ownStage.proxy.mend();
	ownStage.proxy.forget();
	await page.goto(places.library);
	await expect.poll(() => heldRooms(page)).toEqual([first, ...rest]);
	expect(ownStage.proxy.asked(isRoomFile)).toEqual([first]);
});

test('an update has the rooms that the build before had before it takes over', async ({
	ownStage,
	page,
	secondBuild
}) => {
	await page.goto(places.library);
	await expect(page.getByText(words.keep.done)).toBeVisible({ timeout: 60_000 });
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	await ownStage.server.kill();
	await useUpdate(page);
	await expect(page).toHaveTitle(secondTitle);
	await page.goto(places.storage);
	await expect(page.getByRole('heading', heading)).toBeVisible();
});
