// The vault's one way to the network: bounded in bytes and in time, and trusting nothing that an answer says of itself.
import { areNamed, type Bytes } from '#lib/article/bytes.ts';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { askedBytes, slowestBytesPerSecond } from '#lib/contract/messages.ts';
import { refuseInDrill } from './drill.ts';

/** How long a connection may say nothing, before its headers or between two chunks. */
export const stallMs = 15_000;
/** Told what an answer cost, once, when it has ended well or not. */
export type OnBytes = (bytes: number) => void;

/** What came over the line, to be written down by `countTaken`; and how many answers there were, which is only ever more. */
export const uncounted = { bytes: 0, answers: 0 };

/** What is wanted, and the bounds put on it. */
export interface Want {
	path: string;
	/** A mirror's origin; our own where there is none. */
	origin?: string | undefined;
	/** Somebody waits for it: what is under way for later stands back. */
	isUrgent?: boolean | undefined;
	/** More bytes than these end the fetch with `tooLong`. */
	limitBytes: number;
	tooLong: FaultCode;
	stallMs?: number;
	headers?: Record<string, string>;
	/** Sent where it is there, by POST. */
	body?: URLSearchParams;
	/** `no-store` unless told: what is kept is kept by the vault, not twice. */
	cache?: RequestCache | undefined;
	onBytes?: OnBytes | undefined;
}

/** An answer's status (a hint for the fault, never a proof) and its bytes as they come. */
export interface Answer {
	status: number;
	chunks: AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Asks the network. Redirects are not followed: nothing of ours is ever redirected, a portal's always is.
 * @throws FaultError `offline`, `unreachable`, `timeout`, `wrong-answer`; the chunks throw these and `tooLong`
 */
export async function ask(want: Want): Promise<Answer> {
	await refuseInDrill();
	const abort = new AbortController();
	const { origin = '' } = want;
	const patienceMs = want.stallMs ?? stallMs;
	const response = await withinTime(
		fetch(`${origin}${want.path}`, {
			redirect: 'manual',
			credentials: origin === '' ? 'same-origin' : 'omit',
			cache: want.cache ?? 'no-store',
			signal: abort.signal,
			...(want.headers === undefined ? {} : { headers: want.headers }),
			...(want.body === undefined ? {} : { method: 'POST', body: want.body })
		}),
		patienceMs,
		abort
	);
	uncounted.bytes += askedBytes;
	uncounted.answers += 1;
	if (response.type === 'opaqueredirect' || response.redirected)
		throw new FaultError('wrong-answer', `${want.path} redirects`);
	return { status: response.status, chunks: readChunks(response, want, patienceMs, abort) };
}

/** An answer's bytes in one piece. */
export async function gather(answer: Answer): Promise<Bytes> {
	const parts: Uint8Array[] = [];
	for await (const chunk of answer.chunks) parts.push(chunk);
	return joinBytes(parts);
}

/** Bytes wanted by name, whose size the publisher signed. */
export interface NamedWant {
	path: string;
	origin?: string | undefined;
	isUrgent?: boolean | undefined;
	hash: string;
	bytes: number;
	stallMs?: number | undefined;
	/** `default` where the page may have fetched the same just now; wrong bytes are then asked for once more, past the browser's cache. */
	cache?: 'default' | 'no-store' | 'reload' | undefined;
	/** Its first bytes, as they were told to `onCut`: only the rest is asked for. */
	had?: Bytes | undefined;
	/** Told what is here of it where the line broke, if anything came. */
	onCut?: ((bytes: Bytes) => void) | undefined;
	onBytes?: OnBytes | undefined;
}

/** Faults of an answer that the browser may have kept, and would then give at every try. */
export const ofAnswer: ReadonlySet<FaultCode> = new Set(['wrong-bytes', 'wrong-answer', 'not-found', 'gone']);

/**
 * The bytes of a name from the network.
 * @throws FaultError as `ask`, and `wrong-bytes`, `not-found`, `gone` where other bytes came
 */
export async function fetchNamed(want: NamedWant): Promise<Bytes> {
	const line = { isUnreadable: false };
	try {
		return await fetchOnce(want, line);
	} catch (failed) {
		if (want.cache !== 'default' || want.had !== undefined || !(failed instanceof FaultError)) throw failed;
		const { code } = failed.fault;
		// An answer that cannot be read to its end, such as one that is not compressed as it says, is kept by browsers, too.
		if (!ofAnswer.has(code) && !(code === 'unreachable' && line.isUnreadable)) throw failed;
		return fetchOnce({ ...want, cache: 'reload' }, line);
	}
}

async function fetchOnce(want: NamedWant, line: { isUnreadable: boolean }): Promise<Bytes> {
	const { path, hash, bytes, origin, isUrgent, had, onCut, onBytes, cache } = want;
	const limit = { limitBytes: bytes, tooLong: 'wrong-bytes', stallMs: want.stallMs ?? stallMs } as const;
	const rest = had && { headers: { range: `bytes=${had.length}-` } };
	const fetchIt = async () => {
		const answer = await ask({ path, origin, isUrgent, onBytes, cache: rest ? 'no-store' : cache, ...rest, ...limit });
		const { status } = answer;
		const parts: Uint8Array[] = had && status === 206 ? [had] : [];
		try {
			for await (const chunk of answer.chunks) parts.push(chunk);
		} catch (cut) {
			const isPart = (status === 200 || status === 206) && parts.length > 0;
			line.isUnreadable = onCut === undefined || !isPart;
			if (isPart) onCut?.(joinBytes(parts));
			throw cut;
		}
		return { status, came: joinBytes(parts) };
	};
	const { status, came } = await (isUrgent === true ? hurry(fetchIt) : fetchIt());
	if (await areNamed(came, hash)) return came;
	throw new FaultError(faultOfStatus(status), `${origin ?? ''}${path} came with other bytes (status ${status})`);
}

/** Several pieces of bytes as one. */
export function joinBytes(parts: readonly Uint8Array[]): Bytes {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** Which fault wrong bytes are, by the status they came with. */
export function faultOfStatus(status: number): FaultCode {
	if (status === 404) return 'not-found';
	if (status === 410) return 'gone';
	return status >= 200 && status < 300 ? 'wrong-bytes' : 'wrong-answer';
}

async function* readChunks(
	response: Response,
	{ path, limitBytes, tooLong, isUrgent, onBytes }: Want,
	patienceMs: number,
	abort: AbortController
): AsyncGenerator<Uint8Array, void, undefined> {
	const reader = response.body?.getReader();
	let count = 0;
	// Bounded by what has come and not by what may come: a line that drips is given up as one that stands still.
	let endsAt = Date.now() + patienceMs;
	const waitFor = () => Math.min(patienceMs, endsAt + (count / slowestBytesPerSecond) * 1000 - Date.now());
	try {
		while (reader !== undefined) {
			if (isUrgent !== true) endsAt += await wayFree();
			const { done, value } = await withinTime(reader.read(), waitFor(), abort);
			if (done) return;
			count += value.length;
			if (count > limitBytes) throw new FaultError(tooLong, `${path} is longer than ${limitBytes} bytes`);
			yield value;
		}
	} finally {
		const bytes = Math.min(count, readLength(response));
		uncounted.bytes += bytes;
		onBytes?.(bytes);
		abort.abort();
	}
}

/** The length of an answer on the line, which is less than that of its bytes where it was compressed; Infinity where it is not told. */
function readLength({ headers }: Response): number {
	const told = headers.get('content-length') ?? '';
	return /^\d+$/.test(told) ? Number(told) : Infinity;
}

/** Longest that something under way stands back; a connection left longer might be closed at the other end. */
const backMs = 10_000;
const hurried = new Set<Promise<unknown>>();

/** Fetches what somebody waits for, with nothing else taking from the line meanwhile. */
function hurry<T>(work: () => Promise<T>): Promise<T> {
	const running = work().finally(() => hurried.delete(running));
	hurried.add(running);
	return running;
}

/** Waits until nobody waits for anything. @returns how long that was, in milliseconds */
async function wayFree(): Promise<number> {
	if (hurried.size === 0) return 0;
	const beganAt = Date.now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise((resolve) => (timer = setTimeout(resolve, backMs)));
	await Promise.race([Promise.allSettled(hurried), late]);
	clearTimeout(timer);
	return Date.now() - beganAt;
}

function withinTime<T>(work: Promise<T>, waitMs: number, abort: AbortController): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => {
				reject(new FaultError('timeout', 'the connection stands still'));
				abort.abort();
			},
			Math.max(0, waitMs)
		);
		work.then(resolve, (failed: unknown) => reject(networkFault(failed))).finally(() => clearTimeout(timer));
	});
}

function networkFault(failed: unknown): FaultError {
	return new FaultError(!navigator.onLine ? 'offline' : 'unreachable', String(failed), failed);
}
