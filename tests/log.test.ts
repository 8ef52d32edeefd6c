// The list as a log: what a merge keeps, how few segments there are whatever is published, and that news costs its own lines.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendLines, idOfLine, linesOfSegment, mergeSegments, mergesOf, writeSegment } from '#lib/article/log.ts';

type Log = readonly string[][];

const lineOf = (id: number, text: number) => `{"id":"a${id.toString(36)}","text":${text}}`;

/** The log after each publication, of lines about articles by their numbers. */
function publishAll(publications: readonly (readonly number[])[]): { logs: Log[]; lines: string[][] } {
	const logs: Log[] = [[]];
	const lines = publications.map((ids, at) => [...new Set(ids)].map((id) => lineOf(id, at)));
	for (const fresh of lines) logs.push(appendLines(logs.at(-1) ?? [], fresh));
	return { logs, lines };
}

/** The last line of each article, which is all that a log says. */
function sayingOf(lines: readonly string[]): Map<string, string> {
	return new Map(lines.map((line) => [idOfLine(line), line]));
}

/** What a phone with one log lacks of another, when it makes what it can of what it has. */
function lackOf(held: Log, next: Log): string[][] {
	const named = new Set(next.map(writeSegment));
	const free = held.map((lines) => (named.has(writeSegment(lines)) ? undefined : lines));
	const made = mergesOf(free, new Set(next.map(({ length }) => length)));
	const here = new Set([...held, ...made].map(writeSegment));
	return next.filter((lines) => !here.has(writeSegment(lines)));
}

const countLines = (log: Log) => log.reduce((sum, { length }) => sum + length, 0);

/** Sizes of publications: mostly few articles, now and then very many. */
const publication = fc.oneof(
	{ weight: 8, arbitrary: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 6 }) },
	{ weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 100 }) },
	{ weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 700 }) }
);
const publications = fc.array(publication, { minLength: 1, maxLength: 60 });

describe('the log', () => {
	it('says what the plain sequence of lines says, in segments that have a size', () => {
		fc.assert(
			fc.property(publications, (given) => {
				const { logs, lines } = publishAll(given);
				const log = logs.at(-1) ?? [];
				expect(sayingOf(log.flat())).toEqual(sayingOf(lines.flat()));
				for (const segment of log) expect(segment.length).toBeGreaterThan(0);
				for (const segment of log) expect(segment.length).toBeLessThanOrEqual(1024);
			})
		);
	});

	it('costs whoever follows every edition the new lines and no others', () => {
		fc.assert(
			fc.property(publications, (given) => {
				const { logs, lines } = publishAll(given);
				lines.forEach((fresh, at) => {
					expect(lackOf(logs[at] ?? [], logs[at + 1] ?? []).flat()).toEqual(fresh);
				});
			})
		);
	});

	it('costs whoever was away little more than what was published meanwhile', () => {
		const given = Array.from({ length: 600 }, (_, at) =>
			Array.from({ length: 1 + ((at * 7) % 5) }, (_id, id) => at * 9 + id)
		);
		const { logs, lines } = publishAll(given);
		for (let at = 3; at < 560; at += 11)
			for (const away of [1, 2, 3, 5, 8, 13, 21, 40]) {
				const published = countLines(lines.slice(at, at + away));
				const fetched = countLines(lackOf(logs[at] ?? [], logs[at + away] ?? []));
				expect(fetched, `at ${at}, away for ${away}`).toBeLessThanOrEqual(6 * published);
			}
	});

	it.each<[string, (at: number) => number]>([
		['one at a time', () => 1],
		['one and five by turns', (at) => (at % 2 === 0 ? 1 : 5)],
		['few, and very many now and then', (at) => (at % 7 === 0 ? 1020 : 1)],
		['a little more than one batch', () => 257],
		['falling', (at) => 1 + ((at * 37) % 90)]
	])('stays short when there come %s', (_name, sizeAt) => {
		let id = 0;
		let log: string[][] = [];
		for (let at = 0; at < 500; at += 1) {
			log = appendLines(
				log,
				Array.from({ length: sizeAt(at) }, () => lineOf((id += 1), at))
			);
			expect(log.length).toBeLessThan(25 + countLines(log) / 450);
		}
	});

	it('a merge keeps of each article the last line, where that line stood', () => {
		const merged = mergeSegments([[lineOf(1, 0), lineOf(2, 0)], [lineOf(1, 1)], [lineOf(3, 2), lineOf(2, 2)]]);
		expect(merged).toEqual([lineOf(1, 1), lineOf(3, 2), lineOf(2, 2)]);
	});

	it('a segment is its lines, each ended', () => {
		const lines = [lineOf(1, 0), lineOf(2, 0)];
		expect(writeSegment(lines)).toBe(`${lines.join('\n')}\n`);
		expect(linesOfSegment(writeSegment(lines))).toEqual(lines);
	});
});
