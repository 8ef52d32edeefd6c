// How long to wait before the network is tried again, and what cuts the waiting short.

const shortestMs = 2000;
const longestMs = 300_000;

/**
 * The wait after the n-th failure in a row (from 0), in milliseconds: doubling, with half of it by chance (`random` in
 * [0, 1)), so that phones that lost the network together do not come back together.
 */
export function waitAfter(failures: number, random: number): number {
	const whole = Math.min(longestMs, shortestMs * 2 ** Math.min(failures, 20));
	return Math.round(whole / 2 + (whole / 2) * random);
}

/** A wait that can be ended early, from anywhere, by `wake`. */
export class Nap {
	#wake: (() => void) | undefined;

	/** Waits; resolves early on `wake`. */
	async sleep(ms: number): Promise<void> {
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.#wake = undefined;
	}

	/** Ends the wait, if there is one. */
	wake(): void {
		this.#wake?.();
	}
}
