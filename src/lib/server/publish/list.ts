// The list as lines: what a publication adds to the log, and when the log begins anew.
import { byAge } from '#lib/article/front.ts';
import { appendLines } from '#lib/article/log.ts';
import type { ArticleId } from '#lib/article/types.ts';
import { writeEntry, writeLine, writeWithdrawal, type Remembered, type SignedArticle } from './sign.ts';

/** A line of the list as it stands after a publication. */
export interface ListedLine {
	id: ArticleId;
	line: string;
	/** When the article was published, in milliseconds since 1970; undefined for one withdrawn. */
	at: number | undefined;
	revision: number;
	/** Whether the list did not say so before. */
	isFresh: boolean;
}

/** With every article corrected twice, the log holds as many lines that say nothing any more; a small one need not care. */
const mostOverStanding = 3;
const freely = 1000;

/** The last line about every article ever published: the withdrawn first, then those that stand, oldest first. */
export function writeLines(
	signed: readonly SignedArticle[],
	remembered: ReadonlyMap<ArticleId, Remembered>
): ListedLine[] {
	const standing = new Set(signed.map(({ article }) => article.head.id));
	const withdrawn = [...remembered]
		.filter(([id]) => !standing.has(id))
		.map(([id, before]) => {
			const revision = before.isGone ? before.revision : before.revision + 1;
			const line = writeWithdrawal(id, revision);
			return { id, line, at: undefined, revision, isFresh: before.line !== line };
		});
	const entries = signed.map(writeEntry).sort((one, other) => byAge(other, one));
	return [
		...withdrawn,
		...entries.map((entry) => {
			const line = writeLine(entry);
			const { id, revision, published } = entry;
			return { id, line, at: Date.parse(published), revision, isFresh: remembered.get(id)?.line !== line };
		})
	];
}

/**
 * The log after a publication: the fresh lines at its end. Begun anew of all lines where it is not there or not whole, and
 * where most of what it holds is no longer so.
 */
export function nextLog(log: readonly (readonly string[])[] | undefined, lines: readonly ListedLine[]): string[][] {
	const fresh = lines.filter(({ isFresh }) => isFresh);
	const next = log === undefined ? [] : fresh.length === 0 ? log : appendLines(log, fresh.map(textOf));
	const standing = lines.filter(({ at }) => at !== undefined).length;
	const isOverlong = next.reduce((sum, { length }) => sum + length, 0) > mostOverStanding * standing + freely;
	const isAnew = log === undefined || isOverlong;
	return isAnew ? appendLines([], lines.map(textOf)) : next.map((segment) => [...segment]);
}

function textOf({ line }: ListedLine): string {
	return line;
}
