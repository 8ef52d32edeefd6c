// What stands of one source, and how many articles each has, as documents from the server ask for it.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { paintLibrary, shownAtOnce } from '#lib/article/compose/library.ts';
import { showLibrary } from '#lib/article/front.ts';
import { readLine } from '#lib/article/read-line.ts';
import { readPath } from '#lib/contract/requests.ts';
import { countSources, entriesOf } from '#lib/server/store/entries.ts';
import { openStore, type Store } from '#lib/server/store/store.ts';
import { en } from '#lib/words/en.ts';
import { makeTemporaryFolder, removeFolder } from './edition-folder.ts';

const hash = 'a'.repeat(64);
/** Written as the press writes them. */
const lineOf = (id: string, at: number, site?: string) =>
	JSON.stringify({
		id,
		revision: 1,
		hash,
		bytes: 900,
		title: `Of ${id}`,
		standfirst: '',
		language: 'en',
		direction: 'ltr',
		published: new Date(at).toISOString(),
		minutes: 1,
		tags: [],
		pictures: 0,
		...(site === undefined ? {} : { site })
	});

let folder = '';
let store: Store;
beforeEach(async () => {
	folder = await makeTemporaryFolder();
	store = await openStore(folder);
});
afterEach(async () => {
	await store.close();
	await removeFolder(folder);
});

async function put(id: string, at: number, site?: string, gone: number | null = null): Promise<void> {
	const line = lineOf(id, at, site);
	expect(readLine(line), line).toBeDefined();
	await store.database.insertInto('article').values({ id, revision: 1, hash, draft: id, gone, line, at }).execute();
}

it('one source is listed by age, without what others wrote and what is withdrawn, and from a place on', async () => {
	await put('aaaaaa', 1000, 'Wick');
	await put('bbbbbb', 3000, 'Wick');
	await put('cccccc', 2000);
	await put('dddddd', 4000, 'Wick', 2);
	const idsOf = async (from: string | undefined, place?: { at: number; id: string }) =>
		(await entriesOf(store).olderThan(place, 10, from)).map(({ id }) => id);
	expect(await idsOf('Wick')).toEqual(['bbbbbb', 'aaaaaa']);
	expect(await idsOf('Wick', { at: 3000, id: 'bbbbbb' })).toEqual(['aaaaaa']);
	expect(await idsOf('')).toEqual(['cccccc']);
	expect(await idsOf('Nobody')).toEqual([]);
	expect(await idsOf(undefined)).toEqual(['bbbbbb', 'cccccc', 'aaaaaa']);
});

it('the links to older articles of a source keep to it, and show each of its articles exactly once', async () => {
	const count = 2 * shownAtOnce + 5;
	const nameOf = (at: number) => `aaaa${String.fromCharCode(97 + at / 26, 97 + (at % 26))}`;
	for (let at = 0; at < count; at += 1) await put(nameOf(at), 1000 + at, at % 3 === 0 ? undefined : 'Wick');
	const seen: string[] = [];
	const links: string[] = [];
	const contents = { number: 1, published: '2026-03-01T00:00:00Z', publisher: 'Lamp', front: [] };
	const visit = async (after: string | undefined): Promise<void> => {
		const shown = await showLibrary(contents, entriesOf(store), after, 'Wick');
		if (shown === undefined) throw new Error(`nothing is shown after ${after ?? 'the newest'}`);
		seen.push(...shown.entries.map(({ id }) => id));
		const { main } = paintLibrary(shown, 'en', en.paint);
		const [, link] = /<p class="older"><a href="([^"]*)"/.exec(main) ?? [];
		if (link === undefined) return;
		links.push(link);
		const { pathname, searchParams } = new URL(link.replaceAll('&amp;', '&'), 'https://lamp.example');
		expect(searchParams.get('from')).toBe('Wick');
		await visit(readPath(pathname)?.id);
	};
	await visit(undefined);
	const wick = Array.from({ length: count }, (_, at) => at).filter((at) => at % 3 !== 0);
	expect(seen).toEqual(wick.reverse().map(nameOf));
	expect(links).toHaveLength(1);
});

it('sources are counted, those with the most first, and of as many the one whose name comes first', async () => {
	await put('aaaaaa', 1000, 'Wick');
	await put('bbbbbb', 2000, 'Wick');
	await put('cccccc', 3000);
	await put('dddddd', 4000, 'Ömer');
	await put('eeeeee', 5000, 'Oil');
	expect(await countSources(store)).toEqual([
		{ from: 'Wick', articles: 2 },
		{ from: '', articles: 1 },
		{ from: 'Oil', articles: 1 },
		{ from: 'Ömer', articles: 1 }
	]);
});

it('one source is found by its index, in its order, without reading the others', async () => {
	const { rows } = await sql<{ detail: string }>`explain query plan
		select id, line from article where gone is null and at is not null
		and coalesce(json_extract(line, '$.site'), '') = ${'Wick'} order by at desc, id desc limit 41`.execute(store.database);
	expect(rows.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX article_by_source')]);
});
