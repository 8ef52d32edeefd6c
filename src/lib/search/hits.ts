// The hits of an answer as they are shown: at once with what the index knows of them, then each with its sentence, out of the text that is kept.
import { toText } from '#lib/article/bytes.ts';
import { readTextBlocks } from '#lib/article/text-blocks.ts';
import type { ArticleHead, Hash } from '#lib/article/types.ts';
import { excerptOf, partsOf } from './excerpt.ts';
import type { Hit } from './find.ts';
import { readKept } from './kept-texts.ts';
import { readQuery } from './query.ts';
import { findSpots } from './spots.ts';
import type { ShownHit } from './thread-messages.ts';

interface Text {
	head: ArticleHead;
	blocks: string[];
}

/** Texts that are remembered: from one letter to the next most hits stay. */
const mostTexts = 60;
/** So many are read at a time. */
const lanes = 4;

const texts = new Map<Hash, Text>();

/** Hits as the index knows them, without their sentences. */
export function outlineHits(hits: readonly Hit[], typed: string): ShownHit[] {
	const clauses = readQuery(typed);
	return hits.map(({ article: { id, language, site, published, title } }) => {
		const text = toText(title);
		return {
			id,
			language,
			site,
			published: new Date(published * 1000).toISOString(),
			title: partsOf(text, findSpots(text, clauses)),
			text: undefined
		};
	});
}

/** The same with their sentences, read a few at a time as long as they are asked for; a text that is no longer here is left out. */
export async function showHits(hits: readonly Hit[], typed: string, isAsked: () => boolean): Promise<ShownHit[]> {
	const clauses = readQuery(typed);
	const shown: ShownHit[] = [];
	for (let at = 0; at < hits.length && isAsked(); at += lanes)
		for (const text of await Promise.all(hits.slice(at, at + lanes).map(({ article }) => readText(article.hash)))) {
			if (text === undefined) continue;
			const { id, language, site = '', published } = text.head;
			shown.push({ id, language, site, published, ...excerptOf(text.blocks, clauses) });
		}
	return shown;
}

async function readText(hash: Hash): Promise<Text | undefined> {
	const known = texts.get(hash);
	if (known !== undefined) return known;
	const article = await readKept(hash);
	if (article === undefined) return undefined;
	const text = { head: article.head, blocks: readTextBlocks(article) };
	const [oldest] = texts.keys();
	if (texts.size >= mostTexts && oldest !== undefined) texts.delete(oldest);
	texts.set(hash, text);
	return text;
}
