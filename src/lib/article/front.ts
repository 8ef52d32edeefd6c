// Which entries a document of the library shows: one rule for the server, the mirror and the worker, each over its own list.
import { shownAtOnce, type Shown } from './compose/library.ts';
import type { Contents, Entry } from './types.ts';

/** A place in the order of age: newest first, and of the same moment the higher id first. */
export interface Place {
	/** Milliseconds since 1970. */
	at: number;
	id: string;
}

/** The standing entries as whoever asks has them. */
export interface EntryList {
	/** The entries of these ids in this order; ids that do not stand are left out. */
	byIds(ids: readonly string[]): Promise<Entry[]>;
	/** The first `count` entries that are strictly older than a place, of one source where one is named; from the newest where there is none. */
	olderThan(place: Place | undefined, count: number, from?: string): Promise<Entry[]>;
}

/** Stands for "from the newest on" where an article's id is asked for; the hyphen keeps it from being one. */
export const fromNewest = 'from-newest';

/**
 * What the front shows, or with an id (or `from-newest`) what comes after that article by age, the front's own left out.
 * With a source's name it is that source by age, and no front. Following `last` from the front on shows every entry exactly once. Undefined where no such article stands.
 */
export async function showLibrary(
	contents: Pick<Contents, 'number' | 'published' | 'publisher' | 'front'>,
	list: EntryList,
	after?: string,
	from?: string
): Promise<Shown | undefined> {
	const { number, published, publisher, front } = contents;
	const about = { number, published, publisher };
	if (from !== undefined) return showSource(about, list, after, from);
	if (after === undefined) {
		const first = await list.byIds(front.slice(0, shownAtOnce));
		const { entries, isMore } = await rest(list, front, undefined, shownAtOnce - first.length);
		const last = entries.at(-1)?.id ?? fromNewest;
		return { contents: about, isFront: true, entries: [...first, ...entries], last: isMore ? last : undefined };
	}
	const [last] = after === fromNewest ? [] : await list.byIds([after]);
	if (last === undefined && after !== fromNewest) return undefined;
	const { entries, isMore } = await rest(list, front, last && placeOf(last), shownAtOnce);
	return { contents: about, isFront: false, entries, last: isMore ? entries.at(-1)?.id : undefined };
}

async function showSource(
	contents: Shown['contents'],
	list: EntryList,
	after: string | undefined,
	from: string
): Promise<Shown | undefined> {
	const [before] = after === undefined ? [] : await list.byIds([after]);
	if (before === undefined && after !== undefined) return undefined;
	const found = await list.olderThan(before && placeOf(before), shownAtOnce + 1, from);
	const entries = found.slice(0, shownAtOnce);
	const last = found.length > shownAtOnce ? entries.at(-1)?.id : undefined;
	return entries.length === 0 ? undefined : { contents, isFront: false, entries, last, from };
}

/** Where an entry stands in the order of age. */
export function placeOf({ id, published }: Pick<Entry, 'id' | 'published'>): Place {
	return { at: Date.parse(published), id };
}

/** For `sort`: newest first. */
export function byAge(one: Pick<Entry, 'id' | 'published'>, other: Pick<Entry, 'id' | 'published'>): number {
	const gap = Date.parse(other.published) - Date.parse(one.published);
	if (gap !== 0) return gap;
	return one.id === other.id ? 0 : one.id > other.id ? -1 : 1;
}

/** The next entries that are not in front, and whether there are any beyond. */
async function rest(
	list: EntryList,
	front: readonly string[],
	place: Place | undefined,
	count: number
): Promise<{ entries: Entry[]; isMore: boolean }> {
	// So many, that enough are left when every one in front is among them.
	const found = await list.olderThan(place, count + front.length + 1);
	const own = found.filter(({ id }) => !front.includes(id));
	return { entries: own.slice(0, count), isMore: own.length > count };
}
