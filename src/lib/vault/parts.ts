// Pictures whose line broke go on where they stopped (RFC 9110, 14). A part is never kept as a picture, counted or shown: the whole bears its name first.
import type { Bytes } from '#lib/article/bytes.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { Part } from './facts.ts';
import { fetchNamed, ofAnswer, type NamedWant } from './fetch.ts';
import { readFact, useLedger } from './ledger.ts';

/** As many pictures as are fetched at a time; the part left longest goes. */
const mostParts = 4;
/** Less is not worth a write; whoever gains this much on each connection goes on at once, however often it breaks. */
const leastGain = 4096;

/**
 * The bytes of a name, in as many connections as it takes.
 * @throws FaultError as `fetchNamed`, of the first connection that brought nothing worth keeping
 */
export async function fetchInParts(want: NamedWant): Promise<Bytes> {
	let had = (await readParts()).find(({ hash }) => hash === want.hash)?.bytes;
	let isLeft = had !== undefined;
	let mayGoOn = true;
	for (;;) {
		let came: Bytes | undefined;
		try {
			const whole = await fetchNamed({ ...want, had, onCut: (bytes) => (came = bytes) });
			if (isLeft) await leavePart(want.hash);
			return whole;
		} catch (failed) {
			if (!mayGoOn || !(failed instanceof FaultError)) throw failed;
			const isWrong = ofAnswer.has(failed.fault.code);
			if (came !== undefined && came.length >= (had?.length ?? 0) + leastGain) {
				had = came;
				isLeft = true;
				await leavePart(want.hash, had);
			} else if (had !== undefined && (isWrong || want.origin)) {
				// Parts that make no whole, or a mirror that lets no page ask for a range: all of it, once more and only once.
				had = undefined;
				mayGoOn = false;
				if (isWrong) await leavePart(want.hash);
			} else throw failed;
		}
	}
}

async function readParts(): Promise<readonly Part[]> {
	return (await readFact('parts').catch(() => undefined)) ?? [];
}

/** Writes what came, or that nothing is left. A phone that cannot write it has lost no more than before there were parts. */
async function leavePart(hash: string, bytes?: Bytes): Promise<void> {
	try {
		await useLedger(async (ledger) => {
			const { store, done } = ledger.transaction('facts', 'readwrite');
			const others = (((await store.get('parts')) ?? []) as Part[]).filter((part) => part.hash !== hash);
			await store.put(bytes === undefined ? others : [{ hash, bytes }, ...others].slice(0, mostParts), 'parts');
			await done;
		});
	} catch (failed) {
		console.info(`shyraq: a part is not kept: ${String(failed)}`);
	}
}
