// The worker's ledger (idb): a row for every article and picture whose bytes are kept, and the few facts that outlive the worker.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Hash, ArticleId, Picture, Variant } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { PictureWish } from '#lib/contract/messages.ts';
import { databaseNames } from '#lib/contract/places.ts';
import { storageFault } from './storage-fault.ts';

/** An article whose signed bytes are kept. */
export interface ArticleRow {
	hash: Hash;
	id: ArticleId;
	revision: number;
	bytes: number;
	published: string;
	pictures: Picture[];
	/** Hashes of all variants of all pictures, for the index by which a picture's address finds its article. */
	variants: Hash[];
	/** Milliseconds since 1970. */
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

/** The publisher's key of the first contents list that was verified here, and the newest list seen by it. */
export interface Pin {
	/** C2SP verifier form. */
	key: string;
	number: number;
	/** sha-256 of the list's signed text. */
	hash: Hash;
}

/** Facts that outlive the worker, by name. */
export interface Facts {
	pin: Pin;
	language: Language;
	wish: PictureWish;
	/** The pack begun and not yet wholly kept; its articles are asked one by one from then on. */
	packBegun: string;
}

interface LedgerSchema extends DBSchema {
	articles: { key: Hash; value: ArticleRow; indexes: { id: ArticleId; variants: Hash } };
	pictures: { key: Hash; value: PictureRow; indexes: { picture: Hash } };
	facts: { key: string; value: Facts[keyof Facts] };
}
export type Ledger = IDBPDatabase<LedgerSchema>;

const version = 1;
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

/** A fact, or undefined where it was never written. */
export async function readFact<N extends keyof Facts>(name: N): Promise<Facts[N] | undefined> {
	return useLedger(async (ledger) => (await ledger.get('facts', name)) as Facts[N] | undefined);
}

/** Writes a fact; `undefined` removes it. */
export async function writeFact<N extends keyof Facts>(name: N, value: Facts[N] | undefined): Promise<void> {
	await useLedger<unknown>((ledger) =>
		value === undefined ? ledger.delete('facts', name) : ledger.put('facts', value, name)
	);
}

/** Closes the connection; the next use opens it again. */
export async function closeLedger(): Promise<void> {
	const closing = opened;
	forget();
	(await closing)?.close();
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
		await deleteDB(databaseNames.ledger);
		return openThis();
	}
}

function openThis(): Promise<Ledger> {
	return openDB<LedgerSchema>(databaseNames.ledger, version, {
		upgrade(ledger, from) {
			if (from < 1) {
				const articles = ledger.createObjectStore('articles', { keyPath: 'hash' });
				articles.createIndex('id', 'id');
				articles.createIndex('variants', 'variants', { multiEntry: true });
				ledger.createObjectStore('pictures', { keyPath: 'hash' }).createIndex('picture', 'picture');
				ledger.createObjectStore('facts');
			}
		},
		// A connection that stays open blocks the next build's upgrade and the reader's wipe.
		blocking(_from, _to, event) {
			forget();
			(event.target as IDBDatabase | null)?.close();
		},
		terminated: forget
	});
}
