// What a phone holds, read from a page by plain IndexedDB and Cache Storage code and none of the reader's own rooms.
import type { Page } from '@playwright/test';
import { cacheNames, databaseNames, places } from '#lib/contract/places.ts';

/** What an audit found. */
export interface Audit {
	/** What the ledger says is kept and the caches do not hold whole; sums that are not those of the rows. */
	breaches: string[];
	/** What is kept, each in a word that says what (`text lampaaa`, `picture …`), with its revision or its width. */
	kept: Record<string, number>;
	/** What the reader marked, and where somebody reads on: rows as they lie there, by table and key. */
	marks: Record<string, unknown>;
}

/** Audits the phone whose page this is, on any page of the reader's origin. The worker may go on meanwhile. */
export async function auditPhone(page: Page): Promise<Audit> {
	const addresses = { articles: places.article(''), pictures: places.picture('') };
	return page.evaluate(readAll, { cacheNames, databaseNames, addresses });
}

interface Names {
	cacheNames: { articles: string; pictures: string };
	databaseNames: { ledger: string; shelf: string };
	addresses: { articles: string; pictures: string };
}

/** Runs in the page, so it stands on nothing outside of it. */
async function readAll({ cacheNames, databaseNames, addresses }: Names): Promise<Audit> {
	interface Row {
		[name: string]: unknown;
		hash: string;
		bytes: number;
	}
	type Stores = Record<string, Map<IDBValidKey, Row>>;

	const open = (name: string): Promise<IDBDatabase | undefined> =>
		new Promise((resolve, reject) => {
			const request = indexedDB.open(name);
			let isAbsent = false;
			request.onupgradeneeded = () => {
				isAbsent = true;
				request.transaction?.abort();
			};
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => (isAbsent ? resolve(undefined) : reject(new Error(`${name}: ${String(request.error)}`)));
		});

	/** Every row of some stores, as of one moment. */
	const read = async (name: string, stores: string[]): Promise<Stores> => {
		const database = await open(name);
		const rows: Stores = Object.fromEntries(stores.map((store) => [store, new Map()]));
		const there = stores.filter((store) => database?.objectStoreNames.contains(store));
		if (database === undefined || there.length === 0) return rows;
		await new Promise<void>((resolve, reject) => {
			const transaction = database.transaction(there);
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(new Error(`${name}: ${String(transaction.error)}`));
			for (const store of there) {
				const request = transaction.objectStore(store).openCursor();
				request.onsuccess = () => {
					if (request.result === null) return;
					rows[store]?.set(request.result.primaryKey, request.result.value as Row);
					request.result.continue();
				};
			}
		});
		database.close();
		return rows;
	};

	const faultOf = async (kind: 'articles' | 'pictures', { hash, bytes }: Row): Promise<string | undefined> => {
		const path = addresses[kind] + hash;
		const found = await caches.match(path, { cacheName: cacheNames[kind] });
		if (found === undefined) return `${path}: a row without bytes`;
		const body = await found.arrayBuffer();
		if (body.byteLength !== bytes) return `${path}: ${body.byteLength} bytes where ${bytes} are said`;
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
		const name = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
		return name === hash ? undefined : `${path}: other bytes`;
	};

	const ledgerStores = ['articles', 'pictures', 'figures', 'entries', 'facts'];
	const ledger = await read(databaseNames.ledger, ledgerStores);
	const breaches: string[] = [];
	for (const kind of ['articles', 'pictures'] as const) {
		for (const row of ledger[kind]?.values() ?? []) {
			if ((await faultOf(kind, row)) === undefined) continue;
			// The worker may have put another in its place; where the row still stands, it must be true
			const again = (await read(databaseNames.ledger, [kind]))[kind]?.get(row.hash);
			const fault = again === undefined ? undefined : await faultOf(kind, again);
			if (fault !== undefined) breaches.push(fault);
		}
	}

	const texts = [...(ledger['articles']?.values() ?? [])];
	const pictures = [...(ledger['pictures']?.values() ?? [])];
	const sum = (rows: Row[], name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0);
	const sums: Record<string, number> = {
		articles: texts.length,
		minutes: sum(texts, 'minutes'),
		textBytes: sum(texts, 'bytes'),
		pictures: ledger['figures']?.size ?? 0,
		picturesKept: new Set(pictures.map(({ picture }) => picture)).size,
		pictureBytes: sum(pictures, 'bytes')
	};
	const tally = ledger['facts']?.get('tally') as Record<string, number> | undefined;
	for (const [name, value] of Object.entries(sums))
		if ((tally?.[name] ?? 0) !== value) breaches.push(`tally: ${name} ${tally?.[name] ?? 0} where rows give ${value}`);

	const kept: Record<string, number> = {};
	for (const { id, revision } of texts) kept[`text ${String(id)}`] = Number(revision);
	for (const { picture, width } of pictures) {
		const name = `picture ${String(picture)}`;
		kept[name] = Math.max(Number(width), kept[name] ?? 0);
	}
	const shelf = await read(databaseNames.shelf, ['bookmarks', 'places']);
	const marks = Object.fromEntries(
		Object.entries(shelf).flatMap(([table, rows]) => [...rows].map(([key, row]) => [`${table} ${key as string}`, row]))
	);
	return { breaches, kept, marks };
}

/** What of an audit before is no longer there, or only in an older revision or a smaller size; marks that are others now. */
export function findLost(before: Audit, now: Audit): string[] {
	const things = Object.entries(before.kept).filter(([name, measure]) => (now.kept[name] ?? 0) < measure);
	const marks = Object.entries(before.marks).filter(
		([name, row]) => JSON.stringify(now.marks[name]) !== JSON.stringify(row)
	);
	return [...things, ...marks].map(([name]) => name);
}
