// Whose key signs: the one in the data folder, never a new one beside an edition that stands, nor another than signed it.
import type { Config } from '../config.ts';
import { openPublisher, type Publisher } from '../keys.ts';
import { Refusal } from '../refusal.ts';
import { currentEdition, type Edition } from '../store/editions.ts';
import { readStandingKey } from '../store/standing.ts';
import type { Store } from '../store/store.ts';

/**
 * The key of a store's publisher, made where nothing was ever published.
 * @throws Refusal where an edition stands and its key is lost or another
 */
export async function openPublisherOf(store: Store, { origin }: Pick<Config, 'origin'>): Promise<Publisher> {
	const standing = await currentEdition(store);
	const publisher = await openPublisher(store.folder, origin, standing === undefined);
	if (standing !== undefined) await refuseOtherKey(store, standing, publisher);
	return publisher;
}

/** A list signed by another key than the one before is refused by every phone, for good: it must never get out by accident. */
async function refuseOtherKey(store: Store, standing: Edition, publisher: Publisher): Promise<void> {
	// A list that the disk has changed says nothing; the next press makes another.
	const key = await readStandingKey(store, standing);
	if (key === undefined || key === publisher.verifier) return;
	throw new Refusal(
		`The edition that stands was signed by another key than the one in ${store.folder}: put back a copy of ` +
			`publisher.key, for phones refuse every other; to begin anew with this key, give Shyraq another folder by SHYRAQ_DATA.`
	);
}
