// What a composed document says of its article, for the page that has come to life in it.
import { object, oneOf, readAs, type Of } from '#lib/article/schema.ts';
import { aboutFields, hashSchema } from '#lib/article/types.ts';
import { elementIds } from '#lib/contract/places.ts';

const factsSchema = object({ ...aboutFields, page: oneOf(['read']), hash: hashSchema });

/** The article of this document. */
export type ArticleFacts = Of<typeof factsSchema>;

/** The facts of the article in this document; undefined where it holds none. */
export function readFacts(): ArticleFacts | undefined {
	const text = document.getElementById(elementIds.facts)?.textContent;
	return readAs(factsSchema, text ? JSON.parse(text) : undefined);
}
