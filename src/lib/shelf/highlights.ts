// Highlights on the shelf: made, painted otherwise, written beside, and where they were found when their article was last open.
import { toHex } from '#lib/article/bytes.ts';
import type { Passage } from '#lib/article/locator-passage.ts';
import type { ArticleId } from '#lib/article/types.ts';
import { rememberAny } from './canary.ts';
import type { Rows, Shelf } from './database.ts';
import {
	bookmarkSchema,
	keptNoteLimit,
	readRow,
	readRows,
	type AboutArticle,
	type BookmarkRow,
	type HighlightColour,
	type HighlightRow,
	type Span
} from './rows.ts';

/** A highlight that is wished for: the words, their colour, and where they stand now. */
export interface NewHighlight {
	range: Passage;
	colour: HighlightColour;
	span?: Span;
}

/**
 * Highlights a passage. The same passage highlighted twice is one highlight, in the colour wished for last.
 * @throws FaultError `storage-failed` or `storage-full`
 */
export async function addHighlight(
	shelf: Shelf,
	{ id, title, language, direction }: AboutArticle,
	{ range, colour, span }: NewHighlight,
	now = Date.now()
): Promise<HighlightRow> {
	const key = `highlight:${toHex(crypto.getRandomValues(new Uint8Array(16)))}`;
	const made = await shelf.run('rw', ['bookmarks'], async (table) => {
		const same = (await highlightsOf(table('bookmarks'), id)).find((row) => isSameRange(row.range, range));
		const row: HighlightRow =
			same === undefined
				? { key, kind: 'highlight', id, title, language, direction, quote: range.quote, range, colour, at: now }
				: { ...same, ...(same.colour === colour ? {} : { colour, changed: now }) };
		if (span !== undefined) row.span = span;
		await table('bookmarks').put(row);
		return row;
	});
	rememberAny('bookmarks', true);
	return made;
}

function isSameRange(one: Passage, other: Passage): boolean {
	const ends = ({ start, end }: Passage) =>
		[start, end].flatMap(({ hash, block, offset }) => [hash, block, offset]).join();
	return one.quote === other.quote && ends(one) === ends(other);
}

async function highlightsOf(rows: Rows, id: ArticleId): Promise<HighlightRow[]> {
	const all = readRows(bookmarkSchema, await rows.where('id').equals(id).sortBy('at'));
	return all.filter((row) => row.kind === 'highlight');
}

/** Gives a highlight another colour. @returns whether it is still there */
export function paintHighlight(shelf: Shelf, key: string, colour: HighlightColour, now = Date.now()): Promise<boolean> {
	return change(shelf, key, (row) =>
		row.kind !== 'highlight' || row.colour === colour ? row : { ...row, colour, changed: now }
	);
}

/** Writes a note beside a bookmark or a highlight, or takes it away where it is empty. @returns whether the mark is still there */
export function writeNote(shelf: Shelf, key: string, note: string, now = Date.now()): Promise<boolean> {
	return change(shelf, key, (row) => {
		if ((row.note ?? '') === note) return row;
		const written: BookmarkRow = { ...row, note: note.slice(0, keptNoteLimit), changed: now };
		if (note === '') delete written.note;
		return written;
	});
}

function change(shelf: Shelf, key: string, turn: (row: BookmarkRow) => BookmarkRow): Promise<boolean> {
	return shelf.run('rw', ['bookmarks'], async (table) => {
		const known = readRow(bookmarkSchema, await table('bookmarks').get(key));
		if (known === undefined) return false;
		const turned = turn(known);
		if (turned !== known) await table('bookmarks').put(turned);
		return true;
	});
}

/**
 * Remembers where an article's highlights stand in a revision of it, by their keys; those not named were not found. Writes only what is
 * another than before, so that looking does not wake other tabs.
 */
export function noteWhereabouts(
	shelf: Shelf,
	id: ArticleId,
	revision: number,
	spans: ReadonlyMap<string, Span>
): Promise<void> {
	return shelf.run('rw', ['bookmarks'], async (table) => {
		for (const row of await highlightsOf(table('bookmarks'), id)) {
			const span = spans.get(row.key);
			const { missing, ...rest } = row;
			const isSame = span === undefined ? missing !== undefined : missing === undefined && isSameSpan(row.span, span);
			if (isSame) continue;
			await table('bookmarks').put(span === undefined ? { ...rest, missing: revision } : { ...rest, span });
		}
	});
}

function isSameSpan(one: Span | undefined, other: Span): boolean {
	return one?.start === other.start && one.end === other.end;
}
