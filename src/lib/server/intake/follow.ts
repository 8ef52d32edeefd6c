// Following by any address: of a feed, of a page that names its feeds, or of a site that keeps one in a usual place.
import { Refusal } from '../refusal.ts';
import type { FetchedDocument, OfferedFeed, Outside, ReadFeed } from './ports.ts';
import { addFeed } from './sources.ts';
import type { Store } from '../store/store.ts';

/** Places that are tried before one gives up. */
const mostTried = 12;

/** A feed that was found. */
export interface FoundFeed {
	address: string;
	feed: ReadFeed;
}

/** Followed from now on: the source's id, its feed, and whether it was not followed before. */
export interface Followed {
	id: string;
	address: string;
	title: string;
	isNew: boolean;
}

/**
 * Finds the feed at an address or of its page, and follows it. Its articles come with the next refresh.
 * @throws Refusal with a sentence where there is none
 */
export async function followFeed(
	store: Store,
	outside: Outside,
	address: string,
	folder: string | undefined,
	now: Date
): Promise<Followed> {
	const { address: found, feed } = await findFeed(outside, address, now);
	const { title, site } = feed;
	const added = await addFeed(store, { address: found, title, site, folder }, now);
	return { ...added, address: found, title };
}

/**
 * The feeds between which one has to choose: those that a page names, where it names more than one. Nothing where the address
 * is a feed itself, or leads to one at most, or cannot be read; "followFeed" then finds it or says why not.
 */
export async function listChoice(outside: Outside, given: string, now: Date): Promise<readonly OfferedFeed[]> {
	const answer = await outside.fetchPage({ address: writeOut(given), kind: 'feed' });
	if (answer.kind !== 'fresh' || readAt(outside, answer, now) !== undefined) return [];
	// Those in usual places have no title: they are guesses, which nobody can choose between.
	const named = outside.findFeeds(answer).filter(({ title }) => title !== '');
	return named.length > 1 ? named.slice(0, mostTried) : [];
}

/** The feed that an address means. @throws Refusal with a sentence where there is none */
export async function findFeed(outside: Outside, given: string, now: Date): Promise<FoundFeed> {
	const address = writeOut(given);
	const answer = await outside.fetchPage({ address, kind: 'feed' });
	if (answer.kind !== 'fresh') throw new Refusal('sentence' in answer ? answer.sentence : notFound(address));
	const itself = readAt(outside, answer, now);
	if (itself !== undefined) return { address: answer.movedTo ?? address, feed: itself };
	const offered = outside.findFeeds(answer).slice(0, mostTried);
	for (const offer of offered) {
		const found = await tryFeed(outside, offer, now);
		if (found !== undefined) return found;
	}
	throw new Refusal(notFound(address));
}

async function tryFeed(outside: Outside, { address }: OfferedFeed, now: Date): Promise<FoundFeed | undefined> {
	const answer = await outside.fetchPage({ address, kind: 'feed' });
	if (answer.kind !== 'fresh') return undefined;
	const feed = readAt(outside, answer, now);
	return feed && { address: answer.movedTo ?? address, feed };
}

function readAt(outside: Outside, document: FetchedDocument, now: Date): ReadFeed | undefined {
	const reading = outside.readFeed(document, now);
	return 'read' in reading ? reading.read : undefined;
}

/** An address as people write it: `lamp.example` means the site's front; `feed:` is an old way to say that it is a feed. */
export function writeOut(given: string): string {
	const plain = given.trim().replace(/^feed:(?:\/\/)?(?!\/)/i, '');
	if (/^https?:\/\//i.test(plain)) return plain;
	// What is no address is shown as it was given.
	if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(plain) || plain === '' || /\s/.test(plain)) return plain;
	return `https://${plain}`;
}

function notFound(address: string): string {
	return `There is no feed at ${address.slice(0, 300)}, and its page names none that can be read.`;
}
