// Kysely over Node's own SQLite: a thin driver, since Kysely's needs a package that compiles.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult
} from 'kysely';

/** How long SQLite waits for another process's short write, in milliseconds. */
const busyMs = 5000;

/** Opens a database file as every part of the store wants it: write-ahead log, full syncs, foreign keys. */
export function openSqlite(file: string): DatabaseSync {
	const database = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true });
	try {
		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
		teachFolding(database);
	} catch (failure) {
		database.close();
		throw failure;
	}
	return database;
}

/**
 * Opens a database on a disk that cannot be written, as its file was when it was last whole: without its log, and blind to
 * whatever another process may still write (sqlite.org/uri.html, "immutable").
 */
export function openFrozenSqlite(file: string): DatabaseSync {
	const address = pathToFileURL(file);
	address.searchParams.set('immutable', '1');
	const database = new DatabaseSync(address, { readOnly: true });
	teachFolding(database);
	return database;
}

/** Gives queries `fold(text)`: small letters without marks, of every script; SQLite's own `lower` knows Latin ones alone. */
function teachFolding(database: DatabaseSync): void {
	database.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? foldText(text) : null));
}

/** Text as it is searched for: compatible forms as one, no marks above or below letters, no capitals (Unicode, UAX #15). */
function foldText(text: string): string {
	return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The dialect over an open database, which Kysely closes when it is destroyed. */
export function nodeSqlite(database: DatabaseSync): Dialect {
	return {
		createAdapter: () => new NodeSqliteAdapter(),
		createDriver: () => new NodeSqliteDriver(database),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler()
	};
}

/** SQLite can change its tables within a transaction; Kysely's adapter says otherwise, and a killed migration would stay half. */
class NodeSqliteAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/** One connection; SQLite runs one transaction on it at a time, so the next waits until it is given back. */
class NodeSqliteDriver implements Driver {
	readonly #database: DatabaseSync;
	readonly #connection: NodeSqliteConnection;
	#free: Promise<unknown> = Promise.resolve();
	#giveBack: () => void = () => undefined;

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#connection = new NodeSqliteConnection(database);
	}

	init(): Promise<void> {
		return Promise.resolve();
	}

	async acquireConnection(): Promise<DatabaseConnection> {
		const before = this.#free;
		const { promise, resolve } = Promise.withResolvers<undefined>();
		this.#free = promise;
		await before;
		this.#giveBack = () => {
			resolve(undefined);
		};
		return this.#connection;
	}

	releaseConnection(): Promise<void> {
		this.#giveBack();
		return Promise.resolve();
	}

	async beginTransaction(connection: DatabaseConnection): Promise<void> {
		// At once a writer: a reader that becomes one later fails where another has written in between.
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	async commitTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('commit'));
	}

	async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('rollback'));
	}

	destroy(): Promise<void> {
		this.#database.close();
		return Promise.resolve();
	}
}

class NodeSqliteConnection implements DatabaseConnection {
	readonly #database: DatabaseSync;

	constructor(database: DatabaseSync) {
		this.#database = database;
	}

	executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		// SQLite answers at once; a failure must still come as a rejection.
		return Promise.try(() => this.#execute<R>(query));
	}

	/** @throws always: nothing here is large enough to be read in pieces */
	streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error('The store reads no query in pieces.');
	}

	#execute<R>(query: CompiledQuery): QueryResult<R> {
		const statement = this.#database.prepare(query.sql);
		const parameters = query.parameters.map(toInput);
		if (statement.columns().length > 0) return { rows: statement.all(...parameters) as R[] };
		const { changes, lastInsertRowid } = statement.run(...parameters);
		return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
	}
}

/** What SQLite takes; a boolean or a date here would be a mistake in a query of ours. */
function toInput(value: unknown): SQLInputValue {
	if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
		return value;
	if (value instanceof Uint8Array) return value;
	throw new TypeError(`A query parameter of type ${typeof value} cannot be stored.`);
}
