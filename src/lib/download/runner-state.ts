// How the downloading stands, as every tab shows it.
import type { Fault } from '#lib/contract/faults.ts';
import type { Lane, Piece } from '#lib/contract/messages.ts';
import type { Link } from './link.ts';
import type { Hold } from './terms.ts';

/** Where the runner is. */
export interface RunnerState {
	/**
	 * `elsewhere`: another tab runs, and has not said how it fares. `checking`: asks what there is. `waiting`: the network
	 * failed, and is tried again. `held`: what may come now is here, and `hold` says why the rest waits. `failed`: trying
	 * again by itself would not help. `done`: nothing is lacking.
	 */
	kind: 'idle' | 'elsewhere' | 'checking' | 'running' | 'paused' | 'waiting' | 'held' | 'done' | 'failed';
	/** What is being fetched. */
	lane: Lane | 'contents' | undefined;
	/** Pieces kept in this run, and pieces known of; the second rises when the texts name more pictures. */
	done: number;
	total: number;
	bytesDone: number;
	bytesTotal: number;
	/** At the pace so far; undefined until there is one. */
	secondsLeft: number | undefined;
	/** What went wrong; with `done`, why it could not be learnt whether there is a newer list. */
	fault: Fault | undefined;
	hold: Hold | undefined;
	/** When it is tried again by itself, in milliseconds since 1970. */
	retryAt: number | undefined;
	/** Whether pictures are left out by wish. */
	isTextOnly: boolean;
	/** Bytes that went in this run to make room. */
	bytesFreed: number;
	/** Whether it is another tab that runs, and this is what it says. */
	isElsewhere: boolean;
}

export const idleState: RunnerState = {
	kind: 'idle',
	lane: undefined,
	done: 0,
	total: 0,
	bytesDone: 0,
	bytesTotal: 0,
	secondsLeft: undefined,
	fault: undefined,
	hold: undefined,
	retryAt: undefined,
	isTextOnly: false,
	bytesFreed: 0,
	isElsewhere: false
};

/** Text in a plan is counted before compression, and comes so many times faster than a picture of as many bytes. */
const textShrinks = 3;

/** Counts a run: what is done stays done, what a new plan says is lacking is the rest. */
export class Tally {
	#done = 0;
	#bytesDone = 0;
	#left = new Map<string, Piece>();
	#rest = { pieces: 0, bytes: 0 };

	/** A plan replaces what was thought to be lacking; `rest` is what the plan has no names for. */
	plan(pieces: readonly Piece[], rest: { pieces: number; bytes: number }): void {
		this.#left = new Map(pieces.map((piece) => [piece.hash, piece]));
		this.#rest = rest;
	}

	/** A piece is kept. */
	keep(piece: Piece): void {
		if (!this.#left.delete(piece.hash)) return;
		this.#done += 1;
		this.#bytesDone += piece.bytes;
	}

	/** The counts, and the time left over a link. */
	counts(link: Link): Pick<RunnerState, 'done' | 'total' | 'bytesDone' | 'bytesTotal' | 'secondsLeft'> {
		let texts = 0;
		let pictures = this.#rest.bytes;
		for (const { kind, bytes } of this.#left.values()) {
			if (kind === 'picture') pictures += bytes;
			else texts += bytes;
		}
		return {
			done: this.#done,
			total: this.#done + this.#left.size + this.#rest.pieces,
			bytesDone: this.#bytesDone,
			bytesTotal: this.#bytesDone + texts + pictures,
			secondsLeft: secondsFor(texts, pictures, link)
		};
	}
}

function secondsFor(texts: number, pictures: number, link: Link): number | undefined {
	const textPace = link.paceOf('texts');
	const picturePace = link.paceOf('pictures');
	const forTexts = textPace ?? (picturePace === undefined ? undefined : picturePace * textShrinks);
	const forPictures = picturePace ?? (textPace === undefined ? undefined : textPace / textShrinks);
	if (forTexts === undefined || forPictures === undefined) return undefined;
	return Math.ceil(texts / forTexts + pictures / forPictures);
}
