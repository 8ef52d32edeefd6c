// The room's parts joined: the sifted list, acts, choosing, folding, and where one was, from the moment the front lives until it is left.
import { places } from '#lib/contract/places.ts';
import { watchArchivedOf } from '#lib/shelf/archived.ts';
import type { Shelf } from '#lib/shelf/database.ts';
import { continueReading } from '#lib/shelf/places.ts';
import type { PlaceRow } from '#lib/shelf/rows.ts';
import type { LibraryWords } from '#lib/words/library/words.ts';
import { say } from '#lib/words/shape.ts';
import type { App } from '../app.svelte.ts';
import { Acting, articleOf, shownItems, type PairName } from './acting.ts';
import { Folding } from './folding.ts';
import { Library } from './library.svelte.ts';
import { Selecting } from './selecting.svelte.ts';
import { hearSwipes } from './swipe.ts';
import { latinKey } from '../hear-keys.ts';
import { isRoomUsed } from '../room-used.ts';
import { noteUse } from './use.ts';
import {
	goTo,
	isLaunch,
	placeIn,
	recallEntry,
	recallLeft,
	rememberEntry,
	rememberLeft,
	whileMs,
	type ListPlace
} from './where.ts';
import { everything } from './sieve.ts';

/** The keys of acts. */
const keyed: Partial<Record<string, PairName>> = { b: 'save', e: 'archive', m: 'finish' };
/** Where keys are letters; the boxes of rows are not. */
const typed = 'input:not(.pick),textarea,select,[contenteditable]';
/** A place is looked for so long, in frames: the list's own part of the app may be on its way. */
const mostFrames = 300;
/** So many rows are asked after at one time, whether they are here. */
const mostSeen = 200;

/** The room on the front; made once. */
export class ListRoom {
	readonly #app: App;
	readonly #shelf: Shelf;
	readonly texts: LibraryWords;
	readonly library: Library;
	readonly acting: Acting;
	readonly selecting = new Selecting();
	#isSheetOpen = $state(false);
	#mayFold = $state(false);
	readonly #folding: Folding;
	#place: ListPlace | undefined;
	#opened: string | undefined;
	readonly #stops: (() => void)[] = [];

	constructor(app: App, shelf: Shelf, texts: LibraryWords) {
		this.#app = app;
		this.#shelf = shelf;
		this.texts = texts;
		this.library = new Library(app, shelf);
		this.acting = new Acting(app, texts, (ids) => {
			noteUse();
			this.#folding.expect(ids);
			this.#mayFold = true;
		});
		this.#folding = new Folding(texts.states.archived);
	}

	get isSheetOpen(): boolean {
		return this.#isSheetOpen;
	}

	/** The list on this phone may have become another. */
	renew(): void {
		const readiness = this.#app.keeping?.readiness;
		if (readiness !== undefined) this.library.renew(`${readiness.number} ${readiness.articles}`);
	}

	/** Folds what is archived out of these rows of the front, from now on. @returns how to stop */
	fold(ids: readonly string[]): () => void {
		if (!this.#mayFold && !isRoomUsed()) return () => undefined;
		return watchArchivedOf(this.#shelf, ids).subscribe((archived) => this.#folding.show(ids, archived));
	}

	/** Takes up where one was, and begins to listen. @throws FaultError `storage-failed` */
	async start(): Promise<void> {
		const remembered = await this.library.recall();
		const entry = recallEntry();
		const left = recallLeft();
		const isRecent = isLaunch() && Date.now() - left.at < whileMs;
		const sieve = entry?.sieve ?? remembered.sieve ?? everything;
		this.#place = entry === undefined ? (isRecent ? left.place : undefined) : entry.place;
		if (isFront()) this.library.open(sieve, this.#place);
		if (isLaunch() && remembered.isOffering) await this.#offerLast(left.at);
		const main = document.querySelector('main') ?? document.body;
		const listening = new AbortController();
		const { signal } = listening;
		addEventListener('pagehide', () => this.#leave(), { signal });
		document.addEventListener('visibilitychange', () => document.hidden && this.#leave(), { signal });
		document.addEventListener('keydown', (event) => this.#hear(event), { signal, capture: true });
		main.addEventListener('click', (event) => this.#note(event), { signal });
		this.#stops.push(
			() => listening.abort(),
			() => this.library.stop(),
			hearSwipes(main, this.#app.language, this.acting, () => this.selecting.isOn),
			this.selecting.hear(main)
		);
		this.#app.tray.offerAct({ label: this.#app.words.library.sift, run: () => this.openSheet() });
	}

	stop(): void {
		this.#stops.forEach((stop) => stop());
	}

	/** The page as it is to look: the front stands aside while the list is sifted, and a place that is to be found again is. */
	wear(): void {
		const { library } = this;
		document.documentElement.toggleAttribute('data-sifted', library.isOn);
		if (!library.isOn) return;
		this.#app.keeping?.see(library.shown.slice(-mostSeen).map(({ id }) => id));
		const place = this.#place;
		if (place === undefined || library.found === undefined) return;
		this.#place = undefined;
		const look = (framesLeft: number): void => {
			if (document.querySelector('ol.sifted > li') !== null) goTo(place, shownItems());
			else if (framesLeft > 0 && library.isOn) requestAnimationFrame(() => look(framesLeft - 1));
		};
		requestAnimationFrame(() => look(mostFrames));
	}

	openSheet(): void {
		this.library.read();
		this.#isSheetOpen = true;
	}

	closeSheet(): void {
		this.#isSheetOpen = false;
		// Whoever chose on another page of the list sees it on the front
		if (!isFront() && this.library.isOn) location.assign(places.library);
	}

	/** Begins to choose rows. */
	select(): void {
		this.closeSheet();
		this.selecting.begin();
	}

	/** Does what a single key means here. @returns whether it means anything */
	#press(key: string): boolean {
		const item = document.activeElement?.closest<HTMLElement>('.library > li[data-id]');
		const article = item ? articleOf(item) : undefined;
		const pair = keyed[key];
		if (key === 'f') this.openSheet();
		else if (key === 'z') this.acting.takeBack();
		else if (key === 'x' && item) this.selecting.begin(item);
		else if (pair !== undefined && article !== undefined) void this.acting.turn(pair, [article]);
		else return false;
		return true;
	}

	#hear(event: KeyboardEvent): void {
		const { target } = event;
		const key = latinKey(event);
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
		if ((target instanceof Element && target.closest(typed)) || document.querySelector('dialog[open]')) return;
		if (key === 'Escape' && this.selecting.isOn) this.selecting.end();
		else if (document.documentElement.dataset['keys'] === 'off' || !this.#press(key)) return;
		// Heard here first, so that no key means two things
		event.preventDefault();
	}

	#note({ target }: MouseEvent): void {
		this.#opened = target instanceof Element ? target.closest<HTMLElement>('li[data-id]')?.dataset['id'] : undefined;
	}

	/** Remembers where one is, with this entry of the history and for the next launch. */
	#leave(): void {
		const { library } = this;
		const at = Date.now();
		const place = library.isOn && library.found ? placeIn(shownItems(), library.most, this.#opened) : undefined;
		rememberLeft(place === undefined || this.#shelf.isSealed ? { at } : { at, place });
		if (place !== undefined) rememberEntry({ sieve: library.sieve, place });
	}

	/** Offers the article that was open when the app was left. The front does not give way to it by itself: it would under a finger. */
	async #offerLast(leftAt: number): Promise<void> {
		const last = await first(continueReading(this.#shelf, 1));
		if (last === undefined || last.at < leftAt || Date.now() - last.at > whileMs) return;
		const go = (): void => location.assign(places.read(last.id));
		this.#app.tray.show({
			text: say(this.texts.wasIn, { title: last.title }),
			act: { label: this.texts.goOn, run: go }
		});
	}
}

/** Whether this is the front itself, and not one source of it or what is older. */
function isFront(): boolean {
	return document.querySelector('ol.front') !== null;
}

function first(rows: ReturnType<typeof continueReading>): Promise<PlaceRow | undefined> {
	return new Promise((resolve) => {
		const stop = rows.subscribe(([row]) => {
			resolve(row);
			queueMicrotask(() => stop());
		});
	});
}
