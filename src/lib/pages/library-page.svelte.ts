// The front brought to life: what of each article is here, how far one is, what one was reading.
import type { ArticleState, Readiness } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { takeBreath } from '#lib/reader/breath.ts';
import { theShelf } from '#lib/shelf/door.ts';
import type { PlaceRow } from '#lib/shelf/rows.ts';
import { Installing } from '#lib/ui/install.svelte.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { App } from './app.svelte.ts';
import { isRoomUsed } from './room-used.ts';
import type { Keeping } from './keeping.svelte.ts';

const shelfLimit = 6;
/** No wait is longer than this without a word. */
const slowMs = 5000;
/** After this the worker has been stopped in the middle, and is asked again. */
const longestMs = 20_000;

type Room = (typeof import('./library/LibraryRoom.svelte'))['default'];
type Ask = (typeof import('#lib/download/asking.ts'))['askOver'];

/** The state behind the front. */
export class LibraryPage {
	/** Listened to from the start: a browser offers once, and before it is known what is kept. */
	readonly installing = new Installing();
	readonly #words: Words;
	readonly #language: Language;
	#begun: PlaceRow[] = $state.raw([]);
	// Replaced as a whole by each reading of the shelf, so it need not be reactive inside.
	#places: ReadonlyMap<string, PlaceRow> | undefined = $state.raw();
	#shown: HTMLElement[] = $state.raw([]);
	/** Follows the places of the articles shown, and no others; nothing until the shelf is there. */
	#followPlaces = (): void => undefined;
	#isUsed = $state(false);
	/** The newest list that was told. */
	#told = 0;
	#isAsked = $state(false);
	#room: Room | undefined = $state.raw();
	/** Brought in once the page has come to life, which must not wait for it. */
	#parts: typeof import('#lib/reader/library-list.ts') | undefined = $state.raw();

	constructor(words: Words, language: Language) {
		this.#words = words;
		this.#language = language;
	}

	/** Articles begun and not finished, the last read first. */
	get begun(): PlaceRow[] {
		return this.#begun;
	}

	/** The room of the list, once it is here. */
	get room(): Room | undefined {
		return this.#room;
	}

	/** Whether the room was asked for by a tap, which it then answers. */
	get isAsked(): boolean {
		return this.#isAsked;
	}

	/** Brings the room of the list: unasked where it was used before, or where all texts are here, so that it costs none of them. */
	bringRoom(readiness: Readiness | undefined): void {
		const isWhole = readiness !== undefined && readiness.articles > 0 && readiness.articlesKept === readiness.articles;
		if (this.#isUsed || isWhole)
			void this.#bring().catch((lost: unknown) => console.info('shyraq: the list is as it was painted', lost));
	}

	/** Offers to sort and filter the list. */
	offerRoom({ tray, words }: App): void {
		const run = (): void => {
			this.#isAsked = true;
			this.#bring().catch(() => tray.show({ text: words.room.absent }));
		};
		tray.offerAct({ label: words.library.sift, run });
	}

	/**
	 * Says, once for each, that the phone has a newer list than the front was painted from: rows are not moved under whoever reads
	 * them. Not while its parts are still coming.
	 */
	tellNewer({ tray, keeping }: App): void {
		const readiness = keeping?.readiness;
		const isComing = keeping?.run.kind === 'checking';
		const painted = document.querySelector<HTMLElement>('ol.front')?.dataset['number'];
		if (painted === undefined || readiness === undefined || isComing) return;
		// A list that was sifted renews itself
		if ('sifted' in document.documentElement.dataset) return;
		if (readiness.number <= Math.max(Number(painted), this.#told)) return;
		this.#told = readiness.number;
		const { newer, show } = this.#words.library;
		tray.show({ text: newer, act: { label: show, run: () => location.assign(places.library) } }, true);
	}

	async #bring(): Promise<void> {
		const { default: room } = await import('./library/LibraryRoom.svelte');
		await takeBreath();
		this.#room ??= room;
	}

	/** The articles whose state the page shows, by id. */
	get shownIds(): string[] {
		return this.#shown.flatMap(({ dataset }) => dataset['id'] ?? []);
	}

	/** Begins to follow the list, which goes on by itself where the worker can paint more of it. @returns how to stop */
	followList(app: App): () => void {
		const stops: (() => void)[] = [];
		void this.#goOn(app, stops);
		return () => stops.forEach((stop) => stop());
	}

	/** Begins to follow the shelf. @returns how to stop */
	start(): () => void {
		const stops = [this.installing.watch()];
		this.#isUsed = isRoomUsed();
		void this.#follow(stops);
		return () => stops.forEach((stop) => stop());
	}

	/** Once all is here, has it taken into the search's index, so that nobody waits for that later. */
	indexSoon(keeping: Keeping | undefined): void {
		const readiness = keeping?.run.kind === 'done' ? keeping.readiness : undefined;
		if (readiness === undefined) return;
		void import('./search/index-soon.ts')
			.then(({ indexSoon }) => indexSoon(readiness))
			.catch((failed: unknown) => console.info('shyraq: nothing is indexed yet', failed));
	}

	/** Writes into the painted list what depends on this device. */
	decorate(states: Record<string, ArticleState> | undefined): void {
		this.#parts?.decorateLibrary(this.#shown, states, this.#places, this.#words.library, this.#language);
	}

	async #goOn(app: App, stops: (() => void)[]): Promise<void> {
		try {
			this.#parts = await import('#lib/reader/library-list.ts');
			this.#show(this.#parts.findItems());
			const { EndlessList } = await import('#lib/reader/endless-list.ts');
			const { askOver } = await import('#lib/download/asking.ts');
			const older = (after: string) => this.#askOlder(app, askOver, after);
			const list = EndlessList.find({ older, onShown: (items) => this.#show(items) });
			if (list !== undefined) stops.push(list.start());
		} catch (failed) {
			// The list's own code, lost on the way: the link below the list leads on
			console.warn('shyraq: the list does not go on by itself', failed);
		}
	}

	#showBegun(rows: PlaceRow[]): void {
		this.#begun = rows;
		// The room that was kept before the paint, for nothing
		if (rows.length === 0) delete document.documentElement.dataset['continue'];
	}

	#show(items: HTMLElement[]): void {
		this.#shown = items;
		this.#followPlaces();
	}

	/** Asks the worker that painted this page, so that nothing need be waited for but its answer. */
	async #askOlder({ tray, words, language }: App, askOver: Ask, after: string) {
		const controller = (navigator as Partial<Navigator>).serviceWorker?.controller ?? undefined;
		if (controller === undefined) return undefined;
		const patience = setTimeout(() => tray.show({ text: words.network.slow }), slowMs);
		const reply = await askOver(
			controller,
			{ kind: 'older', after, language, isFollowed: true, ...fromHere() },
			longestMs
		);
		clearTimeout(patience);
		return reply?.kind === 'older' ? reply : undefined;
	}

	async #follow(stops: (() => void)[]): Promise<void> {
		try {
			// Places come with all that can be said of a place in a text, which the list itself does without
			const [shelf, { continueReading, isBegun, watchPlacesOf }] = await Promise.all([
				theShelf(),
				import('#lib/shelf/places.ts')
			]);
			stops.push(continueReading(shelf, shelfLimit).subscribe((rows) => this.#showBegun(rows)));
			let stop: (() => void) | undefined;
			this.#followPlaces = () => {
				stop?.();
				const follow = watchPlacesOf(shelf, this.shownIds);
				stop = follow.subscribe((places) => (this.#places = pick(places, isBegun)));
			};
			stops.push(() => {
				this.#followPlaces = () => undefined;
				stop?.();
			});
			this.#followPlaces();
		} catch (failed) {
			// Most likely the shelf's own code, lost on the way: the list stands without what one has read
			console.warn('shyraq: the shelf is not to be had', failed);
		}
	}
}

function pick(places: ReadonlyMap<string, PlaceRow>, isWanted: (place: PlaceRow) => boolean) {
	return new Map([...places].filter(([, place]) => isWanted(place)));
}

/** The source that this document is of, if it is of one. */
function fromHere(): { from?: string } {
	const from = document.querySelector<HTMLElement>('ol.library')?.dataset['from'];
	return from === undefined ? {} : { from };
}
