// What is done in the background of a navigation.
import { mendShell } from '../shell.ts';
import { runErrand } from './errand.ts';
import { refresh } from './for-pages.ts';

const tendEveryMs = 60_000;
let tendedAt = -tendEveryMs;

/** What is done in the background of a navigation, at most once a minute: a newer list asked for, a damaged app mended. */
export async function tend(): Promise<void> {
	const now = Date.now();
	if (now - tendedAt < tendEveryMs) return;
	tendedAt = now;
	const outcome = await refresh();
	if (outcome.kind === 'came') await runErrand(mendShell);
}
