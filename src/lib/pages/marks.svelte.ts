// The bookmarks and highlights as the page "Saved" shows them: followed on the shelf, taken away with a way back.
import { faultOf } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { writeAge } from '#lib/reader/age.ts';
import { putBack, removeBookmark, watchBookmarks } from '#lib/shelf/bookmarks.ts';
import { rememberAny, takeLoss } from '#lib/shelf/canary.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { theShelf } from '#lib/shelf/door.ts';
import type { BookmarkRow } from '#lib/shelf/rows.ts';
import type { ShelfState } from '#lib/shelf/tables.ts';
import type { App } from './app.svelte.ts';

/** Where a mark leads: its article, at the words that were highlighted. */
export function addressOf({ kind, id, key }: BookmarkRow): string {
	return kind === 'highlight' ? `${places.read(id)}#at=${key}` : places.read(id);
}

/** The state behind the page. */
export class Marks {
	readonly #app: App;
	#shelf: Shelf | undefined;
	#rows: BookmarkRow[] | undefined = $state.raw();
	#state: ShelfState = $state('opening');
	#areLost = $state(false);

	constructor(app: App) {
		this.#app = app;
	}

	get shelfState(): ShelfState {
		return this.#state;
	}

	/** Whether there were marks or places that are gone, though this reader took none away. */
	get areLost(): boolean {
		return this.#areLost;
	}

	/** The bookmarks and highlights, newest first; undefined until they have been read. */
	get rows(): readonly BookmarkRow[] | undefined {
		return this.#rows;
	}

	/** They as a plain list shows them. */
	get list() {
		return this.#rows?.map((row) => ({
			key: row.key,
			address: addressOf(row),
			title: row.title,
			quote: row.quote,
			language: row.language,
			kind: row.kind,
			age: writeAge(row.at, this.#app.language)
		}));
	}

	/** Begins to follow the shelf. @returns how to stop */
	start(): () => void {
		const stops: (() => void)[] = [];
		void this.#follow(stops);
		return () => stops.forEach((stop) => stop());
	}

	/** Takes a mark away, with a way back. `removed` says that it is done. */
	async remove(key: string, removed = this.#app.words.saved.removed): Promise<void> {
		await this.change(async (shelf) => {
			const row = await removeBookmark(shelf, key);
			if (row !== undefined) this.offerUndo(removed, (shelf) => putBack(shelf, row));
		});
	}

	/** Says what was done, with a way back. */
	offerUndo(text: string, undo: (shelf: Shelf) => Promise<unknown>): void {
		this.#app.tray.show({ text, act: { label: this.#app.words.saved.undo, run: () => void this.change(undo) } });
	}

	/** Does something with the shelf; what goes wrong is said. */
	async change(work: (shelf: Shelf) => Promise<unknown>): Promise<void> {
		try {
			if (this.#shelf !== undefined) await work(this.#shelf);
		} catch (failed) {
			this.#app.tray.show({ text: this.#app.words.faults[faultOf(failed).code] });
		}
	}

	async #meet(shelf: Shelf, rows: BookmarkRow[]): Promise<void> {
		this.#areLost ||= await takeLoss(shelf).catch((failed: unknown) => {
			console.info('shyraq: what was lost cannot be told', faultOf(failed));
			return false;
		});
		// Marks that an earlier build made left no word of themselves
		if (rows.length > 0) rememberAny('bookmarks', true);
		this.#rows = rows;
	}

	async #follow(stops: (() => void)[]): Promise<void> {
		try {
			this.#shelf = await theShelf();
		} catch (failed) {
			// The shelf's own code could not be loaded
			this.#state = 'unavailable';
			console.warn('shyraq: the shelf is not to be had', failed);
			return;
		}
		stops.push(this.#shelf.state.subscribe((state) => (this.#state = state)));
		const shelf = this.#shelf;
		stops.push(watchBookmarks(shelf).subscribe((rows) => void this.#meet(shelf, rows)));
	}
}
