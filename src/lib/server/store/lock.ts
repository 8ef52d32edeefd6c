// One at a time who writes in a folder, the store's or a mirror's: a lock that the system itself lets go when its holder dies, however it dies.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder } from './durable.ts';

/** Held until released; a killed process holds nothing. */
export interface Lock {
	release(): void;
}

/** Whether nobody else may hold it meanwhile, or others may that also hold it together. */
type LockKind = 'alone' | 'together';

/** A transaction that has read holds SQLite's shared lock until it ends (sqlite.org/lockingv3.html). */
const statements: Record<LockKind, string> = {
	alone: 'BEGIN EXCLUSIVE',
	together: 'BEGIN; SELECT count(*) FROM sqlite_master'
};
const intakeFile = 'intake.lock';
const pollMs = 100;
/** SQLite's result code for a database that another holds (sqlite.org/rescode.html#busy). */
const busyCode = 5;

/** Takes the lock of a data folder, waiting for another press to let it go; see `takeLock`. */
export async function takePressLock(folder: string, limitMs: number, onWait?: () => void): Promise<Lock | undefined> {
	await makeFolder(folder);
	return takeLock(join(folder, 'press.lock'), limitMs, onWait);
}

/**
 * Takes part in the lock of those who bring blobs that no row names yet. Many may hold it, but not while a press sweeps:
 * what they put would be swept away before it is named.
 */
export async function takeIntakeLock(folder: string, limitMs: number): Promise<Lock | undefined> {
	await makeFolder(folder);
	return takeLock(join(folder, intakeFile), limitMs, undefined, 'together');
}

/** The lock of `takeIntakeLock` for the one who sweeps: undefined, at once, where anybody brings something. */
export async function takeSweepLock(folder: string): Promise<Lock | undefined> {
	return takeLock(join(folder, intakeFile), 0);
}

/** The lock of the one who asks the sources what is new: undefined, at once, where another does. */
export async function takeRefreshLock(folder: string): Promise<Lock | undefined> {
	await makeFolder(folder);
	return takeLock(join(folder, 'refresh.lock'), 0);
}

/**
 * Takes a lock, waiting for another to let it go.
 * @param file made where it is not there, in a folder that is
 * @param limitMs how long to wait at most, in milliseconds
 * @param onWait called once where there is something to wait for
 * @param kind whether others may hold it at the same time
 * @returns the lock, or undefined where another held it all the time
 */
export async function takeLock(
	file: string,
	limitMs: number,
	onWait: () => void = () => undefined,
	kind: LockKind = 'alone'
): Promise<Lock | undefined> {
	const end = performance.now() + limitMs;
	let isTold = false;
	for (;;) {
		const lock = tryLock(file, kind);
		if (lock !== undefined) return lock;
		if (!isTold) onWait();
		isTold = true;
		if (performance.now() + pollMs > end) return undefined;
		await wait(pollMs);
	}
}

function tryLock(file: string, kind: LockKind): Lock | undefined {
	// A SQLite file rather than a pid in a text: the lock is the system's, so that a stale one cannot be.
	const database = new DatabaseSync(file, { timeout: 0 });
	try {
		database.exec(statements[kind]);
	} catch (failure) {
		database.close();
		if (isBusy(failure)) return undefined;
		throw failure;
	}
	return { release: () => database.close() };
}

/** Whether a failure of SQLite says that another holds the database. */
export function isBusy(failure: unknown): boolean {
	return (
		failure instanceof Error &&
		'errcode' in failure &&
		typeof failure.errcode === 'number' &&
		(failure.errcode & 0xff) === busyCode
	);
}
