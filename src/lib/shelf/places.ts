// How far this reader is in each article, and the shelf "continue reading".
import type { ArticleId } from '#lib/article/types.ts';
import type { Shelf } from './database.ts';
import type { TableName, Rows, Watched } from './tables.ts';
import { rememberAny, rememberLeft } from './canary.ts';
import { rememberLast } from './last.ts';
import { placeSchema, readRow, readRows, type PlaceRow } from './rows.ts';

/** Up to here an article has been glanced at and not begun: a headline, a picture, the first lines. */
const leastBegun = 0.03;
/** From here on an article that was read to its end is read anew; up to here somebody has only looked into it again. */
const leastAgain = 0.1;
/** What was left behind before so many others were opened is not offered any more; whoever finished thousands walks over none of them. */
const mostWalked = 300;

/** Whether somebody has read into an article; its place is kept in any case. */
export function isBegun({ fraction, finished }: Pick<PlaceRow, 'fraction' | 'finished'>): boolean {
	return finished || fraction >= leastBegun;
}

/**
 * Keeps a place, unless another tab has kept a later one. An article once finished stays so while
 * it is only looked into; who rests further on in it has begun it anew, and it is no longer finished. Either way the place is kept.
 * A place from the future was
 * kept by a clock that has been put right since (a phone long without power or network has a wrong one): it gives way.
 * @returns whether it was kept
 * @throws FaultError `storage-failed` or `storage-full`
 */
export async function savePlace(shelf: Shelf, place: PlaceRow): Promise<boolean> {
	const outcome = await shelf.run('rw', ['places'], async (table) => {
		const known = readRow(placeSchema, await table('places').get(place.id));
		const isKept = known === undefined || known.at <= place.at || known.at > Date.now();
		const isGlance = known?.finished === true && place.fraction < leastAgain;
		if (isKept) await table('places').put({ ...place, finished: place.finished || isGlance });
		return { isKept, newest: (await newestUnfinished(table, 1))[0] };
	});
	rememberNewest(shelf, outcome.newest);
	rememberAny('places', true);
	return outcome.isKept;
}

/** Whether a place is one to go back to: inside the text. Who left an article at its end opens it at its beginning. */
export function isInside({ fraction, finished }: Pick<PlaceRow, 'fraction' | 'finished'>): boolean {
	return !finished || fraction < 1;
}

/** The place kept for an article. @throws FaultError `storage-failed` */
export function readPlace(shelf: Shelf, id: ArticleId): Promise<PlaceRow | undefined> {
	return shelf.run('r', ['places'], async (table) => readRow(placeSchema, await table('places').get(id)));
}

/** Forgets how far somebody is in an article, so that it is unread again. @throws FaultError `storage-failed` */
export async function forgetPlace(shelf: Shelf, id: ArticleId): Promise<void> {
	const newest = await shelf.run('rw', ['places'], async (table) => {
		await table('places').delete(id);
		return (await newestUnfinished(table, 1))[0];
	});
	rememberNewest(shelf, newest);
	await rememberLeft(shelf, 'places');
}

/** The articles begun and not finished, the last read first. */
export function continueReading(shelf: Shelf, limit: number): Watched<PlaceRow[]> {
	return shelf.watch<PlaceRow[]>(['places'], (table) => newestUnfinished(table, limit), []);
}

/**
 * The places of some articles by their ids, for showing how far one is in each article of a list. Asked for one by one:
 * whoever has opened thousands of articles looks at a few at a time.
 */
export function watchPlacesOf(shelf: Shelf, ids: readonly string[]): Watched<ReadonlyMap<string, PlaceRow>> {
	const read = async (table: (name: TableName) => Rows) => {
		const known = (await table('places').bulkGet([...ids])).filter((row) => row !== undefined);
		return new Map(readRows(placeSchema, known).map((place) => [place.id, place]));
	};
	return shelf.watch<ReadonlyMap<string, PlaceRow>>(['places'], read, new Map());
}

/** Outside the shelf nothing is told of what lies sealed in it. */
function rememberNewest(shelf: Shelf, newest: PlaceRow | undefined): void {
	rememberLast(shelf.isSealed ? undefined : newest?.id);
}

async function newestUnfinished(table: (name: TableName) => Rows, limit: number): Promise<PlaceRow[]> {
	const isShown = (row: unknown) => {
		const place = readRow(placeSchema, row);
		return place?.finished === false && isBegun(place);
	};
	return readRows(placeSchema, await table('places').newest(isShown, limit, mostWalked));
}
