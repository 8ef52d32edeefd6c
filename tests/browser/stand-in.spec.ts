// A mirror stands in for a publisher that is cut off: newer articles and pictures come from it, and the reader is told whose copy it is.
import { cacheNames, places } from '#lib/contract/places.ts';
import { expect, test } from '../stage/fixtures.ts';
import { Proxy } from '../stage/proxy.ts';
import { small, writePlainArticle } from '../stage/small-edition.ts';
import { findBlankPictures } from '../stage/phone.ts';
import { parts, pattern, words } from './page-words.ts';
import { expectWhole, visitOnce } from './reader.ts';

test.use({ baseURL: async ({ ownStage }, use) => use(ownStage.origin) });

const ids = ['mirrora', 'mirrorb', 'mirrorc'];

for (const known of ['by hand', 'by the signed contents'] as const)
	test(`where something else answers in the place of the publisher everything comes from a mirror known ${known}, and it is said how old its copy is`, async ({
		ownStage,
		phone,
		page
	}) => {
		// The same files at another origin, which lets others read what proves itself
		const mirror = await Proxy.start(() => ownStage.server.port);
		const named = known === 'by hand' ? [] : [mirror.origin];
		try {
			await ownStage.publish(named);
			await visitOnce(page);
			if (known === 'by hand') await phone.ask({ kind: 'mirrors', byHand: [mirror.origin] });
			for (const id of ids)
				writePlainArticle(
					ownStage.contentFolder,
					id,
					`Come by another way: ${id}`,
					'The road was closed. '.repeat(1500)
				);
			await ownStage.publish(named);
			ownStage.proxy.switch(/./, 'portal');
			// Pictures are to come again as well
			await page.evaluate((name) => caches.delete(name), cacheNames.pictures);
			await phone.stopWorkers();
			await page.goto(places.library);
			const states = async () => Object.values((await phone.readiness(ids)).states);
			await expect.poll(states).toEqual(['kept', 'kept', 'kept']);
			await expect(page.getByText(pattern(words.network.mirror)).first()).toBeVisible();
			await expectWhole(page);
			expect(mirror.asked(/^\/i\//)).not.toEqual([]);
			expect(mirror.asked(/^\/pack\//)).not.toEqual([]);
			expect(await phone.wrongBytes()).toEqual([]);
			await page.goto(places.read(small.lamp.id));
			await expect(parts.headline(page)).toHaveText(small.lamp.title);
			expect(await findBlankPictures(page)).toEqual([]);
		} finally {
			await mirror.stop();
		}
	});
