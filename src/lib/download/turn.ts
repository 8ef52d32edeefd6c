// Whose turn it is: one tab runs for all, the others hear how it fares, and one that was put to sleep is relieved.
import { lockNames } from '#lib/contract/places.ts';
import { isStopped } from './back-off.ts';
import type { RunnerState } from './runner-state.ts';

/** What tabs tell each other: the runner how it fares, the others that they would know, or that the network may be back. */
type Word = { kind: 'state'; state: RunnerState } | { kind: 'ask' } | { kind: 'wake' };

/** What a turn needs of the page. */
export interface TurnNeeds {
	locks: Pick<LockManager, 'request'>;
	channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
	/** Whether somebody looks at this tab; only then is a silent runner relieved. */
	isSeen: () => boolean;
	/** How long a runner may be silent when asked; browsers put tabs to sleep with their locks. */
	silenceMs?: number;
}

const silenceMs = 10_000;
/** The last word of the tab before may come a moment after its lock. */
const lastWordMs = 100;

/** This tab's part in taking turns. */
export class Turn {
	readonly #needs: TurnNeeds;
	#isMine = false;
	#said: RunnerState | undefined;
	#heard = 0;
	/** Another tab's state, for showing. */
	onState: (state: RunnerState) => void = () => undefined;
	/** Another tab says that the network may be back. */
	onWake: () => void = () => undefined;

	constructor(needs: TurnNeeds) {
		this.#needs = needs;
		needs.channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
	}

	/** Tells the others how the run in this tab fares. */
	say(state: RunnerState): void {
		this.#said = state;
		if (this.#isMine) this.#tell({ kind: 'state', state });
	}

	/** Tells the tab that runs that the network may be back, or that somebody has come to look. */
	wake(): void {
		if (!this.#isMine) this.#tell({ kind: 'wake' });
	}

	/**
	 * Does the work when it is this tab's turn, which may be at once. `work` is given a signal that also ends it where
	 * another tab took over. Resolves when the work is done here, or `signal` ends the waiting.
	 */
	async take(
		signal: AbortSignal,
		work: (signal: AbortSignal) => Promise<void>,
		onElsewhere: () => void
	): Promise<void> {
		if (await this.#hold({ ifAvailable: true }, signal, work)) return;
		while (!isStopped(signal)) {
			onElsewhere();
			const relief = new AbortController();
			const stop = (): void => relief.abort();
			signal.addEventListener('abort', stop);
			const watch = this.#watchSilence(stop);
			const isDone = await this.#hold({ signal: relief.signal }, signal, work, async () => {
				watch.stop();
				await new Promise((resolve) => setTimeout(resolve, lastWordMs));
			});
			watch.stop();
			signal.removeEventListener('abort', stop);
			if (isDone || isStopped(signal)) return;
			if (watch.isSilent() && (await this.#hold({ steal: true }, signal, work))) return;
		}
	}

	/** Gives up the channel. */
	close(): void {
		this.#needs.channel.close();
	}

	/** Holds the lock while it works. @returns whether the work was done to its end, and not taken over */
	async #hold(
		options: LockOptions,
		signal: AbortSignal,
		work: (signal: AbortSignal) => Promise<void>,
		onHeld?: () => Promise<void>
	): Promise<boolean> {
		const inner = new AbortController();
		const stop = (): void => inner.abort();
		signal.addEventListener('abort', stop);
		let running: Promise<void> = Promise.resolve();
		try {
			return await this.#needs.locks.request(lockNames.download, options, async (lock) => {
				if (lock === null || signal.aborted) return false;
				await onHeld?.();
				this.#isMine = true;
				running = work(inner.signal);
				await running;
				return true;
			});
		} catch (refused) {
			// Robbed of the lock, or no longer waiting for it.
			if (!(refused instanceof DOMException) || refused.name !== 'AbortError') throw refused;
			inner.abort();
			this.#isMine = false;
			await running;
			return false;
		} finally {
			this.#isMine = false;
			signal.removeEventListener('abort', stop);
		}
	}

	/** Asks the runner for a sign of life, again and again while somebody looks. */
	#watchSilence(onSilent: () => void): { stop: () => void; isSilent: () => boolean } {
		const patienceMs = this.#needs.silenceMs ?? silenceMs;
		let isSilent = false;
		let heard = -1;
		const ask = (): void => {
			if (heard === this.#heard && this.#needs.isSeen()) {
				isSilent = true;
				clearInterval(timer);
				onSilent();
				return;
			}
			// Without a look at this tab its own timers may sleep too, so silence then proves nothing.
			heard = this.#needs.isSeen() ? this.#heard : -1;
			this.#tell({ kind: 'ask' });
		};
		const timer = setInterval(ask, patienceMs);
		ask();
		return { stop: () => clearInterval(timer), isSilent: () => isSilent };
	}

	#hear(word: Word): void {
		if (word.kind === 'state') {
			this.#heard += 1;
			if (!this.#isMine) this.onState(word.state);
		} else if (this.#isMine && word.kind === 'ask') {
			if (this.#said !== undefined) this.#tell({ kind: 'state', state: this.#said });
		} else if (this.#isMine) this.onWake();
	}

	#tell(word: Word): void {
		this.#needs.channel.postMessage(word);
	}
}
