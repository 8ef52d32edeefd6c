// What the worker has taken from the network in all, whoever asked for it, so that the page's meter leaves nothing out.
import type { Counted } from '#lib/contract/messages.ts';
import { uncounted } from './fetch.ts';
import { changeLedger } from './ledger.ts';

/**
 * Writes down what came since this was last done, and `more` bytes that another worker took. The sum only rises, so asking twice counts
 * nothing twice; what a worker that is stopped before had not written down is lost.
 * @throws FaultError storage faults
 */
export async function countTaken(more = 0): Promise<Counted> {
	const came = uncounted.bytes + more;
	uncounted.bytes = 0;
	try {
		return await changeLedger(async (change) => {
			const facts = change.objectStore('facts');
			const before = (await facts.get('counted')) as Counted | undefined;
			const counted = { since: before?.since ?? Date.now(), bytes: (before?.bytes ?? 0) + came };
			if (came > 0) await facts.put(counted, 'counted');
			return counted;
		});
	} catch (failed) {
		uncounted.bytes += came;
		throw failed;
	}
}

/** The same after an errand, which neither waits for it nor fails by it. */
export function countSoon(): void {
	if (uncounted.bytes > 0)
		void countTaken().catch((failed: unknown) => console.info(`shyraq: bytes are not counted yet: ${String(failed)}`));
}
