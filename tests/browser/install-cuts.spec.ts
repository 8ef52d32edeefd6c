// The install of the app's shell, cut at every one of its files, goes on where it was and never leaves half a reader.
import { cacheNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import type { FaultKind } from '../stage/faults.ts';
import { Phone } from '../stage/phone.ts';
import { lateOf, shellOf } from '../stage/shell.ts';
import { smallCounts } from '../stage/small-edition.ts';

test('cut at any file of the shell, it is not installed, and the next try asks for that file alone', async ({
	browser,
	stage,
	builtFolder
}) => {
	test.slow();
	const paths = shellOf(builtFolder);
	expect(paths.length).toBeGreaterThan(10);
	for (const path of paths) {
		await test.step(path, async () => {
			const context = await browser.newContext({ baseURL: stage.origin });
			const phone = new Phone(await context.newPage(), stage.origin);
			stage.proxy.mend();
			stage.proxy.forbidStoring();
			stage.proxy.switch(path, 'half');
			expect(await phone.installWorker()).toBe('failed');
			stage.proxy.mend();
			stage.proxy.forbidStoring();
			stage.proxy.forget();
			expect(await phone.installWorker()).toBe('controlled');
			// Without the list nothing else is known
			const others = path === paths[0] ? paths.slice(1) : [];
			const asked = stage.proxy.asked((asked) => ![places.worker, lateOf(builtFolder), '/favicon.ico'].includes(asked));
			expect(new Set(asked)).toEqual(new Set([path, ...others]));
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
	'status-500',
	'stall',
	'stall-midway'
];

test.describe('a wrong answer in place of a file of the shell', () => {
	for (const fault of faults) {
		test(`is not installed, and the right one is later: ${fault}`, async ({ stage, phone, builtFolder }) => {
			const file = shellOf(builtFolder).find((path) => path.endsWith('.js')) ?? '';
			stage.proxy.switch(file, fault);
			expect(await phone.installWorker()).toBe('failed');
			stage.proxy.mend();
			expect(await phone.installWorker()).toBe('controlled');
			await stage.server.kill();
			const answer = await phone.page.goto(file);
			expect(await answer?.text()).toContain('import');
		});
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
