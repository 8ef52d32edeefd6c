// The runner: round after round until nothing is lacking, the reader pauses, or the device is full; in one tab for all.
import type { Fault } from '#lib/contract/faults.ts';
import type { Lane } from '#lib/contract/messages.ts';
import { isStopped, Nap, waitAfter } from './back-off.ts';
import { Link } from './link.ts';
import { Queue, type TroubleStore } from './queue.ts';
import { doesAnswer, ofConnection, ofDevice, ofPortal, Round } from './round.ts';
import type { RoundEnd, RoundNeeds } from './round-needs.ts';
import { idleState, type RunnerState } from './runner-state.ts';
import type { Turn } from './turn.ts';

/** What the runner needs of the page. */
export interface RunnerNeeds extends RoundNeeds {
	onState: (state: RunnerState) => void;
	/** Without it (no Web Locks) every tab runs, which costs double asking and harms nothing. */
	turn?: Turn | undefined;
	link?: Link;
	troubles?: TroubleStore;
	/** Has older things make way for so many bytes of a lane; 0 where the phone is full. @returns bytes freed */
	makeRoom?: (bytes: number, lane: Lane) => Promise<number>;
	/** Something is lacking and the network is gone: a good moment to ask the browser for a wake-up. */
	onCut?: () => void;
	random?: () => number;
}

const againAfterMs = 60_000;
/** How often it is looked whether what is held may come: this costs no network. */
const heldLookMs = 60_000;
/** Wakings in vain that are heard at once; the next only after so many milliseconds, doubling. */
const vainWakesHeard = 2;
const vainWakeMs = 1000;

/** Whether it is for want of room that something could not be kept; a mere look makes nothing go. */
function isFull(end: RoundEnd): end is Extract<RoundEnd, { kind: 'fault' }> & { lane: Lane } {
	return end.kind === 'fault' && end.fault.code === 'storage-full' && end.lane !== undefined;
}

export class Runner {
	readonly #needs: RunnerNeeds;
	readonly #link: Link;
	readonly #queue: Queue;
	#state = idleState;
	#stop: AbortController | undefined;
	#nap = new Nap();
	#endedAt = 0;
	#failures = 0;
	#vainWakes = 0;
	#wasWoken = false;
	/** The run before, whose last piece may still be on its way, and with it the lock. */
	#running: Promise<void> = Promise.resolve();

	constructor(needs: RunnerNeeds) {
		this.#needs = needs;
		this.#link = needs.link ?? new Link();
		this.#queue = new Queue(needs.troubles);
		if (needs.turn === undefined) return;
		needs.turn.onWake = () => this.wake();
		needs.turn.onState = (state) => {
			// A pause is a setting, which every tab knows by itself.
			if (this.#stop !== undefined) this.#put({ ...state, isElsewhere: true });
		};
	}

	get state(): RunnerState {
		return this.#state;
	}

	/**
	 * Starts, or goes on after a pause. Does nothing where it runs already, but ends its waiting; where all that is left waits
	 * for its terms it looks anew, since there may be newer texts, which no allowance stops.
	 */
	start(): void {
		this.#failures = 0;
		this.#nap.end();
		if (this.#state.kind === 'held' && !this.#state.isElsewhere) this.#release();
		if (this.#stop !== undefined) return;
		const stop = new AbortController();
		this.#stop = stop;
		this.#put({ ...idleState, kind: 'checking' });
		this.#running = this.#running
			.then(() => this.#inTurn(stop.signal))
			.catch((failed: unknown) => this.#fail(failed, stop.signal))
			.finally(() => {
				if (this.#stop !== stop) return;
				this.#stop = undefined;
				this.#endedAt = this.#now();
			});
	}

	/** Tries anew also what failed by itself and was left for later. */
	async startAnew(): Promise<void> {
		await this.#queue.forget();
		this.start();
	}

	/** Asks for no further piece; those under way are kept when they come. */
	pause(): void {
		this.#end('paused');
	}

	/** Ends without a word, for when the page goes. */
	stop(): void {
		this.#end('idle');
	}

	/**
	 * The network may be back, or the terms are others: a wait is cut short, and a finished run looks again after a while.
	 * Not at once, since what it learns of the network is announced, and wakes it. Nothing where the reader paused.
	 */
	wake(): void {
		const { kind, fault, isElsewhere } = this.#state;
		if (kind === 'elsewhere' || isElsewhere) this.#needs.turn?.wake();
		else if (kind === 'held' && this.#isLongAgo()) this.start();
		else if (kind === 'held') this.#nap.wake();
		else if (kind === 'waiting' && fault !== undefined && (ofConnection.has(fault.code) || ofPortal.has(fault.code))) {
			if (this.#vainWakes <= vainWakesHeard) this.#failures = 0;
			this.#nap.wake();
		} else if (kind === 'done' || (kind === 'failed' && fault?.code === 'no-worker')) {
			if (this.#stop === undefined && this.#isLongAgo()) this.start();
		}
	}

	#isLongAgo(): boolean {
		return Math.abs(this.#now() - this.#endedAt) >= againAfterMs;
	}

	#release(): void {
		this.#stop?.abort();
		this.#stop = undefined;
	}

	#end(kind: 'paused' | 'idle'): void {
		this.#release();
		this.#show({ kind, lane: undefined, fault: undefined, hold: undefined, retryAt: undefined });
	}

	async #inTurn(signal: AbortSignal): Promise<void> {
		const { turn } = this.#needs;
		if (turn === undefined || signal.aborted) return this.#run(signal);
		await turn.take(
			signal,
			(inner) => this.#run(inner),
			() => this.#put({ ...idleState, kind: 'elsewhere' })
		);
	}

	async #run(signal: AbortSignal): Promise<void> {
		// Another tab may have brought everything while this one waited for its turn.
		if (this.#state.isElsewhere && this.#state.kind === 'done') {
			this.#show({ isElsewhere: false });
			return;
		}
		signal.addEventListener('abort', () => this.#nap.end());
		this.#put({ ...idleState, kind: 'checking' });
		await this.#queue.load();
		const madeRoom = new Set<string>();
		const makeRoom = async (bytes: number, lane: Lane): Promise<number> => {
			// For larger sizes nothing goes
			if (lane === 'large') return 0;
			// A limit and a full phone are two things
			const chance = `${lane === 'texts'} ${bytes > 0}`;
			if (madeRoom.has(chance)) return 0;
			madeRoom.add(chance);
			const freed = (await this.#needs.makeRoom?.(bytes, lane)) ?? 0;
			this.#show({ bytesFreed: this.#state.bytesFreed + freed });
			return freed;
		};
		const show = (change: Partial<RunnerState>): void => {
			if (!signal.aborted) this.#show(change);
		};
		const round = new Round(this.#needs, { link: this.#link, queue: this.#queue, show, makeRoom });
		this.#failures = 0;
		this.#vainWakes = 0;
		this.#wasWoken = false;
		for (let pinged = false; !signal.aborted;) {
			const keptBefore = round.kept;
			const end = await round.run(signal);
			if (end.kind === 'stopped' || isStopped(signal)) return;
			const hasKept = round.kept > keptBefore;
			if (hasKept) pinged = false;
			if (end.kind === 'held') await this.#waitHeld(end, signal);
			else if (isFull(end) && (await makeRoom(0, end.lane)) > 0) continue;
			else if (end.kind === 'done' || ofDevice.has(end.fault.code)) {
				const fault = end.kind === 'done' ? end.unasked : end.fault;
				show({ kind: end.kind === 'done' ? 'done' : 'failed', lane: undefined, fault });
				return;
			} else if (!pinged && (await this.#doesAnswer(end.fault))) pinged = true;
			else {
				pinged = false;
				await this.#wait(end, hasKept);
			}
		}
	}

	/** Where something broke off though the server answers, it is tried again without a wait: once, unless more comes. */
	async #doesAnswer(fault: Fault): Promise<boolean> {
		if (!ofConnection.has(fault.code) || fault.code === 'offline') return false;
		return doesAnswer(this.#needs.ask);
	}

	async #wait({ fault, restMs = 0 }: Extract<RoundEnd, { kind: 'fault' }>, hasKept: boolean): Promise<void> {
		if (ofConnection.has(fault.code)) this.#needs.onCut?.();
		this.#failures = hasKept ? 0 : this.#failures + 1;
		// A wait that ran out by itself was no waking: else a long darkness would make us deaf to the window after it.
		this.#vainWakes = hasKept ? 0 : this.#vainWakes + (this.#wasWoken ? 1 : 0);
		const waitMs = Math.max(restMs, waitAfter(this.#failures, (this.#needs.random ?? Math.random)()));
		// Wakings that bring nothing are heard less and less, lest every announcement of trouble be a new attempt.
		const deafMs = this.#vainWakes <= vainWakesHeard ? 0 : Math.min(waitMs, vainWakeMs * 2 ** this.#vainWakes);
		this.#show({ kind: 'waiting', lane: undefined, fault, hold: undefined, retryAt: this.#now() + waitMs });
		this.#wasWoken = await this.#nap.sleep(waitMs, deafMs);
	}

	async #waitHeld({ hold, piece }: Extract<RoundEnd, { kind: 'held' }>, signal: AbortSignal): Promise<void> {
		this.#endedAt = this.#now();
		let now: typeof hold | undefined = hold;
		while (now !== undefined && !signal.aborted) {
			this.#show({ kind: 'held', lane: undefined, fault: undefined, hold: now, retryAt: undefined });
			await this.#nap.sleep(heldLookMs, 0);
			now = this.#needs.hold?.(piece);
		}
	}

	#fail(failed: unknown, signal: AbortSignal): void {
		if (signal.aborted) return;
		this.#show({ kind: 'failed', fault: { code: 'no-worker', mayRetry: false, detail: String(failed) } });
		console.error('shyraq: the download ended by itself', failed);
	}

	#now(): number {
		return (this.#needs.now ?? Date.now)();
	}

	#show(change: Partial<RunnerState>): void {
		this.#put({ ...this.#state, ...change });
		if (!this.#state.isElsewhere) this.#needs.turn?.say(this.#state);
	}

	#put(state: RunnerState): void {
		this.#state = state;
		this.#needs.onState(state);
	}
}
