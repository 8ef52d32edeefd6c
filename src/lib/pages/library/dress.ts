// The look of what the room of the list shows: put on when the first of it is shown, since all rows are styled anew then.
import css from '../../../styles/sieve.css?inline';
import fields from '../../../styles/fields.css?inline';
import { adoptStyles } from '#lib/reader/adopt.ts';

/** Puts the room's styles on the page, once. */
export function dress(): void {
	adoptStyles(fields);
	adoptStyles(css);
}
