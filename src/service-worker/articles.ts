// Which text an article's address gets: the one kept, the one the network brings, an older one, or a plain word why not.
import type { Subject } from '#lib/article/compose/document.ts';
import { faultOf } from '#lib/contract/faults.ts';
import { loadContents, type Held } from '#lib/vault/contents.ts';
import { fetchText, readNewestText, readText, type KeptArticle } from '#lib/vault/texts.ts';
import { refresh, runErrand } from './errand.ts';
import { announce } from './network.ts';

/** How long a document waits for a silent network before it says so. */
export const navigationStallMs = 8000;
/** How long it waits for a correction where the text before it is here. */
const correctionWaitMs = 2500;

/** What to paint for an article's id. No network stands before a text that is kept. */
export async function findArticle(id: string): Promise<Subject> {
	const held = await loadContents();
	if (held?.contents.gone.some((withdrawn) => withdrawn === id)) return { kind: 'notice', notice: 'gone' };
	const entry = held?.byId.get(id);
	const kept = entry === undefined ? await readOlder(id) : await readText(entry.hash);
	if (kept !== undefined) return { kind: 'article', ...kept };
	return held !== undefined && entry !== undefined ? fetchEntry(id, held) : findUnlisted(id);
}

/** An article that is listed and not here. */
async function fetchEntry(id: string, held: Held): Promise<Subject> {
	const entry = held.byId.get(id);
	if (entry === undefined) return { kind: 'notice', notice: 'unknown' };
	const older = await readOlder(id);
	const outcome = await runErrand(() =>
		fetchText(entry, held, older === undefined ? navigationStallMs : correctionWaitMs)
	);
	if (outcome.kind === 'came') announce({ kind: 'library-changed' });
	const text = outcome.kind === 'came' ? outcome.value : older;
	return text === undefined ? { kind: 'notice', notice: 'absent' } : { kind: 'article', ...text };
}

/** An article that no contents list here names: a newer list may. */
async function findUnlisted(id: string): Promise<Subject> {
	const outcome = await refresh(navigationStallMs);
	const held = await loadContents();
	if (held === undefined) return { kind: 'notice', notice: 'absent' };
	if (held.contents.gone.some((withdrawn) => withdrawn === id)) return { kind: 'notice', notice: 'gone' };
	if (held.byId.has(id) && outcome.kind === 'came') return fetchEntry(id, held);
	return { kind: 'notice', notice: 'unknown' };
}

async function readOlder(id: string): Promise<KeptArticle | undefined> {
	try {
		return await readNewestText(id);
	} catch (failed) {
		console.warn(`shyraq: the ledger does not answer: ${faultOf(failed).detail}`);
		return undefined;
	}
}
