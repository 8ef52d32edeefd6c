// The numbers of editions: they rise whatever the clock says, and pass what phones have seen before a folder was put back.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pressEdition } from '#lib/server/publish/edition.ts';
import { nextNumber } from '#lib/server/publish/publish.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { openStore } from '#lib/server/store/store.ts';
import { changeEdition, copyFolder, makeTemporaryFolder, removeFolder, writeEdition } from './edition-folder.ts';

let folder = '';
const settings = () => ({
	dataFolder: join(folder, 'disk'),
	contentFolder: join(folder, 'content'),
	origin: undefined,
	publisher: 'Lamp',
	mirrors: []
});
const press = () => pressEdition(settings());
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await writeEdition(settings().contentFolder);
});
afterEach(() => removeFolder(folder));

it.each([
	['the first', undefined, '2026-11-22T10:00:00.900Z', 1795341600],
	['one after', 1795341600, '2026-11-22T10:00:05Z', 1795341605],
	['one within the same second', 1795341600, '2026-11-22T10:00:00.999Z', 1795341601],
	['one with the clock set back', 1795341600, '2020-01-01T00:00:00Z', 1795341601],
	['one of an older Shyraq, which counted from 1', 7, '2026-11-22T10:00:00Z', 1795341600],
	['one after a clock that ran years ahead', 2082758400, '2026-11-22T10:00:00Z', 2082758401],
	['the first on a machine without a clock', undefined, '1970-01-01T00:00:00Z', 1],
	['one at the end of what a date can say', undefined, '+275760-09-13T00:00:00Z', 8_640_000_000_000]
])('the number of an edition: %s', (_name, before, now, expected) => {
	expect(nextNumber(before, new Date(now))).toBe(expected);
});

it('a data folder put back from a backup passes what phones have seen', async () => {
	const { dataFolder } = settings();
	await press();
	await copyFolder(dataFolder, join(folder, 'backup'));
	await changeEdition(settings().contentFolder);
	await press();
	const number = await readNumber();
	await removeFolder(dataFolder);
	await copyFolder(join(folder, 'backup'), dataFolder);
	await untilAfter(number);
	await press();
	expect(await readNumber()).toBeGreaterThan(number);
});

async function readNumber(): Promise<number> {
	const store = await openStore(settings().dataFolder);
	const edition = await currentEdition(store);
	await store.close();
	return edition?.number ?? 0;
}

/** Waits until the clock has passed a second by which an edition was numbered. */
async function untilAfter(seconds: number): Promise<void> {
	await vi.waitUntil(() => Date.now() / 1000 >= seconds + 1, { timeout: 5_000 });
}
