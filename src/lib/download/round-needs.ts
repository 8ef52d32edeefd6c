// What a round through what is lacking needs, shares with others, and ends with.
import type { Fault } from '#lib/contract/faults.ts';
import type { Lane, Piece, PictureWish, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import type { Link, LinkMemory } from './link.ts';
import type { Queue } from './queue.ts';
import type { RunnerState } from './runner-state.ts';
import type { Hold } from './terms.ts';

/** What a round needs of the page. */
export interface RoundNeeds {
	/** `ReaderWorker.ask`. */
	ask: <K extends WorkerReply['kind']>(kind: K, request: WorkerRequest) => Promise<Extract<WorkerReply, { kind: K }>>;
	/** The wish as it is now; asked at every plan. */
	wish: () => Promise<PictureWish>;
	/** Why a piece (or, without one, anything at all) is not fetched now; asked before each. */
	hold?: (piece: Piece | undefined) => Hold | undefined;
	/** Bytes that were taken from the network, and of them those that are kept here now. */
	onBytes?: (taken: number, kept: number) => void;
	/** The connection turned out to be otherwise than remembered. */
	onLink?: (memory: LinkMemory) => void;
	/** The moment for another build of the app: the texts are whole, or, with false, have been tried. */
	lookForBuild?: (areTextsWhole: boolean) => Promise<void>;
	now?: () => number;
}

/** What the rounds of one run share. */
export interface RoundParts {
	link: Link;
	queue: Queue;
	show: (change: Partial<RunnerState>) => void;
	/** Makes room for so many bytes of a lane, once a run for texts and once for pictures, within the limit and where the phone is full. @returns bytes freed */
	makeRoom: (bytes: number, lane: Lane) => Promise<number>;
}

/** How a round ended. */
export type RoundEnd =
	/** `unasked`: whether there is a newer list could not be learnt. */
	| { kind: 'done'; unasked: Fault | undefined }
	| { kind: 'stopped' }
	| { kind: 'held'; hold: Hold; piece: Piece | undefined }
	/** `lane`: of what was to be kept; `restMs`: trying again sooner helps nothing. */
	| { kind: 'fault'; fault: Fault; lane?: Lane; restMs?: number };

/** What came of some pieces. */
export interface Brought {
	came: number;
	odd: number;
	/** Frozen connections since something came. */
	frozen: number;
	/** What ends the round. */
	end: Fault | undefined;
	last: Fault | undefined;
	held: { hold: Hold; piece: Piece } | undefined;
}
