// A time in which things are brought in: the store is open, and what is put is not swept before a row names it.
import { Refusal } from '../refusal.ts';
import { takeIntakeLock } from '../store/lock.ts';
import { StoredPictures } from '../store/picture-cache.ts';
import { openStore } from '../store/store.ts';
import { fetchPictures } from './fetched-pictures.ts';
import type { Outside } from './ports.ts';
import type { Intake } from './take-in.ts';

/** A sweep reads names only, and takes seconds for the largest store. */
const sweepMs = 60_000;

/**
 * Does work with an open store.
 * @throws Refusal where a press sweeps all the time
 */
export async function withIntake<T>(
	dataFolder: string,
	{ fetchPage }: Pick<Outside, 'fetchPage'>,
	work: (intake: Intake) => Promise<T>,
	now: Date = new Date()
): Promise<T> {
	const lock = await takeIntakeLock(dataFolder, sweepMs);
	if (lock === undefined) throw new Refusal(`A press is at work in ${dataFolder}: wait for it to end, then try again.`);
	try {
		const store = await openStore(dataFolder);
		try {
			const getPicture = fetchPictures(fetchPage);
			return await work({ store, pictures: new StoredPictures(store), getPicture, now });
		} finally {
			await store.close();
		}
	} finally {
		lock.release();
	}
}
