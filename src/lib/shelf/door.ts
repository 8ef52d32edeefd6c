// The one shelf of this page, brought in when it is first asked for, so that its 28 KB never stand before the first paint.
import type { Shelf } from './database.ts';
import type { FindSeal } from './tables.ts';

let finder: FindSeal | undefined;

/** Says how the page finds the seal of a lock; to be said before the shelf is first asked for. */
export function findSealsBy(find: FindSeal): void {
	finder = find;
}

let shelf: Promise<Shelf> | undefined;

/** The page's shelf. Its own state says whether it could be opened; rejects only where its code could not be loaded. */
export function theShelf(): Promise<Shelf> {
	shelf ??= import('./database.ts').then(
		({ openShelf }) => openShelf(undefined, undefined, finder),
		(lost: unknown) => {
			// Whoever asks next may have more luck
			shelf = undefined;
			throw lost;
		}
	);
	return shelf;
}
