// The clocks of one fetch: each phase has its own, and whichever runs out first ends the whole.
import { FetchTrouble } from './trouble.ts';

type Phase = 'resolve' | 'connect' | 'head' | 'stall' | 'whole';

/** Clocks that end in one signal; its reason is the trouble of the clock that ran out, or what the caller's signal said. */
export class Deadlines {
	readonly #end = new AbortController();
	readonly #timers = new Map<Phase, NodeJS.Timeout>();
	readonly #outer: AbortSignal | undefined;
	readonly #endFromOutside = () => this.#end.abort(this.#outer?.reason);

	constructor(outer: AbortSignal | undefined) {
		this.#outer = outer;
		if (outer?.aborted === true) this.#endFromOutside();
		else outer?.addEventListener('abort', this.#endFromOutside, { once: true });
	}

	get signal(): AbortSignal {
		return this.#end.signal;
	}

	/** Starts the clock of a phase, or starts it again. `predicate` says what is wrong when it runs out. */
	start(phase: Phase, limitMs: number, predicate: string): void {
		this.stop(phase);
		const end = () => this.#end.abort(new FetchTrouble('failed', predicate));
		this.#timers.set(phase, setTimeout(end, limitMs));
	}

	stop(phase: Phase): void {
		clearTimeout(this.#timers.get(phase));
		this.#timers.delete(phase);
	}

	/** Stops every clock and lets go of the caller's signal. */
	close(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
		this.#outer?.removeEventListener('abort', this.#endFromOutside);
	}
}

/** What a promise gives, or the reason of the signal where that comes first; the promise's later failure is nobody's. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	signal.throwIfAborted();
	const { promise: end, reject } = Promise.withResolvers<never>();
	const give = () => reject(signal.reason as Error);
	signal.addEventListener('abort', give, { once: true });
	try {
		return await Promise.race([promise, end]);
	} finally {
		signal.removeEventListener('abort', give);
	}
}
