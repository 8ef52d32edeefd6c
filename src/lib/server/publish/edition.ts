// A whole press, as the two commands and the running server ask for it: lock, look, press, publish, sweep.
import { checkContentFolder, type Config } from '../config.ts';
import type { Publisher } from '../keys.ts';
import { PressFault } from '../press/fault.ts';
import { Refusal } from '../refusal.ts';
import { currentEdition, listNeeded, readSetting, writeSetting, type Edition } from '../store/editions.ts';
import { dropHalves } from '../store/durable.ts';
import { takePressLock } from '../store/lock.ts';
import { StoredPictures } from '../store/picture-cache.ts';
import { openStore, type Store } from '../store/store.ts';
import type { PressProgress } from '../press/press.ts';
import { isSameFingerprint, readFingerprint, takeFingerprint } from './fingerprint.ts';
import { publish } from './publish.ts';
import { openPublisherOf } from './publisher.ts';

/** What came of asking for a press. */
export type Outcome =
	/** Published anew, or found to say the same as before. */
	| { kind: 'published'; edition: Edition; isNew: boolean; articles: number }
	/** Not a byte of the sources had changed. */
	| { kind: 'unchanged'; edition: Edition }
	/** The sources have faults; the edition before, if any, still stands. */
	| { kind: 'faulty'; faults: readonly PressFault[]; standing: Edition | undefined };

/** What a caller may say about a press. */
export interface PressWishes {
	/** Press though nothing seems changed, and make again what the disk has changed. */
	isForced?: boolean;
	/** How long to wait for another press to end, in milliseconds. */
	waitMs?: number;
	/** Called once where another press is waited for. */
	onWait?: () => void;
	/** Called as each source has been pressed; pictures make a first press take a minute. */
	onProgress?: (progress: PressProgress) => void;
}

type PressSettings = Pick<Config, 'dataFolder' | 'contentFolder' | 'origin' | 'publisher' | 'mirrors'>;

const usualWaitMs = 60_000;
const fingerprintName = 'fingerprint';

/**
 * Brings the edition up to date with the sources. Only one process presses a data folder at a time.
 * @throws Refusal where there are no sources, where another press does not end in time, and where the key is not the edition's
 */
export async function pressEdition(settings: PressSettings, wishes: PressWishes = {}): Promise<Outcome> {
	await checkContentFolder(settings.contentFolder);
	const lock = await takePressLock(settings.dataFolder, wishes.waitMs ?? usualWaitMs, wishes.onWait);
	if (lock === undefined) {
		throw new Refusal(`Another press is at work in ${settings.dataFolder}: wait for it to end, then try again.`);
	}
	try {
		await dropHalves(settings.dataFolder);
		const store = await openStore(settings.dataFolder);
		try {
			const publisher = await openPublisherOf(store, settings);
			return await pressInto(store, publisher, settings, wishes);
		} finally {
			await store.close();
		}
	} finally {
		lock.release();
	}
}

async function pressInto(
	store: Store,
	publisher: Publisher,
	settings: PressSettings,
	{ isForced = false, onProgress = () => undefined }: PressWishes
): Promise<Outcome> {
	const standing = await currentEdition(store);
	const before = readFingerprint(await readSetting(store, fingerprintName));
	const extra = JSON.stringify([settings.publisher, publisher.verifier, settings.mirrors]);
	// Taken before the sources are read, so that a change in the middle of a press is seen by the next.
	const now = await takeFingerprint(settings.contentFolder, extra, before);
	if (!isForced && standing !== undefined && isSameFingerprint(before, now) && (await isWhole(store, standing)))
		return { kind: 'unchanged', edition: standing };

	// Loaded only now: the parsers and the image library cost more than a whole start that has nothing to press.
	const { pressFolder } = await import('../press/press.ts');
	const pictures = new StoredPictures(store, isForced);
	const { articles, faults } = await pressFolder(settings.contentFolder, { blobs: store.blobs, pictures, onProgress });
	const none = new PressFault('there is no article here, and an edition needs one at least', {
		file: settings.contentFolder
	});
	const all = faults.length === 0 && articles.length === 0 ? [none] : faults;
	if (all.length > 0) return { kind: 'faulty', faults: all, standing };
	const { publisher: name, mirrors } = settings;
	const published = await publish(store, articles, { publisher, name, mirrors, now: new Date() });
	await writeSetting(store, fingerprintName, JSON.stringify(now));
	if (published.isNew) await sweep(store, pictures);
	return { kind: 'published', ...published };
}

/** Whether everything an edition needs is on the disk; what was lost a press makes again. */
async function isWhole(store: Store, { number }: Edition): Promise<boolean> {
	for (const hash of await listNeeded(store, number)) if (!(await store.blobs.has(hash))) return false;
	return true;
}

/** Removes what neither this edition nor the one before needs. A phone may be in the middle of fetching the one before. */
async function sweep(store: Store, pictures: StoredPictures): Promise<void> {
	const needed = await listNeeded(store);
	await pictures.forgetAllBut(needed);
	await store.blobs.sweep(needed);
}
