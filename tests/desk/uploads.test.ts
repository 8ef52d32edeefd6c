// Files that were taken when the server was killed: it goes on with them, and with no others.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingsIn, withStore } from '../intake/brought.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { openStage, type DeskStage } from './stage.ts';
import { eventually } from '../stage/patience.ts';

let folder = '';
let stage: DeskStage | undefined;
const rest = () => join(settingsIn(folder).dataFolder, 'desk-files');
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await withStore(folder, () => Promise.resolve());
});
afterEach(async () => {
	await stage?.close();
	stage = undefined;
	await removeFolder(folder);
});

async function leave(name: string): Promise<void> {
	await mkdir(join(rest(), name), { recursive: true });
	await writeFile(join(rest(), name, 'note.md'), '# A note');
}

it('files that had come whole are brought in after a restart, and are gone then; half a form is not', async () => {
	await leave('taken-1-100-abc');
	await leave('upload-half');
	stage = await openStage(folder);
	await eventually(async () => expect(await readdir(rest())).toEqual([]));
	expect(stage.ran).toEqual([['import', '--each', join(rest(), 'taken-2-100-abc', 'note.md'), '--json']]);
});

it('what the server did not outlive three times is not tried again', async () => {
	await leave('taken-3-100-abc');
	stage = await openStage(folder);
	expect(await readdir(rest())).toEqual([]);
	expect(stage.ran).toEqual([]);
});
