// Many articles chosen at once: a box before each row, whichever list it stands in, and what is chosen by its article.
import type { ActedOn } from '#lib/shelf/acts.ts';
import { articleOf, shownItems } from './acting.ts';

/** A finger that rests so long on a row begins to choose. */
const longMs = 400;
/** And moves no farther than this, in CSS pixels. */
const stillPx = 10;

/** What is chosen. Made once for the page. */
export class Selecting {
	#chosen: readonly ActedOn[] = $state.raw([]);
	#isOn = $state(false);
	#observer: MutationObserver | undefined;

	/** Whether rows are being chosen. */
	get isOn(): boolean {
		return this.#isOn;
	}

	get chosen(): readonly ActedOn[] {
		return this.#chosen;
	}

	/** Begins to choose, with a row where one is given. */
	begin(item?: HTMLElement): void {
		if (!this.#isOn) {
			this.#isOn = true;
			document.documentElement.dataset['selecting'] = '';
			const main = document.querySelector('main');
			// Rows come and go while one scrolls
			this.#observer = new MutationObserver(() => this.#offer());
			if (main !== null) this.#observer.observe(main, { childList: true, subtree: true });
			this.#offer();
		}
		if (item !== undefined) this.turn(item);
	}

	/** Chooses a row, or no longer. */
	turn(item: HTMLElement): void {
		const article = articleOf(item);
		if (article === undefined) return;
		const others = this.#chosen.filter(({ id }) => id !== article.id);
		this.#chosen = others.length < this.#chosen.length ? others : [...others, article];
		this.#show(item);
	}

	/** Chooses all rows that are on the page, or none where all are. */
	turnAll(): void {
		const all = shownItems().flatMap((item) => articleOf(item) ?? []);
		const known = this.#chosen.map(({ id }) => id);
		const others = all.filter(({ id }) => !known.includes(id));
		this.#chosen = others.length === 0 ? [] : [...this.#chosen, ...others];
		shownItems().forEach((item) => this.#show(item));
	}

	/** Ends it; what was chosen is no longer. */
	end(): void {
		this.#isOn = false;
		this.#chosen = [];
		this.#observer?.disconnect();
		delete document.documentElement.dataset['selecting'];
		document.querySelectorAll('.pick').forEach((pick) => pick.remove());
	}

	/** Begins to listen below an element: a long press begins, and while it is on a tap on a row chooses it. @returns how to stop */
	hear(root: HTMLElement): () => void {
		const listening = new AbortController();
		const { signal } = listening;
		let timer: ReturnType<typeof setTimeout> | undefined;
		let from = { x: 0, y: 0 };
		let resting: HTMLElement | undefined;
		let isPressed = false;
		const stop = (): void => clearTimeout(timer);
		const press = (): void => {
			stop();
			if (isPressed || resting === undefined) return;
			isPressed = true;
			this.begin(resting);
		};
		const itemOf = ({ target }: Event) =>
			target instanceof Element ? target.closest<HTMLElement>('.library > li[data-id]') : null;
		root.addEventListener(
			'pointerdown',
			(event) => {
				const isFinger = event.pointerType !== 'mouse' && !this.#isOn;
				resting = isFinger ? (itemOf(event) ?? undefined) : undefined;
				isPressed = false;
				stop();
				from = { x: event.clientX, y: event.clientY };
				if (resting !== undefined) timer = setTimeout(press, longMs);
			},
			{ signal }
		);
		root.addEventListener(
			'pointermove',
			({ clientX, clientY }) => {
				if (Math.hypot(clientX - from.x, clientY - from.y) <= stillPx) return;
				resting = undefined;
				stop();
			},
			{ signal }
		);
		for (const end of ['pointerup', 'pointercancel'] as const) root.addEventListener(end, stop, { signal });
		// The browser's own menu of a link opens about then, and may be the quicker
		root.addEventListener(
			'contextmenu',
			(event) => {
				if (resting === undefined) return;
				event.preventDefault();
				press();
			},
			{ signal }
		);
		root.addEventListener(
			'click',
			(event) => {
				const item = itemOf(event);
				if (item === null || !(this.#isOn || isPressed)) return;
				const isBox = event.target instanceof HTMLInputElement;
				if (!isBox) event.preventDefault();
				if (isPressed) isPressed = false;
				else this.turn(item);
			},
			{ signal, capture: true }
		);
		return () => {
			stop();
			listening.abort();
			this.end();
		};
	}

	#offer(): void {
		for (const item of shownItems()) if (item.querySelector('.pick') === null) this.#show(item);
	}

	/** The row's box as it is to be; without a headline there is nothing yet to choose. */
	#show(item: HTMLElement): void {
		const headline = item.querySelector('h2');
		if (headline === null) return;
		let box = item.querySelector<HTMLInputElement>('input.pick');
		if (box === null) {
			box = document.createElement('input');
			box.type = 'checkbox';
			box.className = 'pick';
			box.ariaLabel = headline.textContent.trim();
			item.append(box);
		}
		box.checked = this.#chosen.some(({ id }) => id === item.dataset['id']);
	}
}
