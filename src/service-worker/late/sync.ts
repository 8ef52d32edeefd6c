// What is brought in when the browser wakes the worker by itself: what is new, and texts, within what a short waking and the reader allow.
import { lockNames } from '#lib/contract/places.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { planPieces } from '#lib/vault/plan.ts';
import { refresh } from './for-pages.ts';
import { keepPiece } from './keep.ts';
import { mayBring } from './unasked.ts';

/** Chrome lets a waking last three minutes at most. */
const mostMs = 120_000;

/**
 * Refreshes, and keeps texts as long as there is time; nothing where the reader paused, waits for Wi-Fi, or has a page open that does
 * it. Pictures, and with them whatever an allowance holds back, are left to pages.
 * @throws Error where the network failed, so that the browser wakes us again
 */
export async function keepOnSync(): Promise<void> {
	if (!(await mayBring())) return;
	const { locks } = navigator as Partial<Navigator>;
	if (locks === undefined) return keepTexts();
	await locks.request(lockNames.download, { ifAvailable: true }, (lock) => (lock === null ? undefined : keepTexts()));
}

async function keepTexts(): Promise<void> {
	const endsAt = Date.now() + mostMs;
	for (let isListWhole = false; !isListWhole;) {
		const outcome = await refresh();
		if (outcome.kind === 'fault') throw new Error(outcome.fault.detail);
		({ isListWhole } = outcome.value);
		const held = await loadContents();
		const wish = await readFact('wish');
		if (held === undefined || wish === undefined) return;
		const { pieces } = await planPieces(held.contents, { ...wish, pictures: 'none' });
		for (const piece of pieces) {
			if (Date.now() > endsAt) return;
			const kept = await keepPiece(piece);
			if (kept.kind === 'fault') throw new Error(kept.fault.detail);
		}
	}
}
