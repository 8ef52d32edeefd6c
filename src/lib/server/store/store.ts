// The publisher's disk, opened: the database and the blobs below one data folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DiskRefusal, Refusal, refusalOf } from '../refusal.ts';
import { Blobs } from './blobs.ts';
import { makeFolder } from './durable.ts';
import { nodeSqlite, openFrozenSqlite, openSqlite } from './sqlite.ts';
import { migrations, type Tables } from './tables.ts';

/** The open store of one data folder. Many may read; who writes holds the press lock. */
export interface Store {
	folder: string;
	database: Kysely<Tables>;
	blobs: Blobs;
	/** Whether it was opened on a disk that cannot be written: it then shows what stood when it was opened. */
	isFrozen: boolean;
	close(): Promise<void>;
}

/**
 * Opens the store below a data folder, makes it where there is none, and brings an older one up to date.
 * @throws Refusal where the store was made by a newer Shyraq
 */
export async function openStore(folder: string): Promise<Store> {
	await makeFolder(join(folder, 'blobs'));
	const database = new Kysely<Tables>({ dialect: nodeSqlite(openSqlite(fileOf(folder))) });
	try {
		await migrate(database, folder);
	} catch (failure) {
		await database.destroy();
		throw failure;
	}
	return storeOf(folder, database, false);
}

/**
 * Opens the store for reading. Where the disk is full or cannot be written, what stands on it is read all the same.
 * @throws whatever kept the store from being opened, where there is none to be read either
 */
export async function openStoreToRead(folder: string): Promise<Store> {
	try {
		return await openStore(folder);
	} catch (failure) {
		if (!(refusalOf(failure, folder) instanceof DiskRefusal) || !existsSync(fileOf(folder))) throw failure;
		const database = new Kysely<Tables>({ dialect: nodeSqlite(openFrozenSqlite(fileOf(folder))) });
		if ((await listDone(database)).length === Object.keys(migrations).length) return storeOf(folder, database, true);
		await database.destroy();
		throw failure;
	}
}

/** Whether there is a store below a data folder. */
export function isStore(folder: string): boolean {
	return existsSync(fileOf(folder));
}

function storeOf(folder: string, database: Kysely<Tables>, isFrozen: boolean): Store {
	return { folder, database, blobs: new Blobs(join(folder, 'blobs')), isFrozen, close: () => database.destroy() };
}

function fileOf(folder: string): string {
	return join(folder, 'store.sqlite');
}

async function migrate(database: Kysely<Tables>, folder: string): Promise<void> {
	const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(migrations) } });
	const known = new Set(Object.keys(migrations));
	const done = await listDone(database);
	if (done.some((name) => !known.has(name))) {
		throw new Refusal(`The store in ${folder} was made by a newer Shyraq than this one.`);
	}
	if (done.length === known.size) return;
	const { error } = await migrator.migrateToLatest();
	if (error !== undefined)
		throw error instanceof Error ? error : new Error('The store could not be brought up to date.', { cause: error });
}

/** Names of the steps done, without taking the migrator's write lock: a mere reader must not wait for a writer. */
async function listDone(database: Kysely<Tables>): Promise<string[]> {
	const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
	const rows = await database
		.$extendTables<{ kysely_migration: { name: string } }>()
		.selectFrom('kysely_migration')
		.select('name')
		.execute();
	return rows.map(({ name }) => name);
}
