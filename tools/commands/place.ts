// Where a path on the command line is, and a store to look into.
import { resolve } from 'node:path';
import { readConfig, type Config } from '#lib/server/config.ts';
import { openStore, openStoreToRead, type Store } from '#lib/server/store/store.ts';
import type { Report } from './report.ts';

/** npm runs us in the project's folder and says from which one it was called. */
export function placeOf(path: string): string {
	return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Looks into the store of the settings. */
export async function withStore(work: (store: Store, config: Config) => Promise<Report>): Promise<Report> {
	const config = readConfig(process.env);
	const store = await openStoreToRead(config.dataFolder);
	try {
		return await work(store, config);
	} finally {
		await store.close();
	}
}

/** Changes rows of the store of the settings. */
export async function changeStore(work: (store: Store, config: Config) => Promise<Report>): Promise<Report> {
	const config = readConfig(process.env);
	const store = await openStore(config.dataFolder);
	try {
		return await work(store, config);
	} finally {
		await store.close();
	}
}
