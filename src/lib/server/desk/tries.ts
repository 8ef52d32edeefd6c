// How often the key may be tried: a few times for an address and for all of them, then after waiting.
const windowMs = 15 * 60_000;
const mostOfOne = 5;
const mostOfAll = 50;
/** Browsers that are known cannot be as many as they like: each had the key once. */
const mostKnown = 100;

interface Try {
	/** Undefined where one cannot tell whose it is. */
	who: string | undefined;
	at: number;
	isKnown: boolean;
}

/** The tries of the last quarter of an hour; as many are held as are allowed, so nobody can fill the memory. */
export class Tries {
	#tries: Try[] = [];

	/**
	 * Counts a try, before it is looked at.
	 * @param who an address, or the mark of a known browser; undefined where one cannot tell, so that only all together are bounded
	 * @param isKnown whether it has had the key before: strangers' tries then do not count against it
	 * @returns 0 where it may be made, else how long to wait in ms
	 */
	take(who: string | undefined, now: number, isKnown = false): number {
		this.#tries = this.#tries.filter(({ at }) => now - at < windowMs);
		const alike = this.#tries.filter((each) => each.isKnown === isKnown);
		const own = who === undefined ? [] : alike.filter((each) => each.who === who);
		const full = own.length >= mostOfOne ? own : alike.length >= (isKnown ? mostKnown : mostOfAll) ? alike : undefined;
		if (full !== undefined) return (full[0]?.at ?? now) + windowMs - now;
		this.#tries.push({ who, at: now, isKnown });
		return 0;
	}

	/** Forgets the tries of one who had the key. */
	forgive(who: string | undefined): void {
		this.#tries = this.#tries.filter((each) => who === undefined || each.who !== who);
	}
}
