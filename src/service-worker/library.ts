// What of the library a document shows, from the list kept here, or where there is none from what is kept.
import type { Subject } from '#lib/article/compose/document.ts';
import { showLibrary } from '#lib/article/front.ts';
import type { Contents } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { followedList } from '#lib/vault/entries.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { navigationStallMs } from './articles.ts';
import { late } from './late.ts';

/** Contents of a phone that has lost its own: what is kept is listed by age. */
const noContents: Pick<Contents, 'number' | 'published' | 'publisher' | 'front'> = {
	number: 0,
	published: '',
	publisher: '',
	front: []
};

/** The front, or with an article's id the list after it; of one source where one is named that there is. */
export async function findLibrary(after: string | undefined, from?: string): Promise<Subject> {
	const kept = (from === undefined ? undefined : await showKept(after, from)) ?? (await showKept(after));
	if (kept !== undefined) return kept;
	const outcome = await late().refresh(navigationStallMs);
	const now = await showKept(after);
	if (now !== undefined) return now;
	if (outcome.kind === 'fault' && outcome.fault.code.startsWith('storage'))
		throw new FaultError(outcome.fault.code, outcome.fault.detail);
	return { kind: 'notice', notice: after === undefined ? 'empty' : 'unknown' };
}

async function showKept(after: string | undefined, from?: string): Promise<Subject | undefined> {
	const contents = (await loadContents())?.contents ?? noContents;
	const shown = await showFollowed(contents, after, from).catch(async (failed: unknown) => {
		console.warn(`shyraq: the ledger does not answer: ${String(failed)}`);
		return showLibrary(contents, await late().listFromFiles(), after);
	});
	return shown === undefined || shown.entries.length === 0 ? undefined : { kind: 'library', shown };
}

async function showFollowed(contents: typeof noContents, after: string | undefined, from: string | undefined) {
	const shown = await showLibrary(contents, await followedList(), after, from);
	const sources = await readFact('sources');
	return shown && { ...shown, ...(sources && { sources }) };
}
