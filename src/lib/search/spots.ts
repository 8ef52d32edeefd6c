// Where in a text that stands which was searched for: what is lit in a list of hits and in an article.
import { fits, type Clause } from './query.ts';
import { readWords, type Word } from './words.ts';

/** A stretch of a text that a clause fits, in UTF-16 units, the end exclusive. */
export interface Spot {
	start: number;
	end: number;
	/** The number of the clause. */
	clause: number;
}

/** So many spots of one text are looked for. */
const mostSpots = 500;

/** The spots of all clauses but those left out, in their order; none reaches over another. */
export function findSpots(text: string, clauses: readonly Clause[]): Spot[] {
	const words = readWords(text);
	const byPosition = new Map<number, Word[]>();
	for (const word of words) byPosition.set(word.position, [...(byPosition.get(word.position) ?? []), word]);
	const spots: Spot[] = [];
	for (const [clause, { words: wanted, isLeftOut }] of clauses.entries()) {
		if (isLeftOut) continue;
		for (const word of words) {
			let end = 0;
			const isThere = wanted.every((each) => {
				const found = (each.offset === 0 ? [word] : byPosition.get(word.position + each.offset))?.find(({ folded }) =>
					fits(folded, each)
				);
				end = Math.max(end, found?.end ?? 0);
				return found !== undefined;
			});
			if (isThere) spots.push({ start: word.start, end, clause });
			if (spots.length >= mostSpots) break;
		}
	}
	spots.sort((one, other) => one.start - other.start || other.end - one.end);
	return spots.filter((spot, at) => !spots.slice(0, at).some(({ end }) => end > spot.start));
}
