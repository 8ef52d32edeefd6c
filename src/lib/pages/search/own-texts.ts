// What this reader has marked and noted, as it is searched: in the page itself, for it is little and lies on the shelf.
import { places } from '#lib/contract/places.ts';
import { partsOf, type Part } from '#lib/search/excerpt.ts';
import type { Clause } from '#lib/search/query.ts';
import { findSpots } from '#lib/search/spots.ts';
import { watchBookmarks } from '#lib/shelf/bookmarks.ts';
import type { Shelf } from '#lib/shelf/database.ts';

/** One of them: the article's title, and what was marked or written. */
export interface OwnText {
	key: string;
	address: string;
	language: string;
	title: string;
	/** The words marked, then the reader's own, where there are any. */
	texts: string[];
	/** Milliseconds since 1970. */
	at: number;
}

/** One that was found. */
export interface OwnHit extends Pick<OwnText, 'key' | 'address' | 'language' | 'at'> {
	title: Part[];
	texts: Part[][];
}

/** Follows all that this reader marked, the newest first. Whatever else a reader writes is to be added here. @returns how to stop */
export function followOwnTexts(shelf: Shelf, meet: (texts: OwnText[]) => void): () => void {
	return watchBookmarks(shelf).subscribe((rows) =>
		meet(
			rows.map(({ key, kind, id, language, title, quote, note, at }) => ({
				key,
				address: kind === 'highlight' ? `${places.read(id)}#at=${key}` : places.read(id),
				language,
				title,
				texts: [quote, note ?? ''].filter((text) => text !== ''),
				at
			}))
		)
	);
}

/** Those in which every clause is, and none of those left out. */
export function findOwn(texts: readonly OwnText[], clauses: readonly Clause[]): OwnHit[] {
	const wanted = clauses.filter(({ isLeftOut }) => !isLeftOut);
	const unwanted = clauses.filter(({ isLeftOut }) => isLeftOut).map((clause) => ({ ...clause, isLeftOut: false }));
	if (wanted.length === 0) return [];
	const found: OwnHit[] = [];
	for (const { title, texts: own, ...about } of texts) {
		const all = [title, ...own];
		if (all.some((text) => findSpots(text, unwanted).length > 0)) continue;
		const spots = all.map((text) => findSpots(text, wanted));
		if (new Set(spots.flat().map(({ clause }) => clause)).size < wanted.length) continue;
		const [first = [], ...others] = all.map((text, at) => partsOf(text, spots[at] ?? []));
		found.push({ ...about, title: first, texts: others });
	}
	return found;
}
