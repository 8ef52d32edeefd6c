// How many minutes of an article are left, for somebody who is part of the way through.

/** Whole minutes left of an article's `minutes` at a fraction from 0 to 1; at least one until the end. */
export function minutesLeft(minutes: number, fraction: number): number {
	if (fraction >= 1) return 0;
	return Math.max(1, Math.ceil(minutes * (1 - Math.max(0, fraction))));
}
