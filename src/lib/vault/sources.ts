// Where the same bytes may be had: our own origin, and mirrors of it, each trusted no more than a stranger.
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { loadContents } from './contents.ts';
import { readFact } from './ledger.ts';
import { noteMirror } from './mirror-sights.ts';

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

/** The origin itself answered: from now on it is asked first again. */
export function meetOrigin(): void {
	preferred = undefined;
}

/** Every mirror known, those added by hand first. */
export async function listMirrors(): Promise<{ origin: string; isByHand: boolean }[]> {
	const named = (await loadContents())?.contents.mirrors ?? [];
	const byHand = (await readFact('mirrors').catch(() => undefined)) ?? [];
	return [...new Set([...byHand, ...named])].map((origin) => ({ origin, isByHand: byHand.includes(origin) }));
}

/**
 * Fetches a piece from our own origin (an empty text), or from the mirror that stands in for it, else from one mirror after
 * another; what came of a mirror is noted.
 * @param mayGoOn asked before each other source: what failed may have been the network that the reader allows
 * @throws FaultError of the first source, where none had it
 */
export function fromAny<T>(work: (origin: string) => Promise<T>, mayGoOn?: () => Promise<boolean>): Promise<T> {
	return fromEach(
		async (origin) => {
			if (origin === '') return work(origin);
			try {
				const result = await work(origin);
				await noteMirror(origin, { kind: 'pieces' });
				return result;
			} catch (failed) {
				// A mirror that lacks a piece, or is slow with it, is none the worse: its contents say how it stands
				if (failed instanceof FaultError && failed.fault.code === 'wrong-bytes')
					await noteMirror(origin, { kind: 'refused' });
				throw failed;
			}
		},
		false,
		mayGoOn
	);
}

/** Fetches contents, for which our own origin is asked before any mirror. @throws FaultError as `fromAny` */
export function contentsFromAny<T>(work: (origin: string) => Promise<T>): Promise<T> {
	return fromEach(work, true);
}

async function fromEach<T>(
	work: (origin: string) => Promise<T>,
	isOriginFirst: boolean,
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
