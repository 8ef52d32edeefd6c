// How the downloading stands, as the page shows it.
import type { Fault } from '#lib/contract/faults.ts';
import type { Piece } from '#lib/contract/messages.ts';

/** Where the runner is. */
export interface RunnerState {
	/**
	 * `elsewhere`: another tab runs. `checking`: asks what there is. `waiting`: the network failed, and is tried again.
	 * `failed`: trying again by itself would not help. `done`: nothing is lacking.
	 */
	kind: 'idle' | 'elsewhere' | 'checking' | 'running' | 'paused' | 'waiting' | 'done' | 'failed';
	/** Pieces kept in this run, and pieces known of; the second rises when the texts name more pictures. */
	done: number;
	total: number;
	bytesDone: number;
	bytesTotal: number;
	/** At the pace so far; undefined until there is one. */
	secondsLeft: number | undefined;
	fault: Fault | undefined;
	/** Whether pictures are left out by wish. */
	isTextOnly: boolean;
}

export const idleState: RunnerState = {
	kind: 'idle',
	done: 0,
	total: 0,
	bytesDone: 0,
	bytesTotal: 0,
	secondsLeft: undefined,
	fault: undefined,
	isTextOnly: false
};

/** A pace is worth saying after this much of it. */
const paceMs = 3000;

/** Counts a run: what is done stays done, what a new plan says is lacking is the rest. */
export class Tally {
	#done = 0;
	#bytesDone = 0;
	#left = new Map<string, number>();
	#busyMs = 0;

	/** A plan replaces what was thought to be lacking. */
	plan(pieces: readonly Piece[]): void {
		this.#left = new Map(pieces.map((piece) => [piece.hash, piece.bytes]));
	}

	/** A piece is kept. `tookMs` is the time by the clock since the last one was. */
	keep(piece: Piece, tookMs: number): void {
		if (!this.#left.delete(piece.hash)) return;
		this.#done += 1;
		this.#bytesDone += piece.bytes;
		this.#busyMs += tookMs;
	}

	get counts(): Pick<RunnerState, 'done' | 'total' | 'bytesDone' | 'bytesTotal' | 'secondsLeft'> {
		let bytesLeft = 0;
		for (const bytes of this.#left.values()) bytesLeft += bytes;
		const isPaceKnown = this.#busyMs >= paceMs && this.#bytesDone > 0;
		return {
			done: this.#done,
			total: this.#done + this.#left.size,
			bytesDone: this.#bytesDone,
			bytesTotal: this.#bytesDone + bytesLeft,
			secondsLeft: isPaceKnown ? Math.ceil(((this.#busyMs / this.#bytesDone) * bytesLeft) / 1000) : undefined
		};
	}
}
