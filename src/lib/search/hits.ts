// The hits of an answer as they are shown: each with its title and its sentence, out of the text that is kept.
import { readTextBlocks } from '#lib/article/text-blocks.ts';
import type { ArticleHead, Hash } from '#lib/article/types.ts';
import { excerptOf } from './excerpt.ts';
import type { Hit } from './find.ts';
import { readKept } from './kept-texts.ts';
import { readQuery } from './query.ts';
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

/** Shows hits a few at a time; a text that is no longer here is left out. */
export async function* showHits(hits: readonly Hit[], typed: string): AsyncGenerator<ShownHit[]> {
	const clauses = readQuery(typed);
	for (let at = 0; at < hits.length; at += lanes) {
		const some = await Promise.all(hits.slice(at, at + lanes).map(({ article }) => readText(article.hash)));
		yield some.flatMap((text): ShownHit[] => {
			if (text === undefined) return [];
			const { id, language, direction, site = '', published } = text.head;
			return [{ id, language, direction, site, published, ...excerptOf(text.blocks, clauses) }];
		});
	}
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
