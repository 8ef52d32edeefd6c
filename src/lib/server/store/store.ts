// The publisher's disk, opened: the database and the blobs below one data folder.
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Refusal } from '../refusal.ts';
import { Blobs } from './blobs.ts';
import { makeFolder } from './durable.ts';
import { nodeSqlite, openSqlite } from './sqlite.ts';
import { migrations, type Tables } from './tables.ts';

/** The open store of one data folder. Many may read; who writes holds the press lock. */
export interface Store {
	folder: string;
	database: Kysely<Tables>;
	blobs: Blobs;
	close(): Promise<void>;
}

/**
 * Opens the store below a data folder, makes it where there is none, and brings an older one up to date.
 * @throws Refusal where the store was made by a newer Shyraq
 */
export async function openStore(folder: string): Promise<Store> {
	await makeFolder(join(folder, 'blobs'));
	const database = new Kysely<Tables>({ dialect: nodeSqlite(openSqlite(join(folder, 'store.sqlite'))) });
	try {
		await migrate(database, folder);
	} catch (failure) {
		await database.destroy();
		throw failure;
	}
	return { folder, database, blobs: new Blobs(join(folder, 'blobs')), close: () => database.destroy() };
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
