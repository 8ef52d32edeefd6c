// Errands to the network that may fail as expected: the fault is logged and noted here, once.
import { faultOf, type Fault } from '#lib/contract/faults.ts';
import { countSoon } from '#lib/vault/counted.ts';
import { uncounted } from '#lib/vault/fetch.ts';
import { noteOutcome } from './network.ts';

export type Outcome<T> = { kind: 'came'; value: T } | { kind: 'fault'; fault: Fault };

/** Runs an errand that ends in verified bytes, and tells the tabs how the network was met. Bugs are thrown on. */
export async function runErrand<T>(errand: () => Promise<T>): Promise<Outcome<T>> {
	const { answers } = uncounted;
	try {
		const value = await errand();
		// What was here already says nothing of the network
		if (uncounted.answers > answers) noteOutcome(undefined);
		return { kind: 'came', value };
	} catch (caught) {
		const fault = faultOf(caught);
		console.warn(`shyraq: ${fault.code}: ${fault.detail}`);
		noteOutcome(fault);
		return { kind: 'fault', fault };
	} finally {
		countSoon();
	}
}
