// The list as a log: segments of lines, merged as they grow many, so that news costs its own lines and nobody fetches the rest again.

/** Segments of like size that may stand beside each other before the oldest of them become one. */
export const mergeWidth = 4;
/** No merge grows beyond this; at some 700 bytes a line on the wire it is a megabyte. */
const mostLines = 1024;
/**
 * Lines that come at once are cut into segments of these many, the newest into the smallest: in a window of seconds a phone
 * that was away for long has the newest lines, and their texts, before the rest of what it lacks.
 */
const batchLines = [16, 16, 16, 64, 64, 64] as const;
const laterLines = 256;

type Log = readonly (readonly string[])[];

/** The id of an article that a line of the list is about; every line begins with it. */
export function idOfLine(line: string): string {
	return line.slice(7, line.indexOf('"', 7));
}

/**
 * The log with new lines at its end, merged where due. New lines are never merged at once, so that who was up to date has
 * everything that a merge is made of; see `mergesOf`.
 */
export function appendLines(segments: Log, fresh: readonly string[]): string[][] {
	const log = segments.map((segment) => [...segment]);
	let old = log.length;
	log.push(...cutBatch(fresh));
	for (let due = findDue(log, old); due !== undefined; due = findDue(log, old)) {
		log.splice(due.start, due.count, mergeSegments(log.slice(due.start, due.start + due.count)));
		old -= due.count - 1;
	}
	return log;
}

/** Lines cut from their end on; what is left over stands with the oldest, so that sizes fall from old to new. */
function cutBatch(fresh: readonly string[]): string[][] {
	const cut: string[][] = [];
	let end = fresh.length;
	for (let count = 0; end > 0; count += 1) {
		const size = batchLines[count] ?? laterLines;
		const start = end < 2 * size ? 0 : end - size;
		cut.unshift(fresh.slice(start, end));
		end = start;
	}
	return cut;
}

/** Several segments as one: of each article only the last line, in the order of these lines. */
export function mergeSegments(segments: Log): string[] {
	const last = new Map<string, string>();
	for (const line of segments.flat()) {
		const id = idOfLine(line);
		last.delete(id);
		last.set(id, line);
	}
	return [...last.values()];
}

/**
 * What may have become of segments that are listed no more: every run of them as one that has a wanted number of lines.
 * A merge of merges is the merge of all they were made of, so one step finds what several made.
 * @param segments the segments held before, in their order; undefined where one is listed still or not here
 * @param wanted the numbers of lines of those that are lacking now
 */
export function mergesOf(
	segments: readonly (readonly string[] | undefined)[],
	wanted: ReadonlySet<number>
): string[][] {
	const merges: string[][] = [];
	for (let start = 0; start < segments.length; start += 1) {
		const run: (readonly string[])[] = [];
		for (let end = start; segments[end] !== undefined; end += 1) {
			run.push(segments[end] ?? []);
			if (run.length === 1) continue;
			const merge = mergeSegments(run);
			if (merge.length > mostLines) break;
			if (wanted.has(merge.length)) merges.push(merge);
		}
	}
	return merges;
}

/** A segment as the file that bears its name: each line ended by a newline. */
export function writeSegment(lines: readonly string[]): string {
	return `${lines.join('\n')}\n`;
}

/** The lines of a segment's file. */
export function linesOfSegment(text: string): string[] {
	return text.split('\n').filter((line) => line !== '');
}

/**
 * Where segments are to be merged. Two laws keep their number small, whatever sizes come: sizes fall from old to new, and
 * few of like size stand beside each other. The newest of like size stay out, so that a phone which was away for a
 * while lacks small merges and has what the large ones are made of.
 * @param old how many of the log's segments were there before; only those are merged
 */
function findDue(log: Log, old: number): { start: number; count: number } | undefined {
	for (let start = 0; start < old; start += 1) {
		const level = levelOf(log[start]);
		const larger = log.slice(0, old).findIndex((lines, at) => at > start && levelOf(lines) > level);
		if (larger > 0 && fits(log.slice(start, larger + 1))) return { start, count: larger + 1 - start };
		const run = log.slice(start, start + mergeWidth + 1);
		if (run.length <= mergeWidth || !run.every((lines) => levelOf(lines) === level)) continue;
		for (let count = Math.min(mergeWidth, old - start); count > 1; count -= 1)
			if (fits(run.slice(0, count))) return { start, count };
	}
	return undefined;
}

function fits(segments: Log): boolean {
	return segments.reduce((sum, lines) => sum + lines.length, 0) <= mostLines;
}

function levelOf(lines: readonly string[] = []): number {
	return Math.floor(Math.log2(lines.length) / Math.log2(mergeWidth));
}
