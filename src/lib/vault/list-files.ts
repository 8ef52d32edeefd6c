// The list out of its own files, for when the ledger does not answer.
import { byAge, type EntryList } from '#lib/article/front.ts';
import { readLine } from '#lib/article/read-line.ts';
import type { Entry, Withdrawn } from '#lib/article/types.ts';
import { loadContents } from './contents.ts';
import { readSegment } from './list.ts';

/** What the list's files say of an article; undefined where they say nothing. */
export async function findLineInFiles(id: string): Promise<Entry | Withdrawn | undefined> {
	return (await scanList()).get(id);
}

/** The same from the list's files, for when the ledger does not answer. */
export async function listFromFiles(): Promise<EntryList> {
	const lines = await scanList();
	const entries = [...lines.values()].filter((line) => 'hash' in line).sort(byAge);
	return {
		byIds: (ids) =>
			Promise.resolve(ids.map((id) => lines.get(id)).filter((line) => line !== undefined && 'hash' in line)),
		olderThan(place, count) {
			const from = place === undefined ? 0 : entries.findIndex(({ id }) => id === place.id) + 1;
			return Promise.resolve(entries.slice(from, from + count));
		}
	};
}

async function scanList(): Promise<Map<string, Entry | Withdrawn>> {
	const found = new Map<string, Entry | Withdrawn>();
	for (const { hash } of (await loadContents())?.contents.segments ?? []) {
		for (const text of (await readSegment(hash)) ?? []) {
			const line = readLine(text);
			if (line !== undefined && (found.get(line.id)?.revision ?? 0) <= line.revision) found.set(line.id, line);
		}
	}
	return found;
}
