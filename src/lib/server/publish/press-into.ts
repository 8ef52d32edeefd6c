// A press into an open store: the folder is pressed where it changed, and published with what came from outside.
import type { Hash } from '#lib/article/types.ts';
import type { Publisher } from '../keys.ts';
import { isFolderKept, keepFolderDrafts } from '../intake/folder-drafts.ts';
import { PressFault } from '../press/fault.ts';
import { markPublished, readBroughtState } from '../store/brought-state.ts';
import { currentEdition, listNeeded, readSetting, writeSetting, type Edition } from '../store/editions.ts';
import { takeSweepLock } from '../store/lock.ts';
import { listItemBlobs } from '../store/item-blobs.ts';
import { StoredPictures } from '../store/picture-cache.ts';
import type { Store } from '../store/store.ts';
import type { Outcome, PressSettings, PressWishes } from './outcome.ts';
import { isSameFingerprint, readFingerprint, takeFingerprint, type Fingerprint } from './fingerprint.ts';
import { publish } from './publish.ts';

const fingerprintName = 'fingerprint';

/** Brings the edition of a store up to date. The caller holds the press lock. */
export async function pressInto(
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
	const brought = await readBroughtState(store);
	const isWhole = standing !== undefined && (await isAllThere(store, standing));
	const isSameFolder = !isForced && isWhole && isSameFingerprint(before, now);
	if (isSameFolder && brought.isPublished) return { kind: 'unchanged', edition: standing };

	// Loaded only now, like the press: a start that has nothing to do needs no parser.
	const { listDrafts } = await import('../intake/drafts.ts');
	const { mendItems } = await import('../intake/mend.ts');
	if (isForced || (standing !== undefined && !isWhole)) await mendItems(store, isForced);
	const pictures = new StoredPictures(store, isForced);
	const isKept = await isFolderKept(store);
	const faults = isSameFolder && isKept ? [] : await pressFolderInto(store, settings, pictures, onProgress);
	const mayGoOn = faults.length === 0 || (!brought.isPublished && (isKept || before === undefined));
	const drafts = mayGoOn ? await listDrafts(store, settings.publisher) : [];
	if (drafts.length === 0)
		return { kind: 'faulty', faults: faults.length > 0 ? faults : [noArticles(settings)], standing };

	const { publisher: name, mirrors } = settings;
	// Where only news came in, what the standing edition needs has just been seen and is not put again.
	const known = isSameFolder ? await listNeeded(store, standing.number) : new Set<Hash>();
	const published = await publish(store, drafts, { publisher, name, mirrors, known, now: new Date() });
	// What came in since the drafts were listed is not in it, and leaves the state at another.
	await markPublished(store, brought.state);
	if (faults.length === 0) await writeSetting(store, fingerprintName, JSON.stringify(now satisfies Fingerprint));
	if (published.isNew) await sweep(store, pictures);
	if (faults.length > 0) return { kind: 'faulty', faults, standing: published.edition };
	return { kind: 'published', ...published };
}

/** Presses the folder and remembers its drafts, all or none; answers with its faults. */
async function pressFolderInto(
	store: Store,
	settings: PressSettings,
	pictures: StoredPictures,
	onProgress: NonNullable<PressWishes['onProgress']>
): Promise<readonly PressFault[]> {
	// Loaded only now: the parsers and the image library cost more than a whole start that has nothing to press.
	const { pressFolder } = await import('../press/press.ts');
	const { articles, faults } = await pressFolder(settings.contentFolder, { blobs: store.blobs, pictures, onProgress });
	if (faults.length === 0) await keepFolderDrafts(store, articles);
	return faults;
}

function noArticles({ contentFolder }: PressSettings): PressFault {
	return new PressFault('there is no article here, and an edition needs one at least', { file: contentFolder });
}

/** Whether everything an edition needs is on the disk; what was lost a press makes again. */
async function isAllThere(store: Store, { number }: Edition): Promise<boolean> {
	return (await listNeeded(store, number)).isSubsetOf(await store.blobs.list());
}

/**
 * Removes what neither this edition nor the one before needs, nor an article that is not published yet. A phone may be in
 * the middle of fetching the one before. While something is brought in, it is left for the next press.
 */
async function sweep(store: Store, pictures: StoredPictures): Promise<void> {
	const lock = await takeSweepLock(store.folder);
	if (lock === undefined) return;
	try {
		const needed = new Set([...(await listNeeded(store)), ...(await listItemBlobs(store))]);
		await pictures.forgetAllBut(needed);
		await store.blobs.sweep(needed);
	} finally {
		lock.release();
	}
}
