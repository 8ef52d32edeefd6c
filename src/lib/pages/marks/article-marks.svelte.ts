// The highlights and notes of the article that is open: found, shown, made, painted, written beside, taken away.
import { faultOf } from '#lib/contract/faults.ts';
import type { Language } from '#lib/contract/languages.ts';
import { elementOf, type Block } from '#lib/reader/blocks.ts';
import type { ArticleFacts } from '#lib/reader/facts.ts';
import {
	canHighlight,
	findHighlights,
	showHighlights,
	spansOf,
	spanOfPassage,
	type FoundHighlight
} from '#lib/reader/highlights.ts';
import { focusPart } from '#lib/reader/headings.ts';
import { sentenceAtLine } from '#lib/reader/passages.ts';
import type { Passage } from '#lib/article/locator-passage.ts';
import type { Place } from '#lib/article/locator.ts';
import { putBack, removeBookmark } from '#lib/shelf/bookmarks.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { addHighlight, paintHighlight, writeNote, type NewNote } from '#lib/shelf/highlights.ts';
import { highlightColours, type BookmarkRow, type HighlightColour, type HighlightRow } from '#lib/shelf/rows.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { MarksWords } from '#lib/words/marks/words.ts';
import { listHighlights, type ListedHighlight } from './listed.ts';
import { Whereabouts } from './whereabouts.ts';

/** What the article's page gives this room. */
export interface OpenArticle {
	words: Words;
	language: Language;
	tray: Tray;
	shelf: Shelf;
	facts: ArticleFacts;
	blocks: Block[];
	/** Scrolls to a place of the text. */
	goTo: (place: Place) => void;
}

/** The state behind the bar, the list and the note. */
export class ArticleMarks {
	readonly article: OpenArticle;
	readonly texts: MarksWords;
	#rows: HighlightRow[] = $state.raw([]);
	#found: FoundHighlight[] = $state.raw([]);
	#noted: HighlightRow | undefined = $state.raw();
	#isListOpen = $state(false);
	readonly #whereabouts: Whereabouts;
	/** The colour taken last, which a note alone or a sentence gets too. */
	#colour: HighlightColour = 'amber';

	constructor(article: OpenArticle, texts: MarksWords) {
		this.article = article;
		this.texts = texts;
		this.#whereabouts = new Whereabouts(article.shelf, article.facts);
	}

	/** Where highlights stand, in the order of the text. */
	get found(): readonly FoundHighlight[] {
		return this.#found;
	}

	/** All highlights of the article in the order of the text, those that are not found any more at the end. */
	get list(): ListedHighlight[] {
		return listHighlights(this.#rows, this.#found);
	}

	/** Whether highlights can be shown over the text in this browser. */
	readonly areShown = canHighlight();

	/** The highlight whose note is open. */
	get noted(): HighlightRow | undefined {
		return this.#noted;
	}

	get isListOpen(): boolean {
		return this.#isListOpen;
	}

	openList(isOpen = true): void {
		this.#isListOpen = isOpen;
	}

	/** Takes in what the shelf has of this article, now or anew. `wanted` is the key of the one the page was opened at. */
	meet(rows: readonly BookmarkRow[], wanted?: string): void {
		const { blocks, tray, words } = this.article;
		this.#rows = rows.filter((row) => row.kind === 'highlight');
		this.#found = findHighlights(
			blocks,
			this.#rows.map(({ key, colour, range }) => ({ key, style: colour, passage: range }))
		);
		showHighlights(this.#found, highlightColours);
		const spans = spansOf(this.#found);
		const { isNews, noted } = this.#whereabouts.meet(this.#rows, spans, wanted);
		if (isNews) tray.show({ text: this.texts.notFound });
		noted.catch((failed: unknown) => {
			tray.show({ text: words.faults[faultOf(failed).code] });
		});
	}

	/** The highlight by its key. */
	rowOf(key: string): HighlightRow | undefined {
		return this.#rows.find((row) => row.key === key);
	}

	/** Highlights a passage in a colour, or in the one taken last, with a way back. */
	async add(range: Passage, colour = this.#colour): Promise<HighlightRow | undefined> {
		this.#colour = colour;
		const { shelf, facts, blocks } = this.article;
		const span = spanOfPassage(blocks, range);
		return this.#try(async () => {
			const wish = { range, colour, ...(span === undefined ? {} : { span }) };
			const { row, stood } = await addHighlight(shelf, facts, wish);
			this.#offerUndo(this.texts.added, () =>
				stood === undefined ? removeBookmark(shelf, row.key) : paintHighlight(shelf, row.key, stood.colour)
			);
			return row;
		});
	}

	/** Highlights the sentence at the top of what is read, for whoever cannot select. */
	async addSentence(): Promise<void> {
		const sentence = sentenceAtLine(this.article.blocks);
		if (sentence !== undefined) await this.add(sentence);
	}

	async paint(row: HighlightRow, colour: HighlightColour): Promise<void> {
		this.#colour = colour;
		await this.#try(() => paintHighlight(this.article.shelf, row.key, colour));
	}

	async remove(row: HighlightRow): Promise<void> {
		const { shelf } = this.article;
		await this.#try(async () => {
			const removed = await removeBookmark(shelf, row.key);
			if (removed !== undefined) this.#offerUndo(this.texts.removed, () => putBack(shelf, removed));
		});
	}

	/** Opens the note beside a highlight, or puts it away. */
	openNote(row: HighlightRow | undefined): void {
		this.#noted = row;
	}

	/** Keeps what was written beside a highlight, with a way back where it took the place of another note. */
	async keepNote(row: HighlightRow, written: NewNote): Promise<void> {
		const { shelf } = this.article;
		await this.#try(async () => {
			const { before, note } = await writeNote(shelf, row, written);
			if (note === before) return;
			this.#offerUndo(note === '' ? this.texts.noteRemoved : this.texts.noteKept, () =>
				writeNote(shelf, row, { note: before, seen: note })
			);
		});
	}

	/** Scrolls to a highlight that was found. */
	goTo(key: string): void {
		const found = this.#found.find((each) => each.key === key);
		if (found === undefined) return;
		this.article.goTo(found.start);
		const block = this.article.blocks[found.start.block];
		const part = block && elementOf(block);
		if (part !== undefined) focusPart(part);
	}

	#offerUndo(text: string, undo: () => Promise<unknown>): void {
		const run = () => void this.#try(undo);
		this.article.tray.show({ text, act: { label: this.article.words.saved.undo, run } });
	}

	async #try<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
		try {
			return await work();
		} catch (failed) {
			this.article.tray.show({ text: this.article.words.faults[faultOf(failed).code] });
			return undefined;
		}
	}
}
