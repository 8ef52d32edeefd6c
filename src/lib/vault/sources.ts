// Where the same bytes may be had: our own origin, and mirrors of it, each trusted no more than a stranger.
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { loadContents } from './contents.ts';
import { readFact } from './ledger.ts';

/** Trouble that another source may not have. */
const worthElsewhere: ReadonlySet<FaultCode> = new Set([
	'offline',
	'unreachable',
	'timeout',
	'wrong-answer',
	'wrong-bytes',
	'wrong-signature',
	'wrong-key',
	'older-contents',
	'too-large',
	'not-found'
]);

/** A mirror that answered is asked first for so long, rather than waiting for the origin at each piece. */
const preferMs = 5 * 60_000;

let preferred: { origin: string; at: number } | undefined;

/** The mirror that answered last in the origin's place; undefined where the origin did. */
export function answeredBy(): string | undefined {
	return preferred?.origin;
}

/** Every mirror known, those added by hand first. */
export async function listMirrors(): Promise<{ origin: string; isByHand: boolean }[]> {
	const named = (await loadContents())?.contents.mirrors ?? [];
	const byHand = (await readFact('mirrors').catch(() => undefined)) ?? [];
	return [...new Set([...byHand, ...named])].map((origin) => ({ origin, isByHand: byHand.includes(origin) }));
}

/**
 * Does the work with our own origin (an empty text), else with one mirror after another.
 * @param mayGoOn asked before each other source: what failed may have been the network that the reader allows
 * @throws FaultError of the first source, where none had it
 */
export async function fromAny<T>(
	work: (origin: string) => Promise<T>,
	isOriginFirst = false,
	mayGoOn?: () => Promise<boolean>
): Promise<T> {
	const isFresh = preferred !== undefined && Math.abs(Date.now() - preferred.at) < preferMs;
	const first = isFresh && !isOriginFirst ? (preferred?.origin ?? '') : '';
	let fault: FaultError | undefined;
	for (const origin of await order(first)) {
		if (fault !== undefined && (await mayGoOn?.()) === false) break;
		// In airplane mode this phone may serve itself, from a stick or another app
		if (fault?.fault.code === 'offline' && !isOwnPhone(origin)) continue;
		try {
			const result = await work(origin);
			preferred = origin === '' ? undefined : { origin, at: Date.now() };
			return result;
		} catch (failed) {
			if (!(failed instanceof FaultError) || !worthElsewhere.has(failed.fault.code)) throw failed;
			fault ??= failed;
		}
	}
	throw fault ?? new FaultError('unreachable', 'no source is known');
}

function isOwnPhone(origin: string): boolean {
	return origin !== '' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(origin).hostname);
}

async function order(first: string): Promise<Set<string>> {
	return new Set([first, '', ...(await listMirrors()).map(({ origin }) => origin)]);
}
