// What the shelf's tables are to whoever uses them: a few acts on rows, which are the same where a lock has sealed the rows.
import { object, readAs, text } from '#lib/article/schema.ts';

/**
 * How the shelf fares: `opening`; `ready`; `blocked` by a tab of an older build that will not close it; `outdated`, since
 * a newer build has changed it and this page should be loaded anew; `unavailable`, where the browser keeps nothing for us;
 * `locked`, where what this reader did lies sealed and the passphrase was not given.
 */
export type ShelfState = 'opening' | 'ready' | 'blocked' | 'outdated' | 'unavailable' | 'locked';

/** Something that tells its value now and whenever it changes: a Svelte store's contract. */
export interface Watched<Value> {
	subscribe(run: (value: Value) => void): () => void;
}

export type TableName = 'places' | 'bookmarks' | 'settings' | 'keeping' | 'trouble' | 'archived';

/** What is done with the rows of a table, which are not yet looked at. */
export interface Rows {
	get: (key: string) => PromiseLike<unknown>;
	bulkGet: (keys: readonly string[]) => PromiseLike<unknown[]>;
	put: (row: unknown) => PromiseLike<unknown>;
	bulkPut: (rows: readonly unknown[]) => PromiseLike<unknown>;
	delete: (key: string) => PromiseLike<unknown>;
	bulkDelete: (keys: readonly string[]) => PromiseLike<unknown>;
	clear: () => PromiseLike<unknown>;
	toArray: () => PromiseLike<unknown[]>;
	keys: () => PromiseLike<string[]>;
	/** By `at`, the last first: no more than `limit` that are wanted, among the `walked` last. */
	newest: (isWanted: (row: unknown) => boolean, limit: number, walked: number) => PromiseLike<unknown[]>;
	/** Those of one article, by `at`. */
	ofArticle: (id: string) => PromiseLike<unknown[]>;
}

/** The tables that a lock seals: what this reader did. */
export const sealedTables = ['places', 'bookmarks', 'archived'] as const satisfies readonly TableName[];
export type SealedTable = (typeof sealedTables)[number];

/** What reads and writes sealed rows, once the passphrase has been given. */
export interface Seal {
	/** The lock whose rows these are. */
	id: string;
	/** A table whose rows lie sealed in another, as one whose rows are open. */
	open: (name: SealedTable, rows: Rows) => Rows;
}
/** Finds the seal of a lock without asking the reader; undefined where the passphrase is wanted first. */
export type FindSeal = (lock: LockFound) => Promise<Seal | undefined>;

const lockSchema = object({ id: text(80, undefined, 1) });

/** A lock as it lies on the phone. */
export interface LockFound {
	/** Another at every change of the lock; '' where it cannot be read, which no passphrase opens. */
	id: string;
	value: unknown;
}

/** The lock in a row of the table `settings`. */
export function lockIn(row: unknown): LockFound | undefined {
	if (row === undefined) return undefined;
	const value: unknown = (row as { value?: unknown }).value;
	return { id: readAs(lockSchema, value)?.id ?? '', value };
}

/** Whether a lock seals a table. */
export function mayBeSealed(name: TableName): name is SealedTable {
	return (sealedTables as readonly TableName[]).includes(name);
}
