// A whole press, as the two commands and the running server ask for it: lock, look, press, publish, sweep.
import { checkContentFolder } from '../config.ts';
import { hasOnlyBrought } from '../intake/folder-drafts.ts';
import { Refusal } from '../refusal.ts';
import { dropHalves } from '../store/durable.ts';
import { takePressLock } from '../store/lock.ts';
import { isStore, openStore } from '../store/store.ts';
import type { Outcome, PressSettings, PressWishes } from './outcome.ts';
import { pressInto } from './press-into.ts';
import { openPublisherOf } from './publisher.ts';

export type { Outcome } from './outcome.ts';

const usualWaitMs = 60_000;

/**
 * Brings the edition up to date with the sources. Only one process presses a data folder at a time.
 * @throws Refusal where there are no sources, where another press does not end in time, and where the key is not the edition's
 */
export async function pressEdition(settings: PressSettings, wishes: PressWishes = {}): Promise<Outcome> {
	const missing = await checkContentFolder(settings.contentFolder).catch(refusalOnly);
	if (missing !== undefined && !isStore(settings.dataFolder)) throw missing;
	const lock = await takePressLock(settings.dataFolder, wishes.waitMs ?? usualWaitMs, wishes.onWait);
	if (lock === undefined) {
		throw new Refusal(`Another press is at work in ${settings.dataFolder}: wait for it to end, then try again.`);
	}
	try {
		await dropHalves(settings.dataFolder);
		const store = await openStore(settings.dataFolder);
		try {
			if (missing !== undefined && !(await hasOnlyBrought(store))) throw missing;
			const publisher = await openPublisherOf(store, settings);
			return await pressInto(store, publisher, settings, wishes);
		} finally {
			await store.close();
		}
	} finally {
		lock.release();
	}
}

function refusalOnly(failure: unknown): Refusal {
	if (failure instanceof Refusal) return failure;
	throw failure;
}
