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
	#end: (() => void) | undefined;

	/** Waits; resolves early on `wake`, though not before `deafMs` are over. @returns whether it was woken, heard or not */
	async sleep(ms: number, deafMs = 0): Promise<boolean> {
		let isCalled = false;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			let isDeaf = deafMs > 0;
			const end = (): void => {
				clearTimeout(timer);
				resolve();
			};
			if (isDeaf)
				setTimeout(() => {
					isDeaf = false;
					if (isCalled) end();
				}, deafMs);
			this.#end = end;
			this.#wake = () => {
				isCalled = true;
				if (!isDeaf) end();
			};
		});
		this.#wake = undefined;
		this.#end = undefined;
		return isCalled;
	}

	/** Ends the wait, if there is one and it is not deaf. */
	wake(): void {
		this.#wake?.();
	}

	/** Ends the wait, deaf or not. */
	end(): void {
		this.#end?.();
	}
}

/** Whether a signal was given; asked after a wait, since the type checker takes what it saw before the wait for lasting. */
export function isStopped(signal: AbortSignal): boolean {
	return signal.aborted;
}
