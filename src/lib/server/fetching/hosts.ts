// Whose turn it is: one connection to a host at a time, and few hosts at once.
import { untilAborted } from './deadlines.ts';

const usualHosts = 8;

/** A waiting line for each host. Hosts whose turn it may be go round, so a long line holds up nobody else's. */
export class Hosts {
	readonly #most: number;
	readonly #busy = new Set<string>();
	/** Those that wait, by host, the first to come first; a host without any is not in it. */
	readonly #lines = new Map<string, Set<() => void>>();

	/** @param most hosts that are asked at once */
	constructor(most = usualHosts) {
		this.#most = most;
	}

	/** How many turns wait. */
	get waiting(): number {
		return [...this.#lines.values()].reduce((sum, line) => sum + line.size, 0);
	}

	/**
	 * Does work at a host when it is its turn.
	 * @throws the signal's reason where it ends before that; whatever the work throws
	 */
	async take<T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
		signal?.throwIfAborted();
		await this.#waitFor(host, signal);
		try {
			return await work();
		} finally {
			this.#busy.delete(host);
			this.#callNext();
		}
	}

	async #waitFor(host: string, signal: AbortSignal | undefined): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<undefined>();
		const call = () => resolve(undefined);
		const line = this.#lines.get(host) ?? new Set();
		this.#lines.set(host, line.add(call));
		this.#callNext();
		if (signal === undefined) return promise;
		try {
			await untilAborted(promise, signal);
		} catch (reason) {
			// Called in the same moment in which it was given up: the turn goes to the next
			if (!line.delete(call)) this.#busy.delete(host);
			if (line.size === 0 && this.#lines.get(host) === line) this.#lines.delete(host);
			this.#callNext();
			throw reason;
		}
	}

	#callNext(): void {
		for (const [host, line] of this.#lines) {
			if (this.#busy.size >= this.#most) return;
			const [call] = line;
			if (call === undefined || this.#busy.has(host)) continue;
			line.delete(call);
			// To the end of the round, or out of it
			this.#lines.delete(host);
			if (line.size > 0) this.#lines.set(host, line);
			this.#busy.add(host);
			call();
		}
	}
}
