// Expected trouble, as one small vocabulary for the log, the messages and the reader's language.

/** What went wrong. Each code has a sentence in every language under `faults` in the words. */
export const faultCodes = [
	'offline',
	'unreachable',
	'timeout',
	'wrong-answer',
	'server-error',
	'wrong-bytes',
	'wrong-signature',
	'wrong-key',
	'older-contents',
	'not-found',
	'gone',
	'too-large',
	'storage-full',
	'storage-failed',
	'locked',
	'unsupported',
	'no-worker'
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Expected trouble: what, whether trying again may help, and a detail for the log (never shown raw). */
export interface Fault {
	code: FaultCode;
	mayRetry: boolean;
	detail: string;
}

const worthRetrying: ReadonlySet<FaultCode> = new Set([
	'offline',
	'unreachable',
	'timeout',
	'wrong-answer',
	'server-error',
	'wrong-bytes'
]);

/** A fault on its way up the stack; caught where it is handled, and logged once there. */
export class FaultError extends Error {
	readonly fault: Fault;

	constructor(code: FaultCode, detail: string, cause?: unknown) {
		super(`${code}: ${detail}`, cause === undefined ? undefined : { cause });
		this.name = 'FaultError';
		this.fault = { code, mayRetry: worthRetrying.has(code), detail };
	}
}

/** The fault inside a caught value; anything that is not a FaultError is a bug and is thrown on. */
export function faultOf(caught: unknown): Fault {
	if (caught instanceof FaultError) return caught.fault;
	throw caught;
}
