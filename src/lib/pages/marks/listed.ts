// The highlights of an article as its list shows them.
import type { FoundHighlight } from '#lib/reader/highlights.ts';
import type { HighlightRow } from '#lib/shelf/rows.ts';

/** A highlight, and whether its words stand in the text. */
export type ListedHighlight = HighlightRow & { isFound: boolean };

/** Highlights in the order of the text, as they were found in it; those that were not stand at the end. */
export function listHighlights(rows: readonly HighlightRow[], found: readonly FoundHighlight[]): ListedHighlight[] {
	const order = new Map(found.map(({ key }, index) => [key, index]));
	const placeOf = ({ key }: HighlightRow) => order.get(key) ?? order.size;
	return rows
		.map((row) => ({ ...row, isFound: order.has(row.key) }))
		.sort((one, other) => placeOf(one) - placeOf(other));
}
