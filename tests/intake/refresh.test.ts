// Feeds followed on loopback: asked when due, by condition, completed, corrected, ended and moved; nothing lost, nothing doubled.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFeed } from '#lib/server/intake/follow.ts';
import type { Outside } from '#lib/server/intake/ports.ts';
import { refresh, type RefreshWishes } from '#lib/server/intake/refresh.ts';
import type { RefreshReport } from '#lib/server/intake/report.ts';
import { addFeed, listSources, pauseSource, removeSource, type Source } from '#lib/server/intake/sources.ts';
import { takeRefreshLock } from '#lib/server/store/lock.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { longText, press, readEdition, settingsIn, withStore } from './brought.ts';
import { Drip, openSite, outsideOf, outsideWithin, writeFeed, writePage, type Entry, type Site } from './site.ts';

let folder = '';
let site: Site;
let outside: Outside & { close(): Promise<void> };
const now = new Date('2026-03-02T00:00:00Z');
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	site = await openSite();
	outside = outsideOf(site);
});
afterEach(async () => {
	await outside.close();
	await site.close();
	await removeFolder(folder);
});

const follow = (path = '/feed.xml') =>
	withStore(folder, (store) => followFeed(store, outside, `${site.origin}${path}`, undefined, now));
/** Follows an address unseen, as a list of feeds does. */
const followUnseen = (path = '/feed.xml') =>
	withStore(folder, (store) => addFeed(store, { address: `${site.origin}${path}`, title: '', site: undefined }, now));
const sources = () => withStore(folder, listSources);
const only = async () => (await sources())[0] as Source;
const entry = (name: string, about: Partial<Entry> = {}): Entry => ({
	guid: name,
	title: `About ${name}`,
	link: `${site.origin}/${name}`,
	html: `<p>This is ${name}.</p>${longText}`,
	...about
});
const asTeaser = (name: string): Entry => {
	const { guid, title, link } = entry(name);
	return { guid, title, link, teaser: 'A short beginning of it …' };
};
const serve = (entries: Entry[], headers: Record<string, string> = {}) =>
	site.pages.set('/feed.xml', { body: writeFeed('Lamp', site.origin, entries), type: 'application/rss+xml', headers });

async function ask(wishes: RefreshWishes = {}): Promise<RefreshReport> {
	site.asked.length = 0;
	const report = await refresh(settingsIn(folder).dataFolder, outside, { isAll: true, now, ...wishes });
	if (report === undefined) throw new Error('another refresh is at work');
	return report;
}

/** Titles of the edition, each with its revision. */
async function published(): Promise<string[]> {
	await press(folder);
	const { entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	return entries.map(({ title, revision }) => `${title} ${revision}`).sort();
}

it('a feed is found by its page, its articles come in, and asked again it costs one conditional request', async () => {
	site.pages.set('/', {
		body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Hello</body></html>'
	});
	serve([entry('one'), entry('two')], { etag: '"1"' });
	expect(await follow('/')).toMatchObject({ address: `${site.origin}/feed.xml`, title: 'Lamp', isNew: true });
	expect(await follow('/feed.xml')).toMatchObject({ isNew: false });
	expect((await ask()).sources[0]).toMatchObject({ kind: 'read', items: [{ kind: 'new' }, { kind: 'new' }] });
	expect(await published()).toEqual(['About one 1', 'About two 1']);
	expect((await ask()).sources[0]).toMatchObject({ kind: 'unchanged', items: [] });
	expect(site.asked).toEqual([{ path: '/feed.xml', isConditional: true }]);
	expect(await published()).toEqual(['About one 1', 'About two 1']);
	expect(await only()).toMatchObject({ title: 'Lamp', articles: 2, failures: 0, state: 'active' });
});

it('a teaser is completed by its page; a page that cannot be had leaves the teaser and is asked for later', async () => {
	site.pages.set('/one', { body: writePage('About one', longText) });
	site.pages.set('/two', { body: 'busy', status: 503 });
	serve([asTeaser('one'), asTeaser('two')]);
	await follow();
	const { sources: asked } = await ask();
	expect(asked[0]?.items).toMatchObject([{ kind: 'new' }, { kind: 'new', sentence: /asks for time/ }].map(matching));
	site.pages.set('/two', { body: writePage('About two', longText) });
	const later = new Date(now.getTime() + 86_400_000);
	expect((await ask({ now: later })).waited).toMatchObject([{ kind: 'changed', title: 'About two' }]);
	expect((await ask({ now: later })).waited).toEqual([]);
	await press(folder);
	const { entries } = await readEdition(folder);
	expect(entries.map(({ minutes, bytes }) => minutes >= 1 && bytes > 1000)).toEqual([true, true]);
});

function matching(expected: { kind: string; sentence?: RegExp }): object {
	const { sentence, ...rest } = expected;
	return sentence === undefined ? rest : { ...rest, sentence: expect.stringMatching(sentence) as string };
}

it('a changed article becomes a revision, a worse one changes nothing, and what leaves the feed stays', async () => {
	serve([entry('one'), entry('two'), entry('three')]);
	await follow();
	await ask();
	await published();
	serve([
		entry('one', { html: `<p>Corrected.</p>${longText}` }),
		entry('two', { html: '<p>Subscribe to continue reading</p>' })
	]);
	const { sources: asked } = await ask();
	expect(asked[0]?.items.map(({ kind }) => kind).sort()).toEqual(['changed', 'kept']);
	expect(await published()).toEqual(['About one 2', 'About three 1', 'About two 1']);
	expect((await ask()).sources[0]?.items).toEqual([]);
});

it('a feed that says it has ended is asked no more, and its articles stay', async () => {
	serve([entry('one')]);
	await follow();
	await ask();
	site.pages.set('/feed.xml', { body: 'gone', status: 410 });
	expect((await ask()).sources[0]).toMatchObject({ kind: 'ended', sentence: expect.stringContaining('410') as string });
	expect(await only()).toMatchObject({ state: 'ended', nextTry: undefined, articles: 1 });
	expect((await ask()).sources).toEqual([]);
	expect(await published()).toEqual(['About one 1']);
});

it('a feed that moved for good is asked at its new address, and nothing of it doubles', async () => {
	serve([entry('one')]);
	await follow();
	await ask();
	const body = writeFeed('Lamp', site.origin, [entry('one'), entry('two')]);
	site.pages.set('/new.xml', { body, type: 'application/rss+xml' });
	site.pages.set('/feed.xml', { body: '', status: 301, headers: { location: '/new.xml' } });
	expect((await ask()).sources[0]).toMatchObject({ kind: 'read', items: [{ kind: 'new', title: 'About two' }] });
	expect(await only()).toMatchObject({ address: `${site.origin}/new.xml`, movedFrom: `${site.origin}/feed.xml` });
	await ask();
	expect(site.asked.map(({ path }) => path)).toEqual(['/new.xml']);
	expect(await published()).toEqual(['About one 1', 'About two 1']);
});

it('a feed that fails is asked ever more seldom, and says why in a sentence', async () => {
	site.pages.set('/feed.xml', { body: 'broken', status: 500 });
	await followUnseen();
	const gaps: number[] = [];
	for (let round = 0; round < 4; round += 1) {
		expect((await ask()).sources[0]).toMatchObject({ kind: 'failed' });
		gaps.push(Date.parse((await only()).nextTry ?? '') - now.getTime());
	}
	expect(gaps.every((gap, at) => at === 0 || gap > (gaps[at - 1] ?? 0) * 1.5)).toBe(true);
	expect(await only()).toMatchObject({ failures: 4, trouble: expect.stringMatching(/500/) as string });
	expect((await ask({ isAll: false })).sources).toEqual([]);
	serve([entry('one')]);
	await ask();
	expect(await only()).toMatchObject({ failures: 0, trouble: undefined, articles: 1, title: 'Lamp' });
});

it.each<[string, Record<string, string>, number, number]>([
	['asks for two hours', { 'retry-after': '7200' }, 503, 7_200_000],
	['says that it stays fresh for a day', { 'cache-control': 'max-age=86400' }, 200, 86_400_000]
])('a server that %s is left alone for so long', async (_, headers, status, waitMs) => {
	site.pages.set('/feed.xml', { body: writeFeed('Lamp', site.origin, [entry('one')]), status, headers });
	await followUnseen();
	await ask();
	expect(Date.parse((await only()).nextTry ?? '') - now.getTime()).toBeGreaterThanOrEqual(waitMs);
});

it.each<[string, string]>([
	['a page', '<!doctype html><html><body>No feed here</body></html>'],
	['nothing', ''],
	[
		'an entity bomb',
		`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(50)}"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>`
	]
])('%s in place of a feed is a failure in a sentence, and the articles stay', async (_, body) => {
	serve([entry('one')]);
	await follow();
	await ask();
	site.pages.set('/feed.xml', { body });
	const { sources: asked } = await ask();
	expect(asked[0]).toMatchObject({ kind: 'failed' });
	expect(asked[0]?.sentence).toMatch(/^[^\n]+\.$/);
	expect(await published()).toEqual(['About one 1']);
});

it('a long feed comes in by parts, each whole, until nothing is left', async () => {
	const many = Array.from({ length: 120 }, (_, at) => entry(`n${at}`, { hours: at }));
	serve(many, { etag: '"1"' });
	await follow();
	const counts: number[] = [];
	for (let round = 0; round < 4; round += 1) counts.push((await ask()).sources[0]?.items.length ?? -1);
	expect(counts).toEqual([50, 50, 20, 0]);
	expect(site.asked).toEqual([{ path: '/feed.xml', isConditional: true }]);
	expect((await only()).articles).toBe(120);
});

it('what is paused or removed is not asked; one followed again knows its articles', async () => {
	serve([entry('one')]);
	const { id } = await follow();
	await ask();
	await withStore(folder, (store) => pauseSource(store, id));
	expect((await ask()).sources).toEqual([]);
	await withStore(folder, (store) => removeSource(store, id, false));
	expect(await sources()).toEqual([]);
	expect(await published()).toEqual(['About one 1']);
	expect(await follow()).toMatchObject({ id, isNew: true });
	expect((await ask()).sources[0]?.items).toEqual([]);
	await withStore(folder, (store) => removeSource(store, id, true));
	await follow();
	await ask();
	// Nothing was published between, so no phone has seen it go.
	expect(await published()).toEqual(['About one 1']);
});

it('one refresh at a time', async () => {
	serve([entry('one')]);
	await follow();
	const lock = await takeRefreshLock(settingsIn(folder).dataFolder);
	expect(await refresh(settingsIn(folder).dataFolder, outside, { isAll: true })).toBeUndefined();
	lock?.release();
	expect((await ask()).sources).toHaveLength(1);
});

it('a source that breaks off and one that lies about its length do not keep the others from coming in', async () => {
	site.pages.set('/broken.xml', (response) => {
		response.writeHead(200, { 'content-length': '100000' }).write('<rss><channel>');
		setImmediate(() => response.destroy());
	});
	site.pages.set('/bomb.xml', { body: new Uint8Array(1000), headers: { 'content-encoding': 'gzip' } });
	serve([entry('one')]);
	for (const path of ['/broken.xml', '/bomb.xml', '/feed.xml']) await followUnseen(path);
	const { sources: asked } = await ask();
	expect(asked.map(({ kind }) => kind).sort()).toEqual(['failed', 'failed', 'read']);
	expect(await published()).toEqual(['About one 1']);
});

const wholeMs = 2500;

it.each<[string, (slow: Drip, at: string) => void, object]>([
	[
		'a feed',
		(slow) => site.pages.set('/slow.xml', slow.page('application/rss+xml', '<rss><channel>')),
		{ kind: 'failed', sentence: expect.stringMatching(/took longer than 2\.5 s as a whole\.$/) as string }
	],
	[
		'the page of a teaser',
		(slow, at) => {
			site.pages.set('/slow.html', slow.page('text/html', '<html><body><p>'));
			const teaser = { ...asTeaser('slow'), link: `${at}/slow.html` };
			site.pages.set('/slow.xml', { body: writeFeed('Slow', at, [teaser]) });
		},
		{ kind: 'read', items: [{ kind: 'new', sentence: expect.stringMatching(/took longer than 2\.5 s/) as string }] }
	],
	[
		'a picture',
		(slow, at) => {
			site.pages.set('/slow.png', slow.page('image/png'));
			const html = `${longText}<img src="${at}/slow.png" alt="A field">`;
			site.pages.set('/slow.xml', { body: writeFeed('Slow', at, [entry('slow', { html })]) });
		},
		{ kind: 'read', items: [{ kind: 'new', missing: [expect.stringMatching(/took longer than 2\.5 s/) as string] }] }
	]
])('%s that drips is given up within the bounds, and the others come in meanwhile', async (_, serveSlowly, told) => {
	const slow = new Drip();
	const at = site.origin.replace('127.0.0.1', 'localhost');
	serveSlowly(slow, at);
	const body = writeFeed('Lamp', site.origin, [entry('one'), entry('two')]);
	site.pages.set('/feed.xml', (response) => void slow.begun.then(() => response.end(body)));
	await withStore(folder, (store) =>
		addFeed(store, { address: `${at}/slow.xml`, title: 'Slow', site: undefined }, now)
	);
	await followUnseen();
	const within = outsideWithin(site, { wholeMs });
	const meanwhile: string[] = [];
	const onSource = ({ title }: { title: string }) => {
		if (slow.isAwaited) meanwhile.push(title);
	};
	const report = await refresh(settingsIn(folder).dataFolder, within, { isAll: true, now, onSource });
	await within.close();
	expect(meanwhile[0]).toBe('Lamp');
	expect(report?.sources.find(({ title }) => title === 'Slow')).toMatchObject(told);
	await expect.poll(() => slow.waitedMs.length).toBe(1);
	expect(slow.waitedMs[0]).toBeLessThan(2 * wholeMs);
	expect((await published()).filter((title) => !title.includes('slow'))).toEqual(['About one 1', 'About two 1']);
});
