// A stretch of the list: items that came together, give place to one empty element when they are far away, and come again when near.
import { trusted } from './trusted.ts';

/** One stretch. `after` is the article it follows, by which the worker paints it anew; undefined for what the document brought, which stays. */
export interface Stretch {
	after: string | undefined;
	/** The articles in it, and how high each stood when they were last let go of, in CSS pixels. */
	ids: readonly string[];
	heights: readonly number[];
	/** Its items where it is full; else the one element in their place. */
	items: HTMLElement[];
	isFull: boolean;
}

/** A stretch of which nothing is in the page yet but its room. */
export function makeEmpty(after: string, ids: readonly string[], heights: readonly number[]): Stretch {
	const height = heights.reduce((sum, each) => sum + each, 0);
	return { after, ids, heights, items: [makeRoom(height, ids.length)], isFull: false };
}

/** Painted items as elements, outside the page. Only ever called on what our own worker has painted. */
export function readItems(painted: string): HTMLElement[] {
	const template = document.createElement('template');
	template.innerHTML = trusted(painted);
	return [...template.content.children].filter((item) => item instanceof HTMLElement);
}

/** The article of an item. */
export function idOf(item: HTMLElement): string {
	return item.dataset['id'] ?? '';
}

/**
 * The item by which a place in the list is found again: the first that begins in the window. One that begins above it is laid
 * out anew on the way back, and may then be higher than it was guessed to be, which would move all below it.
 */
export function findAnchor(items: readonly HTMLElement[]): HTMLElement | undefined {
	const tops = items.map((item) => item.getBoundingClientRect());
	// One that is folded away has no height, and stands nowhere
	const first = tops.findIndex(({ top, height }) => height > 0 && top >= 0);
	const partly = tops.findIndex(({ bottom }) => bottom > 0);
	const isInside = (tops[first]?.top ?? Infinity) < innerHeight;
	return items[isInside ? first : partly];
}

/** So many frames a place is held: what is laid out anew on the way back moves it, and near the end the page is too short at first. */
const heldFrames = 40;

/**
 * Scrolls so that what `topOf` tells of stands at `top`, in CSS pixels from the window's top, and holds it there while the page
 * is laid out, unless the reader touches anything.
 */
export function holdPlace(topOf: () => number | undefined, top: number): void {
	const touched = new AbortController();
	for (const act of ['pointerdown', 'touchmove', 'wheel', 'keydown'])
		addEventListener(act, () => touched.abort(), { once: true, passive: true, signal: touched.signal });
	const hold = (framesLeft: number): void => {
		const found = topOf();
		if (touched.signal.aborted || found === undefined || framesLeft === 0) {
			touched.abort();
			return;
		}
		const before = scrollY;
		if (Math.abs(found - top) >= 1) scrollBy({ top: found - top, behavior: 'instant' });
		// What stands aside, or is folded away, does not move with the page
		if (scrollY !== before && topOf() === found) return;
		requestAnimationFrame(() => hold(framesLeft - 1));
	};
	hold(heldFrames);
}

/** Where a stretch stands in the window, in CSS pixels from its top; what is folded away stands nowhere. */
export function placeOf({ items }: Stretch): { top: number; bottom: number } {
	const isSeen = ({ offsetHeight }: HTMLElement): boolean => offsetHeight > 0;
	const [first, last] = [items.find(isSeen), items.findLast(isSeen)];
	return { top: first?.getBoundingClientRect().top ?? 0, bottom: last?.getBoundingClientRect().bottom ?? 0 };
}

/**
 * How high each item stands, or stood. Ten thousand items, though empty, would take a browser half a gigabyte and half a
 * second a frame: those that are far away are numbers alone.
 */
export function heightsOf({ isFull, items, heights }: Stretch): readonly number[] {
	return isFull ? items.map(({ offsetHeight }) => offsetHeight) : heights;
}

/** Lets go of the items; one element keeps their room, so that nothing moves. */
export function empty(stretch: Stretch): void {
	const { top, bottom } = placeOf(stretch);
	stretch.heights = heightsOf(stretch);
	stretch.ids = stretch.items.map(idOf);
	const room = makeRoom(bottom - top, stretch.ids.length);
	const [first, ...others] = stretch.items;
	first?.replaceWith(room);
	for (const item of others) item.remove();
	stretch.items = [room];
	stretch.isFull = false;
}

/** Puts painted items back into their room; one that the list no longer has is not shown. */
export function fill(stretch: Stretch, painted: string): void {
	const byId = new Map(readItems(painted).map((item) => [idOf(item), item]));
	const [room] = stretch.items;
	const items = stretch.ids.flatMap((id) => byId.get(id) ?? []);
	room?.replaceWith(...items);
	const edges = edgesOf(items[0]);
	for (const [at, id] of stretch.ids.entries()) {
		// While the browser puts off laying it out, it stays as high as it was
		const height = (stretch.heights[at] ?? 0) - edges;
		const item = byId.get(id);
		if (item !== undefined && height > 0) item.style.containIntrinsicBlockSize = `auto ${height}px`;
	}
	stretch.items = items;
	stretch.ids = items.map(idOf);
	stretch.isFull = true;
}

function makeRoom(height: number, items: number): HTMLElement {
	const room = document.createElement('li');
	room.className = 'far';
	room.ariaHidden = 'true';
	room.dataset['items'] = String(items);
	room.style.blockSize = `${height}px`;
	return room;
}

/** What of an item's height is not its inside: padding and lines, in CSS pixels. */
function edgesOf(item: HTMLElement | undefined): number {
	if (item === undefined) return 0;
	const style = getComputedStyle(item);
	const parts = [
		style.paddingBlockStart,
		style.paddingBlockEnd,
		style.borderBlockStartWidth,
		style.borderBlockEndWidth
	];
	return parts.reduce((sum, part) => sum + (parseFloat(part) || 0), 0);
}

/** Whether somebody is in the middle of a stretch, by keyboard or by a selection. */
export function isInUse({ items }: Stretch): boolean {
	const [first, last] = [items[0], items.at(-1)];
	if (first === undefined || last === undefined) return false;
	const range = document.createRange();
	range.setStartBefore(first);
	range.setEndAfter(last);
	const isIn = (node: Node | null) => node !== null && node !== document.body && range.intersectsNode(node);
	const held = getSelection();
	return isIn(document.activeElement) || (held?.isCollapsed === false && isIn(held.anchorNode));
}
