// A phone's stores as the first released build left them: a ledger and a shelf of version 1, contents of the first form.
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { readArticle, readContents } from '#lib/article/read.ts';
import { readLine } from '#lib/article/read-line.ts';
import type { Entry, Picture, Variant } from '#lib/article/types.ts';
import { cacheNames, databaseNames, places } from '#lib/contract/places.ts';
import { openPublisher } from '#lib/server/keys.ts';
import type { Stage } from './stage.ts';

/** What the first build wished of pictures on the phone that the tests run on. */
const wish = { pictures: 'all', width: 760, format: 'avif' } as const;

/** Everything that phone had. */
export interface FirstPhone {
	/** The signed contents of form 1, which lie at the address that they have today. */
	contents: string;
	articles: object[];
	pictures: (Pick<Variant, 'hash' | 'format' | 'width' | 'bytes'> & { picture: string })[];
	facts: Record<string, unknown>;
	/** Rows by table; those of a place and of marks are of today's form, which has not changed since. */
	shelf: Record<'places' | 'bookmarks' | 'settings', object[]>;
}

/** What the first build would have kept of the edition that stands on a stage. */
export async function furnishFirst(stage: Stage, shelf: FirstPhone['shelf']): Promise<FirstPhone> {
	const fetchText = async (path: string): Promise<string> => (await fetch(`${stage.origin}${path}`)).text();
	const now = readContents(await fetchText(places.contents))?.contents;
	if (now === undefined) throw new Error('the stage has no contents');
	const entries: Entry[] = [];
	for (const { hash } of now.segments) {
		const lines = (await fetchText(places.segment(hash))).split('\n').map(readLine);
		entries.push(...lines.filter((line) => line !== undefined && 'hash' in line));
	}
	const articles: object[] = [];
	const pictures = new Map<string, FirstPhone['pictures'][number]>();
	for (const { hash, id, revision, bytes, published } of entries) {
		const shown = readArticle(await fetchText(places.article(hash)))?.article.head.pictures ?? [];
		const variants = shown.flatMap((picture) => picture.variants.map((variant) => variant.hash));
		articles.push({ hash, id, revision, bytes, published, pictures: shown, variants, keptAt: 1_641_600_000_000 });
		for (const picture of shown) {
			const { hash: name, format, width, bytes: size } = choose(picture);
			pictures.set(name, { hash: name, picture: picture.id, format, width, bytes: size });
		}
	}
	const publisher = await openPublisher(stage.server.settings.dataFolder, undefined, false);
	const { number, published, publisher: name, key } = now;
	const text = `shyraq/contents/1\n${JSON.stringify({ number, published, publisher: name, key, articles: entries, packs: [], gone: [] })}\n`;
	const pin = { key, number, hash: createHash('sha256').update(text).digest('hex') };
	const facts = { pin, wish, language: 'en', packBegun: 'f'.repeat(64) };
	return { contents: publisher.signNote(text), articles, pictures: [...pictures.values()], facts, shelf };
}

/** The narrowest that fills the width, or the widest there is. */
function choose({ variants }: Picture): Variant {
	const choice = variants.filter(({ format }) => format === wish.format).sort((one, other) => one.width - other.width);
	const chosen = choice.find(({ width }) => width >= wish.width) ?? choice.at(-1);
	if (chosen === undefined) throw new Error('a picture without sizes');
	return chosen;
}

/** Writes those stores into the profile of a page that is on the reader's origin, where no reader was ever opened. */
export async function writeFirst(page: Page, phone: FirstPhone): Promise<void> {
	const addresses = { contents: places.contents, article: places.article(''), picture: places.picture('') };
	await page.evaluate(writeAll, { phone, cacheNames, databaseNames, addresses });
}

interface Order {
	phone: FirstPhone;
	cacheNames: { articles: string; pictures: string };
	databaseNames: { ledger: string; shelf: string };
	addresses: { contents: string; article: string; picture: string };
}

/** Runs in the page, so it stands on nothing outside of it. */
async function writeAll({ phone, cacheNames, databaseNames, addresses }: Order): Promise<void> {
	const fill = async (cacheName: string, address: string, type: string, rows: object[]): Promise<void> => {
		const cache = await caches.open(cacheName);
		for (const { hash } of rows as { hash: string }[]) {
			const bytes = await (await fetch(address + hash)).arrayBuffer();
			await cache.put(address + hash, new Response(bytes, { headers: { 'content-type': type } }));
		}
	};
	await fill(cacheNames.articles, addresses.article, 'text/plain; charset=utf-8', phone.articles);
	await fill(cacheNames.pictures, addresses.picture, 'image/avif', phone.pictures);
	const texts = await caches.open(cacheNames.articles);
	await texts.put(
		addresses.contents,
		new Response(phone.contents, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
	);

	const write = (
		name: string,
		version: number,
		make: (database: IDBDatabase) => void,
		rows: Record<string, object[]>,
		facts: Record<string, unknown> = {}
	): Promise<void> =>
		new Promise((resolve, reject) => {
			const request = indexedDB.open(name, version);
			request.onupgradeneeded = () => make(request.result);
			request.onerror = () => reject(new Error(`${name} was there before`));
			request.onsuccess = () => {
				const database = request.result;
				const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
				for (const [store, all] of Object.entries(rows)) for (const row of all) transaction.objectStore(store).put(row);
				for (const [key, fact] of Object.entries(facts)) transaction.objectStore('facts').put(fact, key);
				transaction.onabort = () => reject(new Error(`${name} could not be written`));
				transaction.oncomplete = () => {
					database.close();
					resolve();
				};
			};
		});
	const makeLedger = (database: IDBDatabase): void => {
		const articles = database.createObjectStore('articles', { keyPath: 'hash' });
		articles.createIndex('id', 'id');
		articles.createIndex('variants', 'variants', { multiEntry: true });
		database.createObjectStore('pictures', { keyPath: 'hash' }).createIndex('picture', 'picture');
		database.createObjectStore('facts');
	};
	const makeShelf = (database: IDBDatabase): void => {
		database.createObjectStore('places', { keyPath: 'id' }).createIndex('at', 'at');
		const bookmarks = database.createObjectStore('bookmarks', { keyPath: 'key' });
		bookmarks.createIndex('id', 'id');
		bookmarks.createIndex('at', 'at');
		database.createObjectStore('settings', { keyPath: 'name' });
	};
	const { articles, pictures, facts, shelf } = phone;
	await write(databaseNames.ledger, 1, makeLedger, { articles, pictures }, facts);
	// Dexie multiplies version numbers by ten
	await write(databaseNames.shelf, 10, makeShelf, shelf);
}
