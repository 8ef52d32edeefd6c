// The worker's ledger (idb): a row for everything kept and everything listed, so that no question needs the whole of either.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb';
import type { ArticleId, Entry, Hash, Picture, Variant, Withdrawn } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { OutboxItem } from '#lib/contract/messages.ts';
import { databaseNames } from '#lib/contract/places.ts';
import type { Facts } from './facts.ts';
import { storageFault } from './storage-fault.ts';

/** An article whose signed bytes are kept; one revision of each. */
export interface ArticleRow {
	hash: Hash;
	id: ArticleId;
	revision: number;
	bytes: number;
	minutes: number;
	/** When it was published, and when it was kept here, in milliseconds since 1970. */
	at: number;
	keptAt: number;
}

/** A picture kept in one of its variants. */
export interface PictureRow {
	hash: Hash;
	/** The picture's id, which all its variants share. */
	picture: Hash;
	format: Variant['format'];
	width: number;
	bytes: number;
}

/** A picture of an article kept here, whether it is kept or not. */
export interface FigureRow {
	id: Hash;
	picture: Picture;
	/** All its variants, by any of which a page may ask for it. */
	variants: Hash[];
	/** The kept articles that show it. */
	articles: ArticleId[];
	isLead: boolean;
	/** When the newest of them was published. */
	at: number;
	/** The source of one of them; absent in rows of ledgers before version 3, and where it is the publisher. */
	from?: string;
	/** Width of the variant kept; 0 where none is. */
	width: number;
	/** What it waits for: 0 a lead's small size, 1 any size of another, 2 a larger size; absent where nothing is lacking. */
	rank?: 0 | 1 | 2;
	/** There where it went to make room, and is not to come again by itself. */
	shed?: 1;
}

/** What the list says of an article. */
export type EntryRow = Entry & {
	at: number;
	/** The name of its source, '' where the publisher wrote it. */
	from: string;
	/** There where the text of this revision is not here. */
	lacks?: 1;
	/** There where it went to make room, and is not to come again by itself. */
	shed?: 1;
};

/** The word that an article is withdrawn: `done` when nothing of it is here any more. */
export type GoneRow = Omit<Withdrawn, 'gone'> & { gone: Withdrawn['gone'] | 'done' };

interface LedgerSchema extends DBSchema {
	articles: { key: Hash; value: ArticleRow; indexes: { id: ArticleId; at: number } };
	pictures: { key: Hash; value: PictureRow; indexes: { picture: Hash } };
	figures: {
		key: Hash;
		value: FigureRow;
		indexes: { variants: Hash; articles: ArticleId; lacking: [number, number]; shed: number };
	};
	entries: {
		key: ArticleId;
		value: EntryRow | GoneRow;
		indexes: {
			age: [number, string];
			from: [string, number, string];
			hash: Hash;
			lacking: [number, string, number];
			shed: number;
			gone: string;
		};
	};
	facts: { key: string; value: Facts[keyof Facts] };
}
export type Ledger = IDBPDatabase<LedgerSchema>;
const stores = ['articles', 'pictures', 'figures', 'entries', 'facts'] as const;
export type Change = IDBPTransaction<LedgerSchema, typeof stores, 'readwrite'>;

const version = 3;
/** An open that hangs (seen in Safari) must not stand between a tap and the text. */
const openLimitMs = 3000;

let opened: Promise<Ledger> | undefined;

/**
 * Does something with the ledger, opening it where needed; once more where the browser had closed the connection.
 * Rows are written by this file's schema only, so their types are taken at their word.
 * @throws FaultError `storage-full` or `storage-failed`
 */
export async function useLedger<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
	try {
		return await work(await open());
	} catch (closed) {
		if (!(closed instanceof DOMException && closed.name === 'InvalidStateError')) throw storageFault(closed);
		forget();
	}
	try {
		return await work(await open());
	} catch (failed) {
		throw storageFault(failed);
	}
}

/** Changes rows of any store, all or none. `work` may wait for nothing but the ledger. */
export async function changeLedger<T>(work: (change: Change) => Promise<T>): Promise<T> {
	return useLedger((ledger) => commit(ledger.transaction(stores, 'readwrite'), work));
}

/** A fact, or undefined where it was never written. */
export async function readFact<N extends keyof Facts>(name: N): Promise<Facts[N] | undefined> {
	return useLedger(async (ledger) => (await ledger.get('facts', name)) as Facts[N] | undefined);
}

/** Writes a fact; `undefined` removes it. */
export async function writeFact<N extends keyof Facts>(name: N, value: Facts[N] | undefined): Promise<void> {
	await useLedger((ledger) =>
		commit<unknown, IDBPTransaction<LedgerSchema, ['facts'], 'readwrite'>>(
			ledger.transaction(['facts'], 'readwrite'),
			({ store }) => (value === undefined ? store.delete(name) : store.put(value, name))
		)
	);
}

/** Closes the connection; the next use opens it again. */
export async function closeLedger(): Promise<void> {
	const closing = opened;
	forget();
	(await closing)?.close();
}

/** Waits for the work and for its transaction's end; without the one the other is taken back. */
async function commit<T, C extends { done: Promise<void>; error: DOMException | null; abort(): void }>(
	change: C,
	work: (change: C) => Promise<T>
): Promise<T> {
	// A failed put has a promise of its own; the transaction's must not go unheard beside it.
	change.done.catch(() => undefined);
	try {
		const result = await work(change);
		await change.done;
		return result;
	} catch (failed) {
		try {
			change.abort();
		} catch {
			// It had ended by itself
		}
		// A request cut off by the transaction's end does not say why that ended.
		throw change.error ?? failed;
	}
}

function open(): Promise<Ledger> {
	opened ??= openWithin().catch((failed: unknown) => {
		forget();
		throw failed;
	});
	return opened;
}

function forget(): void {
	opened = undefined;
}

function openWithin(): Promise<Ledger> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new FaultError('storage-failed', 'the ledger does not open')), openLimitMs);
		openOrRenew()
			.then(resolve, reject)
			.finally(() => clearTimeout(timer));
	});
}

/** Opens the ledger; one of a later build (after a roll-back) is given up, since `heal` rebuilds it from the caches. */
async function openOrRenew(): Promise<Ledger> {
	try {
		return await openThis();
	} catch (refused) {
		if (!(refused instanceof DOMException && refused.name === 'VersionError')) throw refused;
		const outbox = await takeOutbox();
		await deleteDB(databaseNames.ledger);
		const ledger = await openThis();
		if (outbox !== undefined) await ledger.put('facts', outbox, 'outbox');
		return ledger;
	}
}

/** Version 3: rows by their source. They are filled in where they stand, and the list is read anew from its files, which name the sources. */
async function nameSources(change: IDBPTransaction<LedgerSchema, typeof stores, 'versionchange'>): Promise<void> {
	const entries = change.objectStore('entries');
	entries.deleteIndex('lacking');
	for await (const cursor of entries)
		if ('hash' in cursor.value) await cursor.update({ ...cursor.value, from: cursor.value.site ?? '' });
	indexSources(entries);
	await change.objectStore('facts').delete('listed');
}

function indexSources(
	entries: IDBPObjectStore<LedgerSchema, ArrayLike<(typeof stores)[number]>, 'entries', 'versionchange'>
): void {
	entries.createIndex('from', ['from', 'at', 'id']);
	entries.createIndex('lacking', ['lacks', 'from', 'at']);
}

/** What was shared cannot be read anew from anything kept; in whatever version it lies, it is taken along. */
async function takeOutbox(): Promise<OutboxItem[] | undefined> {
	try {
		const later = await openDB<LedgerSchema>(databaseNames.ledger);
		const outbox = (await later.get('facts', 'outbox')) as OutboxItem[] | undefined;
		later.close();
		return outbox;
	} catch (failed) {
		console.warn(`shyraq: the outbox of a later build cannot be read: ${String(failed)}`);
		return undefined;
	}
}

function openThis(): Promise<Ledger> {
	return openDB<LedgerSchema>(databaseNames.ledger, version, {
		// What rows say is read anew from the kept bytes by `heal`; only the facts cannot be.
		upgrade(ledger, from, _to, change) {
			if (from === 2) {
				nameSources(change).catch((failed: unknown) => console.warn(`shyraq: rows have no source: ${String(failed)}`));
				return;
			}
			for (const name of [...ledger.objectStoreNames]) if (name !== 'facts') ledger.deleteObjectStore(name);
			const articles = ledger.createObjectStore('articles', { keyPath: 'hash' });
			articles.createIndex('id', 'id');
			articles.createIndex('at', 'at');
			ledger.createObjectStore('pictures', { keyPath: 'hash' }).createIndex('picture', 'picture');
			const figures = ledger.createObjectStore('figures', { keyPath: 'id' });
			figures.createIndex('variants', 'variants', { multiEntry: true });
			figures.createIndex('articles', 'articles', { multiEntry: true });
			figures.createIndex('lacking', ['rank', 'at']);
			figures.createIndex('shed', 'shed');
			const entries = ledger.createObjectStore('entries', { keyPath: 'id' });
			entries.createIndex('age', ['at', 'id']);
			entries.createIndex('hash', 'hash');
			indexSources(entries);
			entries.createIndex('shed', 'shed');
			entries.createIndex('gone', 'gone');
			if (!ledger.objectStoreNames.contains('facts')) ledger.createObjectStore('facts');
			for (const name of ['whole', 'listed', 'tally']) void change.objectStore('facts').delete(name);
		},
		// A connection that stays open blocks the next build's upgrade and the reader's wipe.
		blocking(_from, _to, event) {
			forget();
			(event.target as IDBDatabase | null)?.close();
		},
		terminated: forget
	});
}
