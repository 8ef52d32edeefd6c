// The front brought to life: what of each article is here, how far one is, what one was reading.
import type { ArticleState } from '#lib/contract/messages.ts';
import { decorateLibrary } from '#lib/reader/library-list.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { continueReading, isBegun, watchPlaces } from '#lib/shelf/places.ts';
import type { PlaceRow } from '#lib/shelf/rows.ts';
import { Installing } from '#lib/ui/install.svelte.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Words } from '#lib/words/catalogue.ts';

const shelfLimit = 6;

/** The state behind the front. */
export class LibraryPage {
	/** Listened to from the start: a browser offers once, and before it is known what is kept. */
	readonly installing = new Installing();
	readonly #words: Words;
	readonly #language: Language;
	#begun: PlaceRow[] = $state.raw([]);
	// Replaced as a whole by each reading of the shelf, so it need not be reactive inside.
	#places: ReadonlyMap<string, PlaceRow> | undefined = $state.raw();

	constructor(words: Words, language: Language) {
		this.#words = words;
		this.#language = language;
	}

	/** Articles begun and not finished, the last read first. */
	get begun(): PlaceRow[] {
		return this.#begun;
	}

	/** Begins to follow the shelf. @returns how to stop */
	start(): () => void {
		const stops = [this.installing.watch()];
		void this.#follow(stops);
		return () => stops.forEach((stop) => stop());
	}

	/** Writes into the painted list what depends on this device. */
	decorate(states: Record<string, ArticleState> | undefined): void {
		decorateLibrary(states, this.#places, this.#words.library, this.#language);
	}

	async #follow(stops: (() => void)[]): Promise<void> {
		try {
			const shelf = await theShelf();
			stops.push(continueReading(shelf, shelfLimit).subscribe((rows) => (this.#begun = rows)));
			stops.push(watchPlaces(shelf).subscribe((places) => (this.#places = onlyBegun(places))));
		} catch (failed) {
			// Most likely the shelf's own code, lost on the way: the list stands without what one has read
			console.warn('shyraq: the shelf is not to be had', failed);
		}
	}
}

function onlyBegun(places: ReadonlyMap<string, PlaceRow>): ReadonlyMap<string, PlaceRow> {
	return new Map([...places].filter(([, place]) => isBegun(place)));
}
