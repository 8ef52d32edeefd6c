// Where one was in the sifted list: with the entry of the browser's history for going back, and on the shelf for opening the app anew.
import { maybe, number, object, orElse, readAs, text, truth, whole, type Of } from '#lib/article/schema.ts';
import { localNames } from '#lib/contract/places.ts';
import { findAnchor, holdPlace } from '#lib/reader/list-parts.ts';
import { sieveSchema } from './sieve.ts';

const placeSchema = object({
	/** How many rows were shown. */
	most: whole(0, 1_000_000),
	/** The row at the top of the window, and where it stood in it, in CSS pixels. */
	id: maybe(text(10)),
	top: number(),
	/** The article whose headline was followed. */
	opened: maybe(text(10))
});
export type ListPlace = Of<typeof placeSchema>;

/** What is remembered on the shelf. */
export const rememberedSchema = object({
	sieve: maybe(sieveSchema),
	/** Whether an article that was left in its midst is offered when the app opens. */
	isOffering: orElse(truth, true)
});
export type Remembered = Of<typeof rememberedSchema>;
export const nothingRemembered: Remembered = { isOffering: true };

const entrySchema = object({ library: object({ sieve: sieveSchema, place: maybe(placeSchema) }) });
export type ListEntry = Of<typeof entrySchema>['library'];

/** Who comes back after longer wants news. */
export const whileMs = 12 * 3600 * 1000;

/** What this entry of the history says of the list; undefined where it says nothing. */
export function recallEntry(): ListEntry | undefined {
	return readAs(entrySchema, history.state ?? undefined)?.library;
}

/** Writes it into this entry; no new entry is made. Without one what was written is taken out. */
export function rememberEntry(entry: ListEntry | undefined): void {
	history.replaceState({ ...(history.state as object | null), library: entry }, '');
	history.scrollRestoration = entry === undefined ? 'auto' : 'manual';
}

/** When the front was last left, in milliseconds since 1970, and where in the sifted list. */
const leftSchema = object({ at: number(0), place: maybe(placeSchema) });
export type Left = Of<typeof leftSchema>;

/** Remembers it at once, for the page is on its way out; where the browser keeps nothing, the app opens at the top. */
export function rememberLeft(left: Left): void {
	try {
		localStorage.setItem(localNames.left, JSON.stringify(left));
	} catch (refused) {
		console.info(`shyraq: where one was in the list is not remembered: ${String(refused)}`);
	}
}

/** What was remembered when the front was last left. */
export function recallLeft(): Left {
	try {
		return readAs(leftSchema, JSON.parse(localStorage.getItem(localNames.left) ?? 'null')) ?? { at: 0 };
	} catch (refused) {
		console.info(`shyraq: where one was in the list is not to be had: ${String(refused)}`);
		return { at: 0 };
	}
}

/** Whether the app was opened just now: this page is the first of its window, and was not loaded anew. */
export function isLaunch(): boolean {
	const [visit] = performance.getEntriesByType('navigation');
	return history.length === 1 && visit instanceof PerformanceNavigationTiming && visit.type === 'navigate';
}

/** Where one is among the rows of a list. */
export function placeIn(items: readonly HTMLElement[], most: number, opened: string | undefined): ListPlace {
	const top = findAnchor(items);
	return {
		most,
		...(top === undefined || scrollY === 0 ? {} : { id: top.dataset['id'] ?? '' }),
		top: Math.round(top?.getBoundingClientRect().top ?? 0),
		...(opened === undefined ? {} : { opened })
	};
}

/** Scrolls to a place, and gives the focus back to the headline that was followed. */
export function goTo({ id, top, opened }: ListPlace, items: readonly HTMLElement[]): void {
	const find = (wanted: string | undefined) => items.find(({ dataset }) => dataset['id'] === wanted);
	const anchor = id === undefined ? undefined : find(id);
	if (anchor !== undefined) holdPlace(() => (anchor.isConnected ? anchor.getBoundingClientRect().top : undefined), top);
	if (opened !== undefined && document.activeElement === document.body)
		find(opened)?.querySelector<HTMLElement>('h2 a')?.focus({ preventScroll: true });
}
