// Pages that could not be had, as the editor sees them: why, when next, tried again at once, or forgotten.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listWaiting, waitFor } from '#lib/server/intake/wanted.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { withStore } from '../intake/brought.ts';
import { openStage, type DeskStage, type Pass } from './stage.ts';

let folder = '';
let stage: DeskStage;
let pass: Pass;
const address = 'https://lamp.example/oil?a=1&b="2"';
const waits = () => withStore(folder, listWaiting);
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	await withStore(folder, async (store) => {
		await waitFor({ store, now: new Date() }, { address, trouble: 'Its server <answers> 503.' });
		await waitFor({ store, now: new Date() }, { address: 'https://lamp.example/gone' });
		await store.database.updateTable('wanted').set({ next_try: null }).where('address', '!=', address).execute();
	});
	stage = await openStage(folder);
	pass = await stage.enter();
});
afterEach(async () => {
	await stage.close();
	await removeFolder(folder);
});

it('what waits and what was given up stand apart, each with why', async () => {
	const page = await stage.read('/desk', pass);
	expect(page).toContain('1 page to be fetched');
	expect(page).toContain('1 page given up');
	expect(page).toContain('Its server &lt;answers&gt; 503.');
	expect(page).not.toContain('b="2"');
});

it('one is tried again at once by a command of its own', async () => {
	const answer = await stage.post('/desk/waiting', { address, what: 'again' }, pass);
	expect(answer.headers.get('location')).toMatch(/^\/desk\/tasks\//);
	expect(stage.ran.at(-1)?.slice(0, 2)).toEqual(['save', address]);
	expect(await waits()).toHaveLength(2);
});

it('one is forgotten, and the others stay; anything else is refused in a sentence', async () => {
	expect((await stage.post('/desk/waiting', { address, what: 'forget' }, pass)).status).toBe(303);
	expect((await waits()).map((row) => row.address)).toEqual(['https://lamp.example/gone']);
	const odd = await stage.post('/desk/waiting', { address, what: 'x' }, pass);
	expect([odd.status, await odd.text()]).toEqual([422, expect.stringContaining('Say whether to try it again')]);
});
