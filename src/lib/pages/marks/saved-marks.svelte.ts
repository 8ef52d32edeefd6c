// The marks on the page "Saved" as its room shows them: sifted, put in order, a part at a time, changed.
import { paintHighlight, writeNote, type NewNote } from '#lib/shelf/highlights.ts';
import type { BookmarkRow, HighlightColour } from '#lib/shelf/rows.ts';
import type { MarksWords } from '#lib/words/marks/words.ts';
import type { Marks } from '../marks.svelte.ts';
import { sift, sortMarks, type MarkKind, type MarkOrder } from './sift.ts';

/** How many marks are put on the page at first, and more of them at each wish: a slow phone draws these at once. */
const pageSize = 50;

/** The state behind the list. */
export class SavedMarks {
	readonly #marks: Marks;
	readonly texts: MarksWords;
	#noted: BookmarkRow | undefined = $state.raw();
	#shownCount = $state(pageSize);
	kind: MarkKind = $state('all');
	colour: HighlightColour | 'all' = $state('all');
	order: MarkOrder = $state('date');
	#sifted = $derived.by(() => {
		const colour = this.kind === 'highlight' ? this.colour : 'all';
		return sortMarks(sift(this.#marks.rows ?? [], this.kind, colour), this.order);
	});

	constructor(marks: Marks, texts: MarksWords) {
		this.#marks = marks;
		this.texts = texts;
	}

	/** The marks that were asked for, in the order asked for. */
	get sifted(): readonly BookmarkRow[] {
		return this.#sifted;
	}

	/** Those of them that are on the page. */
	get shown(): readonly BookmarkRow[] {
		return this.#sifted.slice(0, this.#shownCount);
	}

	/** How many more there are. */
	get moreCount(): number {
		return Math.max(0, this.#sifted.length - this.#shownCount);
	}

	showMore(): void {
		this.#shownCount += pageSize;
	}

	/** The mark whose note is open. */
	get noted(): BookmarkRow | undefined {
		return this.#noted;
	}

	openNote(row: BookmarkRow | undefined): void {
		this.#noted = row;
	}

	async remove({ key, kind }: BookmarkRow): Promise<void> {
		await this.#marks.remove(key, kind === 'highlight' ? this.texts.removed : undefined);
	}

	async paint({ key }: BookmarkRow, colour: HighlightColour): Promise<void> {
		await this.#marks.change((shelf) => paintHighlight(shelf, key, colour));
	}

	/** Keeps what was written beside a mark, with a way back. */
	async keepNote(row: BookmarkRow, written: NewNote): Promise<void> {
		await this.#marks.change(async (shelf) => {
			const { before, note } = await writeNote(shelf, row, written);
			if (note === before) return;
			const text = note === '' ? this.texts.noteRemoved : this.texts.noteKept;
			this.#marks.offerUndo(text, (shelf) => writeNote(shelf, row, { note: before, seen: note }));
		});
	}
}
