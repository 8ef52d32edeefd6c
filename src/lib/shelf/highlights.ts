// Highlights on the shelf: made, painted otherwise, written beside, and where they were found when their article was last open.
import { toHex } from '#lib/article/bytes.ts';
import type { Passage } from '#lib/article/locator-passage.ts';
import type { ArticleId } from '#lib/article/types.ts';
import { rememberAny } from './canary.ts';
import type { Shelf } from './database.ts';
import type { Rows } from './tables.ts';
import { joinNotes } from './merge.ts';
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
 * @returns the highlight, and what stood there before it
 * @throws FaultError `storage-failed` or `storage-full`
 */
export async function addHighlight(
	shelf: Shelf,
	{ id, title, language, direction }: AboutArticle,
	{ range, colour, span }: NewHighlight,
	now = Date.now()
): Promise<{ row: HighlightRow; stood: HighlightRow | undefined }> {
	const key = `highlight:${toHex(crypto.getRandomValues(new Uint8Array(16)))}`;
	const made = await shelf.run('rw', ['bookmarks'], async (table) => {
		const same = (await highlightsOf(table('bookmarks'), id)).find((row) => isSameRange(row.range, range));
		const row: HighlightRow =
			same === undefined
				? { key, kind: 'highlight', id, title, language, direction, quote: range.quote, range, colour, at: now }
				: { ...same, ...(same.colour === colour ? {} : { colour, changed: now }) };
		if (span !== undefined) row.span = span;
		await table('bookmarks').put(row);
		return { row, stood: same };
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
	const all = readRows(bookmarkSchema, await rows.ofArticle(id));
	return all.filter((row) => row.kind === 'highlight');
}

/** Gives a highlight another colour. @returns whether it is still there */
export function paintHighlight(shelf: Shelf, key: string, colour: HighlightColour, now = Date.now()): Promise<boolean> {
	return shelf.run('rw', ['bookmarks'], async (table) => {
		const row = readRow(bookmarkSchema, await table('bookmarks').get(key));
		if (row?.kind !== 'highlight') return false;
		if (row.colour !== colour) await table('bookmarks').put({ ...row, colour, changed: now });
		return true;
	});
}

/** A note as it is to be, and as whoever writes it last saw it. */
export interface NewNote {
	note: string;
	seen: string;
}

/**
 * Writes a note beside a mark, or takes it away where it is empty. Where another was written meanwhile, both stand one below the
 * other; a mark that was taken away meanwhile comes back with its note, which would be lost.
 * @returns the note that stood before, and the one that stands now
 * @throws FaultError `storage-failed` or `storage-full`
 */
export async function writeNote(
	shelf: Shelf,
	mark: BookmarkRow,
	{ note, seen }: NewNote,
	now = Date.now()
): Promise<{ before: string; note: string }> {
	const written = await shelf.run('rw', ['bookmarks'], async (table) => {
		const raw: unknown = await table('bookmarks').get(mark.key);
		const known = readRow(bookmarkSchema, raw);
		// One that only another build can read stays as it is
		if (known === undefined && (note === '' || raw !== undefined)) return { before: '', note: '' };
		const row: BookmarkRow = { ...(known ?? mark), changed: now };
		const before = known?.note ?? '';
		const isOther = ![seen, note, ''].includes(before);
		const joined = note === '' ? before : (joinNotes(note, before) ?? note);
		const next = (isOther ? joined : note).slice(0, keptNoteLimit);
		if (next === before) return { before, note: before };
		row.note = next;
		if (next === '') delete row.note;
		await table('bookmarks').put(row);
		return { before, note: next };
	});
	if (written.note !== '') rememberAny('bookmarks', true);
	return written;
}

/**
 * Remembers where an article's highlights stand in a revision of it, by their keys; undefined for those that were not found. Writes only
 * what is another than before, so that looking does not wake other tabs.
 */
export function noteWhereabouts(
	shelf: Shelf,
	id: ArticleId,
	revision: number,
	spans: ReadonlyMap<string, Span | undefined>
): Promise<void> {
	return shelf.run('rw', ['bookmarks'], async (table) => {
		for (const row of await highlightsOf(table('bookmarks'), id)) {
			const span = spans.get(row.key);
			const { missing, ...rest } = row;
			const isSame =
				span === undefined ? (missing ?? 0) >= revision : missing === undefined && isSameSpan(row.span, span);
			if (isSame || !spans.has(row.key)) continue;
			await table('bookmarks').put(span === undefined ? { ...rest, missing: revision } : { ...rest, span });
		}
	});
}

function isSameSpan(one: Span | undefined, other: Span): boolean {
	return one?.start === other.start && one.end === other.end;
}
