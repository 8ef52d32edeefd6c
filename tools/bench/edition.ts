// The edition as any phone gets it: its list and its articles, asked for at their addresses.
import { linesOfSegment } from '#lib/article/log.ts';
import { readLine } from '#lib/article/read-line.ts';
import { readArticle, readContents } from '#lib/article/read.ts';
import type { Article, Contents, Entry } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';

/** The contents of what an origin publishes. */
export async function askContents(origin: string): Promise<Contents> {
	const read = readContents(await (await fetch(`${origin}${places.contents}`)).text());
	if (read === undefined) throw new Error(`${origin} has no contents.`);
	return read.contents;
}

/** What the list says of every article that stands. */
export async function askEntries(origin: string): Promise<Entry[]> {
	const entries = new Map<string, Entry>();
	for (const { hash } of (await askContents(origin)).segments) {
		const text = await (await fetch(`${origin}${places.segment(hash)}`)).text();
		for (const line of linesOfSegment(text).map(readLine)) {
			if (line === undefined) throw new Error(`${origin} lists what cannot be read.`);
			if ('gone' in line) entries.delete(line.id);
			else entries.set(line.id, line);
		}
	}
	return [...entries.values()];
}

/** The names of every article that stands. */
export async function askHashes(origin: string): Promise<string[]> {
	return (await askEntries(origin)).map(({ hash }) => hash);
}

/** The first article of the front. */
export async function askLead(origin: string): Promise<Article> {
	const [first] = (await askContents(origin)).front;
	const hash = (await askEntries(origin)).find(({ id }) => id === first)?.hash;
	if (hash === undefined) throw new Error(`${origin} publishes nothing.`);
	const read = readArticle(await (await fetch(`${origin}${places.article(hash)}`)).text());
	if (read === undefined) throw new Error(`The lead article of ${origin} cannot be read.`);
	return read.article;
}
