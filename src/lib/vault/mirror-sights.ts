// What is known of each mirror, as the ledger has it: what came of it last, and how old its copy is.
import { FaultError } from '#lib/contract/faults.ts';
import type { MirrorNews, MirrorSight } from '#lib/contract/messages.ts';
import { changeLedger, readFact } from './ledger.ts';

/** What there is to note of a mirror: what came of it, and of which contents that were proven. */
export interface Noted {
	kind: MirrorNews;
	number?: number;
	published?: string;
}

/** The same of a mirror is written once in this time: many pieces come within it. */
const sameMs = 60_000;

/** What is known of mirrors, by their origins. @throws FaultError storage faults */
export async function readSights(): Promise<Record<string, MirrorSight>> {
	return (await readFact('mirrorViews')) ?? {};
}

/** Notes what came of a mirror just now. A ledger that cannot be written is no trouble of what was fetched. */
export async function noteMirror(origin: string, { kind, ...copy }: Noted): Promise<void> {
	try {
		const now = new Date();
		const before = (await readSights())[origin]?.last;
		const isKnown = before?.kind === kind && Math.abs(now.getTime() - Date.parse(before.at)) < sameMs;
		if (isKnown && copy.number === undefined) return;
		const at = now.toISOString();
		const more = { ...copy, last: { kind, at }, ...(kind === 'refused' ? { refusedAt: at } : {}) };
		await changeSights((sights) => ({ ...sights, [origin]: { ...sights[origin], ...more } }));
	} catch (failed) {
		if (!(failed instanceof FaultError)) throw failed;
		console.warn(`shyraq: what came of a mirror is not noted: ${failed.message}`);
	}
}

/** Forgets what is known of mirrors that are no longer known themselves. @throws FaultError storage faults */
export async function forgetSights(known: ReadonlySet<string>): Promise<void> {
	await changeSights((sights) => Object.fromEntries(Object.entries(sights).filter(([origin]) => known.has(origin))));
}

async function changeSights(
	change: (sights: Record<string, MirrorSight>) => Record<string, MirrorSight>
): Promise<void> {
	await changeLedger(async (ledger) => {
		const facts = ledger.objectStore('facts');
		const sights = ((await facts.get('mirrorViews')) ?? {}) as Record<string, MirrorSight>;
		await facts.put(change(sights), 'mirrorViews');
	});
}
