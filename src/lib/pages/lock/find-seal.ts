// Finds the seal of the lock on this phone as a page begins: from the worker that holds its keys, or, on the reader's word, by the passphrase.
import { mount } from 'svelte';
import { places } from '#lib/contract/places.ts';
import { readLock } from '#lib/shelf/lock.ts';
import { makeSeal } from '#lib/shelf/sealed-rows.ts';
import type { LockFound, Seal } from '#lib/shelf/tables.ts';
import { loadLockWords } from '#lib/words/lock/words.ts';
import { askForKeys, hearChanges, keepKeys } from './held.ts';
import { forgetTraces } from './traces.ts';
import { Locking, type LockApp } from './locking.svelte.ts';
import UnlockDialog from './UnlockDialog.svelte';

/** The lock of which the reader was told on this page. */
let told: string | undefined;

/** The seal, where the keys are held; undefined where they are not, which the reader is told once, with the way to unlock. */
export async function findSeal(app: LockApp, { id, value }: LockFound): Promise<Seal | undefined> {
	const lock = readLock(value);
	const keys = lock === undefined ? undefined : await askForKeys(id);
	if (told !== id) {
		hearChanges();
		forgetTraces();
	}
	if (lock !== undefined && keys !== undefined) {
		if (told !== id) keepKeys(id, keys, lock.minutes * 60_000);
		told = id;
		return makeSeal(id, keys);
	}
	// In the settings the way to unlock stands in the page
	if (told !== id && !location.pathname.endsWith(places.settings)) void offer(app);
	told = id;
	return undefined;
}

async function offer(app: LockApp): Promise<void> {
	try {
		const texts = await loadLockWords(app.language);
		const unlock = (): void => {
			app.tray.clear();
			mount(UnlockDialog, { target: document.body, props: { locking: new Locking(app, texts) } });
		};
		app.tray.show({ text: texts.locked, act: { label: texts.unlock, run: unlock } });
	} catch (failed) {
		console.warn('shyraq: what unlocks is not to be had', failed);
		app.tray.show({ text: app.words.faults.locked });
	}
}
