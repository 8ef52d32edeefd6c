// Which text an article's address gets: the one kept, the one the network brings, an older one, or a plain word why not.
import type { Subject } from '#lib/article/compose/document.ts';
import type { Entry } from '#lib/article/types.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { findLine } from '#lib/vault/entries.ts';
import type { GoneRow } from '#lib/vault/ledger.ts';
import { readNewestText, readText, type KeptArticle } from '#lib/vault/texts.ts';
import { late } from './late.ts';

/** How long a document waits for a silent network before it says so. */
export const navigationStallMs = 8000;
/** How long it waits for a correction where the text before it is here. */
const correctionWaitMs = 2500;

/** What to paint for an article's id. No network stands before a text that is kept. */
export async function findArticle(id: string): Promise<Subject> {
	const line = await findListed(id);
	if (line !== undefined && 'gone' in line) return { kind: 'notice', notice: 'gone' };
	const kept = line === undefined ? await readOlder(id) : await readText(line.hash);
	if (kept !== undefined) return { kind: 'article', ...kept };
	return line === undefined ? findUnlisted(id) : fetchListed(line);
}

/** An article that is listed and not here. */
async function fetchListed(entry: Entry): Promise<Subject> {
	const older = await readOlder(entry.id);
	const waitMs = older === undefined ? navigationStallMs : correctionWaitMs;
	const text = (await late().fetchEntry(entry, waitMs)) ?? older;
	return text === undefined ? { kind: 'notice', notice: 'absent' } : { kind: 'article', ...text };
}

/** An article that no list here names: a newer list may. */
async function findUnlisted(id: string): Promise<Subject> {
	await late().refresh(navigationStallMs);
	const line = await findListed(id);
	if (line === undefined) {
		return { kind: 'notice', notice: (await loadContents()) === undefined ? 'absent' : 'unknown' };
	}
	return 'gone' in line ? { kind: 'notice', notice: 'gone' } : fetchListed(line);
}

async function findListed(id: string): Promise<Entry | GoneRow | undefined> {
	return findLine(id).catch((failed: unknown) => {
		console.warn(`shyraq: the ledger does not answer: ${String(failed)}`);
		return late().findLineInFiles(id);
	});
}

async function readOlder(id: string): Promise<KeptArticle | undefined> {
	return readNewestText(id).catch((failed: unknown) => {
		console.warn(`shyraq: the ledger does not answer: ${String(failed)}`);
		return undefined;
	});
}
