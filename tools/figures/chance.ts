// Repeatable chance: the same seed strews the same stars, so a picture drawn again is the same picture.

/** Numbers from 0 up to 1, always the same row for the same seed. */
export type Chance = {
	/** A number between the two bounds. */
	between(low: number, high: number): number;
	/** True in the given share of cases (0 to 1). */
	happens(share: number): boolean;
	/** Begins the row again, so that a picture is the same however often it is drawn. */
	restart(): void;
	/** One of the given things. */
	one<Thing>(things: readonly [Thing, ...Thing[]]): Thing;
};

/** A row of chance for the seed; the mixing steps are those of the mulberry32 generator. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		between: (low, high) => low + next() * (high - low),
		restart: () => {
			state = seed >>> 0;
		},
		happens: (share) => next() < share,
		one: (things) => things[Math.floor(next() * things.length)] ?? things[0]
	};
}
