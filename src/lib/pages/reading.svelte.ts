// One article being read: its place kept, its bookmarks shown and made. Joins the reader with the shelf.
import { findArticle } from '#lib/reader/blocks.ts';
import { takeTap } from '#lib/reader/early.ts';
import { readFacts, type ArticleFacts } from '#lib/reader/facts.ts';
import { PlaceKeeper, readFragment, type Progress } from '#lib/reader/keeper.ts';
import { highlightPassages, selectedPassage } from '#lib/reader/passages.ts';
import {
	addPassage,
	articleKey,
	putBack,
	removeBookmark,
	toggleArticle,
	watchBookmarksOf
} from '#lib/shelf/bookmarks.ts';
import { noteLoss } from '#lib/shelf/canary.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { isInside, readPlace, savePlace } from '#lib/shelf/places.ts';
import type { BookmarkRow } from '#lib/shelf/rows.ts';
import { faultOf } from '#lib/contract/faults.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';

/** A scroll shorter than this, in CSS pixels, is no turn. */
const turnPx = 24;

/** The state behind an article's page; made once a document. */
export class Reading {
	readonly #words: Words;
	readonly #tray: Tray;
	#facts: ArticleFacts | undefined;
	#shelf: Shelf | undefined;
	#keeper: PlaceKeeper | undefined;
	#bookmarks: BookmarkRow[] = $state([]);
	#isSelecting = $state(false);
	#fraction = $state(0);
	#isOnward = $state(false);

	constructor(words: Words, tray: Tray) {
		this.#words = words;
		this.#tray = tray;
	}

	get isBookmarked(): boolean {
		return this.#bookmarks.some(({ kind }) => kind === 'article');
	}

	/** Whether words of the article are selected just now. */
	get isSelecting(): boolean {
		return this.#isSelecting;
	}

	/** Whether one is reading on, so that what stands over the text may go. */
	get isOnward(): boolean {
		return this.#isOnward;
	}

	/** How far one is, from 0 to 1. */
	get fraction(): number {
		return this.#fraction;
	}

	/** Minutes that the rest takes to read, once some of it is read and until it all is. */
	get minutesLeft(): number | undefined {
		const minutes = this.#fraction > 0 && this.#fraction < 1 ? this.#facts?.minutes : undefined;
		return minutes && Math.max(1, Math.round(minutes * (1 - this.#fraction)));
	}

	/** What keeps the place; undefined until the page lives. */
	get keeper(): PlaceKeeper | undefined {
		return this.#keeper;
	}

	/** Whether there is a shelf to put marks on. */
	get canMark(): boolean {
		return this.#facts !== undefined;
	}

	/** Brings the page to life. @returns how to stop */
	start(): () => void {
		const article = findArticle();
		this.#facts = readFacts();
		if (article === undefined || this.#facts === undefined) return () => undefined;
		this.#keeper = new PlaceKeeper(article, (progress) => void this.#save(progress));
		const stops = [this.#keeper.start(), this.#watchSelection(), this.#watchDirection()];
		void this.#openShelf(this.#facts, stops);
		// The button looked unpressed: whoever tapped it wanted a mark, and not to take one away
		if (takeTap('bookmark')) void this.toggleBookmark(true);
		return () => stops.forEach((stop) => stop());
	}

	async #openShelf(facts: ArticleFacts, stops: (() => void)[]): Promise<void> {
		try {
			this.#shelf = await theShelf();
			const place = await readPlace(this.#shelf, facts.id);
			// Before a place or a mark is made here
			await noteLoss(this.#shelf);
			const key = readFragment(location.hash);
			let hasGone = false;
			const resume = () => {
				if (place !== undefined && isInside(place) && this.#keeper?.restore(place.locator) === true) this.#sayResumed();
			};
			const follow = watchBookmarksOf(this.#shelf, facts.id).subscribe((rows) => {
				this.#bookmarks = rows;
				const passages = rows.flatMap((row) => (row.kind === 'passage' ? [row] : []));
				const shown = highlightPassages(
					this.#keeper?.blocks ?? [],
					passages.map(({ range }) => range)
				);
				const wanted = passages.find((row) => row.key === key);
				if (hasGone) return;
				hasGone = true;
				if (wanted === undefined) resume();
				else this.#keeper?.restore(undefined, wanted.range);
				if (shown < passages.length) this.#tray.show({ text: this.#words.read.notFound });
			});
			stops.push(follow);
			// One read to the end opens at its beginning
			this.#fraction = place?.finished === false ? place.fraction : 0;
		} catch (failed) {
			this.#tray.show({ text: this.#words.faults[faultOf(failed).code] });
		}
	}

	#sayResumed(): void {
		const toStart = () => scrollTo({ top: 0 });
		if (scrollY > innerHeight)
			this.#tray.show({ text: this.#words.read.resumed, act: { label: this.#words.read.toStart, run: toStart } });
	}

	async #save({ locator, fraction, finished }: Progress): Promise<void> {
		this.#fraction = fraction;
		if (this.#facts === undefined) return;
		const { id, title, language, direction, revision } = this.#facts;
		try {
			await savePlace(await theShelf(), {
				id,
				title,
				language,
				direction,
				revision,
				locator,
				fraction,
				finished,
				at: Date.now()
			});
		} catch (failed) {
			this.#tray.show({ text: this.#words.faults[faultOf(failed).code] });
		}
	}

	/** Marks the article, or takes the mark away, with a way back; what is so already stays so. */
	async toggleBookmark(isWanted = !this.isBookmarked): Promise<void> {
		await this.#mark(async (shelf, facts) => {
			const standfirst = document.querySelector('.headline .standfirst')?.textContent ?? '';
			const stood = await toggleArticle(shelf, facts, standfirst, isWanted);
			const text = isWanted ? this.#words.read.bookmarkSaved : this.#words.read.bookmarkRemoved;
			if (isWanted && stood !== undefined) this.#tray.show({ text });
			else this.#offerUndo(text, () => (stood ? putBack(shelf, stood) : removeBookmark(shelf, articleKey(facts.id))));
		});
	}

	/** Marks the words selected, as they are now: the shelf may yet have to open. */
	async markPassage(): Promise<void> {
		const passage = selectedPassage(this.#keeper?.blocks ?? []);
		if (passage === undefined) return;
		await this.#mark(async (shelf, facts) => {
			const { key } = await addPassage(shelf, facts, passage);
			getSelection()?.removeAllRanges();
			this.#offerUndo(this.#words.read.passageSaved, () => removeBookmark(shelf, key));
		});
	}

	#offerUndo(text: string, undo: () => Promise<unknown>): void {
		const run = () => void this.#mark(() => undo());
		this.#tray.show({ text, act: { label: this.#words.saved.undo, run } });
	}

	async #mark(work: (shelf: Shelf, facts: ArticleFacts) => Promise<unknown>): Promise<void> {
		if (this.#facts === undefined) return;
		try {
			await work(await theShelf(), this.#facts);
		} catch (failed) {
			this.#tray.show({ text: this.#words.faults[faultOf(failed).code] });
		}
	}

	#watchDirection(): () => void {
		let before = scrollY;
		const scrolled = () => {
			const moved = scrollY - before;
			if (Math.abs(moved) < turnPx) return;
			this.#isOnward = moved > 0 && scrollY > innerHeight / 4;
			before = scrollY;
		};
		addEventListener('scroll', scrolled, { passive: true });
		return () => removeEventListener('scroll', scrolled);
	}

	#watchSelection(): () => void {
		const changed = () => {
			this.#isSelecting = selectedPassage(this.#keeper?.blocks ?? []) !== undefined;
		};
		document.addEventListener('selectionchange', changed);
		return () => document.removeEventListener('selectionchange', changed);
	}
}
