// The clock of the running server: every minute it looks whether a source is due, and has a process of its own ask.
import { spawn, type ChildProcess } from 'node:child_process';
import { DiskRefusal, refusalOf } from '../refusal.ts';
import { isAnythingDue } from '../intake/due.ts';
import { isStore, openStoreToRead } from '../store/store.ts';
import { putBehind } from './behind.ts';

const usualEveryMs = 60_000;

/** A clock that runs until it is stopped; the refresh at work is then ended, which loses nothing. */
export interface RefreshClock {
	stop(): void;
	/** Looks now. Answers whether a refresh was begun. */
	look(): Promise<boolean>;
}

/**
 * Starts the clock. It never has two refreshes at work, and a refresh that somebody else has begun ends ours at once.
 * @param command Node's arguments for a refresh
 */
export function startRefreshClock(
	dataFolder: string,
	command: readonly string[],
	everyMs: number = usualEveryMs
): RefreshClock {
	let running: ChildProcess | undefined;
	let isLooking = false;
	const look = async (): Promise<boolean> => {
		if (isLooking || running !== undefined) return false;
		isLooking = true;
		try {
			if (!(await isDue(dataFolder))) return false;
		} finally {
			isLooking = false;
		}
		// What it says of each article is for who calls it; what goes wrong stands beside the source.
		running = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
		putBehind(running);
		running.on('error', (failure) => console.error(`The refresh could not be started: ${failure.message}`));
		running.on('close', () => (running = undefined));
		return true;
	};
	const timer = setInterval(() => {
		look().catch((failure: unknown) => {
			console.error(`Whether a source is due could not be seen: ${String(failure)}`);
		});
	}, everyMs);
	timer.unref();
	return {
		look,
		stop: () => {
			clearInterval(timer);
			running?.kill();
		}
	};
}

/** A disk that cannot be read now is looked at again the next time; readers are told of it elsewhere. */
async function isDue(dataFolder: string): Promise<boolean> {
	if (!isStore(dataFolder)) return false;
	try {
		const store = await openStoreToRead(dataFolder);
		try {
			return !store.isFrozen && (await isAnythingDue(store, new Date()));
		} finally {
			await store.close();
		}
	} catch (failure) {
		if (refusalOf(failure, dataFolder) instanceof DiskRefusal) return false;
		throw failure;
	}
}
