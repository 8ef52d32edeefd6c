// The list of the edition going on by itself: older articles are added before its end is reached, and what is far away gives back its room.
import { elementIds, places } from '#lib/contract/places.ts';
import {
	empty,
	fill,
	findAnchor,
	heightsOf,
	holdPlace,
	idOf,
	isInUse,
	makeEmpty,
	placeOf,
	readItems,
	type Stretch
} from './list-parts.ts';
import { recall, remember } from './list-memory.ts';

/** What the list needs of its page. */
export interface ListNeeds {
	/** Painted items after an article, and the article to ask after for more; undefined where they cannot be had just now. */
	older: (after: string) => Promise<{ items: string; next: string | undefined } | undefined>;
	/** The items in and around the window have changed: what depends on the device is to be written into them. */
	onShown: (items: HTMLElement[]) => void;
}

/** So many windows' heights around the window are kept filled, and beyond so many more they are emptied. */
const nearWindows = 2.5;
const farWindows = 6;
/** Whoever scrolls finds so many windows' heights of list below, since a quick finger passes ten of them in a second. */
const aheadWindows = 5;
/** An answer that did not come is asked for again after this. */
const againAfterMs = 4000;

export class EndlessList {
	readonly #list: HTMLOListElement;
	readonly #link: HTMLElement | undefined;
	readonly #needs: ListNeeds;
	readonly #known = new Set<string>();
	readonly #stretches: Stretch[] = [];
	#next: string | undefined;
	#isAsking = false;
	#failedAt = -Infinity;
	#isDue = false;
	#shown = '';
	#opened: string | undefined;

	private constructor(list: HTMLOListElement, needs: ListNeeds) {
		this.#list = list;
		this.#needs = needs;
		this.#link = document.querySelector<HTMLElement>('.older') ?? undefined;
		const address = this.#link?.querySelector('a')?.getAttribute('href');
		this.#next = address?.split('?')[0]?.split('/').pop();
		this.#add(undefined, [...list.querySelectorAll<HTMLElement>(':scope > li[data-id]')]);
	}

	/** The list painted on this page, followed from now on; undefined where there is none. */
	static find(needs: ListNeeds): EndlessList | undefined {
		const list = document.querySelector<HTMLOListElement>(`#${elementIds.main} > ol.library`);
		return list === null ? undefined : new EndlessList(list, needs);
	}

	/** Begins to follow the window. @returns how to stop */
	start(): () => void {
		const look = (): void => this.look();
		const leave = (): void => this.#remember();
		const follow = ({ target }: MouseEvent): void => {
			const item = target instanceof Element ? target.closest<HTMLElement>('li[data-id]') : null;
			this.#opened = item === null ? undefined : idOf(item);
		};
		addEventListener('scroll', look, { passive: true });
		addEventListener('resize', look);
		addEventListener('pagehide', leave);
		this.#list.addEventListener('click', follow);
		this.#recall();
		this.look();
		return () => {
			removeEventListener('scroll', look);
			removeEventListener('resize', look);
			removeEventListener('pagehide', leave);
			this.#list.removeEventListener('click', follow);
		};
	}

	/** Looks, with the next frame, what the window is near to. */
	look(): void {
		if (this.#isDue) return;
		this.#isDue = true;
		requestAnimationFrame(() => {
			this.#isDue = false;
			this.#tend();
		});
	}

	#tend(): void {
		const near = nearWindows * innerHeight;
		const far = farWindows * innerHeight;
		const shown: Stretch[] = [];
		for (const stretch of this.#stretches) {
			const { top, bottom } = placeOf(stretch);
			const distance = Math.max(top - innerHeight, -bottom);
			if (distance < near) {
				shown.push(stretch);
				if (!stretch.isFull) void this.#refill(stretch);
			} else if (distance > far && stretch.isFull && stretch.after !== undefined && !isInUse(stretch)) empty(stretch);
		}
		const ahead = (scrollY > 0 ? aheadWindows : nearWindows) * innerHeight;
		if (this.#next !== undefined && this.#list.getBoundingClientRect().bottom < innerHeight + ahead) void this.#grow();
		this.#tell(shown);
	}

	/** Says what is shown, once for each change of it. */
	#tell(shown: Stretch[]): void {
		const full = shown.filter(({ isFull }) => isFull);
		const name = full.map(({ after = '' }) => after).join();
		if (name === this.#shown) return;
		this.#shown = name;
		this.#needs.onShown(full.flatMap(({ items }) => items));
	}

	async #grow(): Promise<void> {
		const after = this.#next;
		if (after === undefined) return;
		const came = await this.#ask(after);
		if (came === undefined) return;
		const items = readItems(came.items).filter((item) => !this.#known.has(idOf(item)));
		this.#list.append(...items);
		this.#add(after, items);
		this.#goOn(came.next === after ? undefined : came.next);
		this.look();
	}

	async #refill(stretch: Stretch): Promise<void> {
		if (stretch.after === undefined) return;
		const came = await this.#ask(stretch.after);
		if (came === undefined || stretch.isFull) return;
		fill(stretch, came.items);
		this.#shown = '';
		this.look();
	}

	/** One question at a time; one that failed is not asked again at once. */
	async #ask(after: string): ReturnType<ListNeeds['older']> {
		if (this.#isAsking || performance.now() - this.#failedAt < againAfterMs) return undefined;
		this.#isAsking = true;
		const came = await this.#needs.older(after);
		this.#isAsking = false;
		if (came === undefined) {
			this.#failedAt = performance.now();
			setTimeout(() => this.look(), againAfterMs);
		}
		return came;
	}

	#add(after: string | undefined, items: HTMLElement[]): void {
		const ids = items.map(idOf);
		for (const id of ids) this.#known.add(id);
		if (items.length > 0) this.#stretches.push({ after, ids, heights: [], items, isFull: true });
	}

	/** The link below the list leads on from where the list now ends, for whoever opens it elsewhere. */
	#goOn(next: string | undefined): void {
		this.#next = next;
		const link = this.#link?.querySelector('a');
		if (next === undefined) this.#link?.remove();
		else link?.setAttribute('href', places.older(next, this.#list.dataset['from']));
	}

	#remember(): void {
		const anchor = this.#findPlace();
		remember({
			address: location.pathname + location.search,
			number: this.#list.dataset['number'] ?? '',
			stretches: this.#stretches.flatMap((stretch) =>
				stretch.after === undefined
					? []
					: [{ after: stretch.after, ids: [...stretch.ids], heights: [...heightsOf(stretch)] }]
			),
			...(this.#next === undefined ? {} : { next: this.#next }),
			...(anchor === undefined ? {} : { anchor }),
			...(this.#opened === undefined ? {} : { opened: this.#opened })
		});
	}

	/** The article by which this place in the list is found again, and where it stands in the window; where nothing is filled, by its room. */
	#findPlace(): { id: string; top: number } | undefined {
		const isHere = ({ top, bottom }: { top: number; bottom: number }): boolean => top < innerHeight && bottom > 0;
		const here = this.#stretches.filter((stretch) => isHere(placeOf(stretch)));
		const item = findAnchor(here.flatMap((stretch) => (stretch.isFull ? stretch.items : [])));
		if (item !== undefined) return { id: idOf(item), top: Math.round(item.getBoundingClientRect().top) };
		const [far] = here;
		let top = far === undefined ? 0 : placeOf(far).top;
		for (const [at, id] of far?.ids.entries() ?? []) {
			const height = far?.heights[at] ?? 0;
			if (top + height > 0) return { id, top: Math.round(top) };
			top += height;
		}
		return undefined;
	}

	/** The list as it stood when this page was left: of its stretches' room only, which fill as they come near. */
	#recall(): void {
		const memory = recall(location.pathname + location.search, this.#list.dataset['number'] ?? '');
		if (memory === undefined) return;
		for (const { after, ids, heights } of memory.stretches) {
			const stretch = makeEmpty(after, ids, heights);
			this.#list.append(...stretch.items);
			for (const id of ids) this.#known.add(id);
			this.#stretches.push(stretch);
		}
		if (memory.stretches.length > 0) this.#goOn(memory.next);
		const { anchor } = memory;
		if (anchor !== undefined) holdPlace(() => this.#topOf(anchor.id), anchor.top);
		if (memory.opened !== undefined) this.#focusLater(memory.opened);
	}

	/** Where an article stands in the window, in CSS pixels from its top, though it be far away; undefined where the list has none such. */
	#topOf(id: string): number | undefined {
		const stretch = this.#stretches.find(({ ids }) => ids.includes(id));
		if (stretch === undefined) return undefined;
		if (stretch.isFull) return stretch.items.find((item) => idOf(item) === id)?.getBoundingClientRect().top;
		const above = stretch.heights.slice(0, stretch.ids.indexOf(id));
		return placeOf(stretch).top + above.reduce((sum, height) => sum + height, 0);
	}

	/** Gives the focus back to the headline that was followed, once it is there, unless it is somewhere already. */
	#focusLater(id: string): void {
		const began = performance.now();
		const look = (): void => {
			const link = this.#list.querySelector<HTMLElement>(`:scope > li[data-id="${CSS.escape(id)}"] h2 a`);
			if (link === null) {
				if (performance.now() - began < againAfterMs) requestAnimationFrame(look);
			} else if (document.activeElement === document.body) link.focus({ preventScroll: true });
		};
		look();
	}
}
