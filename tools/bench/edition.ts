// The edition as any phone gets it: its list and its articles, asked for at their addresses.
import { readArticle, readContents } from '#lib/article/read.ts';
import type { Article, Contents } from '#lib/article/types.ts';
import { places } from '#lib/contract/places.ts';

/** The list of what an origin publishes. */
export async function askContents(origin: string): Promise<Contents> {
	const read = readContents(await (await fetch(`${origin}${places.contents}`)).text());
	if (read === undefined) throw new Error(`${origin} has no contents list.`);
	return read.contents;
}

/** The first article of the front. */
export async function askLead(origin: string): Promise<Article> {
	const { articles } = await askContents(origin);
	const hash = articles[0]?.hash;
	if (hash === undefined) throw new Error(`${origin} publishes nothing.`);
	const read = readArticle(await (await fetch(`${origin}${places.article(hash)}`)).text());
	if (read === undefined) throw new Error(`The lead article of ${origin} cannot be read.`);
	return read.article;
}
