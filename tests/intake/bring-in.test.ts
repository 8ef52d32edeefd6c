// What files hold on its way in: articles at once, addresses by and by with all that was known of them, and twice is once.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { BroughtItem } from '#lib/server/bring/item.ts';
import { addressesAtOnce, findKnown } from '#lib/server/intake/bring-addresses.ts';
import { bringIn } from '#lib/server/intake/bring-in.ts';
import type { Outside } from '#lib/server/intake/ports.ts';
import { refresh } from '#lib/server/intake/refresh.ts';
import { withIntake } from '#lib/server/intake/session.ts';
import { listWaiting } from '#lib/server/intake/wanted.ts';
import { openStore } from '#lib/server/store/store.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { longText, makeBrought, makePng, press, readEdition, settingsIn, withStore } from './brought.ts';

let folder = '';
beforeEach(async () => {
	folder = await makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

const lost = 'https://lamp.example/lost';
const outside: Outside = {
	fetchPage: ({ address }) =>
		Promise.resolve(
			address === lost
				? { kind: 'failed', sentence: `${address} was not fetched: it is not there.`, status: 404 }
				: {
						...{ kind: 'fresh', status: 200, url: address, bytes: new Uint8Array(), contentType: 'text/html' },
						...{ etag: undefined, lastModified: undefined, movedTo: undefined, maxAgeSeconds: undefined }
					}
		),
	extractPage: ({ url }) => Promise.resolve({ read: makeBrought({ url, title: '', tags: [] }) }),
	readFeed: () => ({ sentence: 'It is no feed.' }),
	findFeeds: () => []
};

async function* items(...given: BroughtItem[]): AsyncGenerator<BroughtItem> {
	for (const item of given) yield await Promise.resolve(item);
}

const bring = (...given: BroughtItem[]) =>
	withIntake(settingsIn(folder).dataFolder, outside, (intake) => bringIn(items(...given), outside, intake));
const noPictures = { names: [], read: () => Promise.reject(new Error('no pictures')) };
const listed: BroughtItem = {
	kind: 'address',
	key: 'url:https://lamp.example/listed',
	name: 'pocket.csv, line 2',
	url: 'https://lamp.example/listed?utm_source=pocket#top',
	title: 'Listed',
	tags: ['dark'],
	state: { added: '2023-11-14T22:13:20Z', archived: true, highlights: [{ text: 'The lamp was lit', note: 'Yes' }] }
};

it('an address waits, is fetched at a refresh with all that the export knew, and does not wait twice', async () => {
	expect(await bring(listed, listed)).toMatchObject([{ kind: 'waiting' }, { kind: 'waiting' }]);
	const report = await refresh(settingsIn(folder).dataFolder, outside);
	expect(report?.waited).toMatchObject([{ kind: 'new', title: 'Listed' }]);
	const row = await withStore(folder, ({ database }) =>
		database.selectFrom('item').selectAll().executeTakeFirstOrThrow()
	);
	expect(row.url).toBe('https://lamp.example/listed');
	expect(JSON.parse(row.state ?? '')).toMatchObject({
		saved: '2023-11-14T22:13:20Z',
		isArchived: true,
		tags: ['dark'],
		highlights: [{ text: 'The lamp was lit', note: 'Yes' }]
	});
	expect(await bring(listed)).toMatchObject([{ kind: 'same', id: row.id }]);
	expect((await refresh(settingsIn(folder).dataFolder, outside))?.waited).toEqual([]);
});

it('many addresses are written together, none is reported before it is written, and all stay in their order', async () => {
	const count = 2 * addressesAtOnce + 50;
	const many = Array.from({ length: count }, (_, at): BroughtItem => {
		const url = `https://lamp.example/${at}`;
		return { ...listed, key: `url:${url}`, url, title: `Number ${at}` };
	});
	const refused: BroughtItem = { kind: 'refused', key: 'r', name: 'x', sentence: 'x: it is no address.' };
	const given = [...many.slice(0, count - 10), refused, ...many.slice(count - 10)];
	const other = await openStore(settingsIn(folder).dataFolder);
	const standing = async () => (await listWaiting(other)).length;
	const seen: Promise<number>[] = [];
	const reports = await withIntake(settingsIn(folder).dataFolder, outside, (intake) =>
		bringIn(items(...given), outside, intake, () => seen.push(standing()))
	);
	expect(reports.map(({ title }) => title)).toEqual(given.map((item) => ('title' in item ? item.title : item.name)));
	const whole = [addressesAtOnce, 2 * addressesAtOnce, count - 10, count];
	expect([...new Set(await Promise.all(seen))]).toEqual(whole);
	await other.close();
});

it('whether an address is here is looked up, not sought through all articles', async () => {
	const plan = await withStore(folder, ({ database }) =>
		findKnown(database, 'https://lamp.example/one').explain<{ detail: string }>(undefined, sql`query plan`)
	);
	expect(plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
});

it('an address that is not there is given up, and says why for as long as it is listed', async () => {
	await bring({ ...listed, url: lost });
	expect((await refresh(settingsIn(folder).dataFolder, outside))?.waited).toMatchObject([{ kind: 'failed' }]);
	expect(await withStore(folder, listWaiting)).toMatchObject([
		{ address: lost, tries: 1, nextTry: undefined, trouble: expect.stringMatching(/not there\.$/) as string }
	]);
});

it('an address of another scheme is refused in a sentence that names the file', async () => {
	const [report] = await bring({ ...listed, url: 'javascript:alert(1)' });
	expect(report).toMatchObject({
		kind: 'refused',
		sentence: expect.stringMatching(/^pocket\.csv, line 2: /) as string
	});
});

it('the chapters of a book come once, in its order, with the pictures that came along', async () => {
	const name = 'https://came-along.invalid/a.png';
	const png = await makePng();
	const chapter = (index: number): BroughtItem => ({
		kind: 'article',
		key: `book:${index}`,
		name: `book.epub, chapter ${index}`,
		article: makeBrought({
			...{ url: undefined, title: `Chapter ${index}`, site: '', published: undefined },
			html: `${longText}<img src="${name}" alt="">${longText}`
		}),
		isWholePage: false,
		pictures: { names: [name], read: () => Promise.resolve(png) },
		series: { name: 'A Book', index }
	});
	const refused: BroughtItem = { kind: 'refused', key: 'r', name: 'x', sentence: 'x: it is no book.' };
	expect(await bring(chapter(1), refused, chapter(2))).toMatchObject([
		{ kind: 'new' },
		{ kind: 'refused', sentence: 'x: it is no book.' },
		{ kind: 'new' }
	]);
	expect(await bring(chapter(1), chapter(2))).toMatchObject([{ kind: 'same' }, { kind: 'same' }]);
	await press(folder);
	const { contents, entries, troubles } = await readEdition(folder);
	expect(troubles).toEqual([]);
	const titleOf = new Map<string, string>(entries.map(({ id, title }) => [id, title]));
	expect(contents?.front.map((id) => titleOf.get(id))).toEqual(['Chapter 1', 'Chapter 2']);
	expect(entries).toMatchObject([
		{ site: 'A Book', pictures: 1 },
		{ site: 'A Book', pictures: 1 }
	]);
});

it('a whole page is extracted, and links that meant a place beside the file are no links', async () => {
	const html = `${longText}<p>See <a href="https://nowhere.example/other.html">the other</a>.</p>`;
	const pages = {
		...outside,
		extractPage: () => Promise.resolve({ read: makeBrought({ url: 'https://nowhere.example/', html }) })
	};
	const article = makeBrought({ url: undefined, title: 'A page', html: '<html>' });
	const item: BroughtItem = {
		kind: 'article',
		key: 'k',
		name: 'a.html',
		article,
		isWholePage: true,
		pictures: noPictures
	};
	await withIntake(settingsIn(folder).dataFolder, pages, (intake) => bringIn(items(item), pages, intake));
	const row = await withStore(folder, ({ database }) =>
		database.selectFrom('item').selectAll().executeTakeFirstOrThrow()
	);
	expect(row.url).toBeNull();
	expect(row.body).toContain('See the other.');
});
