// Whether there were marks and places, told outside the database: a browser may clear that one without a word.
import { localNames } from '#lib/contract/places.ts';
import type { Shelf } from './database.ts';
import { tryLocal } from './local.ts';
import type { TableName } from './tables.ts';

/** The tables whose loss is told. */
type Told = Extract<TableName, 'bookmarks' | 'places'>;
const told: readonly Told[] = ['bookmarks', 'places'];
/** `some`: there are some. `lost`: there were, and the reader was not told yet, though new ones may have come. */
type Canary = 'some' | 'lost';

/** Remembers that there are some now, or that this reader took all away. A loss that was not told yet stays remembered. */
export function rememberAny(name: Told, areAny: boolean): void {
	if (readCanary(name) !== 'lost') writeCanary(name, areAny ? 'some' : undefined);
}

/** Remembers whether any are left after this reader took one away. @throws FaultError `storage-failed` */
export async function rememberLeft(shelf: Shelf, name: Told): Promise<void> {
	rememberAny(name, await hasAny(shelf, name));
}

/** Leaves no word of what there was: for a reader who wants no trace. */
export function forgetCanaries(): void {
	for (const name of told) writeCanary(name, undefined);
	for (const name of ['library', 'left'] as const) tryLocal((local) => local.removeItem(localNames[name]));
}

/** Notes what is gone that nobody took away; to be called before anything new is put there. @throws FaultError `storage-failed` */
export async function noteLoss(shelf: Shelf): Promise<void> {
	for (const name of told) if (readCanary(name) === 'some' && !(await hasAny(shelf, name))) writeCanary(name, 'lost');
}

/** Whether marks or places are gone that nobody took away; once new ones have come it is told one time. @throws FaultError `storage-failed` */
export async function takeLoss(shelf: Shelf): Promise<boolean> {
	await noteLoss(shelf);
	const lost = told.filter((name) => readCanary(name) === 'lost');
	for (const name of lost) if (await hasAny(shelf, name)) writeCanary(name, 'some');
	return lost.length > 0;
}

function readCanary(name: Told): Canary | undefined {
	const found = tryLocal((local) => local.getItem(localNames[name]));
	return found === 'some' || found === 'lost' ? found : undefined;
}

function writeCanary(name: Told, canary: Canary | undefined): void {
	tryLocal((local) => {
		if (canary === undefined) local.removeItem(localNames[name]);
		else local.setItem(localNames[name], canary);
	});
}

function hasAny(shelf: Shelf, name: Told): Promise<boolean> {
	return shelf.hasAny(name);
}
