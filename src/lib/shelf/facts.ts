// Single things to remember about the keeping of the library, a row each; losing one costs a little time and nothing else.
import { anything, object, readAs, text, type Schema } from '#lib/article/schema.ts';
import type { Shelf } from './database.ts';
import type { Rows, Watched } from './tables.ts';

/** `meter`: bytes taken. `counted`: how much of the worker's sum the meter has. `link`: what the connection is like. `check`: how far reading back has come. `build`: when another build was looked for. `drill`: until when no network is asked. `room`: how much the phone took when it was full. `contact`: when the publisher last answered. `voice`: how this reader is read to. `library`: by what the list is sifted, and where in it one was. */
export type FactName =
	'meter' | 'counted' | 'link' | 'check' | 'build' | 'drill' | 'room' | 'contact' | 'voice' | 'library';

const rowSchema = object({ name: text(), value: anything });

/** A fact within a transaction; undefined where there is none, or none as it should be. */
export async function readFact<T>(rows: Rows, name: FactName, schema: Schema<T>): Promise<T | undefined> {
	const row = readAs(rowSchema, await rows.get(name));
	return row === undefined ? undefined : readAs(schema, row.value);
}

/** Keeps a fact within a transaction. */
export async function keepFact(rows: Rows, name: FactName, value: unknown): Promise<void> {
	await rows.put({ name, value });
}

/** A fact by itself. @throws FaultError `storage-failed` */
export function loadFact<T>(shelf: Shelf, name: FactName, schema: Schema<T>): Promise<T | undefined> {
	return shelf.run('r', ['keeping'], (table) => readFact(table('keeping'), name, schema));
}

/** Keeps a fact by itself. @throws FaultError `storage-failed` or `storage-full` */
export async function saveFact(shelf: Shelf, name: FactName, value: unknown): Promise<void> {
	await shelf.run('rw', ['keeping'], (table) => keepFact(table('keeping'), name, value));
}

/** A fact, now and whenever it changes in any tab. */
export function watchFact<T>(shelf: Shelf, name: FactName, schema: Schema<T>): Watched<T | undefined> {
	return shelf.watch<T | undefined>(['keeping'], (table) => readFact(table('keeping'), name, schema), undefined);
}
