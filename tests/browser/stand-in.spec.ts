// A mirror stands in for a publisher that is cut off: newer articles and pictures come from it, and the reader is told whose copy it is.
import { cacheNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { Proxy } from '../stage/proxy.ts';
import { small, writePlainArticle } from '../stage/small-edition.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { parts, pattern, words } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

test('where something else answers in the place of the publisher everything comes from a mirror, and it is said how old its copy is', async ({
	ownStage,
	phone,
	page
}) => {
	await visitOnce(page);
	// The same files at another origin, which lets others read what proves itself
	const mirror = await Proxy.start(() => ownStage.server.port);
	try {
		await phone.ask({ kind: 'mirrors', byHand: [mirror.origin] });
		writePlainArticle(
			ownStage.contentFolder,
			'mirrored',
			'Come by another way',
			'The road was closed, and there was another.'
		);
		await ownStage.publish();
		ownStage.proxy.switch(/./, 'portal');
		// Pictures are to come again as well
		await page.evaluate((name) => caches.delete(name), cacheNames.pictures);
		await phone.stopWorkers();
		await page.goto(places.library);
		await expect.poll(async () => (await phone.readiness(['mirrored'])).states['mirrored']).toBe('kept');
		await expect(page.getByText(pattern(words.network.mirror)).first()).toBeVisible();
		await expectWhole(page);
		expect(mirror.asked(/^\/i\//)).not.toEqual([]);
		expect(await phone.wrongBytes()).toEqual([]);
		await page.goto(places.read(small.lamp.id));
		await expect(parts.headline(page)).toHaveText(small.lamp.title);
		expect(await findBlankPictures(page)).toEqual([]);
	} finally {
		await mirror.stop();
	}
});
