// What a composed document says of its article, for the page that has come to life in it.
import * as v from 'valibot';
import { articleHeadSchema, hashSchema } from '#lib/article/types.ts';
import { elementIds } from '#lib/contract/places.ts';

const { id, revision, title, language, direction, minutes } = articleHeadSchema.entries;
const factsSchema = v.object({
	page: v.literal('read'),
	hash: hashSchema,
	id,
	revision,
	title,
	language,
	direction,
	minutes
});

/** The article of this document. */
export type ArticleFacts = v.InferOutput<typeof factsSchema>;

/** The facts of the article in this document; undefined where it holds none. */
export function readFacts(): ArticleFacts | undefined {
	const text = document.getElementById(elementIds.facts)?.textContent;
	const read = v.safeParse(factsSchema, text ? JSON.parse(text) : undefined);
	return read.success ? read.output : undefined;
}
