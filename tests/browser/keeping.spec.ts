// "Keep everything" as a reader sees it: paused in the middle and gone on with, lasting storage asked for, what is not here said.
import type { Page } from '@playwright/test';
import { places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { small, smallCounts } from '../stage/small-edition.ts';
import { parts, pattern, words } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

const { keep, library } = words;
const ofKeeping = /^\/(contents$|s\/|a\/|pack\/|i\/)/;
const ofPictures = /^\/i\//;

/** The readiness line, on a page that shows no picture and so asks for none by itself. */
const line = (page: Page) => page.getByRole('region', { name: words.ready.label });

test('paused in the middle, keeping says so and asks for nothing, through a reload; then it goes on with what is lacking', async ({
	stage,
	page
}) => {
	// Two pictures come, the others wait on the line
	const came = new Set<string>();
	stage.proxy.switch((path) => {
		if (!ofPictures.test(path)) return false;
		if (came.size < 2) came.add(path);
		return !came.has(path);
	}, 'stall');
	await page.goto(places.ready);
	// The pack of texts is a piece, too
	const progress = line(page).getByRole('progressbar');
	await expect(progress).toHaveAttribute('value', '3');
	await expect(line(page)).toContainText(pattern(keep.running.replace('{done}', '3')));
	await page.getByRole('button', { name: keep.pause }).click();
	const paused = keep.paused.replace('{button}', keep.resume);
	await expect(line(page)).toContainText(paused);
	await expect(progress).toHaveCount(0);

	stage.proxy.forget();
	await page.reload();
	await expect(line(page)).toContainText(paused);
	await expect(line(page)).toContainText(`2 of ${smallCounts.pictures} pictures`);
	expect(stage.proxy.asked(ofKeeping)).toEqual([]);

	stage.proxy.mend();
	stage.proxy.cutAll();
	await page.getByRole('button', { name: keep.resume }).click();
	await expectWhole(page);
	expect(stage.proxy.asked(/^\/(a|pack)\//)).toEqual([]);
	expect(stage.proxy.asked(ofPictures)).not.toEqual([]);
	expect(stage.proxy.asked(ofPictures).filter((path) => came.has(path))).toEqual([]);
});

for (const answer of [true, false]) {
	test(`lasting storage is asked for once something is kept, and once; that the browser ${answer ? 'grants' : 'refuses'} it is told`, async ({
		stage,
		page
	}) => {
		let asked = 0;
		await page.exposeFunction('stagePersist', () => {
			asked += 1;
			return answer;
		});
		await page.exposeFunction('stagePersisted', () => asked > 0 && answer);
		await page.addInitScript(() => {
			const { stagePersist, stagePersisted } = globalThis as unknown as Record<string, () => Promise<boolean>>;
			Object.assign(StorageManager.prototype, { persist: stagePersist, persisted: stagePersisted });
		});
		const told = answer ? keep.persisted : keep.notPersisted;
		const ask = page.getByRole('button', { name: words.settings.askPersist });
		stage.proxy.switch(/^\/(a|pack)\//, 'stall');
		await page.goto(places.storage);
		await expect(page.getByRole('heading', { name: words.storage.used })).toBeVisible();
		await expect.poll(() => stage.proxy.asked(/^\/(a|pack)\//)).not.toEqual([]);
		expect(asked).toBe(0);
		await expect(page.getByText(keep.persisted)).toHaveCount(0);

		stage.proxy.mend();
		stage.proxy.cutAll();
		await page.goto(places.ready);
		await expectWhole(page);
		await expect.poll(() => asked).toBe(1);
		await page.goto(places.storage);
		await expect(page.getByText(told)).toBeVisible();
		await page.goto(places.settings);
		await expect(page.getByText(told)).toBeVisible();
		expect(asked).toBe(1);
		if (answer) await expect(ask).toHaveCount(0);
		else {
			await ask.click();
			await expect.poll(() => asked).toBe(2);
			await page.goto(places.ready);
			await expect(page.getByRole('listitem').filter({ hasText: told })).toHaveAttribute('data-sign', 'act');
			await ask.click();
			await expect.poll(() => asked).toBe(3);
		}
	});
}

test('a look for newer articles by hand says what it found, or that the publisher answers with an error, and nothing of storage', async ({
	stage,
	page
}) => {
	await visitOnce(page);
	const tray = page.locator('.tray');
	await page.getByRole('button', { name: keep.again }).click();
	await expect(tray).toContainText(keep.foundNone);
	await expect(tray).not.toContainText(keep.notPersisted);
	stage.proxy.switch(/^\/contents$/, 'status-500');
	await page.getByRole('button', { name: keep.again }).click();
	await expect(tray).toContainText(words.faults['server-error']);
	await expect(line(page)).toContainText(words.faults['server-error']);
	// All is here still, and no call to fetch it
	await expect(page.getByRole('button', { name: keep.again })).toBeVisible();
});

test('in the dark the front says which articles are not here, and opened they are said not to be; nothing is asked for', async ({
	stage,
	phone,
	page
}) => {
	await phone.installWorker();
	await phone.ask({ kind: 'refresh' });
	stage.proxy.switch(/^\/(pack|i)\//, 'cut');
	// One is read by hand while there is a network; the pack of all does not come
	await page.goto(places.read(small.plain.id));
	await expect(parts.headline(page)).toHaveText(small.plain.title);
	await phone.toBlank();
	await stage.server.kill();
	await page.goto(places.library);
	const state = (id: string) => parts.articleItem(page, id).locator('.state');
	await expect(state(small.plain.id)).toHaveText(library.states.kept);
	for (const { id } of [small.lamp, small.bazaar, small.russian])
		await expect(state(id)).toHaveText(library.states.absent);
	await expect(line(page)).toContainText(`1 article of ${smallCounts.articles}`);
	const answer = await page.goto(places.read(small.lamp.id));
	expect(answer?.status()).toBe(503);
	await expect(page.getByRole('heading', { level: 1, name: words.paint.notices.absent.title })).toBeVisible();
	await stage.server.start();
	stage.proxy.mend();
	await page.goto(places.library);
	await expectWhole(page);
	await expect(state(small.lamp.id)).toHaveText(library.states.kept);
});
