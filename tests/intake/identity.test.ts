// Which articles are one and which are two: nobody's carelessness or cunning makes one story take the place of another.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readAllowList } from '#lib/server/fetching/allow.ts';
import { retractArticle } from '#lib/server/intake/articles.ts';
import { bringIn } from '#lib/server/intake/bring-in.ts';
import { followFeed } from '#lib/server/intake/follow.ts';
import { openOutside } from '#lib/server/intake/outside.ts';
import { refresh } from '#lib/server/intake/refresh.ts';
import { saveAddress } from '#lib/server/intake/save.ts';
import { findSource, listSources, removeSource } from '#lib/server/intake/sources.ts';
import { listWaiting } from '#lib/server/intake/wanted.ts';
import { StoredPictures } from '#lib/server/store/picture-cache.ts';
import type { Store } from '#lib/server/store/store.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { givePictures, press, readEdition, settingsIn, withStore } from './brought.ts';
import { allowOf, openSite, writeFeed, writePage, type Site } from './site.ts';

let folder = '';
let site: Site;
let stranger: Site;
let outside: ReturnType<typeof openOutside>;
const now = new Date('2026-03-02T00:00:00Z');
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	[site, stranger] = [await openSite(), await openSite()];
	const fetchAllow = readAllowList(`${allowOf(site)}, ${allowOf(stranger)}`) ?? [];
	outside = openOutside({ fetchAllow, origin: undefined });
});
afterEach(async () => {
	await outside.close();
	await Promise.all([site.close(), stranger.close()]);
	await removeFolder(folder);
});

const about = {
	oil: ['oil', 'barrels', 'kitchen', 'merchant', 'winter', 'lantern', 'price', 'copper'],
	glass: ['glass', 'furnace', 'breath', 'window', 'summer', 'craftsman', 'colour', 'cooling']
};
/** Some hundred and fifty words of a story of its own. */
const story = (of: keyof typeof about): string =>
	Array.from({ length: 14 }, (_, at) => {
		const own = about[of].map((word, number) => `${word}${(at * number) % 5}`).join(' ');
		return `<p>Of ${own} it is told in part ${at}.</p>`;
	}).join('');

const intakeOf = (store: Store) => ({
	store,
	pictures: new StoredPictures(store),
	getPicture: givePictures({}),
	now
});
const save = (address: string) => withStore(folder, (store) => saveAddress(address, outside, intakeOf(store)));
const ask = async () => {
	const report = await refresh(settingsIn(folder).dataFolder, outside, { isAll: true, now });
	if (report === undefined) throw new Error('another refresh is at work');
	return report;
};
const follow = (from: Site) =>
	withStore(folder, (store) => followFeed(store, outside, `${from.origin}/feed.xml`, undefined, now));
async function titles(): Promise<string[]> {
	await press(folder);
	return (await readEdition(folder)).entries.map(({ title }) => title).sort();
}
const named = (title: string, html: string, canonical: string): string =>
	writePage(title, html).replace('</head>', `<link rel="canonical" href="${canonical}"></head>`);

it('pages that all name one address are told apart by what they tell, and each stays itself when saved again', async () => {
	site.pages.set('/news/1', { body: named('Oil is dear', story('oil'), '/news') });
	site.pages.set('/news/2', { body: named('Glass is cheap', story('glass'), '/news') });
	for (const kind of ['new', 'same'])
		for (const path of ['/news/1', '/news/2']) expect(await save(site.origin + path)).toMatchObject({ kind });
	expect(await titles()).toEqual(['Glass is cheap', 'Oil is dear']);
	// The same story under another name of its page is one article
	site.pages.set('/print/2', { body: named('Glass is cheap', story('glass'), '/news/2') });
	expect(await save(`${site.origin}/print/2`)).toMatchObject({ kind: 'same' });
	expect(await titles()).toHaveLength(2);
});

it('entries that share a guid are articles of their own, and stay as they are at the next refresh', async () => {
	const entries = [
		{ guid: site.origin, title: 'Oil is dear', link: `${site.origin}/1`, html: story('oil') },
		{ guid: site.origin, title: 'Glass is cheap', link: `${site.origin}/2`, html: story('glass') },
		{ guid: 'same', title: 'Without a page', link: `${site.origin}/`, html: story('oil') },
		{ guid: 'same', title: 'Another without', link: `${site.origin}/`, html: story('glass') }
	];
	site.pages.set('/feed.xml', { body: writeFeed('Lamp', site.origin, entries), type: 'application/rss+xml' });
	await follow(site);
	await ask();
	expect(await titles()).toEqual(['Another without', 'Glass is cheap', 'Oil is dear', 'Without a page']);
	expect((await ask()).sources[0]?.items).toEqual([]);
});

it('a feed that names another’s site as its own neither takes its articles over nor keeps them out', async () => {
	const victim = `${site.origin}/oil`;
	site.pages.set('/oil', { body: writePage('Oil is dear', story('oil')) });
	const lie = (title: string) => ({
		body: writeFeed('Lies', site.origin, [{ guid: '1', title, link: victim, html: story('glass') }]),
		type: 'application/rss+xml'
	});
	stranger.pages.set('/feed.xml', lie('Lies about oil'));
	await follow(stranger);
	await ask();
	expect(await save(victim)).toMatchObject({ kind: 'new', title: 'Oil is dear' });
	stranger.pages.set('/feed.xml', lie('More lies'));
	await ask();
	expect(await titles()).toEqual(['More lies', 'Oil is dear']);
	expect(await save(victim)).toMatchObject({ kind: 'same', title: 'Oil is dear' });
});

it('what was retracted stays so when its source is removed with its articles and followed again, or its page is saved', async () => {
	const entries = ['oil', 'glass'].map((name) => ({
		guid: name,
		title: name,
		link: `${site.origin}/${name}`,
		html: story(name as keyof typeof about)
	}));
	site.pages.set('/feed.xml', { body: writeFeed('Lamp', site.origin, entries), type: 'application/rss+xml' });
	site.pages.set('/oil', { body: writePage('oil', story('oil')) });
	const { id } = await follow(site);
	const items = (await ask()).sources[0]?.items ?? [];
	const oil = items.find(({ title }) => title === 'oil')?.id ?? '';
	await withStore(folder, (store) => retractArticle(store, oil));
	expect(await save(`${site.origin}/oil`)).toMatchObject({
		kind: 'kept',
		sentence: '"oil" is here and retracted, so no reader has it: restore it at the desk to publish it again.'
	});
	expect(await withStore(folder, (store) => removeSource(store, id, true))).toBe(1);
	expect(await withStore(folder, listSources)).toEqual([]);
	await follow(site);
	await ask();
	expect(await titles()).toEqual(['glass']);
});

it('a source removed while its articles stay can still be removed with them', async () => {
	const entries = [{ guid: '1', title: 'Oil', link: `${site.origin}/oil`, html: story('oil') }];
	site.pages.set('/feed.xml', { body: writeFeed('Lamp', site.origin, entries), type: 'application/rss+xml' });
	const { id } = await follow(site);
	await ask();
	await withStore(folder, (store) => removeSource(store, id, false));
	expect(await titles()).toEqual(['Oil']);
	await expect(withStore(folder, (store) => findSource(store, id))).rejects.toThrow('There is no source');
	const found = await withStore(folder, (store) => findSource(store, id, { removed: true }));
	expect(found).toMatchObject({ title: 'Lamp', articles: 1 });
	expect(await withStore(folder, (store) => removeSource(store, id, true))).toBe(1);
	await expect(withStore(folder, (store) => findSource(store, id, { removed: true }))).rejects.toThrow();
});

it('a page that cannot be had just now waits and is tried again; one given up is tried when it is brought again, and forgotten when saved', async () => {
	const address = `${site.origin}/oil`;
	site.pages.set('/oil', { body: 'later', status: 503, headers: { 'retry-after': '60' } });
	expect(await save(address)).toMatchObject({ kind: 'waiting', title: address });
	const waiting = () => withStore(folder, listWaiting);
	expect(await waiting()).toMatchObject([{ address, tries: 1 }]);
	site.pages.delete('/oil');
	const bring = (): Promise<unknown> =>
		withStore(folder, (store) =>
			bringIn(
				(async function* () {
					await Promise.resolve();
					yield {
						kind: 'address' as const,
						key: address,
						name: 'a.csv',
						url: address,
						title: 'Oil',
						tags: [],
						state: { highlights: [] }
					};
				})(),
				outside,
				intakeOf(store)
			)
		);
	expect(await bring()).toMatchObject([{ kind: 'waiting' }]);
	const later = new Date(now.getTime() + 86_400_000);
	await refresh(settingsIn(folder).dataFolder, outside, { isAll: true, now: later });
	expect(await waiting()).toMatchObject([{ address, nextTry: undefined }]);
	// Brought again it is neither here nor given up
	expect(await bring()).toMatchObject([{ kind: 'waiting' }]);
	expect((await waiting())[0]?.nextTry).toBe(now.toISOString());
	site.pages.set('/oil', { body: writePage('Oil is dear', story('oil')) });
	expect(await save(address)).toMatchObject({ kind: 'new' });
	expect(await waiting()).toEqual([]);
});

it('a stranger called like the publisher has its host’s name beside its own', async () => {
	const entries = [{ guid: '1', title: 'Oil', link: `${site.origin}/oil`, html: story('oil') }];
	site.pages.set('/feed.xml', { body: writeFeed('  LÀMP ', site.origin, entries), type: 'application/rss+xml' });
	await follow(site);
	await ask();
	await press(folder);
	expect((await readEdition(folder)).entries.map((entry) => entry.site)).toEqual(['LÀMP (127.0.0.1)']);
});

it('an address with a name and password in it is shown without them', async () => {
	const report = await save('http://reader:secret@lamp.example/');
	expect(report.kind).toBe('failed');
	expect(JSON.stringify(report)).not.toContain('secret');
});
