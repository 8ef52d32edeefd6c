// Which marks are shown and in which order.
import type { BookmarkRow, HighlightColour } from '#lib/shelf/rows.ts';

export const markKinds = ['all', 'article', 'highlight', 'note'] as const;
/** All marks, bookmarks of articles, highlights, or what has a note. */
export type MarkKind = (typeof markKinds)[number];

export const markOrders = ['date', 'article'] as const;
/** By when they were made, newest first; or by article, the one marked last first, and in it as the text goes. */
export type MarkOrder = (typeof markOrders)[number];

/** The marks of a kind and a colour, in the order given. */
export function sift(
	rows: readonly BookmarkRow[],
	kind: MarkKind,
	colour: HighlightColour | 'all'
): readonly BookmarkRow[] {
	return rows.filter(
		(row) =>
			(kind === 'all' || (kind === 'note' ? row.note !== undefined : row.kind === kind)) &&
			(colour === 'all' || (row.kind === 'highlight' && row.colour === colour))
	);
}

/** The marks in an order; those given are by date, newest first. */
export function sortMarks(rows: readonly BookmarkRow[], order: MarkOrder): readonly BookmarkRow[] {
	if (order === 'date') return rows;
	return [...groupByArticle(rows).values()].flatMap((own) => inTextOrder(own));
}

/** Marks by their articles, in the order in which these come first. */
export function groupByArticle(rows: readonly BookmarkRow[]): Map<string, BookmarkRow[]> {
	const groups = new Map<string, BookmarkRow[]>();
	for (const row of rows) {
		const own = groups.get(row.id);
		if (own === undefined) groups.set(row.id, [row]);
		else own.push(row);
	}
	return groups;
}

/** An article's bookmark first, then highlights as they stand in the text. */
export function inTextOrder<Row extends BookmarkRow>(rows: readonly Row[]): Row[] {
	const orderOf = (row: Row) => (row.kind === 'highlight' ? row.range.start.fraction : -1);
	return [...rows].sort((one, other) => orderOf(one) - orderOf(other) || one.at - other.at);
}
