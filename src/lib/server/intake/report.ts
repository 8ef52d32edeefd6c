// What an intake says of itself: a line for each thing that came, and a line for each source that was asked.
import type { TakenIn } from './take-in.ts';

/** What became of one article, address or file. */
export interface ItemReport {
	/** Its title, or its address or file's name where it never came so far. */
	title: string;
	/**
	 * `same`: it was here just so. `kept`: the text of before is better. `known`: another source has brought it.
	 * `waiting`: its page is fetched at a refresh to come. `followed`: a feed of a list, asked at the next refresh.
	 */
	kind: 'new' | 'changed' | 'same' | 'kept' | 'known' | 'waiting' | 'followed' | 'refused' | 'failed';
	id?: string;
	/** Why, as one sentence; always there for `kept`, `refused` and `failed`. */
	sentence?: string;
	/** A sentence for each picture that could not be had. */
	missing?: readonly string[];
}

/** What became of asking a source. */
export interface SourceReport {
	id: string;
	title: string;
	address: string;
	kind: 'unchanged' | 'read' | 'failed' | 'ended';
	/** Why it failed or ended, or that it moved. */
	sentence?: string;
	/** Those of its articles that are not as they were. */
	items: readonly ItemReport[];
}

/** What became of a refresh. */
export interface RefreshReport {
	sources: readonly SourceReport[];
	/** Addresses that had been waiting. */
	waited: readonly ItemReport[];
}

/** What was taken in as a line of a report. */
export function reportOf(taken: TakenIn, source: string): ItemReport {
	switch (taken.kind) {
		case 'refused':
			return { title: taken.title, kind: 'refused', sentence: `${source}: ${taken.sentence}` };
		case 'kept':
			return {
				title: taken.title,
				kind: 'kept',
				id: taken.id,
				sentence: `${source}: "${taken.title}" stays as it was, for ${taken.why}.`
			};
		case 'same':
			return { title: taken.title, kind: 'same', id: taken.id };
		default: {
			const { title, kind, id, missing } = taken;
			return { title, kind, id, ...(missing.length === 0 ? {} : { missing }) };
		}
	}
}

/** How many of each kind. */
export function countKinds(items: readonly ItemReport[]): Partial<Record<ItemReport['kind'], number>> {
	const counts: Partial<Record<ItemReport['kind'], number>> = {};
	for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
	return counts;
}

/** Whether anything went wrong that the editor should hear of by the exit code. */
export function hasTrouble(items: readonly ItemReport[]): boolean {
	return items.some(({ kind }) => kind === 'refused' || kind === 'failed');
}
