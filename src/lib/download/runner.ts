// The runner: brings what is lacking piece by piece, in one tab at a time, until nothing is, the reader pauses or the device is full.
import { faultOf, type Fault, type FaultCode } from '#lib/contract/faults.ts';
import type { Piece, PictureWish, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { lockNames } from '#lib/contract/places.ts';
import { Nap, waitAfter } from './back-off.ts';
import { idleState, Tally, type RunnerState } from './runner-state.ts';

/** What the runner needs of the page. */
export interface RunnerNeeds {
	/** `ReaderWorker.ask`. */
	ask: <K extends WorkerReply['kind']>(kind: K, request: WorkerRequest) => Promise<Extract<WorkerReply, { kind: K }>>;
	/** The wish as it is now; asked at every plan. */
	wish: () => Promise<PictureWish>;
	onState: (state: RunnerState) => void;
	/** `navigator.locks`; without it every tab runs, which costs double asking and harms nothing. */
	locks?: Pick<LockManager, 'request'> | undefined;
	now?: () => number;
	random?: () => number;
}

/** How a round through the plan ended. */
type RoundEnd = { kind: 'done' } | { kind: 'stopped' } | { kind: 'fault'; fault: Fault };

/** Faults of the device, which the network coming back does not cure. */
const ofDevice: ReadonlySet<FaultCode> = new Set(['storage-full', 'storage-failed', 'unsupported', 'no-worker']);
/** Faults of the connection: the next piece would meet the same. */
const ofConnection: ReadonlySet<FaultCode> = new Set(['offline', 'unreachable', 'timeout']);
/** Answers of other kinds in a row that are taken for something standing in the way, too. */
const oddAnswersLimit = 3;
const pictureLanes = 2;
const againAfterMs = 60_000;

export class Runner {
	#needs: RunnerNeeds;
	#state = idleState;
	#stop: AbortController | undefined;
	#nap = new Nap();
	#tally = new Tally();
	#keptAt = 0;
	#endedAt = 0;
	/** The run before, whose last piece may still be on its way, and with it the lock. */
	#running: Promise<void> = Promise.resolve();

	constructor(needs: RunnerNeeds) {
		this.#needs = needs;
	}

	get state(): RunnerState {
		return this.#state;
	}

	/** Starts, or goes on after a pause. Does nothing where it runs already, but ends its waiting. */
	start(): void {
		this.#nap.wake();
		if (this.#stop !== undefined) return;
		const stop = new AbortController();
		this.#stop = stop;
		this.#tally = new Tally();
		this.#show({ kind: 'checking', fault: undefined });
		this.#running = this.#running
			.then(() => this.#inOneTab(stop.signal))
			.catch((failed: unknown) => this.#fail(failed, stop.signal))
			.finally(() => {
				if (this.#stop !== stop) return;
				this.#stop = undefined;
				this.#endedAt = this.#now();
			});
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
	 * The network may be back: a wait for it is cut short, and a finished run looks again after a while. Not at once, since
	 * what it learns of the network is announced, and wakes it. Nothing where the reader paused.
	 */
	wake(): void {
		const { kind, fault } = this.#state;
		if (kind === 'waiting' && fault !== undefined && ofConnection.has(fault.code)) this.#nap.wake();
		else if (kind === 'done' && this.#now() - this.#endedAt >= againAfterMs) this.start();
	}

	#end(kind: 'paused' | 'idle'): void {
		this.#stop?.abort();
		this.#stop = undefined;
		this.#nap.wake();
		this.#show({ kind, fault: undefined });
	}

	async #inOneTab(signal: AbortSignal): Promise<void> {
		const { locks } = this.#needs;
		if (locks === undefined || signal.aborted) return this.#run(signal);
		const isFree = await locks.request(lockNames.download, { ifAvailable: true }, async (lock) => {
			if (lock !== null) await this.#run(signal);
			return lock !== null;
		});
		if (isFree || isStopped(signal)) return;
		this.#show({ kind: 'elsewhere', fault: undefined });
		await locks.request(lockNames.download, { signal }, () => this.#run(signal));
	}

	async #run(signal: AbortSignal): Promise<void> {
		let failures = 0;
		while (!signal.aborted) {
			const doneBefore = this.#tally.counts.done;
			const end = await this.#round(signal);
			if (end.kind === 'stopped' || isStopped(signal)) return;
			if (end.kind === 'done' || ofDevice.has(end.fault.code)) {
				this.#show(end.kind === 'done' ? { kind: 'done', fault: undefined } : { kind: 'failed', fault: end.fault });
				return;
			}
			failures = this.#tally.counts.done > doneBefore ? 0 : failures + 1;
			this.#show({ kind: 'waiting', fault: end.fault });
			await this.#nap.sleep(waitAfter(failures, (this.#needs.random ?? Math.random)()));
		}
	}

	/** The list, then plan after plan: the texts of one name the pictures of the next. */
	async #round(signal: AbortSignal): Promise<RoundEnd> {
		this.#show({ kind: 'checking', fault: undefined });
		const refreshed = await this.#try(() => this.#needs.ask('refreshed', { kind: 'refresh' }));
		if (refreshed !== undefined && ofDevice.has(refreshed.code)) return { kind: 'fault', fault: refreshed };
		for (let leastLacking = Infinity; !signal.aborted;) {
			const wish = await this.#needs.wish();
			let pieces: Piece[] = [];
			const planned = await this.#try(async () => {
				pieces = (await this.#needs.ask('planned', { kind: 'plan', wish })).pieces;
			});
			if (planned !== undefined) return { kind: 'fault', fault: refreshed ?? planned };
			this.#tally.plan(pieces);
			this.#show({ isTextOnly: wish.pictures === 'none' });
			if (pieces.length === 0) return refreshed === undefined ? { kind: 'done' } : this.#endUnrefreshed(refreshed);
			const fault = await this.#bring(pieces, signal);
			// Texts that came may name any number of pictures; only a plan of pictures alone must shrink.
			const hasTexts = pieces.some((piece) => piece.kind !== 'picture');
			if (fault !== undefined || (!hasTexts && pieces.length >= leastLacking))
				return { kind: 'fault', fault: fault ?? stuck };
			leastLacking = hasTexts ? Infinity : pieces.length;
		}
		return { kind: 'stopped' };
	}

	/** Nothing of the held list is lacking, but whether there is a newer one could not be learnt: done, for a lost network. */
	#endUnrefreshed(fault: Fault): RoundEnd {
		return ofConnection.has(fault.code) ? { kind: 'done' } : { kind: 'fault', fault };
	}

	/** Texts one after another, then pictures two at a time. @returns what stopped it, or the last piece's trouble. */
	async #bring(pieces: readonly Piece[], signal: AbortSignal): Promise<Fault | undefined> {
		const trouble: { last: Fault | undefined; isEnd: boolean; odd: number } = { last: undefined, isEnd: false, odd: 0 };
		this.#keptAt = this.#now();
		const work = async (queue: Piece[]): Promise<void> => {
			for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
				if (signal.aborted || trouble.isEnd) return;
				this.#show({ kind: 'running', fault: undefined });
				const fault = await this.#keep(piece);
				trouble.odd = fault === undefined ? 0 : trouble.odd + 1;
				if (fault === undefined) continue;
				trouble.last = fault;
				trouble.isEnd = ofDevice.has(fault.code) || ofConnection.has(fault.code) || trouble.odd >= oddAnswersLimit;
			}
		};
		const texts = pieces.filter(({ kind }) => kind !== 'picture');
		await work([...texts]);
		// With the texts here the next plan knows their pictures and puts them in order; a text that does not come holds up none.
		if (texts.length > 0 && (trouble.last === undefined || trouble.isEnd)) return trouble.last;
		const pictures = pieces.filter(({ kind }) => kind === 'picture');
		await Promise.all(Array.from({ length: pictureLanes }, () => work(pictures)));
		return trouble.last;
	}

	async #keep(piece: Piece): Promise<Fault | undefined> {
		const fault = await this.#try(() => this.#needs.ask('kept', { kind: 'keep', piece }));
		if (fault !== undefined) return fault;
		const now = this.#now();
		this.#tally.keep(piece, now - this.#keptAt);
		this.#keptAt = now;
		this.#show({});
		return undefined;
	}

	async #try(work: () => Promise<unknown>): Promise<Fault | undefined> {
		try {
			await work();
			return undefined;
		} catch (failed) {
			return faultOf(failed);
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
		this.#state = { ...this.#state, ...this.#tally.counts, ...change };
		this.#needs.onState(this.#state);
	}
}

/** Everything was said to be kept, and as much is lacking as before: something takes it away as it comes. */
const stuck: Fault = { code: 'storage-failed', mayRetry: false, detail: 'what was kept is lacking again' };

/** Asked after a wait: the type checker takes what it saw before the wait for lasting. */
function isStopped(signal: AbortSignal): boolean {
	return signal.aborted;
}
