// Which articles the publisher has withdrawn: their texts may lie here a while longer, and are not to be found any more.
import { readLine } from '#lib/article/read-line.ts';
import type { ArticleId, Hash } from '#lib/article/types.ts';
import type { Manifest } from './index-store.ts';
import { readKeptLines } from './kept-texts.ts';

/** How such a line begins to differ from any other, so that ten thousand need not be parsed. */
const sign = '"gone"';

/** The revision with which each article was withdrawn. A later one may stand again. */
export type Withdrawn = ReadonlyMap<ArticleId, number>;

/** Reads those parts of the list that were not read before. @returns what is known now, as it is to be remembered */
export async function learnWithdrawn(
	{ lists, gone }: Pick<Manifest, 'lists' | 'gone'>,
	kept: ReadonlySet<Hash>
): Promise<Pick<Manifest, 'lists' | 'gone'>> {
	const known = new Set(lists);
	const revisions = new Map(gone.map(({ id, revision }) => [id, revision]));
	for (const hash of kept) {
		if (known.has(hash)) continue;
		const lines = await readKeptLines(hash);
		if (lines === undefined) continue;
		known.add(hash);
		for (const text of lines) {
			const line = text.includes(sign) ? readLine(text) : undefined;
			if (line !== undefined && 'gone' in line)
				revisions.set(line.id, Math.max(line.revision, revisions.get(line.id) ?? 0));
		}
	}
	return {
		lists: [...kept].filter((hash) => known.has(hash)),
		gone: [...revisions].map(([id, revision]) => ({ id, revision }))
	};
}

/** What is remembered, by article. */
export function byArticle({ gone }: Pick<Manifest, 'gone'>): Withdrawn {
	return new Map(gone.map(({ id, revision }) => [id, revision]));
}
