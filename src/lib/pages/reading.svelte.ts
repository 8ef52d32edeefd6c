// One article being read: its place kept, its bookmark made, its highlights brought in where there are any. Joins the reader with the shelf.
import { findArticle } from '#lib/reader/blocks.ts';
import { takeTap } from '#lib/reader/early.ts';
import { readFacts, type ArticleFacts } from '#lib/reader/facts.ts';
import { PlaceKeeper, readFragment, type Progress } from '#lib/reader/keeper.ts';
import { articleKey, putBack, removeBookmark, toggleArticle, watchBookmarksOf } from '#lib/shelf/bookmarks.ts';
import { noteLoss } from '#lib/shelf/canary.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { places } from '#lib/contract/places.ts';
import { isInside, readPlace, savePlace } from '#lib/shelf/places.ts';
import type { BookmarkRow } from '#lib/shelf/rows.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { tellAbsent } from './absent.ts';
import type { App } from './app.svelte.ts';
import type { OpenMarks } from './marks/open-marks.ts';

/** A scroll shorter than this, in CSS pixels, is no turn. */
const turnPx = 24;

/** The state behind an article's page; made once a document. */
export class Reading {
	readonly #app: App;
	#facts: ArticleFacts | undefined;
	#shelf: Shelf | undefined;
	#keeper: PlaceKeeper | undefined;
	#bookmarks: BookmarkRow[] = $state([]);
	#marks: OpenMarks | undefined = $state.raw();
	#coming: Promise<OpenMarks | undefined> | undefined;
	/** Once is enough: else it would be said at each rest of a scroll. */
	#isShelfTold = false;
	#fraction = $state(0);
	#isOnward = $state(false);

	constructor(app: App) {
		this.#app = app;
	}

	get isBookmarked(): boolean {
		return this.#bookmarks.some(({ kind }) => kind === 'article');
	}

	/** The highlights and notes, once there is a reason to bring them. */
	get marks(): OpenMarks | undefined {
		return this.#marks;
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
		const stops = [this.#keeper.start(), this.#watchSelection(article), this.#watchDirection()];
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
				const wanted = rows.find((row) => row.key === key);
				const isAt = wanted?.kind === 'highlight';
				if (this.#marks !== undefined) this.#marks.state.meet(rows);
				else if (rows.some(({ kind }) => kind === 'highlight')) void this.bringMarks(isAt ? key : undefined);
				if (hasGone) return;
				hasGone = true;
				if (isAt) this.#keeper?.restore(undefined, wanted.range);
				else resume();
			});
			stops.push(follow);
			// One read to the end opens at its beginning
			this.#fraction = place?.finished === false ? place.fraction : 0;
		} catch (failed) {
			this.#tellFailure(failed);
		}
	}

	/** Says what the shelf could not do; where its code is not to be had, that a part of the app is not. */
	#tellFailure(failed: unknown): void {
		const { tray, words } = this.#app;
		if (failed instanceof FaultError) {
			const state = this.#shelf?.stateNow;
			// Another tab has the shelf in a newer form: what helps is another than where the disk fails
			if (state === 'outdated' || state === 'blocked') {
				const reload = { label: words.error.again, run: () => location.reload() };
				if (!this.#isShelfTold)
					tray.show({ text: words.saved[state], ...(state === 'outdated' ? { act: reload } : {}) });
				this.#isShelfTold = true;
			} else if (state !== 'locked' || !this.#isShelfTold) {
				const unlock = { label: words.nav.settings, run: () => location.assign(places.lock) };
				tray.show({ text: words.faults[failed.fault.code], ...(state === 'locked' ? { act: unlock } : {}) });
				this.#isShelfTold = true;
			}
			return;
		}
		console.warn('shyraq: the shelf is not to be had', failed);
		tellAbsent(this.#app);
	}

	#sayResumed(): void {
		const toStart = () => scrollTo({ top: 0 });
		if (scrollY > innerHeight)
			this.#app.tray.show({
				text: this.#app.words.read.resumed,
				act: { label: this.#app.words.read.toStart, run: toStart }
			});
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
			this.#tellFailure(failed);
		}
	}

	/** Marks the article, or takes the mark away, with a way back; what is so already stays so. */
	async toggleBookmark(isWanted = !this.isBookmarked): Promise<void> {
		this.#isShelfTold = false;
		await this.#mark(async (shelf, facts) => {
			const standfirst = document.querySelector('.headline .standfirst')?.textContent ?? '';
			const stood = await toggleArticle(shelf, facts, standfirst, isWanted);
			const text = isWanted ? this.#app.words.read.bookmarkSaved : this.#app.words.read.bookmarkRemoved;
			if (isWanted && stood !== undefined) this.#app.tray.show({ text });
			else this.#offerUndo(text, () => (stood ? putBack(shelf, stood) : removeBookmark(shelf, articleKey(facts.id))));
		});
	}

	/** Brings the highlights and notes in, once; where they are not to be had, says so. `wanted` is the one the page was opened at. */
	bringMarks(wanted?: string): Promise<OpenMarks | undefined> {
		this.#coming ??= this.#openMarks(wanted).catch((failed: unknown) => {
			this.#coming = undefined;
			tellAbsent(this.#app);
			console.warn('shyraq: the marks are not to be had', failed);
			return undefined;
		});
		return this.#coming;
	}

	async #openMarks(wanted: string | undefined): Promise<OpenMarks | undefined> {
		const [facts, keeper] = [this.#facts, this.#keeper];
		if (facts === undefined || keeper === undefined) return undefined;
		const { openMarks } = await import('./marks/open-marks.ts');
		const { words, language, tray } = this.#app;
		const goTo = keeper.goTo.bind(keeper);
		const shelf = await theShelf();
		const marks = await openMarks({ words, language, tray, shelf, facts, blocks: keeper.blocks, goTo });
		marks.state.meet(this.#bookmarks, wanted);
		this.#marks = marks;
		return marks;
	}

	/** Shows the list of highlights and notes. */
	async listMarks(): Promise<void> {
		(await this.bringMarks())?.state.openList();
	}

	#offerUndo(text: string, undo: () => Promise<unknown>): void {
		const run = () => void this.#mark(() => undo());
		this.#app.tray.show({ text, act: { label: this.#app.words.saved.undo, run } });
	}

	async #mark(work: (shelf: Shelf, facts: ArticleFacts) => Promise<unknown>): Promise<void> {
		if (this.#facts === undefined) return;
		try {
			await work(await theShelf(), this.#facts);
		} catch (failed) {
			this.#tellFailure(failed);
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

	/** Words of the article that are selected bring what can be done with them. */
	#watchSelection(article: Element): () => void {
		const changed = () => {
			const selection = getSelection();
			if (selection?.isCollapsed !== false || !article.contains(selection.anchorNode)) return;
			stop();
			// Where they are not to be had now, they may be when words are selected again
			void this.bringMarks().then((marks) => marks ?? document.addEventListener('selectionchange', changed));
		};
		const stop = () => document.removeEventListener('selectionchange', changed);
		document.addEventListener('selectionchange', changed);
		return stop;
	}
}
