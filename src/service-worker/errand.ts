// Errands to the network that may fail as expected: the fault is logged and noted here, once.
import { faultOf, type Fault } from '#lib/contract/faults.ts';
import { refreshContents } from '#lib/vault/contents.ts';
import { announce, noteOutcome } from './network.ts';
import { mendShell } from './shell.ts';

export type Outcome<T> = { kind: 'came'; value: T } | { kind: 'fault'; fault: Fault };

/** Runs an errand that ends in verified bytes, and tells the tabs how the network was met. Bugs are thrown on. */
export async function runErrand<T>(errand: () => Promise<T>): Promise<Outcome<T>> {
	try {
		const value = await errand();
		noteOutcome(undefined);
		return { kind: 'came', value };
	} catch (caught) {
		const fault = faultOf(caught);
		console.warn(`shyraq: ${fault.code}: ${fault.detail}`);
		noteOutcome(fault);
		return { kind: 'fault', fault };
	}
}

/** Asks for a newer contents list, and tells the tabs where there was one. */
export async function refresh(waitMs?: number): Promise<Outcome<{ number: number; isNew: boolean }>> {
	const outcome = await runErrand(() => refreshContents(waitMs));
	if (outcome.kind === 'came' && outcome.value.isNew) announce({ kind: 'library-changed' });
	return outcome;
}

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
