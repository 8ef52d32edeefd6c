// What is done in the background of a navigation.
import { mendShell } from '../shell.ts';
import { runErrand } from './errand.ts';
import { sendWaiting } from './outbox.ts';
import { refresh } from './for-pages.ts';
import { mayBring } from './unasked.ts';

const tendEveryMs = 60_000;
let tendedAt = -tendEveryMs;

/**
 * What is done in the background of a navigation, at most once a minute: a newer list asked for, what waits in the outbox sent, a
 * damaged app mended. Where the reader paused, or waits for Wi-Fi, only what the reader sends goes.
 */
export async function tend(): Promise<void> {
	const now = Date.now();
	// By a clock that may have been set back since
	if (Math.abs(now - tendedAt) < tendEveryMs) return;
	tendedAt = now;
	const isBringing = await mayBring();
	if (isBringing && (await refresh(undefined, true)).kind !== 'came') return;
	await sendWaiting();
	if (isBringing) await runErrand(mendShell);
}
