// A guess at what a mistyped name was meant to be.

/** More slips than these and the guess would be a riddle. */
const slipLimit = 2;

/** The known name nearest to a written one, or undefined where none is near (Levenshtein distance, capitals set aside). */
export function nearest(written: string, known: readonly string[]): string | undefined {
	const ranked = known
		.map((name) => ({ name, slips: distance(written.slice(0, 40).toLowerCase(), name.toLowerCase()) }))
		.sort((one, other) => one.slips - other.slips)[0];
	if (ranked === undefined || ranked.slips > Math.min(slipLimit, ranked.name.length - 2)) return undefined;
	return ranked.name;
}

function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}
