// Pictures whose line broke go on where they stopped (RFC 9110, 14). A part is never kept as a picture, counted or shown: the whole bears its name first.
import type { Bytes } from '#lib/article/bytes.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { Part } from './facts.ts';
import { fetchNamed, ofAnswer, type NamedWant } from './fetch.ts';
import { readFact, useLedger } from './ledger.ts';

/** As many as pictures are fetched at a time; the part left longest goes. */
const mostParts = 4;
/** Less is not worth a write; whoever gains this much on each connection goes on at once, however often it breaks. */
const leastGain = 4096;

/**
 * The bytes of a name, in as many connections as it takes, each beginning where the one before broke.
 * @param mayGoOn asked before each further connection, which may be another network's
 * @throws FaultError as `fetchNamed`, of the first connection that brought nothing worth keeping
 */
export async function fetchInParts(want: NamedWant, mayGoOn?: () => Promise<boolean>): Promise<Bytes> {
	const { hash, origin = '' } = want;
	// What another origin gave is not built upon: a single one that lies would spoil what all others brought
	const left = (await readParts()).filter((part) => part.hash === hash);
	let had = left.find((part) => part.origin === origin)?.bytes;
	let isLeft = left.length > 0;
	for (let isLast = false; ;) {
		let came: Bytes | undefined;
		try {
			const whole = await fetchNamed({ ...want, had, onCut: (bytes) => (came = bytes) });
			if (isLeft) await leavePart(hash);
			return whole;
		} catch (failed) {
			if (isLast || !(failed instanceof FaultError)) throw failed;
			const { code } = failed.fault;
			const isWrong = ofAnswer.has(code) || (came?.length ?? 0) > want.bytes;
			if (!isWrong && came !== undefined && came.length >= (had?.length ?? 0) + leastGain) {
				had = came;
				isLeft = true;
				await leavePart(hash, { hash, origin, bytes: had });
				if ((await mayGoOn?.()) === false) throw failed;
			} else if (had !== undefined && (isWrong || (origin !== '' && code === 'unreachable'))) {
				// Parts that make no whole, or a mirror that lets no page ask for a range: all of it, once more and only once.
				had = undefined;
				isLast = true;
				if (isWrong) await leavePart(hash, { hash, origin });
			} else throw failed;
		}
	}
}

async function readParts(): Promise<readonly Part[]> {
	return (await readFact('parts').catch(() => undefined)) ?? [];
}

/**
 * Writes what came from an origin, or that nothing of it is left; of no origin where the whole is here. A phone that cannot write it has
 * lost no more than before there were parts.
 */
async function leavePart(hash: string, part?: Omit<Part, 'bytes'> & { bytes?: Bytes }): Promise<void> {
	try {
		await useLedger(async (ledger) => {
			const { store, done } = ledger.transaction('facts', 'readwrite');
			const parts = ((await store.get('parts')) ?? []) as Part[];
			const others = parts.filter((each) => each.hash !== hash || (part !== undefined && each.origin !== part.origin));
			const { bytes } = part ?? {};
			const own = part === undefined || bytes === undefined ? [] : [{ ...part, bytes }];
			await store.put([...own, ...others].slice(0, mostParts), 'parts');
			await done;
		});
	} catch (failed) {
		console.info(`shyraq: a part is not kept: ${String(failed)}`);
	}
}
