// Which pieces are tried now: one that failed by itself is left for later, longer each time, and holds up no other.
import type { FaultCode } from '#lib/contract/faults.ts';
import type { Piece } from '#lib/contract/messages.ts';
import type { Trouble } from '#lib/shelf/trouble.ts';

/** Where trouble is remembered from one visit to the next. What is lost there is only tried again a little early. */
export interface TroubleStore {
	load: () => Promise<Trouble[]>;
	save: (trouble: Trouble) => Promise<void>;
	clear: (hash: string) => Promise<void>;
}

const shortestMs = 30_000;
const longestMs = 24 * 3_600_000;

/** How long a piece is left after its n-th failure in a row (from 1), in milliseconds. */
export function restAfter(count: number): number {
	return Math.min(longestMs, shortestMs * 4 ** Math.min(count - 1, 20));
}

/** The pieces in trouble. */
export class Queue {
	readonly #store: TroubleStore | undefined;
	readonly #troubles = new Map<string, Trouble>();

	constructor(store: TroubleStore | undefined) {
		this.#store = store;
	}

	/** Reads what was remembered, here or by another tab. */
	async load(): Promise<void> {
		for (const trouble of (await this.#store?.load()) ?? []) this.#troubles.set(trouble.hash, trouble);
	}

	/** Whether a piece failed by itself the last time. */
	isInTrouble(hash: string): boolean {
		return this.#troubles.has(hash);
	}

	/** Milliseconds until a piece is to be tried; 0 for now. A failure in the future was noted by a clock since put right. */
	restOf(hash: string, now: number): number {
		const trouble = this.#troubles.get(hash);
		if (trouble === undefined || trouble.at > now) return 0;
		return Math.max(0, trouble.at + restAfter(trouble.count) - now);
	}

	/** Splits a plan into what is tried now, and of the others the one whose turn comes first. */
	sort(pieces: readonly Piece[], now: number): { due: Piece[]; next: { restMs: number; code: FaultCode } | undefined } {
		const due: Piece[] = [];
		let next: { restMs: number; code: FaultCode } | undefined;
		for (const piece of pieces) {
			const restMs = this.restOf(piece.hash, now);
			if (restMs === 0) due.push(piece);
			else if (next === undefined || restMs < next.restMs)
				next = { restMs, code: this.#troubles.get(piece.hash)?.code ?? 'not-found' };
		}
		return { due, next };
	}

	/** A piece came wrong. */
	async fail({ hash }: Piece, code: FaultCode, now: number): Promise<void> {
		const trouble = { hash, code, count: (this.#troubles.get(hash)?.count ?? 0) + 1, at: now };
		this.#troubles.set(hash, trouble);
		await this.#store?.save(trouble);
	}

	/** Everything is to be tried now. */
	async forget(): Promise<void> {
		await this.load();
		const hashes = [...this.#troubles.keys()];
		this.#troubles.clear();
		for (const hash of hashes) await this.#store?.clear(hash);
	}

	/** A piece came. */
	async come({ hash }: Piece): Promise<void> {
		if (this.#troubles.delete(hash)) await this.#store?.clear(hash);
	}
}
