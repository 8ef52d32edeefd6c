// The styles of the room of marks, put on the page by whichever part of it comes first.
import { adoptStyles } from '#lib/reader/adopt.ts';
import list from '../../../styles/mark-list.css?inline';
import colours from '../../../styles/marks.css?inline';

/** Puts them on the page once. */
export function adoptMarkStyles(): void {
	adoptStyles(colours);
	adoptStyles(list);
}
