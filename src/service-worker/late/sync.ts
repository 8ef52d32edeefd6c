// What is brought in when the browser wakes the worker by itself: what is new, and texts, within what a short waking and the reader allow.
import type { Fault, FaultCode } from '#lib/contract/faults.ts';
import { lockNames } from '#lib/contract/places.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { planPieces } from '#lib/vault/plan.ts';
import { refresh } from './for-pages.ts';
import { keepPiece } from './keep.ts';
import { mayBring } from './unasked.ts';

/** Faults that may be of a piece itself: the next may come all the same, unless so many in a row do not. */
const ofPiece: ReadonlySet<FaultCode> = new Set([
	'not-found',
	'gone',
	'server-error',
	'wrong-answer',
	'wrong-bytes',
	'wrong-signature',
	'unsupported',
	'too-large'
]);
const mostOfPiece = 3;

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
	let passedOver: Fault | undefined;
	let inRow = 0;
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
			inRow = kept.kind === 'fault' ? inRow + 1 : 0;
			if (kept.kind !== 'fault') continue;
			if (!ofPiece.has(kept.fault.code) || inRow === mostOfPiece) throw new Error(kept.fault.detail);
			passedOver ??= kept.fault;
		}
	}
	if (passedOver !== undefined) throw new Error(passedOver.detail);
}
