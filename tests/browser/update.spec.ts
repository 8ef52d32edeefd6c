// An update between two real builds: it waits, is offered, takes over, and takes nothing of the reader's with it.
import { join } from 'node:path';
import { cacheNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import type { FaultKind } from '../stage/faults.ts';
import { Phone } from '../stage/phone.ts';
import { secondTitle } from '../stage/second-build.ts';
import { shellOf, workerOf } from '../stage/shell.ts';
import type { Stage } from '../stage/stage.ts';
import { paragraph, small, smallCounts, writePlainArticle } from '../stage/small-edition.ts';
import { isKept, writeFigure } from '../../tools/bench/budgets.ts';
import { listFetched, weighUpdate } from '../../tools/bench/update.ts';
import { parts, words } from './page-words.ts';
import { expectWhole, paragraphsRead, visitOnce } from './reader.ts';
import { expectKept, settleIn, startUntilSecond, untilWaiting, useUpdate } from './updating.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

/** The reader is told "within a minute". Once more than 15 s were seen; what the build before was busy with then is not known. */
const patienceMs = 45_000;

/** The files of the app that were asked for, but for the worker's own, which the browser asks after as it likes. */
function askedOf(stage: Stage, buildFolder: string): Set<string> {
	const ofWorker = workerOf(buildFolder);
	return new Set(stage.proxy.asked((path) => /^\/(_app|icons)\//.test(path) && !ofWorker.includes(path)));
}

/** The files of the app that a phone with the first build must fetch of the second: what it can copy or make is not fetched. */
function freshOf(builtFolder: string, secondFolder: string): string[] {
	const ofWorker = [places.worker, ...workerOf(secondFolder)];
	const fetched = listFetched(join(builtFolder, 'client'), join(secondFolder, 'client'), 'en');
	return fetched.filter((path) => !ofWorker.includes(path));
}

test('offered while two tabs are open, it applies on the tap, in the tab that asked', async ({
	ownStage,
	page,
	context,
	secondBuild
}) => {
	await settleIn(page);
	const other = await context.newPage();
	await other.goto(places.read(small.table.id));
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	await expect(page).not.toHaveTitle(secondTitle);
	ownStage.proxy.forget();
	await useUpdate(page);
	await expect(page).toHaveTitle(secondTitle, { timeout: patienceMs });
	// The other tab goes on with what it shows, and is told
	await expect(other.getByText(words.update.elsewhere)).toBeVisible();
	await expect(parts.headline(other)).toHaveText(small.table.title);
	await other.close();
	expect(ownStage.proxy.asked(/^\/(a|pack|i)\//)).toEqual([]);
	await ownStage.server.kill();
	await expectKept(page);
});

test('with one tab it applies on the next cold start, untapped', async ({ ownStage, page, secondBuild }) => {
	await settleIn(page);
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	await untilWaiting(page);
	await expectKept(await startUntilSecond(page, ownStage));
});

test('it never interrupts: a page that is open keeps its document and its files', async ({
	ownStage,
	page,
	context,
	secondBuild
}) => {
	await settleIn(page);
	const other = await context.newPage();
	await other.goto(places.library);
	await ownStage.deploy(secondBuild.buildFolder);
	await untilWaiting(other);
	await page.evaluate(() => ((globalThis as { stays?: boolean }).stays = true));
	await useUpdate(other);
	await expect(other).toHaveTitle(secondTitle, { timeout: patienceMs });
	expect(await page.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true);
	await expect.poll(() => paragraphsRead(page)).toContain(19);
	// What is read on in it is kept no more, and what helps is said: the shelf has another form now
	await page.evaluate(() => scrollBy({ top: 500, behavior: 'instant' }));
	await expect(page.getByText(words.saved.outdated)).toBeVisible();
	await page.getByRole('button', { name: words.error.again }).click();
	await expect.poll(() => paragraphsRead(page)).toContain(19);
});

test('while the build before is busy the reader is told that the one asked for comes', async ({
	ownStage,
	page,
	secondBuild
}) => {
	await visitOnce(page);
	const other = await page.context().newPage();
	await other.goto(places.library);
	await ownStage.deploy(secondBuild.buildFolder);
	await untilWaiting(other);
	const unknown = places.picture('ab'.repeat(32));
	ownStage.proxy.switch(unknown, 'stall');
	await page.evaluate((path) => void fetch(path), unknown);
	await expect.poll(() => ownStage.proxy.asked((path) => path === unknown)).toHaveLength(1);
	await useUpdate(other);
	await expect(other.getByText(words.update.soon)).toBeVisible();
	await expect(other).toHaveTitle(secondTitle, { timeout: patienceMs });
});

test('only files that changed are fetched, not those that name them; it costs some 15 KB, and the build before is kept beside', async ({
	ownStage,
	page,
	builtFolder,
	secondBuild
}) => {
	await visitOnce(page);
	await ownStage.deploy(secondBuild.buildFolder);
	ownStage.proxy.forbidStoring();
	ownStage.proxy.forget();
	await untilWaiting(page);
	const fresh = freshOf(builtFolder, secondBuild.buildFolder);
	expect(askedOf(ownStage, secondBuild.buildFolder)).toEqual(new Set(fresh));
	// Of those that name the one that changed there are many more
	const before = new Set(shellOf(builtFolder));
	expect(shellOf(secondBuild.buildFolder).filter((path) => !before.has(path)).length).toBeGreaterThan(fresh.length + 9);
	const figure = weighUpdate(join(builtFolder, 'client'), join(secondBuild.buildFolder, 'client'), 'en');
	expect(isKept(figure), writeFigure(figure)).toBe(true);
	const names = Object.keys(await new Phone(page, ownStage.origin).caches());
	expect(names.filter((name) => name.startsWith(cacheNames.appPrefix))).toHaveLength(2);
});

const cuts: FaultKind[] = ['half', 'half-quiet', 'portal', 'redirect', 'flipped', 'cut', 'status-404', 'status-500'];

test('cut at any of its files, it leaves the build before whole, and goes on later', async ({
	ownStage,
	page,
	builtFolder,
	secondBuild
}) => {
	test.slow();
	await settleIn(page);
	await ownStage.deploy(secondBuild.buildFolder);
	await page.goto(places.library);
	const fresh = freshOf(builtFolder, secondBuild.buildFolder);
	expect(fresh.length).toBeGreaterThan(2);
	for (const [index, path] of fresh.entries()) {
		ownStage.proxy.mend();
		ownStage.proxy.forbidStoring();
		// Every file that has not come yet is spoilt, so that each try gets one further
		for (const late of fresh.slice(index)) ownStage.proxy.switch(late, cuts[index % cuts.length] ?? 'cut');
		await test.step(path, async () => {
			const outcome = await page.evaluate(async () => {
				const registration = await navigator.serviceWorker.ready;
				await registration.update().catch(() => undefined);
				const found = registration.installing;
				if (found !== null) {
					await new Promise<void>((resolve) => {
						found.addEventListener('statechange', () => resolve(), { once: true });
					});
				}
				return registration.waiting !== null;
			});
			expect(outcome).toBe(false);
			await page.goto(places.library);
			await expect(page).not.toHaveTitle(secondTitle);
			await expectWhole(page);
		});
	}
	ownStage.proxy.mend();
	ownStage.proxy.forbidStoring();
	ownStage.proxy.forget();
	await page.goto('/stage/blank');
	await untilWaiting(page);
	expect(askedOf(ownStage, secondBuild.buildFolder)).toEqual(new Set(fresh.slice(-1)));
	await expectKept(await startUntilSecond(page, ownStage));
});

/** Several seconds of a slow line. */
const long = Array.from({ length: 150 }, (_, index) => paragraph(index)).join('\n\n');

test('over a slow line another build never comes before the texts', async ({ ownStage, page, secondBuild }) => {
	await visitOnce(page);
	const ids = ['windowa', 'windowb', 'windowc'];
	for (const id of ids) writePlainArticle(ownStage.contentFolder, id, `Of the window: ${id}`, long);
	await ownStage.publish();
	await ownStage.deploy(secondBuild.buildFolder);
	ownStage.proxy.forbidStoring();
	ownStage.proxy.forget();
	ownStage.proxy.switch(/^\/(a|pack|s|contents)\b/, 'throttled');
	const whole = smallCounts.articles + ids.length;
	const phone = new Phone(page, ownStage.origin);
	await page.goto(places.library);
	// Not by our asking: it is the browser itself that looks for another worker at each navigation
	await expect
		.poll(() => askedOf(ownStage, secondBuild.buildFolder).size, { timeout: 60_000, intervals: [100] })
		.toBeGreaterThan(0);
	expect((await phone.caches())[cacheNames.articles]?.filter((path) => path.startsWith('/a/'))).toHaveLength(whole);
	await untilWaiting(page);
});
