// What following costs: a thousand unchanged feeds are a thousand conditional requests, and the clock begins nothing without need.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Wanted } from '#lib/server/fetching/fetch-page.ts';
import type { Outside } from '#lib/server/intake/ports.ts';
import { refresh } from '#lib/server/intake/refresh.ts';
import { addFeed } from '#lib/server/intake/sources.ts';
import { startRefreshClock } from '#lib/server/serve/refresh-clock.ts';
import { readBroughtState } from '#lib/server/store/brought-state.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { settingsIn, withStore } from './brought.ts';

let folder = '';
beforeEach(async () => {
	folder = await makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

/** Feeds of as many hosts that are as they were, each request remembered. */
function unchangedFeeds(asked: Wanted[]): Outside {
	const never = () => {
		throw new Error('nothing of an unchanged feed is read');
	};
	return {
		fetchPage: (wanted) => {
			asked.push(wanted);
			return Promise.resolve({ kind: 'unchanged', movedTo: undefined, maxAgeSeconds: undefined });
		},
		readFeed: never,
		findFeeds: never,
		extractPage: never
	};
}

it(
	'a refresh of a thousand unchanged feeds is a thousand conditional requests and no more',
	{ timeout: 120_000 },
	async () => {
		const count = 1000;
		await withStore(folder, async (store) => {
			for (let at = 0; at < count; at += 1) {
				const address = `https://site-${at}.example/feed.xml`;
				const { id } = await addFeed(store, { address, title: `Site ${at}`, site: undefined }, new Date());
				await store.database
					.updateTable('source')
					.set({ etag: `"${at}"` })
					.where('id', '=', id)
					.execute();
			}
		});
		const asked: Wanted[] = [];
		const began = performance.now();
		const report = await refresh(settingsIn(folder).dataFolder, unchangedFeeds(asked), { isAll: true });
		process.stdout.write(`${count} unchanged feeds: ${Math.round(performance.now() - began)} ms without the network\n`);
		expect(report?.sources.filter(({ kind }) => kind === 'unchanged')).toHaveLength(count);
		expect(asked).toHaveLength(count);
		expect(new Set(asked.map(({ address }) => address)).size).toBe(count);
		expect(asked.every(({ etag, kind }) => kind === 'feed' && etag !== undefined)).toBe(true);
		expect(await withStore(folder, readBroughtState)).toEqual({ state: '0', isPublished: true });
	}
);

it('the clock begins one refresh where a source is due, never two, and none where nothing is', async () => {
	const { dataFolder } = settingsIn(folder);
	const clock = startRefreshClock(dataFolder, ['-e', 'setTimeout(() => undefined, 1e6)']);
	try {
		expect(await clock.look()).toBe(false);
		await withStore(folder, (store) =>
			addFeed(store, { address: 'https://lamp.example/feed', title: 'Lamp', site: undefined }, new Date())
		);
		expect(await clock.look()).toBe(true);
		expect(await clock.look()).toBe(false);
	} finally {
		clock.stop();
	}
});
