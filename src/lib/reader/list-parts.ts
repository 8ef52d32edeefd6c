// A stretch of the list: items that came together, can give back their inside when far away, and take it again when near.
import { trusted } from './trusted.ts';

/** One stretch. `after` is the article it follows, by which the worker paints it anew; undefined for what the document brought, which stays. */
export interface Stretch {
	after: string | undefined;
	items: HTMLElement[];
	isFull: boolean;
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

/** Where a stretch stands in the window, in CSS pixels from its top. */
export function placeOf({ items }: Stretch): { top: number; bottom: number } {
	return {
		top: items[0]?.getBoundingClientRect().top ?? 0,
		bottom: items.at(-1)?.getBoundingClientRect().bottom ?? 0
	};
}

/** Lets go of what the items hold; each keeps its height, so that nothing moves. */
export function empty(stretch: Stretch): void {
	const heights = stretch.items.map((item) => item.offsetHeight);
	stretch.items.forEach((item, index) => {
		item.style.blockSize = `${heights[index] ?? 0}px`;
		item.replaceChildren();
	});
	stretch.isFull = false;
}

/** Puts the inside of painted items back; an item that the list no longer has is not shown. */
export function fill(stretch: Stretch, painted: string): void {
	const byId = new Map(readItems(painted).map((item) => [idOf(item), item]));
	const edges = edgesOf(stretch.items[0]);
	for (const item of stretch.items) {
		const found = byId.get(idOf(item));
		item.hidden = found === undefined;
		// While the browser puts off laying it out, it stays as high as it was
		const height = parseFloat(item.style.blockSize) - edges;
		if (height > 0) item.style.containIntrinsicBlockSize = `auto ${height}px`;
		item.style.blockSize = '';
		item.replaceChildren(...(found?.childNodes ?? []));
	}
	stretch.isFull = true;
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
