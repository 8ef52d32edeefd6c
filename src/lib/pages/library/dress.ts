// The look of what the room of the list shows: put on with the first of it that is shown, since all rows are styled anew then, and no tap is to wait for that.
import css from '../../../styles/sieve.css?inline';
import fields from '../../../styles/fields.css?inline';
import { adoptStyles } from '#lib/reader/adopt.ts';

/** Puts the room's styles on the page, once. */
export function dress(): void {
	adoptStyles(fields);
	adoptStyles(css);
}
