// Which article comes next: the first in the list after this one that is on the phone and not yet begun, read from the phone alone.
import { readAs } from '#lib/article/schema.ts';
import { articleIdSchema } from '#lib/article/types.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { ReaderWorker } from '#lib/download/worker.ts';
import { theShelf } from '#lib/shelf/door.ts';
import { isBegun, readPlace } from '#lib/shelf/places.ts';
import { walkEdition } from '../edition-walk.ts';

/** What there is to say at the end of a text: an article; that all here have been begun; or nothing, where there is no list. */
export type Found =
	| { kind: 'article'; id: string; title: string; language: string; direction: 'ltr' | 'rtl'; minutes: string }
	| { kind: 'none' }
	| { kind: 'unknown' };

/** No more of the list is looked at; who has begun all of these goes to the list. */
const mostWalked = 400;

/** Looks for it: from this article on in the order of the list, then from the list's beginning. */
export async function findNext(worker: ReaderWorker, language: Language, id: string): Promise<Found> {
	const before: HTMLElement[] = [];
	let walked = 0;
	let isPast = false;
	for await (const items of walkEdition(worker, language)) {
		walked += items.length;
		const at = items.findIndex((item) => item.dataset['id'] === id);
		const after = isPast ? items : at < 0 ? [] : items.slice(at + 1);
		before.push(...(isPast ? [] : at < 0 ? items : items.slice(0, at)));
		isPast ||= at >= 0;
		const next = await firstUnread(worker, after);
		if (next !== undefined) return next;
		if (walked >= mostWalked) break;
	}
	const first = await firstUnread(worker, before);
	return first ?? { kind: walked === 0 || walked >= mostWalked ? 'unknown' : 'none' };
}

async function firstUnread(worker: ReaderWorker, items: readonly HTMLElement[]): Promise<Found | undefined> {
	const ids = items.map(({ dataset }) => dataset['id'] ?? '');
	if (ids.length === 0) return undefined;
	const { readiness } = await worker.ask('readiness', { kind: 'readiness', ids });
	const shelf = await theShelf();
	for (const item of items) {
		const id = readAs(articleIdSchema, item.dataset['id']);
		const state = id && readiness.states[id];
		if (id === undefined || state === undefined || state === 'absent') continue;
		const place = await readPlace(shelf, id);
		if (place === undefined || !isBegun(place)) return readItem(item, id);
	}
	return undefined;
}

function readItem(item: HTMLElement, id: string): Found {
	const headline = item.querySelector<HTMLElement>('h2');
	return {
		kind: 'article',
		id,
		title: headline?.textContent ?? '',
		language: headline?.lang ?? '',
		direction: headline?.dir === 'rtl' ? 'rtl' : 'ltr',
		minutes: item.querySelector('.minutes')?.textContent ?? ''
	};
}
