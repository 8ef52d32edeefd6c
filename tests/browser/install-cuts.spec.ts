// The install of the app's shell, cut at every one of its files, goes on where it was and never leaves half a reader.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import type { FaultKind } from '../stage/faults.ts';
import { Phone } from '../stage/phone.ts';
import { shellOf, workerOf } from '../stage/shell.ts';
import { smallCounts } from '../stage/small-edition.ts';

/** How many phones share the files of the shell among them. */
const phones = 6;

test('cut at any file of the shell, it is not installed, and the next try asks for what was cut alone', async ({
	browser,
	stage,
	builtFolder
}) => {
	test.slow();
	const [list = '', ...rest] = shellOf(builtFolder);
	expect(rest.length).toBeGreaterThan(10);
	// Without the list nothing else is known, so it is cut by itself
	const cuts = [[list], ...Array.from({ length: phones }, (_, phone) => rest.filter((_, at) => at % phones === phone))];
	for (const cut of cuts) {
		await test.step(cut.join(' '), async () => {
			const context = await browser.newContext({ baseURL: stage.origin });
			const phone = new Phone(await context.newPage(), stage.origin);
			stage.proxy.mend();
			stage.proxy.forbidStoring();
			for (const path of cut) stage.proxy.switch(path, 'half');
			expect(await phone.installWorker()).toBe('failed');
			const asked = () =>
				new Set(stage.proxy.asked((path) => ![places.worker, ...workerOf(builtFolder), '/favicon.ico'].includes(path)));
			const [last = ''] = cut;
			stage.proxy.mend();
			stage.proxy.forbidStoring();
			stage.proxy.forget();
			stage.proxy.switch(last, 'half');
			expect(await phone.installWorker()).toBe('failed');
			expect(asked()).toEqual(new Set(cut));
			stage.proxy.mend();
			stage.proxy.forbidStoring();
			stage.proxy.forget();
			expect(await phone.installWorker()).toBe('controlled');
			expect(asked()).toEqual(new Set(last === list ? [list, ...rest] : [last]));
			await context.close();
		});
	}
});

const faults: FaultKind[] = [
	'portal',
	'redirect',
	'empty',
	'half-quiet',
	'flipped',
	'other-type',
	'cut',
	'status-404',
	'status-410',
	'status-500'
];

test('a wrong answer in place of a file of the shell is not installed, and the right one is later', async ({
	stage,
	phone,
	builtFolder
}) => {
	// Else what came at one try could come again out of the browser's other cache
	stage.proxy.forbidStoring();
	const [file = '', still = '', midway = ''] = shellOf(builtFolder).filter((path) => path.endsWith('.js'));
	for (const fault of faults) {
		await test.step(fault, async () => {
			stage.proxy.switch(file, fault);
			expect(await phone.installWorker()).toBe('failed');
		});
	}
	await test.step('stall, stall-midway', async () => {
		stage.proxy.mend();
		stage.proxy.forbidStoring();
		await phone.page.evaluate(async () => {
			for (const name of await caches.keys()) await caches.delete(name);
		});
		stage.proxy.forget();
		stage.proxy.switch(still, 'stall');
		stage.proxy.switch(midway, 'stall-midway');
		expect(await phone.installWorker()).toBe('failed');
		expect(stage.proxy.asked((path) => [still, midway].includes(path)).sort()).toEqual([still, midway].sort());
	});
	stage.proxy.mend();
	expect(await phone.installWorker()).toBe('controlled');
	await stage.server.kill();
	for (const path of [file, still, midway]) {
		const answer = await phone.page.goto(path);
		expect(await answer?.text()).toBe(readFileSync(join(builtFolder, 'client', path), 'utf8'));
	}
});

test('the server killed in the middle of the install costs only what had not come', async ({
	stage,
	phone,
	builtFolder
}) => {
	const paths = shellOf(builtFolder);
	stage.proxy.forbidStoring();
	const late = paths.slice(Math.floor(paths.length / 2));
	for (const path of late) stage.proxy.switch(path, 'stall');
	await phone.toBlank();
	const outcome = phone.installWorker();
	await expect.poll(() => stage.proxy.asked((path) => late.includes(path)).length).toBeGreaterThan(0);
	await expect
		.poll(async () => (await phone.caches())[Object.keys(await phone.caches())[0] ?? '']?.length ?? 0)
		.toBeGreaterThan(0);
	await stage.server.kill();
	stage.proxy.cutAll();
	expect(await outcome).toBe('failed');
	const kept = Object.entries(await phone.caches()).find(([name]) => name.startsWith(cacheNames.appPrefix))?.[1] ?? [];
	await stage.reset();
	stage.proxy.forbidStoring();
	expect(await phone.installWorker()).toBe('controlled');
	expect(stage.proxy.asked((path) => paths.includes(path)).sort()).toEqual(
		paths.filter((path) => !kept.includes(path)).sort()
	);
	expect(await phone.keepAll()).toEqual([]);
	expect((await phone.readiness()).articlesKept).toBe(smallCounts.articles);
});
