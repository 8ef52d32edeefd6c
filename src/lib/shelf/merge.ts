// Two forms of one thing made into one, as when phones meet: either way round the same, twice no more than once, and no mark or note lost.
import { keptNoteLimit, type BookmarkRow, type PlaceRow } from './rows.ts';

/** The later of two places in one article. */
export function mergePlace(one: PlaceRow, other: PlaceRow): PlaceRow {
	if (one.at !== other.at) return one.at > other.at ? one : other;
	return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}

/**
 * One mark out of two of the same key: colour and place as they were last changed, the time of the first, and both notes, the later one
 * above, where neither holds the other. Notes that together are longer than is kept end there.
 */
export function mergeMark(one: BookmarkRow, other: BookmarkRow): BookmarkRow {
	const [later, earlier] = isLater(one, other) ? [one, other] : [other, one];
	const note = joinNotes(later.note, earlier.note);
	const at = Math.min(one.at, other.at);
	const changed = Math.max(timeOf(one), timeOf(other));
	const merged: BookmarkRow = { ...later, at };
	if (changed > at || (one.changed ?? other.changed) !== undefined) merged.changed = changed;
	if (note !== undefined) merged.note = note;
	return merged;
}

function timeOf({ at, changed = at }: BookmarkRow): number {
	return changed;
}

/** Of two changed at the same moment one must be the later one, whatever their notes have become since. */
function isLater(one: BookmarkRow, other: BookmarkRow): boolean {
	if (timeOf(one) !== timeOf(other)) return timeOf(one) > timeOf(other);
	const plain = (row: BookmarkRow) => JSON.stringify({ ...row, note: '', at: 0, changed: 0 });
	const [first, second] = [plain(one), plain(other)];
	return first === second ? (one.note ?? '') >= (other.note ?? '') : first > second;
}

export function joinNotes(later: string | undefined, earlier: string | undefined): string | undefined {
	if (later === undefined || earlier === undefined) return later ?? earlier;
	if (holds(later, earlier)) return later;
	if (holds(earlier, later)) return earlier;
	return `${later}\n\n${earlier}`.slice(0, keptNoteLimit);
}

/** Whether a note holds another one as paragraphs of its own. */
function holds(note: string, other: string): boolean {
	return `\n\n${note}\n\n`.includes(`\n\n${other}\n\n`);
}
