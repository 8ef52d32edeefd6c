// The browser wakes the worker while no page of the reader is open: texts come on the reader's terms.
import { places, syncTags } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { writePlainArticle } from '../stage/small-edition.ts';
import { visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

test('woken with no page open it brings new texts, and asks for nothing where the reader paused', async ({
	ownStage,
	phone,
	page
}) => {
	await visitOnce(page);
	await phone.toBlank();
	const publish = async (id: string): Promise<void> => {
		writePlainArticle(ownStage.contentFolder, id, `Published as ${id}`, 'While nobody looked.');
		await ownStage.publish();
		ownStage.proxy.forget();
	};
	const stateOf = async (id: string) => (await phone.readiness([id])).states[id];

	await publish('pausedaa');
	await phone.ask({ kind: 'wakings', isPaused: true, isOnlyWifi: false });
	await phone.wake(syncTags.soon);
	// By then a list would have been asked for
	for (let times = 0; times < 3; times += 1) expect((await phone.ask({ kind: 'ping' })).kind).toBe('done');
	expect(ownStage.proxy.asked((path) => path === places.contents)).toEqual([]);

	await phone.ask({ kind: 'wakings', isPaused: false, isOnlyWifi: true });
	await publish('wokenaaa');
	await phone.wake(syncTags.soon);
	// Where the browser does not tell one network from another, none is taken for one that is paid for
	await expect.poll(() => stateOf('wokenaaa')).toBe('kept');
	await expect.poll(() => stateOf('pausedaa')).toBe('kept');
	expect(await phone.wrongBytes()).toEqual([]);
	await ownStage.server.kill();
	await page.goto(places.read('wokenaaa'));
	await expect(page.getByRole('heading', { name: 'Published as wokenaaa' })).toBeVisible();
});
