// Whether the worker may bring anything that no page has asked for: on the reader's terms, as a page last told them.
import { isMobileKind } from '#lib/contract/messages.ts';
import { readFact } from '#lib/vault/ledger.ts';

/** False where the reader paused, or waits for Wi-Fi and the browser says that this is none. */
export async function mayBring(): Promise<boolean> {
	const { isPaused = false, isOnlyWifi = false } = (await readFact('wakings')) ?? {};
	const { connection } = navigator as { connection?: { type?: string } };
	return !isPaused && !(isOnlyWifi && isMobileKind(connection?.type));
}
