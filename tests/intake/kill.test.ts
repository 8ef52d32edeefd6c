// A refresh killed at any point loses nothing and doubles nothing: each article is in, whole, or not, and the next refresh completes.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addFeed } from '#lib/server/intake/sources.ts';
import { refresh } from '#lib/server/intake/refresh.ts';
import { isCanonical } from '#lib/server/press/canonical.ts';
import { bundle } from '../store/bundled.ts';
import { copyFolder, makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { runKilled } from '../store/killed-child.ts';
import { makeRandom } from '../store/random.ts';
import { longText, makePng, press, readEdition, settingsIn, withStore } from './brought.ts';
import { allowOf, openSite, outsideOf, writeFeed, writePage, type Entry, type Site } from './site.ts';

const kills = 50;
/** A few kills come after the measured end, for the measure is of a quiet moment. */
const spread = 1.1;
/** Every other kill falls into the first part, where articles come in one after another. */
const early = 0.5;
const seed = Number(process.env['SHYRAQ_KILL_SEED'] ?? Date.now() % 1_000_000);
const longMs = 1_200_000;
const articles = 9;
/** Rounds beside each other: most of a round is waiting for a process to begin. */
const lanes = 3;
const threads = ['src/lib/server/press/markdown-thread.ts', 'src/lib/server/extract/page-thread.ts'];

let folder = '';
let program = '';
let site: Site;
let outside: ReturnType<typeof outsideOf>;
beforeAll(async () => {
	folder = await makeTemporaryFolder();
	program = await bundle('tests/intake/refresh-child.ts', threads, inFolder('program'));
	site = await openSite();
	outside = outsideOf(site);
});
afterAll(async () => {
	await outside.close();
	await site.close();
	await removeFolder(folder);
});

const inFolder = (name: string) => join(folder, name);
const entry = (at: number): Entry => ({
	guid: `g${at}`,
	title: `About ${at}`,
	link: `${site.origin}/${at}`,
	hours: at,
	...(at % 3 === 0
		? { teaser: 'Only a beginning …' }
		: { html: `<p>Number ${at}.</p><img src="${site.origin}/${at}.png" alt="A field">${longText}` })
});

/** What is in a store, and whether each article of it is whole. */
async function listItems(place: string): Promise<string[]> {
	return withStore(place, async ({ database, blobs }) => {
		const rows = await database.selectFrom('item').selectAll().orderBy('identity').execute();
		for (const { id, head, body } of rows) {
			expect(isCanonical(body), id).toBe(true);
			const { hashes } = await database
				.selectFrom('item_blob')
				.select(({ fn }) => fn.agg<string | null>('group_concat', ['hash']).as('hashes'))
				.where('item', '=', id)
				.executeTakeFirstOrThrow();
			const named = (JSON.parse(head) as { pictures: { variants: { hash: string }[] }[] }).pictures;
			const wanted = named.flatMap(({ variants }) => variants.map(({ hash }) => hash)).sort();
			expect(hashes?.split(',').sort() ?? []).toEqual(wanted);
			for (const hash of wanted) expect(await blobs.isWhole(hash as never), hash).toBe(true);
		}
		return rows.map(({ identity, id }) => `${identity} ${id}`);
	});
}

it(`a refresh killed at ${kills} random points loses nothing and doubles nothing`, { timeout: longMs }, async () => {
	for (let at = 0; at < articles; at += 1) {
		site.pages.set(`/${at}`, { body: writePage(`About ${at}`, longText) });
		site.pages.set(`/${at}.png`, { body: await makePng(64, 64, at * 20), type: 'image/png' });
	}
	const serve = (count: number, first: Partial<Entry> = {}) => {
		const entries = Array.from({ length: count }, (_, at) => ({ ...entry(at), ...(at === 1 ? first : {}) }));
		const body = writeFeed('Lamp', site.origin, entries);
		site.pages.set('/feed.xml', { body, type: 'application/rss+xml', headers: { etag: `"${count}"` } });
	};
	serve(3);
	const feed = { address: `${site.origin}/feed.xml`, title: 'Lamp', site: site.origin };
	await withStore(inFolder('start'), (store) => addFeed(store, feed, new Date()));
	const finish = async (place: string) => {
		expect(await refresh(settingsIn(place).dataFolder, outside, { isAll: true })).toBeDefined();
		await press(place);
		const { entries, troubles } = await readEdition(place);
		expect(troubles).toEqual([]);
		return entries.map(({ id, title, revision }) => `${id} ${title} ${revision}`).sort();
	};
	await finish(inFolder('start'));
	serve(articles, { html: `<p>Corrected.</p>${longText}` });
	// The first has to compile what those after it find compiled
	await copyFolder(inFolder('start'), inFolder('slow'));
	await refreshInChild(inFolder('slow'), undefined);
	await copyFolder(inFolder('start'), inFolder('done'));
	// Measured with as many beside each other as there will be
	const others = Array.from({ length: lanes - 1 }, (_, at) => inFolder(`other-${at}`));
	for (const other of others) await copyFolder(inFolder('start'), other);
	const measured = [inFolder('done'), ...others].map((place) => refreshInChild(place, undefined));
	const durationMs = Math.max(...(await Promise.all(measured)));
	const after = await finish(inFolder('done'));
	const items = await listItems(inFolder('done'));
	expect(items).toHaveLength(articles);
	expect(after.filter((line) => line.endsWith(' 2'))).toHaveLength(1);

	const random = makeRandom(seed);
	const counts: number[] = [];
	const plan = Array.from({ length: kills }, (_, round) => random() * (round % 2 === 0 ? spread : early) * durationMs);
	const play = async (round: number, killMs: number): Promise<void> => {
		const where = `seed ${seed}, round ${round}, killed after ${killMs.toFixed(1)} ms`;
		const place = inFolder(`killed-${round}`);
		await copyFolder(inFolder('start'), place);
		await refreshInChild(place, killMs);
		const left = await listItems(place);
		expect(
			left.every((item) => items.includes(item)),
			where
		).toBe(true);
		expect(new Set(left).size, where).toBe(left.length);
		expect((await readEdition(place)).troubles, where).toEqual([]);
		expect(await finish(place), where).toEqual(after);
		expect(await listItems(place), where).toEqual(items);
		counts.push(left.length);
		await removeFolder(place);
	};
	const rounds = [...plan.entries()];
	const work = async (): Promise<void> => {
		for (let next = rounds.shift(); next !== undefined; next = rounds.shift()) await play(...next);
	};
	await Promise.all(Array.from({ length: lanes }, work));
	process.stdout.write(`killed with seed ${seed}: articles in at the kill ${counts.join(' ')}\n`);
	expect(new Set(counts).size, `seed ${seed}`).toBeGreaterThan(2);
});

/** Refreshes in a process of its own, killed so long after it began; answers with how long it ran, in milliseconds. */
function refreshInChild(place: string, killMs: number | undefined): Promise<number> {
	const { dataFolder, contentFolder } = settingsIn(place);
	const env = { SHYRAQ_DATA: dataFolder, SHYRAQ_CONTENT: contentFolder, SHYRAQ_NAME: 'Lamp' };
	return runKilled([program], { ...env, SHYRAQ_FETCH_ALLOW: allowOf(site) }, killMs);
}
