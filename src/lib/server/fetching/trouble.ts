// Why an address was not fetched, as one sentence for the editor who gave it.
import { plainAddress } from './plain-address.ts';

/** `refused` is ours, and trying again will not help; `failed` is the network's or the other server's. */
export type TroubleKind = 'refused' | 'failed';

/** What stopped a fetch. The message is a predicate: it follows the address, as in "is larger than 8 MB". */
export class FetchTrouble extends Error {
	readonly kind: TroubleKind;
	/** The status of the answer that was no good. */
	readonly status: number | undefined;

	constructor(kind: TroubleKind, predicate: string, { status, cause }: { status?: number; cause?: unknown } = {}) {
		super(predicate, cause === undefined ? undefined : { cause });
		this.name = 'FetchTrouble';
		this.kind = kind;
		this.status = status;
	}
}

/**
 * @param given the address as the editor gave it
 * @param led the address that a redirect led to; undefined where none did
 * @param predicate what it is or did, as the message of a trouble
 */
export function sentenceOf(given: string, led: string | undefined, predicate: string): string {
	const subject = led === undefined ? 'it' : `it leads to ${plainAddress(led)}, which`;
	return `${plainAddress(given)} was not fetched: ${subject} ${predicate}.`;
}
