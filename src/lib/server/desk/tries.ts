// How often the key may be tried: a few times for an address and for all of them, then after waiting.
const windowMs = 15 * 60_000;
const mostOfOne = 5;
const mostOfAll = 50;

/** The tries of the last quarter of an hour; as many are held as are allowed, so nobody can fill the memory. */
export class Tries {
	#tries: { address: string; at: number }[] = [];

	/** Counts a try, before it is looked at. @returns 0 where it may be made, else how long to wait in ms */
	take(address: string, now: number): number {
		this.#tries = this.#tries.filter(({ at }) => now - at < windowMs);
		const own = this.#tries.filter((each) => each.address === address);
		const full = own.length >= mostOfOne ? own : this.#tries.length >= mostOfAll ? this.#tries : undefined;
		if (full !== undefined) return (full[0]?.at ?? now) + windowMs - now;
		this.#tries.push({ address, at: now });
		return 0;
	}

	/** Forgets the tries of an address that had the key. */
	forgive(address: string): void {
		this.#tries = this.#tries.filter((each) => each.address !== address);
	}
}
