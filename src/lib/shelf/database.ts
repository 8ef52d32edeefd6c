// The shelf's database, the only file that knows Dexie: its schema by versions, its opening, and what can befall it.
import Dexie, { liveQuery, type Table, type Transaction } from 'dexie';
import { FaultError } from '#lib/contract/faults.ts';
import { databaseNames } from '#lib/contract/places.ts';

/** One version of the schema: the tables' keys and indexes as Dexie writes them, and how rows come from the version before. */
export interface SchemaVersion {
	version: number;
	tables: Record<string, string>;
	upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}

/** Every version there has been, oldest first. A version that was ever released is never changed; a new one is added. */
export const schemaVersions: readonly SchemaVersion[] = [
	{ version: 1, tables: { places: 'id, at', bookmarks: 'key, id, at', settings: 'name' } },
	{ version: 2, tables: { keeping: 'name', trouble: 'hash, at' } },
	{ version: 3, tables: {}, upgrade: passagesToHighlights },
	{ version: 4, tables: { archived: 'id, at' } }
];

/** What was bookmarked as a passage is a highlight, in the colour that passages had. */
function passagesToHighlights(transaction: Transaction): PromiseLike<unknown> {
	return transaction
		.table<{ kind?: unknown; colour?: string }>('bookmarks')
		.toCollection()
		.modify((row) => {
			if (row.kind === 'passage') Object.assign(row, { kind: 'highlight', colour: 'amber' });
		});
}

/**
 * How the shelf fares: `opening`; `ready`; `blocked` by a tab of an older build that will not close it; `outdated`, since
 * a newer build has changed it and this page should be loaded anew; `unavailable`, where the browser keeps nothing for us.
 */
export type ShelfState = 'opening' | 'ready' | 'blocked' | 'outdated' | 'unavailable';

/** Something that tells its value now and whenever it changes: a Svelte store's contract. */
export interface Watched<Value> {
	subscribe(run: (value: Value) => void): () => void;
}

export type TableName = 'places' | 'bookmarks' | 'settings' | 'keeping' | 'trouble' | 'archived';

/** Rows as they lie in a table, not yet looked at. */
export type Rows = Table<unknown, string>;

/** Where IndexedDB is to be found; tests give their own. */
export interface ShelfPlatform {
	indexedDB: IDBFactory;
	IDBKeyRange: typeof IDBKeyRange;
}

/** The open shelf. Made once a page, by `openShelf`. */
export class Shelf {
	readonly #database: Dexie;
	readonly #listeners = new Set<(state: ShelfState) => void>();
	#current: ShelfState = 'opening';

	constructor(versions: readonly SchemaVersion[], platform: ShelfPlatform | undefined) {
		// Dexie opens it again by itself after the browser has closed it, live queries included.
		this.#database = new Dexie(databaseNames.shelf, { ...platform });
		for (const { version, tables, upgrade } of versions) {
			const declared = this.#database.version(version).stores(tables);
			if (upgrade !== undefined) declared.upgrade(upgrade);
		}
		// Answering false keeps Dexie's own handlers, which write to the console, from running after ours.
		this.#database.on('blocked', () => {
			this.#become('blocked');
			return false;
		});
		this.#database.on('versionchange', (event) => {
			// Another tab wants to upgrade the database, or to delete it: let it, at once.
			// After an upgrade it stays closed, for this page's code no longer fits it.
			const isDeletion = event.newVersion === null;
			this.#database.close({ disableAutoOpen: !isDeletion });
			this.#become(isDeletion ? 'opening' : 'outdated');
			return false;
		});
		this.#database.on('close', () => {
			if (this.#current === 'ready') this.#become('opening');
		});
		this.#database.on('ready', () => this.#become('ready'), true);
	}

	/** How the shelf fares at this moment. */
	get stateNow(): ShelfState {
		return this.#current;
	}

	/** How the shelf fares, now and after each change. */
	readonly state: Watched<ShelfState> = {
		subscribe: (run) => {
			this.#listeners.add(run);
			run(this.#current);
			return () => void this.#listeners.delete(run);
		}
	};

	/**
	 * Does one thing with the database in one transaction, opening it first where it is not open (browsers close a
	 * database on their own when they clear up or suspend a page) and once more where it was closed in between.
	 * @throws FaultError `storage-failed` or `storage-full`
	 */
	async run<Result>(
		mode: 'r' | 'rw',
		tables: TableName[],
		work: (table: (name: TableName) => Rows) => PromiseLike<Result>
	): Promise<Result> {
		for (let attempt = 1; ; attempt++) {
			await this.open();
			try {
				return await this.#database.transaction(mode, tables, () => work((name) => this.#database.table(name)));
			} catch (failed) {
				const isClosed = failed instanceof Dexie.DexieError && closedNames.has(failed.name);
				if (isClosed && attempt === 1 && this.#current !== 'outdated') this.close();
				else throw toFault(failed);
			}
		}
	}

	/** Opens the database where it is not open. @throws FaultError `storage-failed` or `storage-full` */
	async open(): Promise<void> {
		if (this.#current === 'outdated') throw new FaultError('storage-failed', 'a newer build has changed the shelf');
		if (this.#database.isOpen()) return;
		try {
			await this.#database.open();
		} catch (failed) {
			this.#become(failed instanceof Dexie.VersionError ? 'outdated' : 'unavailable');
			throw toFault(failed, true);
		}
	}

	/**
	 * What a reading of the tables gives, now and whenever they change in any tab; `fallback` where it cannot be read.
	 * `work` must use the database alone, so that what it reads is known to be watched.
	 */
	watch<Result>(
		tables: TableName[],
		work: (table: (name: TableName) => Rows) => PromiseLike<Result>,
		fallback: Result
	): Watched<Result> {
		const query = liveQuery(() =>
			this.#database.transaction('r', tables, () => work((name) => this.#database.table(name)))
		);
		return {
			subscribe: (run) => {
				let stop: (() => void) | undefined;
				let isOver = false;
				const fail = () => {
					if (!isOver) run(fallback);
				};
				const listen = () => {
					if (isOver) return;
					const subscription = query.subscribe({ next: run, error: fail });
					stop = () => subscription.unsubscribe();
				};
				this.open().then(listen, fail);
				return () => {
					isOver = true;
					stop?.();
				};
			}
		};
	}

	/** Closes the database; it opens again by itself at the next use. */
	close(): void {
		this.#database.close({ disableAutoOpen: false });
	}

	#become(state: ShelfState): void {
		if (state === this.#current) return;
		this.#current = state;
		for (const listener of this.#listeners) listener(state);
	}
}

const closedNames = new Set(['DatabaseClosedError', 'InvalidStateError', 'TransactionInactiveError']);

/** The shelf of this phone. Opens nothing yet: the first use does. */
export function openShelf(versions: readonly SchemaVersion[] = schemaVersions, platform?: ShelfPlatform): Shelf {
	return new Shelf(versions, platform);
}

/** The database's own failures as faults, and while opening everything else as well; other errors are bugs, as they are. */
function toFault(failed: unknown, isOpening = false): unknown {
	const isDatabase = failed instanceof Dexie.DexieError || failed instanceof DOMException;
	if (!(failed instanceof Error) || !(isDatabase || isOpening)) return failed;
	const inner: unknown = failed instanceof Dexie.DexieError ? failed.inner : undefined;
	// A full disk comes as Dexie's own error, or inside one that aborted the transaction.
	const isFull = [failed, inner].some((error) => error instanceof Error && error.name === 'QuotaExceededError');
	return new FaultError(isFull ? 'storage-full' : 'storage-failed', `${failed.name}: ${failed.message}`, failed);
}
