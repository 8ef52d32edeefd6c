// The shelf's database, the only file that knows Dexie: its schema by versions, its opening, and what can befall it.
import Dexie, { liveQuery, type Table } from 'dexie';
import { FaultError } from '#lib/contract/faults.ts';
import { databaseNames } from '#lib/contract/places.ts';
import { Latch } from './latch.ts';
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
	#current: ShelfState = 'opening';
	readonly #latch: Latch;

	constructor(versions: readonly SchemaVersion[], platform: ShelfPlatform | undefined, find: FindSeal | undefined) {
		// Dexie opens it again by itself after the browser has closed it, live queries included.
		this.#database = new Dexie(databaseNames.shelf, { ...platform });
		this.#latch = new Latch(() => this.#database.table('settings').get('lock'), find);
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
	 * @throws FaultError `locked`, `storage-failed` or `storage-full`
	 */
	run<Result>(
		mode: 'r' | 'rw',
		tables: TableName[],
		work: (table: (name: TableName) => Rows) => PromiseLike<Result>
	): Promise<Result> {
		return this.#attempt(tables, () => this.#transact(mode, tables, work));
	}

	async #attempt<Result>(tables: TableName[], work: () => PromiseLike<Result>): Promise<Result> {
		for (let attempt = 1; ; attempt++) {
			await this.#reach(tables);
			try {
				return await work();
			} catch (failed) {
				if (await this.#isOpenAgain()) continue;
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

	/** Opens the database, and finds the seal of tables that are sealed. */
	async #reach(tables: TableName[]): Promise<void> {
		await this.open();
		if (tables.some(mayBeSealed) && !(await this.#latch.find().catch(rethrow))) this.#become('locked');
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
				this.#reach(tables).then(listen, fail);
				return () => {
					isOver = true;
					stop?.();
				};
			}
		};
	}

	/** Whether what this reader did lies sealed on this phone, as far as is known. */
	get isSealed(): boolean {
		return this.#latch.isOn;
	}

	/** Whether it does, and the passphrase was not given. */
	get isLocked(): boolean {
		return this.#latch.isClosed;
	}

	/** Looks for what opens the lock, where there is one. @returns whether it is closed to this page @throws FaultError `storage-failed` */
	async findLocked(): Promise<boolean> {
		await this.#reach([...sealedTables]);
		return this.isLocked;
	}

	/** The lock on this phone; undefined where there is none. @throws FaultError `storage-failed` */
	readLock(): Promise<LockFound | undefined> {
		return this.run('r', ['settings'], async (table) => lockIn(await table('settings').get('lock')));
	}

	/**
	 * Puts a lock on this phone, another in its place, or takes it off: all rows are written anew by the seal, and what is
	 * remembered of the sifted list goes, or nothing is done. @throws FaultError `locked`, `storage-failed` or `storage-full`
	 */
	async reseal(lock: { id: string } | undefined, seal: Seal | undefined): Promise<void> {
		await this.run('rw', [...sealedTables, 'settings', 'keeping'], async (table) => {
			const all = await Promise.all(sealedTables.map((name) => table(name).toArray()));
			if (lock === undefined) await table('settings').delete('lock');
			else await table('settings').put({ name: 'lock', value: lock });
			await table('keeping').delete('library');
			for (const [at, name] of sealedTables.entries()) {
				const rows = openRows(this.#database.table(name));
				await rows.clear();
				await (seal?.open(name, rows) ?? rows).bulkPut(all[at] ?? []);
			}
		});
		this.#latch.take(lock?.id, seal);
	}

	/** Empties the tables that a lock may seal, for which none needs to be opened; `withLock` takes that off as well. @throws FaultError storage faults */
	async empty(withLock: boolean): Promise<void> {
		await this.#attempt(['settings'], () =>
			this.#database.transaction('rw', [...sealedTables, 'settings'], async () => {
				for (const name of sealedTables) await this.#database.table(name).clear();
				if (withLock) await this.#database.table('settings').delete('lock');
			})
		);
		if (withLock) this.#latch.take(undefined, undefined);
	}

	/** Whether a table holds anything, which needs no seal. @throws FaultError `storage-failed` */
	async hasAny(name: TableName): Promise<boolean> {
		const keys = await this.#attempt(['settings'], () => this.#database.table(name).limit(1).primaryKeys());
		return keys.length > 0;
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
			const seal = this.#latch.sealOf(await this.#database.table('settings').get('lock'));
			return work((name) => {
				const rows = openRows(this.#database.table(name));
				return seal !== undefined && mayBeSealed(name) ? seal.open(name, rows) : rows;
			});
		});
	}

	/** Where another tab has locked it since this one began, it may be open to this one all the same. */
	async #isOpenAgain(): Promise<boolean> {
		if (!this.isLocked || this.#current === 'outdated') return false;
		const isOpen = await this.#latch.findAgain();
		this.#become(isOpen ? 'ready' : 'locked');
		return isOpen;
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

function rethrow(failed: unknown): never {
	throw toFault(failed);
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
