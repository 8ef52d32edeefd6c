// The shelf's database, the only file that knows Dexie: its schema by versions, its opening, and what can befall it.
import Dexie, { liveQuery, type Table } from 'dexie';
import { FaultError } from '#lib/contract/faults.ts';
import { databaseNames } from '#lib/contract/places.ts';
import {
	lockIn,
	mayBeSealed,
	sealedTables,
	type FindSeal,
	type LockFound,
	type Rows,
	type Seal,
	type ShelfState,
	type TableName,
	type Watched
} from './tables.ts';
import { schemaVersions, type SchemaVersion } from './versions.ts';

/** Where IndexedDB is to be found; tests give their own. */
export interface ShelfPlatform {
	indexedDB: IDBFactory;
	IDBKeyRange: typeof IDBKeyRange;
}

/** The open shelf. Made once a page, by `openShelf`. */
export class Shelf {
	readonly #database: Dexie;
	readonly #listeners = new Set<(state: ShelfState) => void>();
	readonly #find: FindSeal | undefined;
	#current: ShelfState = 'opening';
	#opening: Promise<void> | undefined;
	#seal: Seal | undefined;
	/** The lock that was there when it was last looked for. */
	#lock: string | undefined;
	/** The one whose seal was last looked for. */
	#sought: string | undefined;

	constructor(versions: readonly SchemaVersion[], platform: ShelfPlatform | undefined, find: FindSeal | undefined) {
		this.#find = find;
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
				return await this.#transact(mode, tables, work);
			} catch (failed) {
				if (await this.#isOpenAgain()) continue;
				const isClosed = failed instanceof Dexie.DexieError && closedNames.has(failed.name);
				if (isClosed && attempt === 1 && this.#current !== 'outdated') this.close();
				else throw toFault(failed);
			}
		}
	}

	/** Opens the database where it is not open, and finds the seal where a lock is there. @throws FaultError `storage-failed` or `storage-full` */
	async open(): Promise<void> {
		if (this.#current === 'outdated') throw new FaultError('storage-failed', 'a newer build has changed the shelf');
		if (this.#opening === undefined && this.#database.isOpen()) return;
		await (this.#opening ??= this.#open().finally(() => (this.#opening = undefined)));
	}

	async #open(): Promise<void> {
		try {
			await this.#database.open();
			if (!(await this.#findSeal())) this.#become('locked');
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
		const query = liveQuery(() => this.#transact('r', tables, work));
		return {
			subscribe: (run) => {
				let stop: (() => void) | undefined;
				let isOver = false;
				const fail = (): unknown => isOver || run(fallback);
				const listen = () => {
					if (isOver) return;
					const end = (): void => void this.#isOpenAgain().then((isOpen) => (isOpen ? listen() : fail()), fail);
					const following = query.subscribe({ next: run, error: end });
					stop = () => following.unsubscribe();
				};
				this.open().then(listen, fail);
				return () => {
					isOver = true;
					stop?.();
				};
			}
		};
	}

	/** Whether what this reader did lies sealed on this phone, as far as is known. */
	get isSealed(): boolean {
		return this.#lock !== undefined;
	}

	/** Whether it does, and the passphrase was not given. */
	get isLocked(): boolean {
		return this.#lock !== undefined && this.#seal?.id !== this.#lock;
	}

	/** The lock on this phone; undefined where there is none. @throws FaultError `storage-failed` */
	readLock(): Promise<LockFound | undefined> {
		return this.run('r', ['settings'], async (table) => lockIn(await table('settings').get('lock')));
	}

	/** Puts a lock on this phone or takes it off: all rows are written anew by the seal, or nothing is. @throws FaultError `locked` or storage faults */
	async reseal(lock: { id: string } | undefined, seal: Seal | undefined): Promise<void> {
		await this.run('rw', [...sealedTables, 'settings'], async (table) => {
			const all = await Promise.all(sealedTables.map((name) => table(name).toArray()));
			if (lock === undefined) await table('settings').delete('lock');
			else await table('settings').put({ name: 'lock', value: lock });
			for (const [at, name] of sealedTables.entries()) {
				const rows = openRows(this.#database.table(name));
				await rows.clear();
				await (seal?.open(name, rows) ?? rows).bulkPut(all[at] ?? []);
			}
		});
		this.#seal = seal;
		this.#lock = lock?.id;
	}

	/** Puts the same lock in its place, under another passphrase. @throws FaultError `locked` where another is there now; storage faults */
	async replaceLock(lock: { id: string }): Promise<void> {
		await this.run('rw', ['settings'], async (table) => {
			if (lockIn(await table('settings').get('lock'))?.id !== lock.id)
				throw new FaultError('locked', 'it is another lock');
			await table('settings').put({ name: 'lock', value: lock });
		});
	}

	/** Empties the tables that a lock may seal, for which none needs to be opened; `withLock` takes that off as well. @throws FaultError `storage-failed` */
	async empty(withLock: boolean): Promise<void> {
		await this.open();
		await this.#database.transaction('rw', [...sealedTables, 'settings'], async () => {
			for (const name of sealedTables) await this.#database.table(name).clear();
			if (withLock) await this.#database.table('settings').delete('lock');
		});
		if (withLock) this.#seal = this.#lock = undefined;
	}

	/** Whether a table holds anything, which needs no seal. @throws FaultError `storage-failed` */
	async hasAny(name: TableName): Promise<boolean> {
		await this.open();
		return (await this.#database.table(name).limit(1).primaryKeys()).length > 0;
	}

	/** Closes the database; it opens again by itself at the next use. */
	close(): void {
		this.#database.close({ disableAutoOpen: false });
	}

	/** One transaction; of tables that a lock may have sealed it is asked every time, since another tab may just have locked them. */
	#transact<Result>(
		mode: 'r' | 'rw',
		tables: TableName[],
		work: (table: (name: TableName) => Rows) => PromiseLike<Result>
	): Promise<Result> {
		if (!tables.some(mayBeSealed))
			return this.#database.transaction(mode, tables, () => work((name) => openRows(this.#database.table(name))));
		return this.#database.transaction(mode, [...new Set([...tables, 'settings'])], async () => {
			const seal = this.#sealOf(await this.#database.table('settings').get('lock'));
			return work((name) => {
				const rows = openRows(this.#database.table(name));
				return seal !== undefined && mayBeSealed(name) ? seal.open(name, rows) : rows;
			});
		});
	}

	#sealOf(row: unknown): Seal | undefined {
		this.#lock = lockIn(row)?.id;
		if (this.#seal?.id !== this.#lock) throw new FaultError('locked', 'the passphrase was not given');
		return this.#seal;
	}

	/** Where another tab has locked it since this one began, it may have left the keys where they are found. @returns whether one goes on */
	async #isOpenAgain(): Promise<boolean> {
		if (!this.isLocked) return false;
		if (this.#sought !== this.#lock && (await this.#findSeal())) return true;
		this.#become('locked');
		return false;
	}

	/** Looks for the lock, and for its seal. @returns whether the tables are open */
	async #findSeal(): Promise<boolean> {
		const lock = lockIn(await this.#database.table('settings').get('lock'));
		this.#lock = this.#sought = lock?.id;
		if (this.#seal?.id !== lock?.id) this.#seal = lock && (await this.#find?.(lock));
		return !this.isLocked;
	}

	#become(state: ShelfState): void {
		if (state === this.#current) return;
		this.#current = state;
		for (const listener of this.#listeners) listener(state);
	}
}

const closedNames = new Set(['DatabaseClosedError', 'InvalidStateError', 'TransactionInactiveError']);

/** The shelf of this phone. Opens nothing yet: the first use does, and asks `find` for the seal where a lock is there. */
export function openShelf(
	versions: readonly SchemaVersion[] = schemaVersions,
	platform?: ShelfPlatform,
	find?: FindSeal
): Shelf {
	return new Shelf(versions, platform, find);
}

function openRows(table: Table<unknown, string>): Rows {
	return {
		get: (key) => table.get(key),
		bulkGet: (keys) => table.bulkGet([...keys]),
		put: (row) => table.put(row),
		bulkPut: (rows) => table.bulkPut(rows),
		delete: (key) => table.delete(key),
		bulkDelete: (keys) => table.bulkDelete([...keys]),
		clear: () => table.clear(),
		toArray: () => table.toArray(),
		keys: () => table.toCollection().primaryKeys(),
		newest: (isWanted, limit, walked) => {
			let left = walked;
			const last = table.orderBy('at').reverse();
			return last
				.until(() => (left -= 1) < 0)
				.filter(isWanted)
				.limit(limit)
				.toArray();
		},
		ofArticle: (id) => table.where('id').equals(id).sortBy('at')
	};
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
